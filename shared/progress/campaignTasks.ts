import type { Assignment, Programme } from '../registry/arrangements.ts';
import type { Project } from '../registry/model.ts';
import { campaignLastDay } from './campaign.ts';
import type { CampaignTask } from './campaign.ts';
import type { ProjectProgress, Task } from './model.ts';

/** Where what belongs to no group or type is counted. */
export const UNGROUPED = 'none';

/** What a campaign's tasks are derived from; nothing is entered for the board. */
export interface CampaignSources {
  readonly programme: Pick<Programme, 'id' | 'from' | 'workGroups'> & { readonly days: number };
  readonly entries: readonly Assignment[];
  readonly projects: readonly Project[];
  readonly progress: readonly ProjectProgress[];
  /** Tasks of the field log, open and done. */
  readonly tasks: readonly Task[];
}

/**
 * The tasks of a campaign: the milestones of its projects that are planned within its days, done when somebody else has verified them, and
 * what meetings and visits about its subjects gave out with a day within it, done when closed with evidence. A subject belongs to the work
 * group that its entry names, else to that of its project's owner unit. `waiting` counts milestones claimed and not yet verified.
 */
export function campaignTasks({ programme, entries, projects, progress, tasks }: CampaignSources): {
  tasks: CampaignTask[];
  waiting: number;
} {
  const last = campaignLastDay({ start: programme.from, lengthDays: programme.days });
  const within = (day: string) => day >= programme.from && day <= last;
  const projectOf = new Map(projects.map((project) => [project.id, project]));
  const progressOf = new Map(progress.map((one) => [one.project, one.milestones]));
  const tasksOf = Map.groupBy(tasks, ({ subject }) => `${subject.kind}#${subject.id}`);
  let waiting = 0;
  const found = entries.flatMap(({ subject, workGroup, taskType = UNGROUPED }): CampaignTask[] => {
    const project = subject.kind === 'project' ? projectOf.get(subject.id) : undefined;
    const group =
      workGroup ??
      programme.workGroups.find(({ unit }) => unit !== undefined && unit === project?.ownerUnit)?.id ??
      UNGROUPED;
    const reached = new Map((progressOf.get(subject.id) ?? []).map((one) => [one.kind, one]));
    const milestones = (project?.suspended ? [] : (project?.schedule ?? []))
      .filter(({ planned }) => within(planned))
      .map(({ kind, planned, precision }) => {
        const { claimed, verified } = reached.get(kind) ?? {};
        if (claimed !== undefined && verified === undefined) waiting += 1;
        const due = precision === 'month' ? planned.slice(0, 7) : planned;
        return { group, type: taskType, due, ...(verified && { done: verified }) };
      });
    const given = (tasksOf.get(`${subject.kind}#${subject.id}`) ?? [])
      .filter(({ due }) => within(due))
      .map(({ due, doneOn }) => ({ group, type: taskType, due, ...(doneOn && { done: doneOn }) }));
    return [...milestones, ...given];
  });
  return { tasks: found, waiting };
}
