import { campaignBoard } from '../../shared/progress/campaign.ts';
import type { TaskCount } from '../../shared/progress/campaign.ts';
import { campaignTasks } from '../../shared/progress/campaignTasks.ts';
import { coverage, visitsIn } from '../../shared/progress/visits.ts';
import { addMonths, monthOf, monthsBetween } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';

const nothing: TaskCount = { planned: 0, dueToDate: 0, done: 0, doneEarly: 0, percent: 0 };

/** The month before the start and every one until now: what was done before day 1 counts on day 1. */
function monthsOf(from: string, on: string): string[] {
  const first = addMonths(monthOf(from), -1);
  const count = monthsBetween(first, monthOf(on)) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => addMonths(first, at));
}

/**
 * Where a campaign stands today, from milestones and tasks that are there already: in all, of every work group and task type of the
 * programme (those without a task count 0), and the cumulative curve against the plan.
 * @throws Problem `not-found`, `rule-refused` for a standing scheme.
 */
export const readCampaign =
  ({ store, clock }: ProgressPorts): UseCase<'readCampaign'> =>
  async ({ jurisdiction, programmeId }) => {
    const programme = await store.programme(jurisdiction, programmeId);
    if (!programme) throw problem('not-found');
    const { name, from, days, workGroups, taskTypes } = programme;
    if (days === undefined)
      throw refused('常设方案没有起止,不设攻坚看板', 'A standing scheme has no length and no campaign board');
    const on = today(clock);
    const [assignments, projects, progress, open, ...done] = await Promise.all([
      store.assignments(jurisdiction),
      store.projects(jurisdiction),
      store.progressOfAll(jurisdiction),
      store.openTasks(jurisdiction),
      ...monthsOf(from, on).map((month) => store.doneTasks(jurisdiction, month)),
    ]);
    const { tasks, waiting } = campaignTasks({
      programme: { ...programme, days },
      entries: assignments.filter((entry) => entry.programme === programmeId),
      projects,
      progress,
      tasks: [...open, ...done.flat()],
    });
    const board = campaignBoard({ start: from, lengthDays: days }, tasks, on);
    const groups = new Map(board.groups.map((one) => [one.group, one]));
    const types = new Map(board.types.map((one) => [one.type, one]));
    return {
      name,
      from,
      today: { ...board.today },
      total: board.total,
      waiting,
      groups: listed(workGroups, groups).map(([group, known, count]) => ({
        ...(count ?? nothing),
        group,
        ...(known?.name !== undefined && { name: known.name }),
      })),
      types: listed(taskTypes, types).map(([type, known, count]) => ({
        ...(count ?? nothing),
        type,
        ...(known && { name: known.name }),
      })),
      curve: [...board.curve],
    };
  };

/** Everything the programme names, in its order, then whatever else has tasks. */
function listed<K extends { readonly id: string }, C>(
  known: readonly K[],
  counts: ReadonlyMap<string, C>,
): [id: string, known: K | undefined, count: C | undefined][] {
  const ids = new Set([...known.map(({ id }) => id), ...counts.keys()]);
  return [...ids].map((id) => [id, known.find((one) => one.id === id), counts.get(id)]);
}

/** Whom visits reached in some months of a year, and whom not: N of N is full coverage. @throws Problem `not-found` for an unknown programme. */
export const visitCoverage =
  ({ store }: ProgressPorts): UseCase<'visitCoverage'> =>
  async ({ jurisdiction, year, programme, fromMonth = 1, toMonth = 12 }) => {
    const months = Array.from(
      { length: Math.max(0, toMonth - fromMonth + 1) },
      (_, at) => `${year}-${String(fromMonth + at).padStart(2, '0')}`,
    );
    const [subjects, ...log] = await Promise.all([
      subjectsOf(store, jurisdiction, programme),
      ...months.map((month) => store.logOfMonth(jurisdiction, month)),
    ]);
    const visits = visitsIn(log.flat());
    const { missing, ...covered } = coverage(subjects, visits);
    return {
      ...covered,
      visits: visits.length,
      remote: visits.filter(({ remote }) => remote).length,
      missing: missing.map(({ id, name }) => ({ id, name })),
    };
  };

async function subjectsOf(store: ProgressPorts['store'], jurisdiction: string, programme?: string) {
  if (programme === undefined)
    return (await store.enterprises(jurisdiction))
      .filter(({ aboveScale }) => aboveScale)
      .map(({ id, name }) => ({ kind: 'enterprise' as const, id, name }));
  if (!(await store.programme(jurisdiction, programme))) throw problem('not-found');
  const entries = (await store.assignments(jurisdiction)).filter((entry) => entry.programme === programme);
  const names = await store.subjectNames(jurisdiction, new Set(entries.map(({ subject }) => subject.kind)));
  return entries.map(({ subject: { kind, id } }) => ({
    kind,
    id,
    name: names.get(`${kind}#${id}`) ?? id,
  }));
}
