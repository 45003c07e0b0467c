import type { OutputOf } from '../../shared/contract/index.ts';
import type { Task } from '../../shared/progress/model.ts';
import type { Person, Project } from '../../shared/registry/model.ts';
import type { UseCase } from '../platform/http.ts';
import { seesOwnUnitOnly, today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';

type TaskView = OutputOf<'listTasks'>['items'][number];

/** By what a task is shown. */
export interface TaskNames {
  readonly people: ReadonlyMap<string, Pick<Person, 'name' | 'unit'>>;
  readonly subjects: ReadonlyMap<string, string>;
}

/** A task with its names; overdue from the day after its day, until it is closed. */
export function taskView(task: Task, { people, subjects }: TaskNames, on: string): TaskView {
  const owner = people.get(task.owner);
  return {
    ...task,
    ...(owner && { ownerName: owner.name }),
    ...(owner?.unit !== undefined && { unit: owner.unit }),
    subjectName: subjects.get(`${task.subject.kind}#${task.subject.id}`) ?? task.subject.id,
    overdue: (task.doneOn ?? on) > task.due,
  };
}

/**
 * The open tasks, or those done in a month, by person, unit or project, the soonest first; and how many each owner has. A handler sees the
 * tasks of her unit's people and of the projects that her unit owns.
 */
export const listTasks =
  ({ store, clock }: ProgressPorts): UseCase<'listTasks'> =>
  async ({ jurisdiction, person, unit, project, doneIn }, caller) => {
    const [tasks, people] = await Promise.all([
      doneIn === undefined ? store.openTasks(jurisdiction) : store.doneTasks(jurisdiction, doneIn),
      store.people(jurisdiction),
    ]);
    const ownOnly = seesOwnUnitOnly(caller);
    const [subjects, projects] = await Promise.all([
      store.subjectNames(jurisdiction, new Set(tasks.map(({ subject }) => subject.kind))),
      ownOnly ? store.projects(jurisdiction) : [],
    ]);
    const names = { people: new Map(people.map((one) => [one.id, one])), subjects };
    const items = tasks
      .map((task) => taskView(task, names, today(clock)))
      .filter((task) => !ownOnly || isOfUnit(task, caller.unit, projects))
      .filter(
        (task) =>
          (person === undefined || task.owner === person) &&
          (unit === undefined || task.unit === unit) &&
          (project === undefined || (task.subject.kind === 'project' && task.subject.id === project)),
      );
    return { items, owners: ownersOf(items) };
  };

const isOfUnit = (
  { unit: own, subject }: TaskView,
  unit: string | undefined,
  projects: readonly Project[],
): boolean =>
  unit !== undefined &&
  (own === unit ||
    (subject.kind === 'project' &&
      projects.some(({ id, ownerUnit }) => id === subject.id && ownerUnit === unit)));

/** Counted per head (S12): each owner's tasks, most first. */
const ownersOf = (items: readonly TaskView[]): OutputOf<'listTasks'>['owners'] =>
  [...Map.groupBy(items, ({ owner }) => owner)]
    .map(([person, own]) => ({
      person,
      ...(own[0]?.ownerName !== undefined && { name: own[0].ownerName }),
      count: own.length,
      overdue: own.filter(({ overdue }) => overdue).length,
    }))
    .toSorted((a, b) => b.count - a.count || (a.person < b.person ? -1 : 1));
