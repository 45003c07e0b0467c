import type { OutputOf } from '../../../shared/contract/index.ts';

/** A scheme while it is edited. */
export type Draft = OutputOf<'listSchemeDrafts'>['items'][number]['scheme'];
export type Metric = OutputOf<'listMetrics'>['metrics'][number];
export type Point = [x: number, y: number];

/** The sum of the weights as the server will add them: exact to a millionth, so that 33.3 + 33.3 + 33.4 is 100. */
export const weightSum = (weights: readonly (number | null)[]): number =>
  weights.reduce<number>((sum, weight) => sum + Math.round((weight ?? 0) * 1e6), 0) / 1e6;

/** The next free id with a letter: C1, C2 … */
export function nextId(letter: string, taken: readonly string[]): string {
  let n = 1;
  while (taken.includes(`${letter}${n}`)) n += 1;
  return `${letter}${n}`;
}

/** What part of the plane a curve is drawn in: its points with some room at the ends, never without width. */
export function rangeOf(points: readonly Point[]): { from: number; to: number } {
  const xs = points.map(([x]) => x).filter(Number.isFinite);
  const [low, high] = [Math.min(...xs, 0), Math.max(...xs)];
  return high > low ? { from: low, to: high } : { from: low, to: low + 1 };
}

/** A point moved by steps and kept between its neighbours, so that the curve stays a function. `y` stays within 0 and 100. */
export function movePoint(points: readonly Point[], at: number, dx: number, dy: number): Point[] {
  const [x, y] = points[at] ?? [0, 0];
  const tidy = (value: number): number => Math.round(value * 100) / 100;
  const [left, right] = [points[at - 1]?.[0] ?? -Infinity, points[at + 1]?.[0] ?? Infinity];
  const moved = tidy(x + dx);
  const nextX = moved > left && moved < right ? moved : x;
  const nextY = Math.min(100, Math.max(0, tidy(y + dy)));
  return points.map((point, n) => (n === at ? [nextX, nextY] : point));
}

/** A new point half way to the next one, or one step beyond the last. */
export function withPoint(points: readonly Point[]): Point[] {
  const [before, last] = [points.at(-2), points.at(-1)];
  if (!last) return [[0, 0]];
  if (!before) return [...points, [last[0] + 1, 100]];
  const half: Point = [(before[0] + last[0]) / 2, (before[1] + last[1]) / 2];
  return [...points.slice(0, -1), half, last];
}
