import type { CivilDate, Instant } from '../time/civil.ts';
import { addMonthsToDate, civilDateOf } from '../time/civil.ts';
import type { Case } from './model.ts';
import type { Filing } from './stored.ts';
import { finalStates } from './states.ts';

/** What the time of a case or complaint is counted from, and what stops it. */
export interface Retained {
  readonly events: readonly { readonly at: Instant }[];
  readonly changedAt: Instant;
  readonly hold?: Case['hold'];
  readonly clearedAt?: Instant | undefined;
}

/** When something last happened to a case or complaint. */
export const lastEventAt = ({ events, changedAt }: Pick<Retained, 'events' | 'changedAt'>): Instant =>
  events.at(-1)?.at ?? changedAt;

/** The day from which what is closed stands without names and contacts. */
export const clearedFrom = (
  record: Pick<Retained, 'events' | 'changedAt'>,
  retentionMonths: number,
): CivilDate => addMonthsToDate(civilDateOf(lastEventAt(record)), retentionMonths);

/** Whether the time of something closed is over, nobody holds it, and it was not cleared before. */
export const isTimeOver = (record: Retained, retentionMonths: number, today: CivilDate): boolean =>
  record.clearedAt === undefined &&
  record.hold === undefined &&
  today >= clearedFrom(record, retentionMonths);

/** Whether names and contacts must go now: the case is closed, its time is over, and nobody holds it. */
export const mustClear = (
  record: Retained & Pick<Case, 'state'>,
  retentionMonths: number,
  today: CivilDate,
): boolean => finalStates.includes(record.state) && isTimeOver(record, retentionMonths, today);

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
