import type * as z from 'zod';
import type { Figure, MonthResults } from '../../shared/contract/survey.ts';
import { monthsEndingWith, namesOf } from '../../shared/survey/index.ts';
import type { UseCase } from '../platform/http.ts';
import type { RoundStore } from './store.ts';

/** How many months a heat map or a line shows. */
const span = 12;

const cell = ({ code, score, n, window }: z.infer<typeof Figure>) => ({
  code,
  score,
  n,
  window: window.months,
});

/** What the codes of one kind were called, the latest name last. */
const allNames = (results: readonly z.infer<typeof MonthResults>[], kind: 'units' | 'indicators') =>
  Object.assign({}, ...results.map((one) => namesOf(one, kind))) as Record<string, string>;

/** The figures of the months that end with one, as they were published; months without results are left out. */
export const readSeries =
  ({ rounds }: { rounds: Pick<RoundStore, 'results'> }): UseCase<'readSeries'> =>
  async ({ jurisdiction, month }) => {
    const stored = await Promise.all(
      monthsEndingWith(month, span).map((one) => rounds.results(jurisdiction, one)),
    );
    const results = stored.flatMap((one) => (one ? [one.results] : []));
    return {
      months: results.map((one) => ({
        month: one.month,
        representative: one.representative,
        responseRate: one.responseRate,
        overall: cell(one.overall),
        units: one.units.figures.map(cell),
        indicators: one.indicators.figures.map(cell),
      })),
      names: allNames(results, 'indicators'),
      unitNames: allNames(results, 'units'),
    };
  };
