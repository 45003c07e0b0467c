import { fromDecimal } from '../progress/exact.ts';

/** Points as a whole number of 0.01: 8735 is 87.35 points. Sums of them are exact. */
export type Hundredths = number;

/** Points as written in a document (87.35) in hundredths. @throws RangeError when they have more than two decimals. */
export function toHundredths(points: number): Hundredths {
  const { n, d } = fromDecimal(points);
  if (100n % d !== 0n) throw new RangeError(`more than two decimals: ${points}`);
  return Number((n * 100n) / d);
}

/** Hundredths as the decimal number that documents carry; it prints with at most two decimals. */
export function fromHundredths(hundredths: Hundredths): number {
  return hundredths / 100;
}

/** The exact sum of points as written, again as written: 0.1 + 0.2 is 0.3. */
export function sumPoints(points: readonly number[]): number {
  return fromHundredths(points.reduce((sum, value) => sum + toHundredths(value), 0));
}

/** Points with their sign as they are printed in an explanation: −2, +1, −0.5, 0. */
export function signedPoints(points: number): string {
  if (points === 0) return '0';
  return points < 0 ? `−${-points}` : `+${points}`;
}
