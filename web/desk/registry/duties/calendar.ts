import type { OutputOf } from '../../../../shared/contract/index.ts';

export type DutyRow = OutputOf<'dutyCalendar'>['items'][number];
export type DutyPeriod = DutyRow['periods'][number];
export type DutyMarkStatus = DutyPeriod['status'];
export const dutyStatuses = [
  'met',
  'open',
  'missed',
  'exempt',
  'ahead',
] as const satisfies readonly DutyMarkStatus[];

/** A stretch of a calendar row: a period of the duty, or months in which the person bears none. */
export interface Cell {
  /** First month, 1 to 12, and how many it spans. */
  readonly month: number;
  readonly span: number;
  readonly period: DutyPeriod | undefined;
}

/** How many months a period takes: `2026-05` 1, `2026-Q2` 3, `2026-H1` 6, `2026` 12. */
function place(code: string): { month: number; span: number } {
  const [, letter = '', number = ''] = /^\d{4}-([QH]?)(\d{1,2})$/.exec(code) ?? [];
  if (number === '') return { month: 1, span: 12 };
  const span = letter === 'Q' ? 3 : letter === 'H' ? 6 : 1;
  return { month: (Number(number) - 1) * span + 1, span };
}

/** The twelve months of a duty as cells from January to December without a gap. */
export function cellsOf(periods: readonly DutyPeriod[]): Cell[] {
  const placed = periods
    .map((period): Cell => ({ ...place(period.period), period }))
    .toSorted((a, b) => a.month - b.month);
  const cells: Cell[] = [];
  let next = 1;
  for (const cell of [...placed, { month: 13, span: 0, period: undefined }]) {
    if (cell.month > next) cells.push({ month: next, span: cell.month - next, period: undefined });
    if (cell.span > 0) cells.push(cell);
    next = cell.month + cell.span;
  }
  return cells;
}

/** How many periods of all duties stand at each status. */
export function countsOf(rows: readonly DutyRow[]): Record<DutyMarkStatus, number> {
  const counts = { met: 0, open: 0, missed: 0, exempt: 0, ahead: 0 };
  for (const { periods } of rows) for (const { status } of periods) counts[status] += 1;
  return counts;
}

/** The duties with a period at this status; all where none is asked for. */
export const withStatus = (rows: readonly DutyRow[], status: string): readonly DutyRow[] =>
  status === '' ? rows : rows.filter(({ periods }) => periods.some((one) => one.status === status));
