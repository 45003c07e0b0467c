/** The height of the drawing and the margins around the curves, in pixels; how wide it is follows from the page. */
export const frame = { height: 260, left: 12, right: 64, top: 20, bottom: 28 } as const;

/** A point of a curve: its place in the drawing and in the series. */
export interface CurvePoint {
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** The highest value that is drawn; at least 1, so that an empty plan has a height. */
export const topOf = (...series: readonly (readonly (number | undefined)[])[]): number =>
  Math.max(1, ...series.flat().map((value) => value ?? 0));

/** The points of a series from left to right in a drawing so wide; what is not known leaves no point. */
export function pointsOf(series: readonly (number | undefined)[], top: number, width: number): CurvePoint[] {
  const { height, left, right, top: above, bottom } = frame;
  const step = (width - left - right) / Math.max(1, series.length - 1);
  return series.flatMap((value, at) =>
    value === undefined
      ? []
      : [{ at, x: left + at * step, y: height - bottom - (value / top) * (height - above - bottom) }],
  );
}

/** An SVG path through points. */
export const pathOf = (points: readonly CurvePoint[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** Where the labels at the ends of two curves stand, so that they do not overlap: at least 16 pixels apart. */
export function labelPlaces(first: number, second: number): [number, number] {
  const gap = 16;
  if (Math.abs(first - second) >= gap) return [first, second];
  const middle = (first + second) / 2;
  return first <= second ? [middle - gap / 2, middle + gap / 2] : [middle + gap / 2, middle - gap / 2];
}
