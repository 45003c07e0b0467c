import { addMonths } from '../time/civil.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';

/** The months a figure is made from. */
export interface SurveyWindow {
  /** Length in months, counted back from and with the month of the results. */
  readonly months: number;
  readonly from: string;
  readonly to: string;
  /** Months used, oldest first. */
  readonly included: readonly string[];
  /** Months with a round whose response rate was too low, oldest first. */
  readonly leftOut: readonly string[];
}

/** The `count` months that end with `month`, oldest first. */
export function monthsEndingWith(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => addMonths(month, i - count + 1));
}

/** Whether enough of those invited answered. Exact on integers; nobody invited: no. */
export function isRepresentative(
  round: { readonly invited: number; readonly answered: number },
  { window }: SurveyConfig = defaultSurveyConfig,
): boolean {
  return round.invited > 0 && round.answered * 100 >= window.minResponsePercent * round.invited;
}

/**
 * The shortest configured window ending with `month` that has the effective number of answers asked for, else the longest.
 * Months without a round are in no list.
 *
 * @param rounds for each month with a round, whether it is representative; the others are left out of every window.
 * @param nEffOf effective number of answers over the months given.
 */
export function chooseWindow(
  month: string,
  rounds: ReadonlyMap<string, boolean>,
  nEffOf: (months: readonly string[]) => number,
  { window }: SurveyConfig = defaultSurveyConfig,
): SurveyWindow {
  const of = (length: number): SurveyWindow => {
    const span = monthsEndingWith(month, length);
    return {
      months: length,
      from: span[0]!,
      to: month,
      included: span.filter((one) => rounds.get(one) === true),
      leftOut: span.filter((one) => rounds.get(one) === false),
    };
  };
  const windows = window.months.map(of);
  const longest = windows.at(-1);
  if (longest === undefined) throw new RangeError('No window is configured');
  return windows.find(({ included }) => nEffOf(included) >= window.targetNEff) ?? longest;
}
