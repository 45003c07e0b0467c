import { campaignBoard, campaignLastDay } from '../../shared/progress/campaign.ts';
import type { TaskCount } from '../../shared/progress/campaign.ts';
import { campaignTasks, UNGROUPED } from '../../shared/progress/campaignTasks.ts';
import type { ProjectProgress, Task } from '../../shared/progress/model.ts';
import type { Assignment, Programme } from '../../shared/registry/arrangements.ts';
import type { Project } from '../../shared/registry/index.ts';
import type { BoardCampaign, CampaignGroupFacts } from '../../shared/scoring/index.ts';
import { addMonths, firstDayOf, lastDayOf, monthOf, monthsBetween } from '../../shared/time/civil.ts';
import type { Ports } from './ports.ts';

type Campaign = Programme & { readonly days: number };

/** What is on record about the campaigns that ran in a month. */
export interface CampaignRecords {
  readonly month: string;
  readonly lastDay: string;
  readonly campaigns: readonly Campaign[];
  readonly assignments: readonly Assignment[];
  readonly projects: readonly Project[];
  /** As it stood on the month's last day. */
  readonly progress: readonly ProjectProgress[];
  readonly tasks: readonly Task[];
}

const last = ({ from, days }: Campaign): string => campaignLastDay({ start: from, lengthDays: days });

/**
 * Reads the campaigns of a month: the programmes, and only where one of them ran in it, its entries, projects, progress (byOwner), open tasks
 * (byOwner) and those done in each month since it began (byOwner).
 */
export async function readCampaigns(
  { store }: Pick<Ports, 'store'>,
  j: string,
  month: string,
): Promise<CampaignRecords> {
  const lastDay = lastDayOf(month);
  const campaigns = (await store.programmes(j))
    .filter((one): one is Campaign => one.kind === 'campaign' && one.days !== undefined)
    .filter((one) => one.from <= lastDay && last(one) >= firstDayOf(month));
  const none = { month, lastDay, campaigns, assignments: [], projects: [], progress: [], tasks: [] };
  if (campaigns.length === 0) return none;
  const begin = addMonths(
    campaigns.map(({ from }) => monthOf(from)).reduce((a, b) => (a < b ? a : b)),
    -1,
  );
  const months = Array.from({ length: monthsBetween(begin, month) + 1 }, (_, at) => addMonths(begin, at));
  const [assignments, projects, progress, open, ...done] = await Promise.all([
    store.assignments(j),
    store.all(j, 'projects'),
    store.progressOfAll(j),
    store.openTasks(j),
    ...months.map((one) => store.doneTasks(j, one)),
  ]);
  return {
    ...none,
    assignments,
    projects,
    progress: progress.map((one) => asOf(one, lastDay)),
    tasks: [...open, ...done.flat()].filter(({ logDate }) => logDate <= lastDay),
  };
}

/** Progress without what was claimed or verified after a day. */
const asOf = (progress: ProjectProgress, day: string): ProjectProgress => ({
  ...progress,
  milestones: progress.milestones.map(({ claimed, verified, ...rest }) => ({
    ...rest,
    ...(claimed && claimed <= day && { claimed }),
    ...(verified && verified <= day && { verified }),
  })),
});

const sources = (records: CampaignRecords, programme: Campaign) =>
  campaignTasks({
    programme,
    entries: records.assignments.filter((entry) => entry.programme === programme.id),
    projects: records.projects,
    progress: records.progress,
    tasks: records.tasks,
  });

const nothing: TaskCount = { planned: 0, dueToDate: 0, done: 0, doneEarly: 0, percent: 0 };

/** Every campaign of the month for the board, as it stood on the month's last day. */
export const campaignsOnBoard = (records: CampaignRecords): BoardCampaign[] =>
  records.campaigns.map((programme) => {
    const { id, name, from, days, workGroups, taskTypes } = programme;
    const { tasks, waiting } = sources(records, programme);
    const board = campaignBoard({ start: from, lengthDays: days }, tasks, records.lastDay);
    const counts = (
      known: readonly { readonly id: string; readonly name?: string | undefined }[],
      found: readonly (TaskCount & { readonly id: string })[],
    ) => {
      const ids = new Set([...known.map((one) => one.id), ...found.map((one) => one.id)]);
      return [...ids].map((one) => {
        const { planned, dueToDate, done, doneEarly, percent } =
          found.find((count) => count.id === one) ?? nothing;
        const label = known.find((tag) => tag.id === one)?.name;
        return { id: one, planned, dueToDate, done, doneEarly, percent, ...(label && { name: label }) };
      });
    };
    const groups = counts(
      workGroups,
      board.groups.map((one) => ({ ...one, id: one.group })),
    );
    const types = counts(
      taskTypes,
      board.types.map((one) => ({ ...one, id: one.type })),
    );
    return {
      id,
      name,
      from,
      today: { ...board.today },
      total: { ...board.total },
      waiting,
      groups,
      types,
      curve: board.curve.map((one) => ({ ...one })),
    };
  });

/** What is known of every named work group of the month's campaigns; groups are compared within their campaign. */
export const campaignGroupFacts = (records: CampaignRecords): CampaignGroupFacts[] =>
  records.campaigns.flatMap((programme) => {
    const { tasks } = sources(records, programme);
    const { lastDay, month } = records;
    const ofGroup = Map.groupBy(tasks, ({ group }) => group);
    return programme.workGroups
      .filter(({ id, unit }) => id !== UNGROUPED && unit !== undefined)
      .map(({ id, name = id }): CampaignGroupFacts => {
        const own = ofGroup.get(id) ?? [];
        const counted = campaignBoard({ start: programme.from, lengthDays: programme.days }, own, lastDay);
        const due = own.filter((task) => endOf(task.due) <= lastDay);
        const dueDone = due.filter(({ done }) => done !== undefined && beginOf(done) <= lastDay);
        const overdue = due.filter((task) => !dueDone.includes(task));
        return {
          kind: 'campaignGroup',
          id: `${programme.id}:${id}`,
          name,
          group: programme.id,
          month,
          notices: [],
          tasks: {
            planned: counted.total.planned,
            due: due.length,
            dueDone: dueDone.length,
            done: counted.total.done,
            doneEarly: counted.total.doneEarly,
          },
          overdue: overdue.map((task, at) => ({
            id: `${programme.id}:${id}/${task.type}/${task.due}/${at + 1}`,
            label: `${task.type} ${task.due}`,
          })),
        };
      });
  });

/** The last and the first day of a date that may be known to the month only. */
const endOf = (date: string): string => (date.length === 7 ? lastDayOf(date) : date);
const beginOf = (date: string): string => (date.length === 7 ? firstDayOf(date) : date);
