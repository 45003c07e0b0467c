import type { Instant } from '../time/civil.ts';
import type { IntakeConfig } from './config.ts';
import type { CaseEvent } from './events.ts';

/** Why a case goes to the paired leader, and since when. */
export interface Escalation {
  readonly reason: 'reworks' | 'transfers';
  readonly count: number;
  readonly since: Instant;
}

/**
 * Whether a case must go to the paired leader and has not yet: the filer reopened it so many times, or it was transferred so many times in
 * a row without a signature between.
 */
export function escalationDue(
  events: readonly CaseEvent[],
  { escalation }: Pick<IntakeConfig, 'escalation'>,
): Escalation | undefined {
  let due: Escalation | undefined;
  let [reworks, transfers] = [0, 0];
  for (const { kind, at } of events) {
    if (kind === 'escalated') due = undefined;
    if (kind === 'signedFor') transfers = 0;
    if (kind === 'reopened') {
      reworks += 1;
      if (reworks === escalation.reworks) due ??= { reason: 'reworks', count: reworks, since: at };
    }
    if (kind === 'transferred') {
      transfers += 1;
      if (transfers === escalation.transfersUnsigned)
        due ??= { reason: 'transfers', count: transfers, since: at };
    }
  }
  return due;
}
