import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workingCalendar } from '../time/calendar.ts';
import { civilDateOf, civilTimeOf, instantAt } from '../time/civil.ts';
import type { Limit } from '../time/deadline.ts';
import { clocksOf } from './clocks.ts';
import { defaultIntakeConfig } from './config.ts';
import type { CaseEvent } from './events.ts';

const document = readFileSync(new URL('../../docs/deadlines.md', import.meta.url), 'utf8');
const rows = document
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const shipped = workingCalendar();
const imported = workingCalendar({
  extraYears: [
    {
      year: 2027,
      holidays: ['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03', '2027-10-01'],
      makeUpDays: [],
    },
  ],
});

const units: Record<string, Limit['unit']> = { wd: 'workingDays', h: 'hours', d: 'calendarDays' };
const limitOf = (text: string): Limit => {
  const [amount = '', unit = ''] = text.split(' ');
  return { amount: Number(amount), unit: units[unit]! };
};
const at = (text: string): string => {
  const [date = '', time] = text.split(' ');
  return instantAt(date, time);
};
const timed = (instant: string | undefined): string =>
  instant === undefined ? '' : `${civilDateOf(instant)} ${civilTimeOf(instant)}`;

/** The events of a case whose finish clock is the one the line is about. */
function eventsOf(start: string, pause: string, extension: string): CaseEvent[] {
  const [from, to] = pause.split('→').map((text) => text.trim());
  const events: CaseEvent[] = [
    { kind: 'submitted', at: at(start) },
    { kind: 'accepted', at: at(start) },
    { kind: 'assigned', at: at(start), unit: 'u-1' },
    ...(from ? [{ kind: 'paused' as const, at: at(from) }] : []),
    ...(to ? [{ kind: 'resumed' as const, at: at(to) }] : []),
    ...(extension ? [{ kind: 'extended' as const, at: at(extension) }] : []),
  ];
  return events;
}

describe('the published test vectors of docs/deadlines.md', () => {
  test('are all read', () => {
    expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_, index) => index + 1));
    expect(rows.length).toBe(26);
  });

  test.each(rows)(
    '%s: %s',
    (number, _case, start = '', limit = '', pause = '', extension = '', due, provisional) => {
      const { limits } = defaultIntakeConfig;
      const config = {
        ...defaultIntakeConfig,
        limits: { ...limits, finish: { ...limits.finish, simple: limitOf(limit) } },
      };
      const facts = { urgent: false, joint: false, events: eventsOf(start, pause, extension) };
      const calendar = number === '25' ? imported : shipped;
      const clock = clocksOf(facts, config, calendar, at('2027-06-01 00:00:00')).find(
        (one) => one.clock === 'finish',
      )!;
      expect(timed(clock.dueAt)).toBe(due);
      expect(clock.provisional).toBe(provisional !== 'no');
    },
  );
});
