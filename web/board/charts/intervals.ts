import type { Figure } from '../figures.ts';
import { linear, niceTicks, type Range } from './scale.ts';

/** The common scale of a list of intervals: its ends and its ticks, in points. */
export interface IntervalScale {
  readonly domain: Range;
  readonly ticks: readonly number[];
  /** Percent of the strip's width. */
  readonly at: (points: number) => number;
}

/** A scale that holds every interval and the common mean, in round steps, within 0 to 100; 0 to 100 without figures. */
export function intervalScale(figures: readonly Figure[], mean: number | null): IntervalScale {
  const values = figures.flatMap(({ interval, score }) => [
    ...(interval ?? []),
    ...(score === null ? [] : [score]),
  ]);
  if (mean !== null) values.push(mean);
  const [low, high] = values.length === 0 ? [0, 100] : [Math.min(...values), Math.max(...values)];
  const ticks = niceTicks(Math.max(0, low - 2), Math.min(100, high + 2), 4);
  const domain = [ticks[0] ?? 0, ticks[ticks.length - 1] ?? 100] as const;
  return { domain, ticks, at: linear(domain, [0, 100]) };
}
