import type { LedgerTarget } from './definition.ts';
import type { LedgerPlan } from './model.ts';
import type { LedgerRecords } from './targets.ts';

/** Records to save in one list; lists come in the order in which they may be saved. */
export type LedgerWrite = {
  [T in LedgerTarget]: { readonly target: T; readonly records: readonly LedgerRecords[T][] };
}[LedgerTarget];

/** How an import is applied. */
export interface ApplyOptions {
  /** Apply the good rows of a file in which others were refused; without it such a file is not applied at all. */
  readonly goodRowsOnly?: boolean;
}

/** Whether a plan may be applied: nothing refused, or the office says that the good rows may go in. */
export const mayApply = (plan: LedgerPlan, { goodRowsOnly = false }: ApplyOptions = {}): boolean =>
  plan.refused.length === 0 || goodRowsOnly;

/**
 * What applying a plan writes: first what is created because rows name it, then what was added and changed. Nothing is ever deleted.
 * @throws RangeError if the plan may not be applied.
 */
export function writesOf(plan: LedgerPlan, options: ApplyOptions = {}): LedgerWrite[] {
  if (!mayApply(plan, options)) throw new RangeError('The plan has refused rows');
  const rows = [...plan.added, ...plan.changed].map(({ record }) => record);
  const writes = [
    { target: 'units', records: plan.creates.units },
    { target: 'people', records: plan.creates.people },
    { target: plan.target, records: rows } as LedgerWrite,
  ] satisfies LedgerWrite[];
  return writes.filter(({ records }) => records.length > 0);
}
