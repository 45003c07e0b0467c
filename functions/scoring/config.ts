import { defaultIntakeConfig } from '../../shared/intake/config.ts';
import type { IntakeConfig } from '../../shared/intake/config.ts';
import { DEFAULT_PROGRESS_CONFIG } from '../../shared/progress/config.ts';
import type { ProgressConfig } from '../../shared/progress/config.ts';

/** What the gathering of facts depends on beside the records. */
export interface ScoringConfig {
  /**
   * Calendar days after the month during which answers to what came in late still count for it (**P**): longer than any reply limit,
   * holidays included, so that no case assigned in the month's last days escapes the response rate.
   */
  readonly settlingDays: number;
  /** The day of the following month until which a monthly report is in time (**P**). */
  readonly reportDueDay: number;
  /** Working days after the decision within which a cleared name is published (X14). */
  readonly clearingDays: number;
  /** Minutes without any change after which an unfinished order of runs may be taken up again (**P**): longer than a lost part takes to come back. */
  readonly stalledMinutes: number;
  readonly intake: IntakeConfig;
  readonly progress: ProgressConfig;
}

export const defaultScoringConfig: ScoringConfig = {
  settlingDays: 15,
  reportDueDay: 5,
  clearingDays: 5,
  stalledMinutes: 10,
  intake: defaultIntakeConfig,
  progress: DEFAULT_PROGRESS_CONFIG,
};
