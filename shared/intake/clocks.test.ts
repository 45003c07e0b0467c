import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingCalendar } from '../time/calendar.ts';
import { civilDateOf, shiftInstant } from '../time/civil.ts';
import { at, calendar, claimed, event, makeFacts, signed } from './cases.fixture.ts';
import type { ClockName } from './clocks.ts';
import { canExtend, canPause, clocksOf } from './clocks.ts';
import { caseColour } from './colour.ts';
import { defaultIntakeConfig as config } from './config.ts';
import type { CaseEvent, CaseFacts } from './events.ts';

const clocks = (facts: CaseFacts, now: string) => clocksOf(facts, config, calendar, at(now));
const clock = (facts: CaseFacts, name: ClockName, now: string) =>
  clocks(facts, now).find((one) => one.clock === name);
const dueDay = (facts: CaseFacts, name: ClockName, now = '12-31') => {
  const dueAt = clock(facts, name, now)?.dueAt;
  return dueAt && civilDateOf(dueAt);
};

describe('starts and limits', () => {
  test('accept, assign, sign for, reply, finish', () => {
    const facts = makeFacts(signed);
    expect(
      (['accept', 'assign', 'signFor', 'reply', 'finish'] as const).map((name) => dueDay(facts, name)),
    ).toEqual(['2026-08-04', '2026-08-04', '2026-08-04', '2026-08-06', '2026-08-10']);
    expect(dueDay(makeFacts(signed, { joint: true }), 'finish')).toBe('2026-08-24');
  });

  test('only clocks that started are listed', () => {
    expect(clocks(makeFacts(signed.slice(0, 1)), '08-03 09:30').map((one) => one.clock)).toEqual(['accept']);
    expect(clocks(makeFacts(claimed), '08-05 10:00').map((one) => one.clock)).toEqual([
      'accept',
      'assign',
      'signFor',
      'reply',
      'finish',
      'confirm',
    ]);
  });

  test('met in time, met late, and still open', () => {
    const late = makeFacts([...signed, event('replied', '08-07 00:00')]);
    expect(clock(makeFacts([...signed, event('replied', '08-06 23:59:59')]), 'reply', '08-20')).toMatchObject(
      { overdue: false, metAt: at('08-06 23:59:59'), colour: 'none' },
    );
    expect(clock(late, 'reply', '08-20')).toMatchObject({ overdue: true, colour: 'none' });
    expect(clock(makeFacts(signed), 'reply', '08-10')).toMatchObject({
      overdue: true,
      remaining: -2,
      colour: 'red',
    });
  });

  test('over National Day with its make-up Saturday', () => {
    const facts = makeFacts([
      event('submitted', '09-30 09:00'),
      event('accepted', '09-30 09:10'),
      event('assigned', '09-30 09:20', { unit: 'u' }),
    ]);
    expect([dueDay(facts, 'signFor'), dueDay(facts, 'reply'), dueDay(facts, 'finish')]).toEqual([
      '2026-10-08',
      '2026-10-10',
      '2026-10-13',
    ]);
  });

  test('urgent: contact within two hours on a Sunday night, met by a call or a reply (F4)', () => {
    const filed = event('submitted', '08-09 02:00');
    const urgent = (...events: CaseEvent[]) => makeFacts([filed, ...events], { urgent: true });
    expect(clock(urgent(), 'contact', '08-09 03:00')).toMatchObject({
      dueAt: at('08-09 04:00'),
      overdue: false,
    });
    expect(clock(urgent(), 'contact', '08-09 04:00:01')).toMatchObject({ overdue: true, colour: 'red' });
    expect(clock(urgent(event('contacted', '08-09 03:59')), 'contact', '08-10')).toMatchObject({
      overdue: false,
      metAt: at('08-09 03:59'),
    });
    expect(clock(makeFacts([filed]), 'contact', '08-09 03:00')).toBeUndefined();
    const called = urgent(
      event('accepted', '08-09 02:10'),
      event('assigned', '08-09 02:20', { unit: 'u' }),
      event('contacted', '08-09 02:30'),
    );
    expect(clock(called, 'reply', '08-09 03:00')?.metAt).toBeUndefined();
  });

  test('confirm: seven calendar days', () => {
    expect(clock(makeFacts(claimed), 'confirm', '08-06')).toMatchObject({
      dueAt: at('08-12 23:59:59'),
      colour: 'none',
    });
  });

  test('provisional in a year without data, recomputed when the notice is in', () => {
    const facts = makeFacts([event('submitted', '2027-09-30 09:00')]);
    expect(clock(facts, 'accept', '2027-09-30 10:00')).toMatchObject({
      provisional: true,
      dueAt: at('2027-10-01 23:59:59'),
    });
    const imported = workingCalendar({
      extraYears: [{ year: 2027, holidays: ['2027-10-01'], makeUpDays: [] }],
    });
    expect(clocksOf(facts, config, imported, at('2027-09-30 10:00'))[0]).toMatchObject({
      provisional: false,
      dueAt: at('2027-10-04 23:59:59'),
    });
  });

  test('a county’s own limits and classes need no code', () => {
    const limits = {
      ...config.limits,
      finish: {
        C: { amount: 5, unit: 'workingDays' as const },
        A: { amount: 30, unit: 'calendarDays' as const },
      },
    };
    const finish = (track: string) =>
      clocksOf(makeFacts(signed, { track }), { ...config, limits }, calendar, at('08-04')).find(
        (one) => one.clock === 'finish',
      );
    expect(finish('A')?.dueAt).toBe(at('09-02 23:59:59'));
    expect(() => finish('B')).toThrow('No finish limit for cases of class B');
  });
});

describe('transfer and reopening', () => {
  test('a transfer restarts sign-for only', () => {
    const facts = makeFacts([...signed, event('transferred', '08-05 09:00', { unit: 'tax' })]);
    expect([dueDay(facts, 'signFor'), dueDay(facts, 'reply'), dueDay(facts, 'finish')]).toEqual([
      '2026-08-06',
      '2026-08-06',
      '2026-08-10',
    ]);
    expect(clock(facts, 'signFor', '08-05 10:00')?.metAt).toBeUndefined();
  });

  test('a reopening starts the finish limit anew and meets confirm', () => {
    const facts = makeFacts([...claimed, event('reopened', '08-11 09:00')]);
    expect(dueDay(facts, 'finish', '08-11 10:00')).toBe('2026-08-18');
    expect(clock(facts, 'confirm', '08-11 10:00')?.metAt).toBe(at('08-11 09:00'));
    expect(clock(facts, 'reply', '08-11 10:00')?.metAt).toBe(at('08-04 09:00'));
  });

  test('closing ends what was running', () => {
    const facts = makeFacts([...signed, event('withdrawn', '08-04 09:00')]);
    expect(clock(facts, 'reply', '09-01')).toMatchObject({
      endedAt: at('08-04 09:00'),
      overdue: false,
      colour: 'none',
    });
  });
});

describe('extension', () => {
  const extendedOn = (when: string, amount?: number) =>
    makeFacts([...signed, event('extended', when, { amount })]);

  test('adds at most the original limit', () => {
    expect(dueDay(extendedOn('08-10 09:00', 3), 'finish')).toBe('2026-08-13');
    expect(dueDay(extendedOn('08-10 09:00', 99), 'finish')).toBe('2026-08-17');
    expect(dueDay(extendedOn('08-10 09:00'), 'finish')).toBe('2026-08-17');
    expect(dueDay(extendedOn('08-10 09:00', 3), 'reply')).toBe('2026-08-06');
  });

  test('approved after expiry, it changes nothing', () => {
    expect(dueDay(extendedOn('08-10 23:59:59', 3), 'finish')).toBe('2026-08-13');
    expect(dueDay(extendedOn('08-11 00:00', 3), 'finish')).toBe('2026-08-10');
  });

  test('one a case, in the run in which it was granted', () => {
    const twice = makeFacts([
      ...extendedOn('08-04 09:00', 2).events,
      event('extended', '08-05 09:00', { amount: 2 }),
    ]);
    expect(dueDay(twice, 'finish')).toBe('2026-08-12');
    expect(canExtend(twice, clocks(twice, '08-05 10:00'), config)).toBe(false);
    const reopened = makeFacts([
      ...signed,
      event('extended', '08-04 08:00', { amount: 2 }),
      ...claimed.slice(4),
      event('reopened', '08-11 09:00'),
    ]);
    expect(dueDay(reopened, 'finish')).toBe('2026-08-18');
  });

  test('may be approved until expiry', () => {
    const facts = makeFacts(signed);
    expect(canExtend(facts, clocks(facts, '08-10 23:59:59'), config)).toBe(true);
    expect(canExtend(facts, clocks(facts, '08-11'), config)).toBe(false);
  });
});

describe('pause', () => {
  const paused = [...signed, event('paused', '08-05 10:00', { reason: '等待补件' })];
  const resumed = [...paused, event('resumed', '08-07 10:00')];

  test('while it lasts there is no due time and no colour from time', () => {
    expect(clock(makeFacts(paused), 'finish', '09-30')).toMatchObject({
      paused: true,
      overdue: false,
      colour: 'none',
    });
    expect(clock(makeFacts(paused), 'finish', '09-30')?.dueAt).toBeUndefined();
    expect(caseColour(makeFacts(paused), config, calendar, at('09-30'))).toBe('none');
  });

  test('the days at whose end it stood still do not count', () => {
    expect(dueDay(makeFacts(resumed), 'finish')).toBe('2026-08-12');
    expect(dueDay(makeFacts(resumed), 'reply')).toBe('2026-08-10');
  });

  test('an overdue clock stays overdue and cannot be paused', () => {
    const facts = makeFacts([...signed, event('paused', '08-07 09:00')]);
    expect(clock(facts, 'reply', '08-20')).toMatchObject({ overdue: true, paused: false, colour: 'red' });
    expect(clock(facts, 'finish', '08-20')).toMatchObject({ overdue: false, paused: true });
    expect(canPause(clocks(makeFacts(signed), '08-07 09:00'))).toBe(true);
    expect(canPause(clocks(makeFacts(signed), '08-11 09:00'))).toBe(false);
    expect(canPause(clocks(makeFacts(paused), '08-05 11:00'))).toBe(false);
  });

  test('never stops contact or confirm; a claim ends it', () => {
    const urgent = makeFacts([event('submitted', '08-09 02:00'), event('paused', '08-09 02:10')], {
      urgent: true,
    });
    expect(clock(urgent, 'contact', '08-09 05:00')).toMatchObject({ overdue: true, paused: false });
    const done = makeFacts([...paused, event('replied', '08-20 09:00'), event('claimed', '08-20 10:00')]);
    expect(clock(done, 'finish', '08-21')).toMatchObject({
      overdue: false,
      paused: false,
      dueAt: at('08-25 23:59:59'),
    });
    expect(clock(done, 'confirm', '08-21')).toMatchObject({ dueAt: at('08-27 23:59:59') });
  });

  test('a pause that a claim ended does not stop the rework', () => {
    const again = makeFacts([
      ...paused,
      event('replied', '08-20 09:00'),
      event('claimed', '08-20 10:00'),
      event('reopened', '08-24 09:00'),
    ]);
    expect(clock(again, 'finish', '08-25')).toMatchObject({ paused: false, dueAt: at('08-31 23:59:59') });
  });

  test('across National Day only working days are given back', () => {
    const facts = makeFacts([
      event('submitted', '09-28 09:00'),
      event('accepted', '09-28 09:10'),
      event('assigned', '09-28 09:20'),
      event('signedFor', '09-28 10:00'),
      event('paused', '09-30 09:00'),
      event('resumed', '10-09 09:00'),
    ]);
    expect(dueDay(facts, 'finish')).toBe('2026-10-13');
  });
});

test('clocks depend on nothing that happens later', () => {
  const story = [
    ...signed,
    event('paused', '08-05 10:00'),
    event('resumed', '08-06 10:00'),
    event('replied', '08-06 11:00'),
    event('claimed', '08-07 10:00'),
    event('reopened', '08-10 10:00'),
  ];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.boolean(), (minutes, joint) => {
      const now = shiftInstant(at('08-03 09:00'), minutes * 60_000);
      const past = story.filter((one) => one.at <= now);
      expect(clocksOf(makeFacts(story, { joint }), config, calendar, now)).toEqual(
        clocksOf(makeFacts(past, { joint }), config, calendar, now),
      );
    }),
  );
});
