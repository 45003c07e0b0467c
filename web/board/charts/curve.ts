import type { Board } from '../../../shared/scoring/board.ts';
import { type Frame, niceTicks, pathThrough, plotScales } from './scale.ts';

export interface CurvePoint {
  readonly month: string;
  readonly planned: number;
  readonly done: number;
  readonly x: number;
  readonly plannedY: number;
  /** Absent before the year's first report: what nobody reported is not drawn as nothing done. */
  readonly doneY?: number;
}

/**
 * The investment curve beside its plan, over the whole year: January at the left, December at the right, so that what is left of the
 * year is seen. Amounts from nothing upwards.
 */
export function investmentCurve(investment: Board['investment'], frame: Frame) {
  const highest = Math.max(1, ...investment.flatMap(({ planned, done }) => [planned, done]));
  const ticks = niceTicks(0, highest, 4);
  const top = ticks[ticks.length - 1] ?? highest;
  const scale = plotScales(frame, [1, 12], [0, top]);
  const first = investment.findIndex(({ done }) => done > 0);
  const points = investment.map(({ month, planned, done }, at): CurvePoint => ({
    month,
    planned,
    done,
    x: scale.x(Number(month.slice(5))),
    plannedY: scale.y(planned),
    ...(at >= first && { doneY: scale.y(done) }),
  }));
  return {
    points,
    planned: pathThrough(points.map(({ x, plannedY }) => [x, plannedY])),
    done: pathThrough(points.flatMap(({ x, doneY }) => (doneY === undefined ? [] : [[x, doneY] as const]))),
    yTicks: ticks.map((value) => ({ value, y: scale.y(value) })),
    xTicks: [1, 3, 6, 9, 12].map((month) => ({ month, x: scale.x(month) })),
  };
}

/** Keeps two labels at one edge at least `gap` apart by moving both by the same amount. */
export function apart(first: number, second: number, gap: number): readonly [number, number] {
  const missing = gap - Math.abs(first - second);
  if (missing <= 0) return [first, second];
  const shift = first <= second ? missing / 2 : -missing / 2;
  return [first - shift, second + shift];
}
