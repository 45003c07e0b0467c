import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffRole } from '../../../shared/contract/route.ts';
import type { MilestoneState } from '../../../shared/progress/agency.ts';

export type Milestone = OutputOf<'readProgress'>['progress']['milestones'][number];
export type MilestoneAct = 'claim' | 'verify';

/**
 * What a caller may do with a milestone: the owner unit's handler claims it, or corrects a claim that was found to be wrong; office,
 * supervisor or official verifies a claim, unless she belongs to the owner unit.
 */
export function milestoneAct(
  { claimed }: Pick<Milestone, 'claimed'>,
  state: MilestoneState,
  ownerUnit: string,
  { roles, unit }: { roles: readonly StaffRole[]; unit: string | undefined },
): MilestoneAct | undefined {
  if (state === 'verified') return undefined;
  const claims = roles.includes('handler') && unit === ownerUnit;
  if (!claimed || (state === 'mismatch' && claims)) return claims ? 'claim' : undefined;
  const verifies = roles.some((role) => ['office', 'supervisor', 'official'].includes(role));
  return verifies && unit !== ownerUnit ? 'verify' : undefined;
}

/** The month of a milestone that is planned to the month alone; undefined where a day is planned. */
export const plannedMonth = (
  { schedule }: Pick<OutputOf<'readProgress'>['project'], 'schedule'>,
  { kind, planned }: Pick<Milestone, 'kind' | 'planned'>,
): string | undefined =>
  schedule.some((step) => step.kind === kind && step.planned === planned && step.precision === 'month')
    ? planned.slice(0, 7)
    : undefined;

/** What is being claimed or verified, as typed. */
export interface MilestoneForm {
  on: string;
  evidence: string;
  method: string;
}

/** What the form lacks. No milestone is reached in the future. */
export function milestoneGaps(
  act: MilestoneAct,
  { on, evidence, method }: MilestoneForm,
  today: string,
): (keyof MilestoneForm)[] {
  const gaps: (keyof MilestoneForm)[] = [];
  if (on === '' || on > today) gaps.push('on');
  if (act === 'claim' && (evidence.trim() === '' || evidence.trim().length > 500)) gaps.push('evidence');
  if (act === 'verify' && method === '') gaps.push('method');
  return gaps;
}
