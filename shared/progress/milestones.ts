import { daysBetween, isMonth, monthsBetween, wholeMonthsBetween } from '../time/civil.ts';
import { DEFAULT_PROGRESS_CONFIG, type ReconciliationConfig } from './config.ts';
import { type PartialDate, monthNamed, monthOfMoment } from './partialDate.ts';

/** The dates of one milestone. `verified` is the day on which the verifier found it reached, not the day of the check. */
export interface MilestoneDates {
  readonly kind: string;
  readonly planned?: PartialDate;
  readonly claimed?: PartialDate;
  readonly verified?: PartialDate;
}

/** Whether somebody of a unit may verify what another unit claims: never what is its own (Z11, Z12). */
export const mayVerify = (verifierUnit: string, ownerUnit: string): boolean => verifierUnit !== ownerUnit;

/** `mismatch`: the verified date contradicts the claimed one; `unverified`: nobody has checked the claim yet. */
export type Reconciliation = 'unclaimed' | 'reconciled' | 'unverified' | 'mismatch';

/**
 * Claimed against verified (节点对账). Dates agree when they lie within the tolerance, or in the same month where one of them names
 * no day. A milestone verified without a claim is `unclaimed`: only claims can be wrong.
 */
export function reconcile(
  milestone: MilestoneDates,
  config: Pick<ReconciliationConfig, 'toleranceDays'> = DEFAULT_PROGRESS_CONFIG.reconciliation,
): Reconciliation {
  const { claimed, verified } = milestone;
  if (claimed === undefined) return 'unclaimed';
  if (verified === undefined) return 'unverified';
  const agree =
    claimed === verified ||
    (isMonth(claimed) || isMonth(verified)
      ? monthOfMoment(claimed) === monthOfMoment(verified)
      : Math.abs(daysBetween(claimed, verified)) <= config.toleranceDays);
  return agree ? 'reconciled' : 'mismatch';
}

/**
 * Claims up to the end of the month that are not reconciled. One is enough to block the project's stars for that month; an old one
 * keeps blocking until it is settled.
 */
export function unreconciledClaims<M extends MilestoneDates>(
  milestones: readonly M[],
  month: string,
  config: Pick<ReconciliationConfig, 'toleranceDays'> = DEFAULT_PROGRESS_CONFIG.reconciliation,
): M[] {
  return milestones.filter((milestone) => {
    if (milestone.claimed === undefined || monthNamed(milestone.claimed) > month) return false;
    return reconcile(milestone, config) !== 'reconciled';
  });
}

/** A stretch of time. `days` is absent where either end names no day; both are negative when the end comes first. */
export interface Span {
  readonly months: number;
  readonly days?: number;
}

/**
 * The span from one date to another: complete months between two days, calendar months where either end names only its month
 * (2021-06 to 2021-12 is six).
 */
export function spanBetween(from: PartialDate, to: PartialDate): Span {
  if (isMonth(from) || isMonth(to)) return { months: monthsBetween(monthOfMoment(from), monthOfMoment(to)) };
  const days = daysBetween(from, to);
  if (days >= 0) return { months: wholeMonthsBetween(from, to), days };
  return { months: 0 - wholeMonthsBetween(to, from), days };
}

/** How far ahead of the plan (positive) or behind it (negative): planned 2021-11, done 2021-09-05 is two months ahead. */
export function leadAgainstPlan(planned: PartialDate, actual: PartialDate): Span {
  return spanBetween(actual, planned);
}
