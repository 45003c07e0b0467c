import { addDays, daysBetween } from '../time/civil.ts';
import { rational, shown } from './exact.ts';
import { type PartialDate, firstDay, lastDay } from './partialDate.ts';

/** A campaign (攻坚行动): the start is day 1. */
export interface Campaign {
  readonly start: string;
  readonly lengthDays: number;
}

/** One task of the campaign; `due` and `done` are days, or months where no day is known. */
export interface CampaignTask {
  readonly group: string;
  readonly type: string;
  readonly due: PartialDate;
  readonly done?: PartialDate;
}

/** Day N of the campaign; before the start `day` is 0, after the end it stays at the length. */
export interface CampaignDay {
  readonly state: 'before' | 'running' | 'after';
  readonly day: number;
  readonly lengthDays: number;
  readonly lastDay: string;
}

/** The last day: 120 days from 2021-09-01 end on 2021-12-29. @throws RangeError unless the length is a whole number ≥ 1. */
export function campaignLastDay({ start, lengthDays }: Campaign): string {
  if (!Number.isSafeInteger(lengthDays) || lengthDays < 1)
    throw new RangeError(`not a length in days: ${lengthDays}`);
  return addDays(start, lengthDays - 1);
}

/** Where the campaign stands on that day. */
export function campaignDay(campaign: Campaign, today: string): CampaignDay {
  const { lengthDays } = campaign;
  const end = campaignLastDay(campaign);
  const number = daysBetween(campaign.start, today) + 1;
  const state = number < 1 ? 'before' : number > lengthDays ? 'after' : 'running';
  return { state, day: Math.min(Math.max(number, 0), lengthDays), lengthDays, lastDay: end };
}

/** Tasks in all, due by today, done, and done before their due date; `percent` is done ÷ planned, rounded half up to 0.01. */
export interface TaskCount {
  readonly planned: number;
  readonly dueToDate: number;
  readonly done: number;
  readonly doneEarly: number;
  readonly percent: number;
}

export interface CampaignBoard {
  readonly today: CampaignDay;
  readonly total: TaskCount;
  readonly groups: readonly (TaskCount & { readonly group: string })[];
  readonly types: readonly (TaskCount & { readonly type: string })[];
  /** Every day of the campaign; `done` is absent after today. Work finished before day 1 counts on day 1. */
  readonly curve: readonly { readonly day: number; readonly planned: number; readonly done?: number }[];
}

const isDone = (task: CampaignTask, today: string) => task.done !== undefined && firstDay(task.done) <= today;

function count(tasks: readonly CampaignTask[], today: string): TaskCount {
  const done = tasks.filter((task) => isDone(task, today));
  return {
    planned: tasks.length,
    dueToDate: tasks.filter(({ due }) => lastDay(due) <= today).length,
    done: done.length,
    doneEarly: done.filter((task) => lastDay(task.done!) < firstDay(task.due)).length,
    percent: tasks.length === 0 ? 0 : shown(rational(BigInt(done.length) * 100n, BigInt(tasks.length))),
  };
}

function countBy<K extends 'group' | 'type'>(tasks: readonly CampaignTask[], key: K, today: string) {
  const names = [...new Set(tasks.map((task) => task[key]))].sort();
  return names.map((name) => ({
    [key]: name,
    ...count(
      tasks.filter((task) => task[key] === name),
      today,
    ),
  })) as (TaskCount & Record<K, string>)[];
}

/** The campaign's board on that day: in all, per work group, per task type, and the cumulative curve. */
export function campaignBoard(
  campaign: Campaign,
  tasks: readonly CampaignTask[],
  today: string,
): CampaignBoard {
  const now = campaignDay(campaign, today);
  const curve = Array.from({ length: campaign.lengthDays }, (_, index) => {
    const date = addDays(campaign.start, index);
    const planned = tasks.filter(({ due }) => lastDay(due) <= date).length;
    return date <= today
      ? { day: index + 1, planned, done: tasks.filter((task) => isDone(task, date)).length }
      : { day: index + 1, planned };
  });
  return {
    today: now,
    total: count(tasks, today),
    groups: countBy(tasks, 'group', today),
    types: countBy(tasks, 'type', today),
    curve,
  };
}
