import { problem } from '../platform/problem.ts';
import { mustNotBeWithdrawn, mustStandAt } from './checks.ts';

/** A record that can be taken back. */
interface Withdrawable {
  readonly version: number;
  readonly changedBy: string;
  readonly withdrawn?: string | undefined;
}

/**
 * The record as withdrawn; the very record that is there where the same person has withdrawn it for the same reason already.
 * @throws Problem `not-found`, `illegal-move` for one that was withdrawn otherwise, `stale-version`.
 */
export function withdrawnFrom<R extends Withdrawable>(
  existing: R | undefined,
  { version, reason }: { readonly version: number; readonly reason: string },
  stamped: { readonly version: number; readonly changedAt: string; readonly changedBy: string },
): R {
  if (!existing) throw problem('not-found');
  if (existing.withdrawn === reason && existing.changedBy === stamped.changedBy) return existing;
  mustNotBeWithdrawn(existing);
  mustStandAt(existing, version);
  return { ...existing, withdrawn: reason, ...stamped };
}
