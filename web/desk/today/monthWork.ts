import type { OutputOf } from '../../../shared/contract/index.ts';
import { addMonths, endOfDay, instantAt, lastDayOf } from '../../../shared/time/civil.ts';
import { formatMonth } from '../../../shared/time/format.ts';
import type { Facts, Viewer, WorkItem } from './worklist.ts';

type RoundRow = OutputOf<'listRounds'>['items'][number];

/** What the office's month asks for next: the survey's round, and the scores of a month that has ended. */
export function monthItems({ rounds, runs = [] }: Facts, { roles, month, today }: Viewer): WorkItem[] {
  if (!rounds || !roles.includes('office')) return [];
  const round = rounds.find((one) => one.month === month);
  const last = addMonths(month, -1);
  const unscored = rounds.some((one) => one.month === last) && !runs.some((run) => run.month === last);
  return [
    ...roundItems(round, month, today),
    ...rounds.filter((one) => one.month < month && one.state === 'open').map((one) => closing(one)),
    ...(unscored ? [scoring(last, today)] : []),
  ];
}

function roundItems(round: RoundRow | undefined, month: string, today: string): WorkItem[] {
  if (!round) return [step('freezeRound', month, endOfDay(lastDayOf(month)))];
  if (round.state === 'frozen') return [step('drawRound', month, endOfDay(lastDayOf(month)))];
  const waiting = round.figures.sampleSize - round.invited;
  if (round.state === 'drawn' || (round.state === 'open' && waiting > 0))
    return [step('sendLinks', month, endOfDay(lastDayOf(month)))];
  return round.state === 'open' && round.closesOn !== undefined && round.closesOn < today
    ? [closing(round)]
    : [];
}

const closing = ({ month, closesOn }: RoundRow): WorkItem => ({
  ...step('closeRound', month, endOfDay(closesOn ?? lastDayOf(month))),
  tone: 'yellow',
});

const scoring = (month: string, today: string): WorkItem => ({
  key: `score:${month}`,
  kind: 'computeRuns',
  title: formatMonth(month),
  tone: 'none',
  dueAt: instantAt(today, '23:59:59'),
  opens: { page: 'scoring', month },
});

const step = (kind: WorkItem['kind'], month: string, dueAt: string): WorkItem => ({
  key: `round:${month}:${kind}`,
  kind,
  title: formatMonth(month),
  tone: 'none',
  dueAt,
  opens: { page: 'survey', month },
});
