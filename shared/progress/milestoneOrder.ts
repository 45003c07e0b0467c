import type { MilestoneKind } from '../registry/model.ts';
import type { Milestone } from './model.ts';

/** Milestones that can only be reached one after the other. Approval and land overlap with their neighbours in practice and stay free. */
const chain: readonly MilestoneKind[] = [
  'signing',
  'start',
  'mainStructure',
  'trialProduction',
  'production',
];

/** A milestone whose date contradicts a new one, and on which side of it that should lie. */
export interface OrderConflict {
  readonly kind: MilestoneKind;
  readonly on: string;
  readonly side: 'before' | 'after';
}

/** What speaks against a milestone reached on a day: an earlier one reached later, or a later one reached earlier. */
export function orderConflict(
  milestones: readonly Milestone[],
  kind: MilestoneKind,
  on: string,
): OrderConflict | undefined {
  const place = chain.indexOf(kind);
  if (place < 0) return undefined;
  for (const one of milestones) {
    const [other, reached] = [chain.indexOf(one.kind), one.verified ?? one.claimed];
    if (other < 0 || other === place || reached === undefined) continue;
    if (other < place && reached > on) return { kind: one.kind, on: reached, side: 'before' };
    if (other > place && reached < on) return { kind: one.kind, on: reached, side: 'after' };
  }
  return undefined;
}
