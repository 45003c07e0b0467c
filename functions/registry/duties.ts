import type { OutputOf, ParsedInput } from '../../shared/contract/index.ts';
import { dutyStanding, editionInForce, pairedService } from '../../shared/registry/index.ts';
import type {
  Duty,
  DutyRecord,
  DutyStanding,
  Exemption,
  Person,
  Service,
} from '../../shared/registry/index.ts';
import { addMonths, civilDateOf, monthOf, monthsBetween, yearOf } from '../../shared/time/civil.ts';
import type { CivilDate, Month } from '../../shared/time/civil.ts';
import { periodOf, periodsBetween } from '../../shared/time/period.ts';
import type { Period } from '../../shared/time/period.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { keepsRegistry, today } from './ports.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore } from './store.ts';

type Item = OutputOf<'dutyStatus'>['items'][number];
type DutyYear = OutputOf<'dutyCalendar'>['items'][number];
type Filter = Pick<ParsedInput<'dutyStatus'>, 'jurisdiction' | 'person' | 'unit' | 'programme'>;

/** Someone who bears duties, which and since when, and the records that may count. */
interface Bearer {
  readonly person: Person;
  readonly duties: readonly Duty[];
  readonly service: Service;
  readonly exemptions: readonly Exemption[];
  readonly records: readonly DutyRecord[];
}

/** Which plan lays duties on officials, and from which day on the field log is needed. */
interface Window {
  readonly plan: CivilDate;
  readonly since: (duties: readonly Duty[]) => CivilDate;
  readonly until: CivilDate;
}

/**
 * How every duty stands on a day, in the period that contains it. Officials bear theirs from the first to the last day of their
 * pairings in the edition in force, observers theirs for their term. Observers' standing is shown to office and admin only: a lead
 * filed on a known day would tell who filed it.
 */
export const dutyStatus =
  ({ store }: Pick<Ports, 'store'>): UseCase<'dutyStatus'> =>
  async ({ on, ...filter }, caller) => {
    const firstDays = (duties: readonly Duty[]) => duties.map((duty) => periodOf(duty.period, on).from);
    const bearers = await bearersOf(store, filter, caller, {
      plan: on,
      since: (duties) => firstDays(duties).toSorted()[0] ?? on,
      until: on,
    });
    return {
      items: bearers.flatMap((bearer) => bearer.duties.map((duty) => statusOf(duty, bearer, on))),
    };
  };

/**
 * Every duty through a year, period by period, as it stands today; `ahead` where the period has not begun. The plan is the one in force on
 * the year's last day or today, whichever is earlier.
 */
export const dutyCalendar =
  ({ store, clock }: Ports): UseCase<'dutyCalendar'> =>
  async ({ year, ...filter }, caller) => {
    const on = today(clock);
    const [first, last] = [`${year}-01-01`, `${year}-12-31`];
    const until = last < on ? last : on;
    const window = { plan: until < first ? first : until, since: () => first, until };
    const [bearers, units] = await Promise.all([
      bearersOf(store, filter, caller, window),
      store.all(filter.jurisdiction, 'units'),
    ]);
    const unitNames = new Map(units.map(({ id, name }) => [id, name]));
    return {
      year,
      on,
      items: bearers.flatMap((bearer) =>
        bearer.duties.map((duty): DutyYear => {
          const { person } = bearer;
          return {
            duty: duty.id,
            name: duty.name,
            programme: duty.programme,
            record: duty.record,
            person: person.id,
            personName: person.name,
            unit: person.unit,
            unitName: unitNames.get(person.unit ?? ''),
            periods: periodsBetween(duty.period, first, last).map((period) => {
              const standing = standingOf(duty, bearer, on, period.from);
              const { code, ...told } = toldOf(standing);
              const ahead = period.from > on && standing.status !== 'exempt';
              return {
                ...told,
                period: code,
                from: period.from,
                to: period.to,
                status: ahead ? ('ahead' as const) : standing.status,
              };
            }),
          };
        }),
      ),
    };
  };

const standingOf = (duty: Duty, { service, exemptions, records }: Bearer, on: CivilDate, at = on) =>
  dutyStanding(duty, service, records, on, { at, exemptions });

const toldOf = ({ period, count, required, reason, lastDay }: DutyStanding) => ({
  code: codeOf(period),
  minimum: required,
  done: count,
  reason,
  dueOn: lastDay,
});

function statusOf(duty: Duty, bearer: Bearer, on: CivilDate): Item {
  const standing = standingOf(duty, bearer, on);
  const { code, ...told } = toldOf(standing);
  return {
    duty: duty.id,
    name: duty.name,
    person: bearer.person.id,
    personName: bearer.person.name,
    ...told,
    period: code,
    status: standing.status,
  };
}

/** Those who bear duties, of one programme or all; a person, a unit's people or everybody. */
async function bearersOf(
  store: RegistryStore,
  { jurisdiction, person, unit, programme }: Filter,
  caller: StaffCaller,
  window: Window,
): Promise<Bearer[]> {
  const [all, known] = await Promise.all([
    store.all(jurisdiction, 'duties'),
    person ? one(store, jurisdiction, person) : store.all(jurisdiction, 'people'),
  ]);
  const people = known.filter((candidate) => unit === undefined || candidate.unit === unit);
  const duties = all.filter((duty) => programme === undefined || duty.programme === programme);
  const of = (bearer: Duty['appliesTo']) => duties.filter(({ appliesTo }) => appliesTo === bearer);
  const [officials, observers] = await Promise.all([
    bearingOfficials(store, jurisdiction, { people, duties: of('official'), window }),
    keepsRegistry(caller) && of('observer').length > 0
      ? bearingObservers(store, jurisdiction, people, of('observer'))
      : [],
  ]);
  return [...officials, ...observers];
}

async function one(store: RegistryStore, jurisdiction: string, id: string): Promise<Person[]> {
  return [...(await store.rows(jurisdiction, 'people', [id])).values()].map(({ row }) => row);
}

async function bearingOfficials(
  store: RegistryStore,
  jurisdiction: string,
  { people, duties, window }: { people: readonly Person[]; duties: readonly Duty[]; window: Window },
): Promise<Bearer[]> {
  const edition = editionInForce((await store.approved(jurisdiction)).editions, window.plan);
  if (!edition || duties.length === 0 || people.length === 0) return [];
  const only = people.length === 1 ? people[0]?.id : undefined;
  const pairings = Map.groupBy(await store.pairings(jurisdiction, edition, only), ({ official }) => official);
  const entries = await Promise.all(
    monthsFrom(monthOf(window.since(duties)), monthOf(window.until)).map((month) =>
      store.log(jurisdiction, month),
    ),
  );
  const records = Map.groupBy(entries.flat(), (entry) => entry.person);
  return people.flatMap((person) => {
    const held = pairings.get(person.id);
    if (person.kind !== 'official' || !held) return [];
    const { service, exemptions } = pairedService(held, person.to);
    return [{ person, duties, service, exemptions, records: records.get(person.id) ?? [] }];
  });
}

const bearingObservers = (
  store: RegistryStore,
  jurisdiction: string,
  people: readonly Person[],
  duties: readonly Duty[],
): Promise<Bearer[]> =>
  Promise.all(
    people
      .filter(({ kind }) => kind === 'observer')
      .map(async (person) => ({
        person,
        duties,
        service: person,
        exemptions: [],
        records: (await store.leadsFiledAt(jurisdiction, person.id)).map((at) => ({
          kind: 'lead',
          date: civilDateOf(at),
        })),
      })),
  );

/** The months from one to another; none where the last is before the first. */
function monthsFrom(first: Month, last: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, at) => addMonths(first, at));
}

/** A period in a form that both languages read: `2026-05`, `2026-Q2`, `2026-H1`, `2026`. */
function codeOf({ kind, from }: Period): string {
  const month = Number(from.slice(5, 7));
  if (kind === 'month') return monthOf(from);
  if (kind === 'quarter') return `${yearOf(from)}-Q${Math.ceil(month / 3)}`;
  return kind === 'halfYear' ? `${yearOf(from)}-H${month < 7 ? 1 : 2}` : String(yearOf(from));
}
