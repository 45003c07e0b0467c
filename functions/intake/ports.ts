import type { Stamp } from '../../shared/contract/parameters.ts';
import { defaultIntakeConfig } from '../../shared/intake/index.ts';
import type { IntakeConfig } from '../../shared/intake/index.ts';
import type { WorkingCalendar } from '../../shared/time/calendar.ts';
import type { Instant } from '../../shared/time/civil.ts';
import type { CalendarOf } from '../platform/calendar.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ports.ts';
import type { IntakeStore } from './store.ts';

/** What every use case of intake is made from. */
export interface Ports {
  readonly store: IntakeStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly calendarOf: CalendarOf;
}

/** By which rules and at which moment a case is judged. */
export interface Rules {
  readonly config: IntakeConfig;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
}

/** A county's own rules, or the defaults, at the present moment. */
export async function rulesOf(
  { store, clock, calendarOf }: Pick<Ports, 'store' | 'clock' | 'calendarOf'>,
  jurisdiction: string,
): Promise<Rules> {
  const [configuration, calendar] = await Promise.all([
    store.configuration(jurisdiction),
    calendarOf(jurisdiction),
  ]);
  return {
    config: configuration?.settings ?? defaultIntakeConfig,
    calendar,
    now: clock.now().toISOString(),
  };
}

/** The stamp of a record that stood at `version` (0 for a new one) and changes now. */
export const stampAt = (now: Instant, changedBy: string, version: number): Stamp => ({
  version: version + 1,
  changedAt: now,
  changedBy,
});
