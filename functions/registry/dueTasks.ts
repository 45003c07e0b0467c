import type { OutputOf } from '../../shared/contract/index.ts';
import type { ProjectProgress, Task } from '../../shared/progress/model.ts';
import { milestoneName } from '../../shared/registry/milestoneNames.ts';
import type { Project } from '../../shared/registry/index.ts';
import { addDays, civilDateOf } from '../../shared/time/civil.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
import { subjectKey } from './openProblems.ts';
import type { NamedSubject, Problem } from './openProblems.ts';

export type DueTask = OutputOf<'threeLists'>['tasks'][number];

/** How tasks are named. */
export interface TaskContext {
  readonly on: CivilDate;
  readonly subjects: ReadonlyMap<string, NamedSubject>;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly personNames: ReadonlyMap<string, string>;
}

/** What a unit, or the office before one has the case, must do about each problem; a claimed case waits for its filer. */
export const tasksOfProblems = (problems: readonly Problem[]): DueTask[] =>
  problems
    .filter(({ state }) => state !== 'claimed')
    .map(({ case: id, title, subject, unit, unitName, dueAt, overdue, statusLine }) => ({
      id: `case:${id}`,
      source: 'case',
      title: { zh: `${title}:${statusLine.zh}`, en: `${title}: ${statusLine.en}` },
      subject,
      unit,
      unitName,
      dueOn: dueAt && civilDateOf(dueAt),
      overdue,
      case: id,
    }));

/** What meetings and visits decided, by owner and day. */
export const tasksOfLog = (tasks: readonly Task[], { on, subjects, personNames }: TaskContext): DueTask[] =>
  tasks.map(({ id, text, owner, due, subject, log, logDate }) => ({
    id: `log:${id}`,
    source: 'fieldLog',
    title: { zh: text, en: text },
    subject: subjects.get(subjectKey(subject)) ?? { ...subject, name: subject.id },
    person: owner,
    personName: personNames.get(owner),
    dueOn: due,
    overdue: due < on,
    log,
    logDate,
  }));

/** The milestones that owner units have not claimed and that are due within so many days; none of a suspended project. */
export function tasksOfMilestones(
  projects: readonly Project[],
  progress: readonly ProjectProgress[],
  { on, unitNames }: TaskContext,
  withinDays: number,
): DueTask[] {
  const horizon = addDays(on, withinDays);
  const reached = new Set(
    progress.flatMap(({ project, milestones }) =>
      milestones
        .filter(({ claimed, verified }) => claimed !== undefined || verified !== undefined)
        .map(({ kind }) => `${project}#${kind}`),
    ),
  );
  return projects
    .filter(({ suspended }) => !suspended)
    .flatMap(({ id, name, ownerUnit, schedule }) =>
      schedule
        .filter(({ kind, planned }) => planned <= horizon && !reached.has(`${id}#${kind}`))
        .map(({ kind, planned }): DueTask => {
          const milestone = milestoneName(kind);
          return {
            id: `milestone:${id}:${kind}`,
            source: 'milestone',
            title: { zh: `节点“${milestone.zh}”`, en: `Milestone: ${milestone.en}` },
            subject: { kind: 'project', id, name },
            unit: ownerUnit,
            unitName: unitNames.get(ownerUnit),
            dueOn: planned,
            overdue: planned < on,
            milestone: kind,
          };
        }),
    );
}
