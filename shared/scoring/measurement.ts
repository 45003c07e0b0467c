import type { Bilingual } from '../contract/bilingual.ts';
import { roundToHundredths } from '../progress/exact.ts';
import { type Fraction, hundredthsOf, percentFraction, rationalOf } from '../progress/fraction.ts';
import { timeProportionalFraction } from '../progress/lights.ts';
import type { FactRef, Facts, Rate, Reading, SubjectKind } from './facts.ts';

/** A measured value, exact, with the facts it comes from. */
export interface Measurement {
  readonly value: Fraction;
  readonly facts: readonly FactRef[];
}

/** A documented measure. `of` is pure and gives `undefined` where the facts hold no figure. */
export interface Metric extends Bilingual {
  readonly id: string;
  readonly subject: SubjectKind;
  readonly unit: '%' | 'points' | 'count';
  readonly definition: Bilingual;
  readonly source: Bilingual;
  readonly of: (facts: Facts, reading: Reading) => Measurement | undefined;
}

/** A metric of one kind of subject, before it is told apart from the others. */
export type Described<F> = Omit<Metric, 'subject' | 'of'> & {
  readonly of: (facts: F, reading: Reading) => Measurement | undefined;
};

/** Makes the measures of one kind of subject; facts of another kind give no figure. */
export const measureOf =
  <K extends SubjectKind>(subject: K) =>
  (metric: Described<Extract<Facts, { readonly kind: K }>>): Metric => ({
    ...metric,
    subject,
    of: (facts, reading) =>
      facts.kind === subject ? metric.of(facts as Extract<Facts, { readonly kind: K }>, reading) : undefined,
  });

/** A share in percent; no figure without a rate or of nothing. @throws RangeError when the part is larger than the whole, or either is not a whole number ≥ 0. */
export function share(facts: Facts, name: string, rate: Rate | undefined): Measurement | undefined {
  if (!rate) return undefined;
  const { numerator, denominator } = rate;
  const whole = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  if (!whole || numerator < 0 || numerator > denominator) {
    throw new RangeError(`${facts.id}/${name}: not a share: ${numerator} of ${denominator}`);
  }
  const value = percentFraction(numerator, denominator);
  return value && { value, facts: [{ id: `${facts.id}/${name}`, label: `${numerator}/${denominator}` }] };
}

/** Done ÷ planned in percent; no figure while nothing was planned. */
export function ratio(facts: Facts, name: string, done: number, planned: number): Measurement | undefined {
  const value = timeProportionalFraction({ done, planned });
  return value && { value, facts: [{ id: `${facts.id}/${name}`, label: `${done}/${planned}` }] };
}

/** How many facts there are, with each of them. */
export function count(list: readonly FactRef[]): Measurement {
  return { value: { n: list.length, d: 1 }, facts: [...list].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** A measured value as explanations show it, rounded half up to 0.01. */
export const shownValue = (value: Fraction): number =>
  (hundredthsOf(value.n, value.d) ?? roundToHundredths(rationalOf(value))) / 100;
