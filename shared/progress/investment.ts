import { addMonths, isMonth } from '../time/civil.ts';
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
  const byMonth = new Map<string, InvestmentMonth>();
  for (const entry of entries) {
    const { month, planned, actual = 0 } = entry;
    if (!isMonth(month)) throw new RangeError(`not a month: ${month}`);
    if (byMonth.has(month)) throw new RangeError(`month given twice: ${month}`);
    for (const yuan of [planned, actual]) {
      if (!Number.isSafeInteger(yuan) || yuan < 0)
        throw new RangeError(`not whole yuan: ${yuan} in ${month}`);
    }
    byMonth.set(month, entry);
  }
  const months = [...byMonth.keys()].sort();
  const last = months.at(-1) ?? '';
  const lastReported = months.findLast((month) => byMonth.get(month)?.actual !== undefined) ?? '';

  const rows: InvestmentRow[] = [];
  let [cumulativePlanned, cumulativeActual] = [0, 0];
  for (let month = months[0]; month !== undefined && month <= last; month = addMonths(month, 1)) {
    const { planned, actual } = byMonth.get(month) ?? { planned: 0, actual: undefined };
    cumulativePlanned += planned;
    cumulativeActual += actual ?? 0;
    const percent = timeProportionalPercent({ done: cumulativeActual, planned: cumulativePlanned });
    rows.push({
      month,
      planned,
      ...(actual !== undefined && { actual }),
      cumulativePlanned,
      ...(month <= lastReported && { cumulativeActual, ...(percent && { percent: shown(percent) }) }),
    });
  }
  return rows;
}
