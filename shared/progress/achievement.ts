import * as z from 'zod';
import { CivilDate, Id, Stamp, Text } from '../contract/parameters.ts';
import { DEFAULT_PROGRESS_CONFIG } from './config.ts';
import type { ReconciliationConfig } from './config.ts';
import { mayVerify } from './milestones.ts';
import { verificationMethods } from './model.ts';

/** What a person or unit achieved: a deed at the front line (一线事迹), or a result of the year (年度实绩). */
export const achievementKinds = ['deed', 'annualResult'] as const;

/** An achievement as it is claimed, with its evidence. */
export const AchievementFields = z.object({
  kind: z.enum(achievementKinds),
  title: Text(120),
  text: Text(1000),
  on: CivilDate,
  /** The unit to which it is credited. */
  unit: Id,
  person: Id.optional(),
  project: Id.optional(),
  evidence: Text(500),
});

/** An achievement as stored. It counts for nothing until enough methods have verified it. */
export const Achievement = AchievementFields.extend(Stamp.shape).extend({
  id: Id,
  verifications: z.array(
    z.object({ method: z.enum(verificationMethods), verifier: Id, verifierUnit: z.string(), on: CivilDate }),
  ),
});
export type Achievement = z.infer<typeof Achievement>;

/** How many different methods verify an achievement: one for a deed, for a result of the year as the county has it (two). */
export const methodsNeeded = (
  kind: Achievement['kind'],
  { annualResultMethods }: ReconciliationConfig = DEFAULT_PROGRESS_CONFIG.reconciliation,
): number => (kind === 'annualResult' ? annualResultMethods : 1);

/** Whether it counts: enough different methods, none by the unit to which it is credited (Z11, Z17). */
export function isVerified(
  { kind, unit, verifications }: Pick<Achievement, 'kind' | 'unit' | 'verifications'>,
  config?: ReconciliationConfig,
): boolean {
  const valid = verifications.filter(({ verifierUnit }) => mayVerify(verifierUnit, unit));
  return new Set(valid.map(({ method }) => method)).size >= methodsNeeded(kind, config);
}
