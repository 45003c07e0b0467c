/** An exact fraction n ÷ d with d > 0, in lowest terms. Scores and lights never pass through binary fractions. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The fraction n ÷ d in lowest terms. @throws RangeError when d is 0. */
export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('a fraction with denominator 0');
  const sign = d < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(n, sign * d) || 1n;
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

/**
 * The decimal number as people wrote it: 33.3 becomes 333/10, not its binary neighbour. It reads the shortest decimal that
 * ECMAScript prints for the number. @throws RangeError for NaN and infinities.
 */
export function fromDecimal(value: number): Rational {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!parts) throw new RangeError(`not a finite number: ${value}`);
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = parts;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? rational(digits, 10n ** BigInt(scale)) : rational(digits * 10n ** BigInt(-scale));
}

export const ZERO: Rational = { n: 0n, d: 1n };

export function add(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/** a ÷ b. @throws RangeError when b is 0. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

/** Negative, 0 or positive as a is less than, equal to or greater than b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The exact sum of decimal numbers. */
export function sumOf(values: readonly number[]): Rational {
  return values.reduce((sum, value) => add(sum, fromDecimal(value)), ZERO);
}

/** The fraction in whole hundredths, rounded half up (towards plus infinity): 1/200 → 1, 0.004 → 0. */
export function roundToHundredths(value: Rational): number {
  const doubled = 200n * value.n + value.d;
  const divisor = 2n * value.d;
  const quotient = doubled / divisor;
  return Number(doubled % divisor < 0n ? quotient - 1n : quotient);
}

/** The fraction as a number with at most two decimals, rounded half up; for showing, not for calculating on. */
export function shown(value: Rational): number {
  return roundToHundredths(value) / 100;
}
