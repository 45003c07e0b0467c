import { curveProblems } from '../../../shared/scoring/curveShape.ts';
import type { Bilingual } from '../../../shared/contract/bilingual.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';

/** A scheme while it is edited. */
export type Draft = OutputOf<'listSchemeDrafts'>['items'][number]['scheme'];
export type Metric = OutputOf<'listMetrics'>['metrics'][number];
export type Point = [x: number, y: number];

/** The sum of the weights as the server will add them: exact to a millionth, so that 33.3 + 33.3 + 33.4 is 100. */
export const weightSum = (weights: readonly (number | null)[]): number =>
  weights.reduce<number>((sum, weight) => sum + Math.round((weight ?? 0) * 1e6), 0) / 1e6;

/** The id of the control at a JSON pointer, so that an error leads to its field. */
export const idOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '-');

/** The next free id with a letter: C1, C2 … */
export function nextId(letter: string, taken: readonly string[]): string {
  let n = 1;
  while (taken.includes(`${letter}${n}`)) n += 1;
  return `${letter}${n}`;
}

/** The values between which a curve is drawn. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** From 0 (or the least value) to the greatest, at least to `least`: 100 of a metric in percent or points. Never without width. */
export function rangeOf(points: readonly Point[], least = 0): Range {
  const xs = points.map(([x]) => x).filter(Number.isFinite);
  const [low, high] = [Math.min(...xs, 0), Math.max(...xs, least)];
  return high > low ? { from: low, to: high } : { from: low, to: low + 1 };
}

/** By how much an arrow key or a dragged point moves a value: a hundredth of the range, rounded to 1, 2 or 5 of a power of ten. */
export function stepOf({ from, to }: Range): number {
  const raw = (to - from) / 100;
  const power = 10 ** Math.floor(Math.log10(raw));
  const nice = [1, 2, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10;
  return Math.max(0.01, tidy(nice * power));
}

const tidy = (value: number): number => Math.round(value * 100) / 100;

/** What became of a point that was to go somewhere, and whether a neighbour stopped it. */
export interface Placed {
  readonly points: Point[];
  readonly stopped: 'left' | 'right' | undefined;
}

/**
 * Puts a point at a place, kept a step away from its neighbours, so that the curve stays a function; `y` stays within 0 and 100. A point
 * between neighbours without room keeps its value.
 */
export function placePoint(
  points: readonly Point[],
  at: number,
  [wantedX, wantedY]: Point,
  step: number,
): Placed {
  const [x] = points[at] ?? [0, 0];
  const left = (points[at - 1]?.[0] ?? -Infinity) + step;
  const right = (points[at + 1]?.[0] ?? Infinity) - step;
  const room = left <= right;
  const stopped = wantedX < left ? 'left' : wantedX > right ? 'right' : undefined;
  const nextX = room ? tidy(Math.min(right, Math.max(left, wantedX))) : x;
  const nextY = Math.min(100, Math.max(0, tidy(wantedY)));
  return { points: points.map((point, n) => (n === at ? [nextX, nextY] : point)), stopped };
}

/** A new point half way to the next one, or one step beyond the last. */
export function withPoint(points: readonly Point[]): Point[] {
  const [before, last] = [points.at(-2), points.at(-1)];
  if (!last) return [[0, 0]];
  if (!before) return [...points, [last[0] + 1, 100]];
  const half: Point = [tidy((before[0] + last[0]) / 2), tidy((before[1] + last[1]) / 2)];
  return [...points.slice(0, -1), half, last];
}

/** What is wrong with a curve while it is edited, by point and coordinate: `1/0` is the value of the second point. */
export const curveFaults = (points: readonly Point[]): ReadonlyMap<string, Bilingual> =>
  new Map(curveProblems(points).map(({ pointer, zh, en }) => [pointer.slice(1), { zh, en }]));
