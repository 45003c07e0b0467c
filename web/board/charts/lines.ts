import type { MonthCell, MonthLine } from '../months.ts';
import { type Frame, niceTicks, pathThrough, plotScales } from './scale.ts';

/** A cell at its place in the drawing; `lowY` and `highY` where it has an interval. */
export interface LinePoint {
  readonly cell: MonthCell;
  readonly x: number;
  readonly y: number;
  readonly lowY?: number;
  readonly highY?: number;
}

/** Cells in runs without a gap: a month without a figure breaks the line. */
function unbroken(points: readonly (LinePoint | undefined)[]): LinePoint[][] {
  const runs: LinePoint[][] = [[]];
  for (const point of points) {
    if (point) runs[runs.length - 1]!.push(point);
    else if (runs[runs.length - 1]!.length > 0) runs.push([]);
  }
  return runs.filter(({ length }) => length > 0);
}

/** The outline of an interval along a run: out along its upper end, back along the lower. */
const ribbon = (run: readonly LinePoint[]): string => {
  const sure = run.filter(({ lowY, highY }) => lowY !== undefined && highY !== undefined);
  if (sure.length < 2) return '';
  const upper = sure.map(({ x, highY }) => [x, highY!] as const);
  const lower = sure.map(({ x, lowY }) => [x, lowY!] as const).reverse();
  return `${pathThrough([...upper, ...lower])}Z`;
};

/**
 * Lines through the months on one scale from 0 to 100 or closer: it holds every value and interval. All lines have the same months.
 */
export function monthLines(lines: readonly MonthLine[], frame: Frame) {
  const cells = lines.flatMap((line) => line.cells);
  const values = cells.flatMap(({ value, low, high }) =>
    [value, low, high].filter((one) => one !== undefined),
  );
  const ticks = values.length > 0 ? niceTicks(Math.min(...values), Math.max(...values), 4) : [0, 100];
  const [bottom = 0, top = 100] = [ticks[0], ticks[ticks.length - 1]];
  const months = lines[0]?.cells.map(({ month }) => month) ?? [];
  const scale = plotScales(frame, [0, Math.max(1, months.length - 1)], [bottom, Math.max(top, bottom + 1)]);
  const place = (cell: MonthCell, at: number): LinePoint | undefined =>
    cell.value === undefined
      ? undefined
      : {
          cell,
          x: scale.x(at),
          y: scale.y(cell.value),
          ...(cell.low !== undefined && { lowY: scale.y(cell.low) }),
          ...(cell.high !== undefined && { highY: scale.y(cell.high) }),
        };
  return {
    lines: lines.map((line) => {
      const points = line.cells.map(place);
      const runs = unbroken(points);
      return {
        id: line.id,
        points: points.filter((point) => point !== undefined),
        path: runs.map((run) => pathThrough(run.map(({ x, y }) => [x, y]))).join(''),
        ribbon: runs.map(ribbon).join(''),
      };
    }),
    xTicks: months.map((month, at) => ({ month, x: scale.x(at) })),
    yTicks: ticks.map((value) => ({ value, y: scale.y(value) })),
  };
}

/** Labels at one edge, moved apart so that each keeps `gap` to the next, in the order of their places, within the frame. */
export function spread(places: readonly number[], gap: number, frame: Frame): number[] {
  const order = places.map((_, at) => at).sort((a, b) => places[a]! - places[b]!);
  const result = [...places];
  let floor = frame.top;
  for (const at of order) {
    result[at] = Math.max(result[at]!, floor);
    floor = result[at] + gap;
  }
  let ceiling = frame.height - frame.bottom;
  for (const at of order.reverse()) {
    result[at] = Math.min(result[at]!, ceiling);
    ceiling = result[at] - gap;
  }
  return result;
}
