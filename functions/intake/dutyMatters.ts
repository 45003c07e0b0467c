import { dutyMatterId, dutyOfMatter, dutyPlan, mayClimb, officeHolder } from '../../shared/intake/index.ts';
import type { LogEntry } from '../../shared/progress/model.ts';
import { dutyStanding, editionInForce, pairedService } from '../../shared/registry/index.ts';
import type { Duty, Pairing, Person } from '../../shared/registry/index.ts';
import {
  addMonths,
  civilDateOf,
  firstDayOf,
  monthOf,
  monthsBetween,
  yearOf,
} from '../../shared/time/civil.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
import { formatPeriod, periodsBetween } from '../../shared/time/period.ts';
import type { Period } from '../../shared/time/period.ts';
import { matterOfPlan } from './matters.ts';
import type { Matter } from './matters.ts';
import type { Rules } from './ports.ts';
import type { IntakeStore } from './store.ts';

/** One duty in one period. */
interface Owed {
  readonly duty: Duty;
  readonly period: Period;
}

const idOf = (person: Person, { duty, period }: Owed): string =>
  dutyMatterId({ person: person.id, duty: duty.id, from: period.from });

/** The duties, by the id of their matter, whose last notice may still be followed by the next colour; under `state` none. */
async function climbing(
  store: IntakeStore,
  j: string,
  { config, now }: Rules,
): Promise<ReadonlyMap<string, CivilDate>> {
  if (config.notices.ruleset === 'state') return new Map();
  const year = yearOf(civilDateOf(now));
  const notices = (await Promise.all([store.notices(j, year - 1), store.notices(j, year)]))
    .flat()
    .toSorted((a, b) => (a.draftedAt < b.draftedAt ? -1 : 1));
  const last = new Map(notices.map((notice) => [notice.matter.id, notice]));
  return new Map(
    [...last].flatMap(([id, notice]) => {
      const duty = mayClimb(notice) ? dutyOfMatter(notice.matter) : undefined;
      return duty ? [[id, duty.from]] : [];
    }),
  );
}

/** The pairings, by official, of the edition in force on the last day of each period that has come. */
async function pairingsOn(
  store: IntakeStore,
  j: string,
  days: ReadonlySet<CivilDate>,
): Promise<Map<CivilDate, Map<string, Pairing[]>>> {
  const approved = await store.approvedEditions(j);
  const editions = new Map([...days].map((day) => [day, editionInForce(approved, day)]));
  const known = new Map(
    await Promise.all(
      [...new Set(editions.values())].flatMap((edition) =>
        edition
          ? [
              store
                .pairings(j, edition)
                .then((all) => [edition, Map.groupBy(all, (one) => one.official)] as const),
            ]
          : [],
      ),
    ),
  );
  return new Map([...editions].flatMap(([day, edition]) => (edition ? [[day, known.get(edition)!]] : [])));
}

/** The field log from a day's month to the present one, by person. */
async function logSince(
  store: IntakeStore,
  j: string,
  since: CivilDate,
  on: CivilDate,
): Promise<Map<string, LogEntry[]>> {
  const first = monthOf(since);
  const months = Array.from({ length: monthsBetween(first, monthOf(on)) + 1 }, (_, at) =>
    addMonths(first, at),
  );
  const entries = await Promise.all(months.map((month) => store.log(j, month)));
  return Map.groupBy(entries.flat(), ({ person }) => person);
}

function matterOf(
  person: Person,
  owed: Owed,
  held: readonly Pairing[],
  log: readonly LogEntry[],
  rules: Rules,
): Matter {
  const { duty, period } = owed;
  const { service, exemptions } = pairedService(held, person.to);
  const on = civilDateOf(rules.now);
  const standing = dutyStanding(duty, service, log, on, { at: period.from, exemptions });
  return matterOfPlan(
    {
      kind: 'duty',
      id: idOf(person, owed),
      title: `${person.name}:${formatPeriod(period).zh}“${duty.name}”`,
      subject: { kind: 'person', id: person.id },
    },
    person.unit ?? officeHolder,
    dutyPlan(duty, standing),
    rules,
  );
}

/**
 * The duties of officials, one matter a person, duty and period: those of periods that run or ended in this month or the last, and older
 * ones that climb the ladder. Observers' are left out: a lead missed or filed would tell who filed it.
 */
export async function dutyMatters(store: IntakeStore, j: string, rules: Rules): Promise<Matter[]> {
  const on = civilDateOf(rules.now);
  const [all, people, unfinished] = await Promise.all([
    store.duties(j),
    store.people(j),
    climbing(store, j, rules),
  ]);
  const duties = all.filter(({ appliesTo }) => appliesTo === 'official');
  const recent = firstDayOf(addMonths(monthOf(on), -1));
  const since = [...unfinished.values()].reduce((a, b) => (a < b ? a : b), recent);
  const owed = duties.flatMap((duty) =>
    periodsBetween(duty.period, since, on).map((period): Owed => ({ duty, period })),
  );
  if (owed.length === 0) return [];
  const judgedOn = ({ period }: Owed): CivilDate => (period.to < on ? period.to : on);
  const [pairings, log] = await Promise.all([
    pairingsOn(store, j, new Set(owed.map(judgedOn))),
    logSince(store, j, owed.map(({ period }) => period.from).toSorted()[0] ?? on, on),
  ]);
  return people
    .filter(({ kind }) => kind === 'official')
    .flatMap((person) =>
      owed.flatMap((one) => {
        const held = pairings.get(judgedOn(one))?.get(person.id);
        const wanted = one.period.to >= recent || unfinished.has(idOf(person, one));
        return held && wanted ? [matterOf(person, one, held, log.get(person.id) ?? [], rules)] : [];
      }),
    );
}
