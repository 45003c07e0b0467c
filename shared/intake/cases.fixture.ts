import { workingCalendar } from '../time/calendar.ts';
import { instantAt } from '../time/civil.ts';
import type { CaseEvent, CaseEventKind, CaseFacts } from './events.ts';

export const calendar = workingCalendar();

/** An instant from `08-03 09:00`, in 2026 unless the year is given. */
export const at = (text: string): string => {
  const [date = '', time] = text.split(' ');
  return instantAt(date.length > 5 ? date : `2026-${date}`, time);
};

export const event = (kind: CaseEventKind, when: string, over: Partial<CaseEvent> = {}): CaseEvent => ({
  kind,
  at: at(when),
  ...over,
});

/** A simple case, not urgent, with these events. */
export const makeFacts = (events: readonly CaseEvent[], over: Partial<CaseFacts> = {}): CaseFacts => ({
  urgent: false,
  joint: false,
  events,
  ...over,
});

/** Filed, accepted, assigned to the market bureau and signed for on Monday 3 August 2026: reply due on the 6th, finish on the 10th. */
export const signed: readonly CaseEvent[] = [
  event('submitted', '08-03 09:00'),
  event('accepted', '08-03 10:00'),
  event('assigned', '08-03 11:00', { unit: 'market' }),
  event('signedFor', '08-03 14:00'),
];

/** The same, replied to on the 4th and claimed on the 5th. */
export const claimed: readonly CaseEvent[] = [
  ...signed,
  event('replied', '08-04 09:00'),
  event('claimed', '08-05 09:00'),
];
