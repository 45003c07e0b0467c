import type { MonthRow } from '../months.ts';
import { niceTicks } from './scale.ts';

/** One shade of a heat map: values from `from` (included) to `to`; the last one includes its end. */
export interface HeatStep {
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/** Shades in all: more could not be told apart. */
const SHADES = 5;

/** Round classes that cover all values shown, from the palest; none without a value. One value alone makes one class. */
export function heatSteps(rows: readonly MonthRow[]): HeatStep[] {
  const values = rows.flatMap(({ cells }) =>
    cells.flatMap(({ value }) => (value === undefined ? [] : [value])),
  );
  if (values.length === 0) return [];
  const [low, high] = [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))];
  if (low === high) return [{ step: 1, from: low, to: high }];
  const wanted = [SHADES, SHADES - 1, SHADES - 2, 2, 1];
  const ticks = wanted
    .map((count) => niceTicks(low, high, count))
    .find(({ length }) => length <= SHADES + 1) ?? [low, high];
  return ticks.slice(0, -1).map((from, at) => ({ step: at + 1, from, to: ticks[at + 1]! }));
}

/** The shade of a value, from 1 (palest). */
export const heatStep = (value: number, steps: readonly HeatStep[]): number =>
  steps.findLast(({ from }) => value >= from)?.step ?? 1;
