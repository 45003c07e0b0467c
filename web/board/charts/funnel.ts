import type { Figure } from '../figures.ts';
import { type Frame, niceTicks, pathThrough, plotScales } from './scale.ts';

/** Two-sided 95 % and 99.8 % of the normal distribution, the limits usual in funnel plots (Spiegelhalter 2005). */
const Z95 = 1.959964;
const Z998 = 3.090232;
const STEPS = 60;

/** What the plot needs of a figure that is shown. */
interface Measured {
  readonly figure: Figure;
  readonly n: number;
  readonly share: number;
}

export interface FunnelPoint {
  readonly figure: Figure;
  readonly x: number;
  readonly y: number;
  /** Against the 99.8 % limits. */
  readonly beyond: 'inside' | 'above' | 'below';
}

function measured(figures: readonly Figure[]): Measured[] {
  return figures.flatMap((figure) =>
    figure.nEff === null || figure.shareSatisfied === null
      ? []
      : [{ figure, n: figure.nEff, share: figure.shareSatisfied }],
  );
}

/** Whether a funnel says anything: three shares or more, whose numbers of answers differ by half or more. */
export function funnelFits(figures: readonly Figure[]): boolean {
  const sizes = measured(figures).map(({ n }) => n);
  return sizes.length >= 3 && Math.max(...sizes) >= 1.5 * Math.min(...sizes);
}

/** Limits of a share around `centre` for n answers: centre ± z·√(centre(1 − centre)/n), within 0 and 1. */
export function limits(centre: number, n: number, z: number): readonly [low: number, high: number] {
  const half = z * Math.sqrt((centre * (1 - centre)) / n);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/**
 * A funnel plot of the share 非常满意 + 满意 against the effective number of answers. The centre is the share over all figures shown,
 * weighted by their answers; between the limits lies what chance alone would give. Call only where {@link funnelFits}.
 */
export function funnel(figures: readonly Figure[], frame: Frame) {
  const data = measured(figures);
  const all = data.reduce((sum, { n }) => sum + n, 0);
  const centre = data.reduce((sum, { n, share }) => sum + n * share, 0) / all;
  const largest = Math.max(...data.map(({ n }) => n));
  const xTicks = niceTicks(0, largest, 4);
  const xHigh = xTicks[xTicks.length - 1] ?? largest;
  const from = Math.max(5, Math.min(...data.map(({ n }) => n)) / 2);
  const lowest = Math.min(limits(centre, from, Z998)[0], ...data.map(({ share }) => share));
  const yTicks = niceTicks(lowest, 1, 4);
  const scale = plotScales(frame, [0, xHigh], [yTicks[0] ?? 0, 1]);
  const line = (z: number, end: 0 | 1): string =>
    pathThrough(
      Array.from({ length: STEPS + 1 }, (_, i) => {
        const n = from + ((xHigh - from) * i) / STEPS;
        return [scale.x(n), scale.y(limits(centre, n, z)[end])] as const;
      }),
    );
  const points = data.map(({ figure, n, share }): FunnelPoint => {
    const [low, high] = limits(centre, n, Z998);
    const beyond = share < low ? 'below' : share > high ? 'above' : 'inside';
    return { figure, x: scale.x(n), y: scale.y(share), beyond };
  });
  return {
    centre,
    centreY: scale.y(centre),
    points,
    limits95: [line(Z95, 0), line(Z95, 1)],
    limits998: [line(Z998, 0), line(Z998, 1)],
    xTicks: xTicks.map((value) => ({ value, x: scale.x(value) })),
    yTicks: yTicks.filter((value) => value <= 1).map((value) => ({ value, y: scale.y(value) })),
  };
}

/** A label that found room beside its point. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/**
 * Places labels beside their points so that none covers another or a point or leaves the frame; points come in order of
 * importance, and those without room stay unlabelled. `size` is the height of a line and the width of each label in pixels.
 */
export function placeLabels(
  points: readonly { readonly x: number; readonly y: number; readonly width: number }[],
  frame: Frame,
  height: number,
): (PlacedLabel | undefined)[] {
  const GAP = 9;
  const taken: { left: number; right: number; top: number; bottom: number }[] = points.map(({ x, y }) => ({
    left: x - 6,
    right: x + 6,
    top: y - 6,
    bottom: y + 6,
  }));
  return points.map(({ x, y, width }) => {
    for (const dy of [0, -height * 0.9, height * 0.9]) {
      for (const anchor of ['start', 'end'] as const) {
        const left = anchor === 'start' ? x + GAP : x - GAP - width;
        const box = { left, right: left + width, top: y + dy - height / 2, bottom: y + dy + height / 2 };
        const inside =
          box.left >= frame.left &&
          box.right <= frame.width &&
          box.top >= 0 &&
          box.bottom <= frame.height - frame.bottom;
        const free = taken.every(
          (other) =>
            box.right <= other.left ||
            box.left >= other.right ||
            box.bottom <= other.top ||
            box.top >= other.bottom,
        );
        if (!inside || !free) continue;
        taken.push(box);
        return { x: anchor === 'start' ? x + GAP : x - GAP, y: y + dy, anchor };
      }
    }
    return undefined;
  });
}
