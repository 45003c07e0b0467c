import type { CivilDate, Instant } from '../time/civil.ts';
import { addMonthsToDate, civilDateOf } from '../time/civil.ts';
import type { Case } from './model.ts';
import type { Filing } from './stored.ts';
import { finalStates } from './states.ts';

/** When something last happened to a case. */
export const lastEventAt = ({ events, changedAt }: Pick<Case, 'events' | 'changedAt'>): Instant =>
  events.at(-1)?.at ?? changedAt;

/** The day from which a closed case stands without names and contacts. */
export const clearedFrom = (record: Pick<Case, 'events' | 'changedAt'>, retentionMonths: number): CivilDate =>
  addMonthsToDate(civilDateOf(lastEventAt(record)), retentionMonths);

/** Whether names and contacts must go now: the case is closed, its time is over, and nobody holds it. */
export const mustClear = (
  record: Pick<Case, 'events' | 'changedAt' | 'state' | 'hold' | 'clearedAt'>,
  retentionMonths: number,
  today: CivilDate,
): boolean =>
  finalStates.includes(record.state) &&
  record.clearedAt === undefined &&
  record.hold === undefined &&
  today >= clearedFrom(record, retentionMonths);

/** A case without the names and contacts in it. What is counted (state, events, category, unit, text) stays. */
export function cleared(record: Case, now: Instant): Case {
  const rest: Case = { ...record, clearedAt: now };
  delete rest.contact;
  delete rest.observerName;
  delete rest.enterpriseName;
  return rest;
}

/** The filing without who may be called and who filed it. */
export function clearedFiling(filing: Filing, now: Instant): Filing {
  const rest: Filing = { ...filing, clearedAt: now };
  delete rest.contact;
  delete rest.observerName;
  return rest;
}
