import { describe, expect, test } from 'vitest';
import { at, calendar, claimed, event, makeFacts, signed } from './cases.fixture.ts';
import { clocksOf } from './clocks.ts';
import { caseColour } from './colour.ts';
import { defaultIntakeConfig as config } from './config.ts';
import { escalationDue } from './escalation.ts';
import type { CaseFacts } from './events.ts';

const colour = (facts: CaseFacts, now: string) => caseColour(facts, config, calendar, at(now));

describe('colour', () => {
  test('blue within three working days of the finish, red the instant after due', () => {
    const facts = makeFacts([...signed, event('replied', '08-04 09:00')]);
    expect(['08-04', '08-05', '08-10 23:59:59', '08-11 00:00'].map((now) => colour(facts, now))).toEqual([
      'none',
      'blue',
      'blue',
      'red',
    ]);
  });

  test('the shorter clocks have no blue', () => {
    expect(
      clocksOf(makeFacts(signed), config, calendar, at('08-06 10:00')).find((one) => one.clock === 'reply')
        ?.colour,
    ).toBe('none');
  });

  test('a reopened case comes back one colour up, each time', () => {
    const again = makeFacts([
      ...claimed.slice(0, 5),
      event('claimed', '08-04 10:00'),
      event('reopened', '08-04 12:00'),
    ]);
    expect(colour(again, '08-04 13:00')).toBe('blue');
    const second = makeFacts([
      ...again.events,
      event('replied', '08-04 14:00'),
      event('claimed', '08-04 15:00'),
    ]);
    expect(colour(second, '08-04 16:00')).toBe('none');
    const third = makeFacts([...second.events, event('reopened', '08-04 17:00')]);
    expect(colour(third, '08-04 18:00')).toBe('yellow');
    expect(colour(makeFacts([...claimed, event('reopened', '08-06')]), '08-06 10:00')).toBe('yellow');
  });

  test('under the ladder, time alone never goes beyond blue', () => {
    const ladder = { ...config, notices: { ...config.notices, ruleset: 'ladder' as const } };
    expect(caseColour(makeFacts(signed), ladder, calendar, at('08-06'))).toBe('none');
    expect(caseColour(makeFacts(signed), ladder, calendar, at('08-30'))).toBe('blue');
  });
});

describe('escalation', () => {
  const transferred = event('transferred', '08-04 09:00', { unit: 'x' });
  const reopened = event('reopened', '08-06 09:00');

  test('three reworks', () => {
    expect(escalationDue([reopened, reopened], config)).toBeUndefined();
    expect(escalationDue([reopened, reopened, reopened], config)).toEqual({
      reason: 'reworks',
      count: 3,
      since: at('08-06 09:00'),
    });
    expect(
      escalationDue([reopened, reopened, reopened, event('escalated', '08-07'), reopened], config),
    ).toBeUndefined();
  });

  test('three transfers in a row without a signature between them', () => {
    const sign = event('signedFor', '08-04 10:00');
    expect(escalationDue([transferred, transferred, transferred], config)?.reason).toBe('transfers');
    expect(escalationDue([transferred, transferred, sign, transferred], config)).toBeUndefined();
    expect(escalationDue([transferred, sign, transferred, transferred, transferred], config)?.count).toBe(3);
  });
});
