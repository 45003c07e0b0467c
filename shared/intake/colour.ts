import type { WorkingCalendar } from '../time/calendar.ts';
import type { Instant } from '../time/civil.ts';
import type { ClockColour } from './clocks.ts';
import { clocksOf } from './clocks.ts';
import type { IntakeConfig } from './config.ts';
import type { CaseFacts } from './events.ts';
import { closingKinds, eventsUntil, lastIndexOf } from './events.ts';

const order: readonly ClockColour[] = ['none', 'blue', 'yellow', 'red'];

/** Which of two colours is graver: positive if the first is. */
export const compareColours = (a: ClockColour, b: ClockColour): number => order.indexOf(a) - order.indexOf(b);

/** The next graver colour; red stays red. */
export const oneColourUp = (colour: ClockColour): ClockColour => order[order.indexOf(colour) + 1] ?? 'red';

const gravest = (colours: readonly ClockColour[]): ClockColour =>
  colours.reduce((worst, colour) => (compareColours(colour, worst) > 0 ? colour : worst), 'none');

/** The colour at which a reopened case came back: one above that which it had when the unit claimed. `none` if it is not in rework. */
export function reworkColour(
  facts: CaseFacts,
  config: IntakeConfig,
  calendar: WorkingCalendar,
  now: Instant,
): ClockColour {
  const events = eventsUntil(facts.events, now);
  const reopened = lastIndexOf(events, 'reopened');
  if (reopened < lastIndexOf(events, 'claimed', ...closingKinds) || reopened < 0) return 'none';
  const claimed = lastIndexOf(events.slice(0, reopened), 'claimed');
  const before = { ...facts, events: events.slice(0, Math.max(0, claimed)) };
  return oneColourUp(caseColour(before, config, calendar, events[claimed]?.at ?? now));
}

/** The colour of a case: the gravest of its clocks and of its rework. */
export const caseColour = (
  facts: CaseFacts,
  config: IntakeConfig,
  calendar: WorkingCalendar,
  now: Instant,
): ClockColour =>
  gravest([
    reworkColour(facts, config, calendar, now),
    ...clocksOf(facts, config, calendar, now).map(({ colour }) => colour),
  ]);
