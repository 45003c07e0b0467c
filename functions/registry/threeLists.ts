import type { OutputOf } from '../../shared/contract/index.ts';
import type { Case } from '../../shared/intake/index.ts';
import { editionInForce, pairingsInForce } from '../../shared/registry/index.ts';
import type { Pairing } from '../../shared/registry/index.ts';
import type { CalendarOf } from '../platform/calendar.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import { tasksOfLog, tasksOfMilestones, tasksOfProblems } from './dueTasks.ts';
import type { DueTask } from './dueTasks.ts';
import { logMonths, problemOf, subjectFinder, subjectKey } from './openProblems.ts';
import type { NamedSubject, Problem } from './openProblems.ts';
import { today } from './ports.ts';
import type { Ports } from './ports.ts';
import { letterhead, sheetPlan } from './sheets.ts';
import type { RegistryStore } from './store.ts';

type Responsibility = OutputOf<'threeLists'>['responsibilities'][number];

/** What the lists need beside the registry. */
export interface ListsPorts extends Ports {
  readonly calendarOf: CalendarOf;
}

/** How many days ahead a milestone becomes a task (P). */
export const defaultListsConfig = { milestonesWithinDays: 30 };

/**
 * 责任清单, 问题清单, 任务清单, derived from what is entered once: the pairings in force, the open cases, the tasks of the field log and the
 * projects' milestones, so that closing one problem changes all three (S6). Office, supervisor and auditor see everything; a handler what
 * her unit leads, supports or owes; an official what concerns her or his own subjects. Complaints are in none of them.
 * @throws Problem `forbidden` for an official who asks for another's lists.
 */
export const threeLists =
  (
    { store, clock, calendarOf }: ListsPorts,
    { milestonesWithinDays }: typeof defaultListsConfig = defaultListsConfig,
  ): UseCase<'threeLists'> =>
  async ({ jurisdiction, project, official }, caller) => {
    const sight = sightOf(caller);
    const wanted = sight.all || sight.unit !== undefined ? official : (official ?? caller.person);
    if (!sight.all && sight.unit === undefined && wanted !== caller.person) throw problem('forbidden');

    const [on, now] = [today(clock), clock.now().toISOString()];
    const [head, approved, cases, logged, progress, config, calendar, register] = await Promise.all([
      letterhead(store, jurisdiction, on),
      store.approved(jurisdiction),
      store.openCases(jurisdiction),
      store.openTasks(jurisdiction),
      store.progressOfAll(jurisdiction),
      store.intakeSettings(jurisdiction),
      calendarOf(jurisdiction),
      readRegister(store, jurisdiction),
    ]);
    const { projects, subjects, unitNames, people } = register;
    const current = editionInForce(approved.editions, on);
    const [plan, pairings, log] = await Promise.all([
      current && store.plan(jurisdiction, current),
      current ? store.pairings(jurisdiction, current) : [],
      Promise.all(logMonths(cases, now).map((month) => store.log(jurisdiction, month))),
    ]);
    const held = pairingsInForce(pairings, on);
    const own = subjectsOf(held, caller.person);
    const subjectFor = subjectFinder(subjects, log.flat());

    const problems = cases.flatMap((record) => {
      const subject = subjectFor(record);
      const seen = sight.all || leadsOrSupports(sight.unit, record) || isAmong(sight.own && own, subject);
      return seen ? [problemOf(record, subject, { config, calendar, now, unitNames })] : [];
    });
    const personNames = new Map([...people].map(([id, { name }]) => [id, name]));
    const context = { on, subjects, unitNames, personNames };
    const tasks = [
      ...tasksOfProblems(problems),
      ...[
        ...tasksOfLog(logged, context),
        ...tasksOfMilestones(projects, progress, context, milestonesWithinDays),
      ].filter(
        ({ unit, person, subject }) =>
          sight.all ||
          person === caller.person ||
          (sight.unit !== undefined && unit === sight.unit) ||
          isAmong(sight.own && own, subject),
      ),
    ];

    const about = wantedSubjects(held, { project, official: wanted });
    const isWanted = ({ subject }: { readonly subject?: NamedSubject | undefined }) =>
      about === undefined || (subject !== undefined && about.has(subjectKey(subject)));
    const shownTasks = tasks.filter(
      (task) =>
        isWanted(task) || (project === undefined && task.person !== undefined && task.person === wanted),
    );
    const shownProblems = problems.filter(isWanted);
    const touched = new Set(
      [...shownProblems, ...shownTasks].flatMap(({ subject }) => (subject ? subjectKey(subject) : [])),
    );
    const [problemsOf, tasksOf] = [bySubject(problems), bySubject(tasks)];
    return {
      ...head,
      plan: plan && sheetPlan(plan),
      responsibilities: held
        .filter(({ official: who }) => wanted === undefined || who === wanted)
        .map((pairing) => responsibilityOf(pairing, register, { problemsOf, tasksOf }))
        .filter(isWanted)
        .filter(
          ({ subject, official: who }) =>
            sight.all || (sight.own && who === caller.person) || touched.has(subjectKey(subject)),
        ),
      problems: shownProblems.toSorted(
        (a, b) => Number(b.overdue) - Number(a.overdue) || byDay(a.dueAt, b.dueAt),
      ),
      tasks: shownTasks.toSorted((a, b) => byDay(a.dueOn, b.dueOn)),
    };
  };

/** What of the county a caller sees: all of it, a unit's matters, those of the subjects she or he is paired with. */
interface Sight {
  readonly all: boolean;
  readonly unit: string | undefined;
  readonly own: boolean;
}

const sightOf = ({ roles, unit }: StaffCaller): Sight => ({
  all: roles.some((role) => role === 'office' || role === 'supervisor' || role === 'auditor'),
  unit: roles.includes('handler') ? (unit ?? '') : undefined,
  own: roles.includes('official'),
});

const leadsOrSupports = (
  unit: string | undefined,
  { leadUnit, supportingUnits }: Pick<Case, 'leadUnit' | 'supportingUnits'>,
): boolean => unit !== undefined && (leadUnit === unit || supportingUnits.includes(unit));

const isAmong = (keys: false | ReadonlySet<string>, subject: NamedSubject | undefined): boolean =>
  keys !== false && subject !== undefined && keys.has(subjectKey(subject));

const subjectsOf = (pairings: readonly Pairing[], official: string): Set<string> =>
  new Set(
    pairings.filter((pairing) => pairing.official === official).map(({ subject }) => subjectKey(subject)),
  );

/** The subjects that a filter leaves; undefined without one. */
function wantedSubjects(
  pairings: readonly Pairing[],
  { project, official }: { project?: string | undefined; official?: string | undefined },
): Set<string> | undefined {
  if (official === undefined)
    return project === undefined ? undefined : new Set([subjectKey({ kind: 'project', id: project })]);
  const own = subjectsOf(pairings, official);
  if (project === undefined) return own;
  const key = subjectKey({ kind: 'project', id: project });
  return new Set(own.has(key) ? [key] : []);
}

/** Sooner before later; what has no day comes last. */
const byDay = (a = '9999', b = '9999'): number => (a < b ? -1 : a > b ? 1 : 0);

async function readRegister(store: RegistryStore, j: string) {
  const [people, units, projects, chains, enterprises, villages] = await Promise.all([
    store.all(j, 'people'),
    store.all(j, 'units'),
    store.all(j, 'projects'),
    store.all(j, 'chains'),
    store.all(j, 'enterprises'),
    store.all(j, 'villages'),
  ]);
  const named = (kind: NamedSubject['kind'], rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }): [string, NamedSubject] => [`${kind}#${id}`, { kind, id, name }]);
  return {
    projects,
    people: new Map(people.map((person) => [person.id, person])),
    unitNames: new Map(units.map(({ id, name }) => [id, name])),
    subjects: new Map([
      ...named('project', projects),
      ...named('chain', chains),
      ...named('enterprise', enterprises),
      ...named('village', villages),
    ]),
  };
}

/** What there is about each subject. */
function bySubject<T extends { readonly subject?: NamedSubject | undefined }>(
  items: readonly T[],
): (subject: Pairing['subject']) => readonly T[] {
  const grouped = Map.groupBy(items, ({ subject }) => (subject ? subjectKey(subject) : ''));
  return (subject) => grouped.get(subjectKey(subject)) ?? [];
}

interface OpenMattersOf {
  readonly problemsOf: (subject: Pairing['subject']) => readonly Problem[];
  readonly tasksOf: (subject: Pairing['subject']) => readonly DueTask[];
}

function responsibilityOf(
  { official, role, subject, from }: Pairing,
  { people, subjects }: Pick<Awaited<ReturnType<typeof readRegister>>, 'people' | 'subjects'>,
  { problemsOf, tasksOf }: OpenMattersOf,
): Responsibility {
  const person = people.get(official);
  const tasks = tasksOf(subject);
  return {
    official,
    officialName: person?.name ?? official,
    post: person?.post,
    role,
    subject: subjects.get(subjectKey(subject)) ?? { ...subject, name: subject.id },
    from,
    openProblems: problemsOf(subject).length,
    openTasks: tasks.length,
    overdue: tasks.filter(({ overdue }) => overdue).length,
  };
}
