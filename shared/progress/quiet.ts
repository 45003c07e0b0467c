import { DEFAULT_PROGRESS_CONFIG, type QuietConfig, type QuietReason } from './config.ts';
import { firstDay } from './partialDate.ts';

/** Whether the day lies in the quiet production period (安静生产期). @throws RangeError when it is not a calendar day. */
export function isQuiet(day: string, config: QuietConfig = DEFAULT_PROGRESS_CONFIG.quiet): boolean {
  const dayOfMonth = Number(firstDay(day).slice(8));
  const { fromDay, toDay } = config;
  return fromDay <= toDay
    ? dayOfMonth >= fromDay && dayOfMonth <= toDay
    : dayOfMonth >= fromDay || dayOfMonth <= toDay;
}

export type InspectionDecision =
  | { readonly allowed: true; readonly exception: false }
  | { readonly allowed: true; readonly exception: true; readonly reason: QuietReason }
  | {
      readonly allowed: false;
      readonly code: 'quietPeriodReasonMissing' | 'quietPeriodReasonUnknown';
      readonly reasons: readonly QuietReason[];
    };

/**
 * Whether an inspection may take place on that day. In the quiet period it needs a reason from the list, and then it is an
 * exception, to be counted and published; outside it a reason changes nothing.
 */
export function decideInspection(
  inspection: { readonly day: string; readonly reason?: string },
  config: QuietConfig = DEFAULT_PROGRESS_CONFIG.quiet,
): InspectionDecision {
  if (!isQuiet(inspection.day, config)) return { allowed: true, exception: false };
  const { reasons } = config;
  if (!inspection.reason) return { allowed: false, code: 'quietPeriodReasonMissing', reasons };
  const reason = reasons.find(({ code }) => code === inspection.reason);
  return reason
    ? { allowed: true, exception: true, reason }
    : { allowed: false, code: 'quietPeriodReasonUnknown', reasons };
}
