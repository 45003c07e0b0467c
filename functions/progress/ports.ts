import type { ProgressConfig } from '../../shared/progress/config.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { CalendarOf } from '../platform/calendar.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids, StaffCaller } from '../platform/ports.ts';
import type { ProgressStore } from './store.ts';

/** What the use cases of progress are made from. */
export interface ProgressPorts {
  readonly store: ProgressStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly calendarOf: CalendarOf;
  readonly config: ProgressConfig;
}

/** Today's civil date. */
export const today = (clock: Clock): string => civilDateOf(clock.now().toISOString());

/** Who changed a record, when, and the version it has from now on. */
export const stamp = (clock: Clock, caller: StaffCaller, version: number) => ({
  version,
  changedAt: clock.now().toISOString(),
  changedBy: caller.person,
});

/** Whether a caller acts for a unit: a handler of it, or an office that acts for all. */
export const actsFor = ({ roles, unit }: StaffCaller, owner: string): boolean =>
  roles.includes('office') || (roles.includes('handler') && unit === owner);

/** Whether a caller sees one unit's matters only. */
export const seesOwnUnitOnly = ({ roles }: StaffCaller): boolean => roles.every((role) => role === 'handler');
