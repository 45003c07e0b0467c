import type {
  Board,
  BoardCampaign,
  BoardCircularLine,
  BoardCommitment,
  BoardContextFigure,
  BoardMeasure,
  BoardTaskCount,
} from '../../shared/scoring/board.ts';
import { UNGROUPED } from '../../shared/progress/campaignTasks.ts';
import { inLanguage } from '../lib/bilingual.ts';
import { date, month as monthText, number, yuan } from '../lib/format.ts';
import type { MonthCell, MonthRow } from './months.ts';
import { t } from './sectionMessages.ts';

/** Day N of the campaign, or that it has not begun or is over. */
export function campaignDayText({ state, day, lengthDays }: BoardCampaign['today']): string {
  if (state === 'before') return t('notBegun', { length: lengthDays });
  return t(state === 'after' ? 'over' : 'dayOf', { day, length: lengthDays });
}

/** How far a group or a type of task is, with what it is called. */
export type NamedCount = BoardTaskCount & { readonly name: string };

/** The counts of a campaign's groups or types with a name each: that of the programme, its place where it has none yet, or that of what belongs to none. */
export const namedCounts = (campaign: BoardCampaign, by: 'groups' | 'types'): NamedCount[] =>
  campaign[by].map((count, at) => ({
    ...count,
    name:
      count.id === UNGROUPED
        ? t(by === 'groups' ? 'ungroupedGroup' : 'ungroupedType')
        : (count.name ?? t('unnamed', { n: at + 1 })),
  }));

/** The campaign in one sentence. */
export const campaignSummary = ({ name, today, total }: BoardCampaign): string =>
  t('campaignSummary', {
    name,
    day: campaignDayText(today),
    planned: number(total.planned),
    due: number(total.dueToDate),
    done: number(total.done),
    percent: number(total.percent, 2),
    early: number(total.doneEarly),
  });

/** How far it is ahead of its plan, or behind. */
export function campaignLead({ total }: BoardCampaign): string {
  const lead = total.done - total.dueToDate;
  return lead === 0 ? t('onPlan') : t(lead > 0 ? 'ahead' : 'behind', { n: number(Math.abs(lead)) });
}

/** Commitments of all kinds: their number alone, for a loan is not a grant. */
export function commitmentsSummary(commitments: readonly BoardCommitment[]): string {
  const sum = (of: 'promised' | 'kept' | 'overdue') =>
    number(commitments.reduce((all, row) => all + row[of], 0));
  return t('commitmentsSummary', { promised: sum('promised'), kept: sum('kept'), overdue: sum('overdue') });
}

/** A context figure with its unit. */
export const contextValue = ({ value, unit }: Pick<BoardContextFigure, 'value' | 'unit'>): string =>
  unit === 'yuan' ? yuan(value) : number(value, 2) + (unit === '%' ? '%' : '');

/** Flags of one group: who holds it now, and who held it, the last one first. */
export interface FlagHolders {
  readonly group: BoardMeasure['group'];
  readonly now: BoardMeasure | undefined;
  readonly past: readonly BoardMeasure[];
}

/** The rotating flags, group by group in the order of the publication. */
export function flagHolders(measures: readonly BoardMeasure[]): FlagHolders[] {
  const flags = measures.filter(({ kind }) => kind === 'redFlag');
  const groups = [...new Map(flags.map(({ group }) => [group.zh, group])).values()];
  return groups.map((group) => {
    const own = flags.filter((flag) => flag.group.zh === group.zh);
    return {
      group,
      now: own.find(({ endedOn }) => endedOn === undefined),
      past: own
        .filter(({ endedOn }) => endedOn !== undefined)
        .sort((a, b) => ((a.endedOn ?? '') < (b.endedOn ?? '') ? 1 : -1)),
    };
  });
}

/** What stands behind a line of the circular: the unit's reply, and the day of the signature. */
export function circularNote({ reply, noReply, signedOn }: BoardCircularLine): string {
  return [
    reply && t('reply', { text: inLanguage(reply) }),
    noReply && t('noReply'),
    signedOn && t('signedOn', { on: date(signedOn) }),
  ]
    .filter(Boolean)
    .join(t('semicolon'));
}

/** A cell's figure in words: the value, its interval, n and the months it rests on. */
export function cellText({ state, value, low, high, n, windowMonths, unrepresentative }: MonthCell): string {
  if (state === 'absent' || (state === 'shown' && value === undefined)) return t('heatAbsent');
  return [
    state === 'hidden' ? t('heatHidden') : t('cellScore', { value: number(value ?? 0, 1) }),
    low !== undefined &&
      high !== undefined &&
      t('cellInterval', { low: number(low, 1), high: number(high, 1) }),
    n !== undefined && t('cellN', { n: number(n) }),
    windowMonths !== undefined && windowMonths > 1 && t('cellWindow', { n: windowMonths }),
    unrepresentative && t('cellUnrepresentative'),
  ]
    .filter(Boolean)
    .join(t('comma'));
}

/** A rate's month in words: percent and denominator. */
export const rateText = ({ value, n }: MonthCell): string =>
  value === undefined
    ? t('heatAbsent')
    : number(value, 2) + '%' + (n === undefined ? '' : t('comma') + t('cellDenominator', { n: number(n) }));

/** A heat map in words: how many have a figure in the last month, and between which bounds. */
export function heatSummary(rows: readonly MonthRow[]): string {
  const values = rows.flatMap(({ cells }) => cells.at(-1)?.value ?? []);
  if (values.length === 0) return t('heatSummaryNone');
  return t('heatSummary', {
    rows: number(rows.length),
    shown: number(values.length),
    low: number(Math.min(...values), 1),
    high: number(Math.max(...values), 1),
  });
}

/** A line in words: its first and its last figure. */
export function lineSummary(name: string, cells: readonly MonthCell[], digits = 1): string {
  const shown = cells.filter(({ value }) => value !== undefined);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return t('linesNone');
  const words = {
    name,
    from: monthText(first.month),
    first: number(first.value ?? 0, digits),
    to: monthText(last.month),
    last: number(last.value ?? 0, digits),
  };
  return t(first === last ? 'lineSummaryOne' : 'lineSummary', words);
}

/** Exceptions to the quiet period by reason; older publications name their number alone. */
export const quietLines = ({ quietReasons = [] }: Board): string[] =>
  quietReasons.map((reason) => `${inLanguage(reason)} ${number(reason.count)}`);
