import { daysBetween } from '../../../../../shared/time/civil.ts';

/** What decides how a deferred document stands. */
export interface Deferred {
  readonly correctBy: string;
  readonly correctedOn?: string | undefined;
}

/** `late`: not handed in and past its day; the day itself is still in time. */
export type Standing = 'open' | 'late' | 'corrected';

export const standingOf = ({ correctBy, correctedOn }: Deferred, today: string): Standing =>
  correctedOn !== undefined ? 'corrected' : correctBy < today ? 'late' : 'open';

/** Days past the correction day, on the day it was handed in or today; 0 in time. */
export const daysLate = ({ correctBy, correctedOn }: Deferred, today: string): number =>
  Math.max(0, daysBetween(correctBy, correctedOn ?? today));
