/** Where things lie in a drawing. Pure: no units but those passed in. */

/** A drawing's outer size and the room around its plot, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export type Range = readonly [low: number, high: number];

/** Maps `from` onto `to` by a straight line. A domain without extent maps to the middle. */
export function linear(from: Range, to: Range): (value: number) => number {
  const extent = from[1] - from[0];
  if (extent === 0) return () => (to[0] + to[1]) / 2;
  return (value) => to[0] + ((value - from[0]) / extent) * (to[1] - to[0]);
}

/** The horizontal and vertical scales of a plot inside its frame; the vertical one grows upwards. */
export function plotScales(frame: Frame, x: Range, y: Range) {
  return {
    x: linear(x, [frame.left, frame.width - frame.right]),
    y: linear(y, [frame.height - frame.bottom, frame.top]),
  };
}

/** About `count` round steps (1, 2 or 5 times a power of ten) that cover `low` to `high`. */
export function niceTicks(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough * 0.999) ?? 10 * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** An SVG path through points, rounded to a tenth of a pixel. Empty without points. */
export function pathThrough(points: readonly (readonly [x: number, y: number])[]): string {
  return points
    .map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`)
    .join('');
}
