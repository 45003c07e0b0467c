import type { CivilDate, Instant } from '../../time/civil.ts';
import { isTimeOver } from '../retention.ts';
import type { Complaint } from './model.ts';

/** Whether a complaint's contents must go now: it is closed, its county's time is over, and nobody holds it. */
export const mustClearComplaint = (
  complaint: Complaint,
  retentionMonths: number,
  today: CivilDate,
): boolean => complaint.state === 'closed' && isTimeOver(complaint, retentionMonths, today);

const stamped = (complaint: Complaint, now: Instant): Complaint => ({
  ...complaint,
  version: complaint.version + 1,
  changedAt: now,
  changedBy: 'retention',
});

/**
 * A complaint without what was said in it: text, person, place, thread. State, outcome, unit and dates stay to be counted; the list of files
 * stays until the files are gone, so that an interrupted pass knows what is left to do.
 */
export function clearedComplaint(complaint: Complaint, now: Instant): Complaint {
  const rest: Complaint = { ...stamped(complaint, now), text: '', thread: [], clearedAt: now };
  delete rest.about;
  delete rest.place;
  return rest;
}

/** A cleared complaint whose files are gone. */
export const withoutFiles = (complaint: Complaint, now: Instant): Complaint => ({
  ...stamped(complaint, now),
  attachments: [],
});
