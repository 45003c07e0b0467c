import type { CivilDate } from '../time/civil.ts';
import { yearOf } from '../time/civil.ts';
import type { PairingPlan } from './model.ts';
import type { PairingLink } from './pairing.ts';

/** An edition of a year's pairing plan. */
export interface EditionRef {
  readonly year: number;
  readonly edition: number;
}

/**
 * Where a pairing plan may go from each status. A submitted one is approved or returned to be changed; an approved one is only ever
 * superseded, by the approval of a later edition.
 */
export const planMoves: Readonly<Record<PairingPlan['status'], readonly PairingPlan['status'][]>> = {
  draft: ['submitted'],
  submitted: ['approved', 'draft'],
  approved: ['superseded'],
  superseded: [],
};

/**
 * The approved edition that counts on a day: that of the day's year, or, until a year's own plan is approved, of the last year before
 * that has one.
 */
export function editionInForce<E extends EditionRef>(approved: readonly E[], on: CivilDate): E | undefined {
  const year = yearOf(on);
  return approved
    .filter((plan) => plan.year <= year)
    .toSorted((a, b) => a.year - b.year)
    .at(-1);
}

/** The approved editions that count on a day or after it: the one in force, and those approved for later years. */
export function editionsFrom<E extends EditionRef>(approved: readonly E[], on: CivilDate): E[] {
  const current = editionInForce(approved, on);
  return approved.filter((plan) => plan === current || plan.year > yearOf(on));
}

/** The first and the last day of a year. */
const yearSpan = (year: number) => ({ first: `${year}-01-01`, last: `${year}-12-31` });

/** Whether a pairing has a day in the year of its plan: one that ends before it or begins after it is outside. */
export function isWithinYear({ from, to }: Pick<PairingLink, 'from' | 'to'>, year: number): boolean {
  const { first, last } = yearSpan(year);
  return from <= last && (to === undefined || to >= first);
}

/**
 * The pairings of an edition as a new one of `year` takes them over, and those that it leaves out because they end before that year or
 * begin after it. A pairing that ends with the old year is the annual kind and ends with the new one instead.
 */
export function takenOver<P extends PairingLink>(
  pairings: readonly P[],
  from: number,
  year: number,
): { readonly taken: P[]; readonly ended: P[] } {
  const [before, after] = [yearSpan(from).last, yearSpan(year).last];
  const renewed = pairings.map((pairing) =>
    year > from && pairing.to === before ? { ...pairing, to: after } : pairing,
  );
  return {
    taken: renewed.filter((pairing) => isWithinYear(pairing, year)),
    ended: renewed.filter((pairing) => !isWithinYear(pairing, year)),
  };
}
