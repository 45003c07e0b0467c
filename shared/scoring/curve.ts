import {
  type Rational,
  add,
  compare,
  divide,
  fromDecimal,
  multiply,
  rational,
  roundToHundredths,
  subtract,
} from '../progress/exact.ts';
import type { Hundredths } from './decimal.ts';
import { type Fraction, hundredthsOf, rationalOf } from '../progress/fraction.ts';
import type { Criterion } from './scheme.ts';

const HUNDRED = rational(100n);

/** The curve at a value, as a percentage of the weight: linear between its points and flat beyond its ends. */
export function curveAt(curve: Criterion['curve'], value: Rational): Rational {
  const points = curve.map(([x, y]) => ({ x: fromDecimal(x), y: fromDecimal(y) }));
  const right = points.findIndex(({ x }) => compare(x, value) >= 0);
  if (right === -1) return points.at(-1)!.y;
  const [from, to] = [points[right - 1], points[right]!];
  if (!from) return to.y;
  const slope = divide(subtract(to.y, from.y), subtract(to.x, from.x));
  return add(from.y, multiply(slope, subtract(value, from.x)));
}

/** Points of a percentage of a weight, rounded half up to 0.01. */
export const pointsAt = (weight: Rational, percent: Rational): Hundredths =>
  roundToHundredths(divide(multiply(weight, percent), HUNDRED));

/** Up to the value `xn ÷ xd` the points are `(a × value + b) ÷ q`; all whole numbers. */
interface Piece {
  readonly xn: number;
  readonly xd: number;
  readonly a: number;
  readonly b: number;
  readonly q: number;
}

/** `undefined` where a term is too large for plain numbers. */
function piece(until: Rational, slope: Rational, intercept: Rational): Piece | undefined {
  const q = slope.d * intercept.d;
  const terms = [until.n, until.d, slope.n * intercept.d, intercept.n * slope.d, q].map(Number);
  if (!terms.every(Number.isSafeInteger)) return undefined;
  const [xn, xd, a, b, common] = terms as [number, number, number, number, number];
  return { xn, xd, a, b, q: common };
}

/** The points that a measured value gives, rounded half up to 0.01. */
export type PointsCurve = (value: Fraction) => Hundredths;

/**
 * A criterion's curve times its weight, made ready for many values: what it gives is exactly {@link pointsAt} of {@link curveAt}, most
 * of it calculated beforehand.
 */
export function pointsCurve(curve: Criterion['curve'], weight: Rational): PointsCurve {
  const exact = (value: Fraction): Hundredths => pointsAt(weight, curveAt(curve, rationalOf(value)));
  const points = curve.map(([x, y]) => ({
    x: fromDecimal(x),
    y: divide(multiply(weight, fromDecimal(y)), HUNDRED),
  }));
  const flat = rational(0n);
  const last = points.at(-1)!;
  const pieces = points.map(({ x, y }, at) => {
    const before = points[at - 1];
    if (!before) return piece(x, flat, y);
    const slope = divide(subtract(y, before.y), subtract(x, before.x));
    return piece(x, slope, subtract(y, multiply(slope, x)));
  });
  const end = roundToHundredths(last.y);
  return (value) => {
    for (const part of pieces) {
      if (!part) return exact(value);
      const [left, right] = [value.n * part.xd, part.xn * value.d];
      if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right)) return exact(value);
      if (left > right) continue;
      const [rise, base] = [part.a * value.n, part.b * value.d];
      if (!Number.isSafeInteger(rise) || !Number.isSafeInteger(base)) return exact(value);
      return hundredthsOf(rise + base, part.q * value.d) ?? exact(value);
    }
    return end;
  };
}
