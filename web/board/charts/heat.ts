import type { MonthRow } from '../months.ts';
import { niceTicks } from './scale.ts';

/** One shade of a heat map, 1 (palest) to 6: values from `from` (included) to `to`; the last one includes its end. */
export interface HeatStep {
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/** Shades in all: more could not be told apart. */
const SHADES = 6;

/**
 * Round classes that cover all values shown, from the palest; none without a value. However few they are, they reach from the palest shade
 * to the darkest, so that neighbours are told apart as well as they can be.
 */
export function heatSteps(rows: readonly MonthRow[]): HeatStep[] {
  const values = rows.flatMap(({ cells }) =>
    cells.flatMap(({ value }) => (value === undefined ? [] : [value])),
  );
  if (values.length === 0) return [];
  const [low, high] = [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))];
  if (low === high) return [{ step: 1, from: low, to: high }];
  const wanted = Array.from({ length: SHADES }, (_, at) => niceTicks(low, high, SHADES - at));
  const ticks = wanted.find(({ length }) => length <= SHADES + 1) ?? [low, high];
  const apart = (SHADES - 1) / Math.max(1, ticks.length - 2);
  return ticks
    .slice(0, -1)
    .map((from, at) => ({ step: Math.round(1 + at * apart), from, to: ticks[at + 1]! }));
}

/** The shade of a value, from 1 (palest). */
export const heatStep = (value: number, steps: readonly HeatStep[]): number =>
  steps.findLast(({ from }) => value >= from)?.step ?? 1;
