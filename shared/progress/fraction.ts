import { type Rational, fromDecimal, rational } from './exact.ts';

/**
 * An exact fraction n ÷ d of safe integers, d > 0, not necessarily in lowest terms. What is measured comes as one, so that a month's
 * run calculates exactly with plain numbers; whatever would leave the safe integers is calculated as a {@link Rational}.
 */
export interface Fraction {
  readonly n: number;
  readonly d: number;
}

/** The fraction of a rational. @throws RangeError where its terms are not safe integers. */
export function fractionOf({ n, d }: Rational): Fraction {
  const [numerator, denominator] = [Number(n), Number(d)];
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator))
    throw new RangeError(`too large to measure with: ${n}/${d}`);
  return { n: numerator, d: denominator };
}

/** The same number, exact at any size. */
export const rationalOf = ({ n, d }: Fraction): Rational => rational(BigInt(n), BigInt(d));

/** The decimal number as people wrote it, exactly. @throws RangeError for what is not finite or has too many digits. */
export const decimalFraction = (value: number): Fraction =>
  Number.isSafeInteger(value) ? { n: value, d: 1 } : fractionOf(fromDecimal(value));

/** 100 × part ÷ whole; `undefined` where the whole is nothing. Both are decimal numbers as people wrote them. */
export function percentFraction(part: number, whole: number): Fraction | undefined {
  if (whole === 0) return undefined;
  if (Number.isSafeInteger(100 * part) && Number.isSafeInteger(part) && Number.isSafeInteger(whole))
    return { n: 100 * part, d: whole };
  const [of, by] = [fromDecimal(part), fromDecimal(whole)];
  return fractionOf(rational(100n * of.n * by.d, of.d * by.n));
}

/** The largest quotient with `quotient × d ≤ n`, for safe integers: a division in floating point may round up over it. */
function floorDivide(n: number, d: number): number {
  const quotient = Math.floor(n / d);
  return quotient * d > n ? quotient - 1 : quotient;
}

/**
 * n ÷ d in whole hundredths, rounded half up (towards plus infinity), or `undefined` where a product leaves the safe integers; then it
 * has to be calculated as a rational.
 */
export function hundredthsOf(n: number, d: number): number | undefined {
  const numerator = 200 * n + d;
  const quotient = floorDivide(numerator, 2 * d);
  return Number.isSafeInteger(numerator) && Number.isSafeInteger(2 * d) ? quotient : undefined;
}
