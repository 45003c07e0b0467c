import type { OutputOf } from '../../shared/contract/index.ts';
import { dutyStanding, editionInForce } from '../../shared/registry/index.ts';
import type { Duty, DutyRecord, Pairing, Person, Service } from '../../shared/registry/index.ts';
import { addMonths, civilDateOf, monthOf, monthsBetween, yearOf } from '../../shared/time/civil.ts';
import type { CivilDate, Month } from '../../shared/time/civil.ts';
import { periodOf } from '../../shared/time/period.ts';
import type { Period } from '../../shared/time/period.ts';
import type { UseCase } from '../platform/http.ts';
import { keepsRegistry } from './ports.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore } from './store.ts';

type Item = OutputOf<'dutyStatus'>['items'][number];

/** Someone who bears duties, since when, and the records that may count. */
interface Bearer {
  readonly person: Person;
  readonly service: Service;
  readonly records: readonly DutyRecord[];
}

/**
 * How every duty stands on a day, in the period that contains it. Officials bear theirs from the first to the last day of their
 * pairings in the edition in force, observers theirs for their term. Observers' standing is shown to office and admin only: a lead
 * filed on a known day would tell who filed it.
 */
export const dutyStatus =
  ({ store }: Pick<Ports, 'store'>): UseCase<'dutyStatus'> =>
  async ({ jurisdiction, on, person }, caller) => {
    const duties = await store.all(jurisdiction, 'duties');
    const people = person ? await one(store, jurisdiction, person) : await store.all(jurisdiction, 'people');
    const forOfficials = duties.filter(({ appliesTo }) => appliesTo === 'official');
    const forObservers = duties.filter(({ appliesTo }) => appliesTo === 'observer');
    const [officials, observers] = await Promise.all([
      bearingOfficials(store, jurisdiction, people, forOfficials, on),
      keepsRegistry(caller) && forObservers.length > 0 ? bearingObservers(store, jurisdiction, people) : [],
    ]);
    return {
      items: [
        ...officials.flatMap((bearer) => forOfficials.map((duty) => itemOf(duty, bearer, on))),
        ...observers.flatMap((bearer) => forObservers.map((duty) => itemOf(duty, bearer, on))),
      ],
    };
  };

async function one(store: RegistryStore, jurisdiction: string, id: string): Promise<Person[]> {
  return [...(await store.rows(jurisdiction, 'people', [id])).values()].map(({ row }) => row);
}

async function bearingOfficials(
  store: RegistryStore,
  jurisdiction: string,
  people: readonly Person[],
  duties: readonly Duty[],
  on: CivilDate,
): Promise<Bearer[]> {
  const edition = editionInForce((await store.approved(jurisdiction)).editions, on);
  if (!edition || duties.length === 0) return [];
  const only = people.length === 1 ? people[0]?.id : undefined;
  const pairings = Map.groupBy(await store.pairings(jurisdiction, edition, only), ({ official }) => official);
  const since = duties.map((duty) => monthOf(periodOf(duty.period, on).from)).toSorted()[0] ?? monthOf(on);
  const entries = await Promise.all(
    monthsFrom(since, monthOf(on)).map((month) => store.log(jurisdiction, month)),
  );
  const records = Map.groupBy(entries.flat(), (entry) => entry.person);
  return people.flatMap((person) => {
    const held = pairings.get(person.id);
    if (person.kind !== 'official' || !held) return [];
    return [{ person, service: serviceOf(held, person), records: records.get(person.id) ?? [] }];
  });
}

const bearingObservers = (
  store: RegistryStore,
  jurisdiction: string,
  people: readonly Person[],
): Promise<Bearer[]> =>
  Promise.all(
    people
      .filter(({ kind }) => kind === 'observer')
      .map(async (person) => ({
        person,
        service: person,
        records: (await store.leadsFiledAt(jurisdiction, person.id)).map((at) => ({
          kind: 'lead',
          date: civilDateOf(at),
        })),
      })),
  );

/** From the first day of an official's pairings to the last, and no longer than the official serves. */
function serviceOf(pairings: readonly Pairing[], { to: leaves }: Person): Service {
  const from = pairings.map((pairing) => pairing.from).reduce((a, b) => (a < b ? a : b));
  const ends = pairings.map((pairing) => earlierEnd(pairing.to, leaves));
  return ends.includes(undefined)
    ? { from }
    : { from, to: ends.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b)) };
}

const earlierEnd = (a: CivilDate | undefined, b: CivilDate | undefined): CivilDate | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

function monthsFrom(first: Month, last: Month): Month[] {
  return Array.from({ length: monthsBetween(first, last) + 1 }, (_, at) => addMonths(first, at));
}

function itemOf(duty: Duty, { person, service, records }: Bearer, on: CivilDate): Item {
  const { period, status, count, required, lastDay, reason } = dutyStanding(duty, service, records, on);
  return {
    duty: duty.id,
    name: duty.name,
    person: person.id,
    personName: person.name,
    period: codeOf(period),
    minimum: required,
    done: count,
    status,
    reason,
    dueOn: lastDay,
  };
}

/** A period in a form that both languages read: `2026-05`, `2026-Q2`, `2026-H1`, `2026`. */
function codeOf({ kind, from }: Period): string {
  const month = Number(from.slice(5, 7));
  if (kind === 'month') return monthOf(from);
  if (kind === 'quarter') return `${yearOf(from)}-Q${Math.ceil(month / 3)}`;
  return kind === 'halfYear' ? `${yearOf(from)}-H${month < 7 ? 1 : 2}` : String(yearOf(from));
}
