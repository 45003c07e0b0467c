/**
 * `part` of `whole` in percent, rounded half up to 0.01; computed in integers, so that 112 of 121 is 92.56 everywhere.
 * An empty whole has no percentage: undefined.
 * @throws RangeError unless both are non-negative integers small enough to be exact.
 */
export function percentOf(part: number, whole: number): number | undefined {
  if (![part, whole].every((n) => Number.isSafeInteger(n) && n >= 0))
    throw new RangeError(`Not a count: ${part} of ${whole}`);
  if (whole === 0) return undefined;
  const [numerator, denominator] = [BigInt(part) * 10_000n, BigInt(whole)];
  return Number((2n * numerator + denominator) / (2n * denominator)) / 100;
}

/** A percentage as it is printed: `92.56%`, or `—` where there is none. */
export const formatPercent = (percent: number | undefined): string =>
  percent === undefined ? '—' : `${percent.toFixed(2)}%`;
