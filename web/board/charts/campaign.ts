import type { BoardCampaign } from '../../../shared/scoring/board.ts';
import { type Frame, niceTicks, pathThrough, plotScales } from './scale.ts';

/** A day of the campaign at its place in the drawing. */
export interface CampaignPoint {
  readonly day: number;
  readonly planned: number;
  readonly done?: number;
  readonly x: number;
  readonly plannedY: number;
  readonly doneY?: number;
}

/** How many days lie between two points one can reach with the keyboard. */
const STRIDE = 10;

/** The campaign's curve beside its plan, from day 1 to the last day, so that what is left is seen; counts from nothing upwards. */
export function campaignCurve({ curve, today }: Pick<BoardCampaign, 'curve' | 'today'>, frame: Frame) {
  const highest = Math.max(1, ...curve.flatMap(({ planned, done = 0 }) => [planned, done]));
  const yTicks = niceTicks(0, highest, 5).filter(Number.isInteger);
  const scale = plotScales(
    frame,
    [1, Math.max(2, today.lengthDays)],
    [0, yTicks[yTicks.length - 1] ?? highest],
  );
  const points = curve.map(({ day, planned, done }): CampaignPoint => ({
    day,
    planned,
    x: scale.x(day),
    plannedY: scale.y(planned),
    ...(done !== undefined && { done, doneY: scale.y(done) }),
  }));
  const stops = [1, ...niceTicks(0, today.lengthDays, 4).slice(1, -1), today.lengthDays];
  return {
    points,
    planned: pathThrough(points.map(({ x, plannedY }) => [x, plannedY])),
    done: pathThrough(points.flatMap(({ x, doneY }) => (doneY === undefined ? [] : [[x, doneY] as const]))),
    yTicks: yTicks.map((value) => ({ value, y: scale.y(value) })),
    xTicks: stops
      .filter((day, at) => at === stops.length - 1 || day <= today.lengthDays * 0.93)
      .map((day) => ({ day, x: scale.x(day) })),
    /** Where the campaign stands; undefined before its first day. */
    now: points.find(({ day }) => day === today.day),
    /** Days that the keyboard reaches: every tenth, today and the last. */
    reachable: points.filter(
      ({ day }) => day === 1 || day % STRIDE === 0 || day === today.day || day === today.lengthDays,
    ),
  };
}
