import { monthAt, monthIndex } from './civil.ts';
import { shown } from './exact.ts';
import { timeProportionalPercent } from './lights.ts';

/** One month of a project's investment in integer yuan; `actual` is absent until it is reported. */
export interface InvestmentMonth {
  readonly month: string;
  readonly planned: number;
  readonly actual?: number;
}

export interface InvestmentRow {
  readonly month: string;
  readonly planned: number;
  readonly actual?: number;
  readonly cumulativePlanned: number;
  /** Absent after the last reported month: a curve ends where the reports end. */
  readonly cumulativeActual?: number;
  /** Cumulative actual ÷ cumulative planned in percent, rounded half up to 0.01. */
  readonly percent?: number;
}

/**
 * Planned against actual per month and cumulative, without gaps from the first month to the last. A month inside the series that
 * nobody reported adds nothing and keeps its `actual` absent. @throws RangeError for a month given twice, or for an amount that is
 * not a whole number of yuan ≥ 0.
 */
export function investmentSeries(entries: readonly InvestmentMonth[]): InvestmentRow[] {
  const byMonth = new Map<number, InvestmentMonth>();
  for (const entry of entries) {
    const index = monthIndex(entry.month);
    if (byMonth.has(index)) throw new RangeError(`month given twice: ${entry.month}`);
    for (const yuan of [entry.planned, entry.actual ?? 0]) {
      if (!Number.isSafeInteger(yuan) || yuan < 0) throw new RangeError(`not whole yuan: ${yuan} in ${entry.month}`);
    }
    byMonth.set(index, entry);
  }
  if (byMonth.size === 0) return [];
  const months = [...byMonth.keys()].sort((a, b) => a - b);
  const [first, last] = [months[0]!, months.at(-1)!];
  const lastReported = months.findLast((index) => byMonth.get(index)?.actual !== undefined) ?? -1;

  const rows: InvestmentRow[] = [];
  let [cumulativePlanned, cumulativeActual] = [0, 0];
  for (let index = first; index <= last; index += 1) {
    const entry = byMonth.get(index) ?? { month: monthAt(index), planned: 0 };
    cumulativePlanned += entry.planned;
    cumulativeActual += entry.actual ?? 0;
    const percent = timeProportionalPercent({ done: cumulativeActual, planned: cumulativePlanned });
    rows.push({
      month: entry.month,
      planned: entry.planned,
      ...(entry.actual !== undefined && { actual: entry.actual }),
      cumulativePlanned,
      ...(index <= lastReported && { cumulativeActual, ...(percent && { percent: shown(percent) }) }),
    });
  }
  return rows;
}
