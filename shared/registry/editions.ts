import type { CivilDate } from '../time/civil.ts';
import { yearOf } from '../time/civil.ts';
import type { PairingPlan } from './model.ts';

/** An edition of a year's pairing plan. */
export interface EditionRef {
  readonly year: number;
  readonly edition: number;
}

/** Where a pairing plan may go from each status; an approved one is only ever superseded, by the approval of a later edition. */
export const planMoves: Readonly<Record<PairingPlan['status'], readonly PairingPlan['status'][]>> = {
  draft: ['submitted'],
  submitted: ['approved'],
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
