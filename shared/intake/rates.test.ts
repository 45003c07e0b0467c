import { describe, expect, test } from 'vitest';
import { at, calendar, claimed, event, makeFacts, signed } from './cases.fixture.ts';
import { defaultIntakeConfig as config } from './config.ts';
import type { CaseEvent, CaseFacts } from './events.ts';
import type { RateScope } from './rates.ts';
import { ratesOf } from './rates.ts';

const august: RateScope = { from: '2026-08-01', to: '2026-08-31', unit: 'market' };
const rates = (cases: readonly CaseFacts[], { scope = august, now = '09-30' } = {}) =>
  ratesOf(cases, scope, config, calendar, at(now));
const confirmed = (level: CaseEvent['level'], when = '08-06') => [
  ...claimed,
  event('confirmed', when, { level }),
];

describe('response', () => {
  test('replied in time of assigned; pending stays outside', () => {
    const cases = [makeFacts(claimed), makeFacts([...signed, event('replied', '08-07')]), makeFacts(signed)];
    expect(rates(cases, { now: '08-05' })).toMatchObject({
      response: { numerator: 1, denominator: 1, value: 100 },
      pending: 2,
    });
    expect(rates(cases, { now: '08-07' })).toMatchObject({
      response: { numerator: 1, denominator: 3, value: 33.33 },
      pending: 0,
    });
  });

  test('urgent cases count by contact', () => {
    const quick = makeFacts([...signed.slice(0, 1), event('contacted', '08-03 09:30'), ...signed.slice(1)], {
      urgent: true,
    });
    const slow = makeFacts([...signed, event('contacted', '08-03 11:30')], { urgent: true });
    expect(rates([quick, slow]).response).toEqual({ numerator: 1, denominator: 2, value: 50 });
  });

  test('by the month of assignment', () => {
    const july = [
      event('submitted', '07-31 09:00'),
      event('accepted', '07-31 09:10'),
      event('assigned', '07-31 09:20', { unit: 'market' }),
      event('signedFor', '07-31 10:00'),
      event('replied', '08-03'),
    ];
    expect(rates([makeFacts(july)]).response).toEqual({ numerator: 0, denominator: 0 });
  });

  test('lateness falls to the unit that led when the reply fell due', () => {
    const passedOn = [
      ...signed,
      event('transferred', '08-10', { unit: 'tax' }),
      event('signedFor', '08-10 09:00'),
      event('replied', '08-10 10:00'),
    ];
    expect(rates([makeFacts(passedOn)]).response.denominator).toBe(1);
    expect(rates([makeFacts(passedOn)], { scope: { ...august, unit: 'tax' } }).response.denominator).toBe(0);
    const inTime = [
      ...signed,
      event('transferred', '08-04', { unit: 'tax' }),
      event('signedFor', '08-04 09:00'),
      event('replied', '08-05'),
    ];
    expect(rates([makeFacts(inTime)], { scope: { ...august, unit: 'tax' } }).response).toEqual({
      numerator: 1,
      denominator: 1,
      value: 100,
    });
  });

  test('a case closed without a reply was not replied to', () => {
    expect(rates([makeFacts([...signed, event('closedUnfixed', '08-04')])]).response).toEqual({
      numerator: 0,
      denominator: 1,
      value: 0,
    });
  });
});

describe('resolution and satisfaction', () => {
  test('solved of answered; satisfied of rated; silence is unrated', () => {
    const cases = [
      makeFacts(confirmed('verySatisfied')),
      makeFacts(confirmed('satisfied')),
      makeFacts(confirmed('neutral')),
      makeFacts([...claimed, event('reopened', '08-06', { level: 'dissatisfied' })]),
      makeFacts([...claimed, event('closedUnrated', '08-13')]),
    ];
    expect(rates(cases)).toMatchObject({
      resolution: { numerator: 3, denominator: 4, value: 75 },
      satisfaction: { numerator: 2, denominator: 4, value: 50 },
      satisfied: 2,
      neutral: 1,
      unsatisfied: 1,
      unrated: 1,
    });
  });

  test('a case counts once, by its last answer in the period', () => {
    const events = [
      ...claimed,
      event('reopened', '08-06', { level: 'veryDissatisfied' }),
      event('replied', '08-07'),
      event('claimed', '08-10'),
      event('confirmed', '09-02', { level: 'satisfied' }),
    ];
    expect(rates([makeFacts(events)])).toMatchObject({
      resolution: { numerator: 0, denominator: 1 },
      unsatisfied: 1,
    });
    const september = { ...august, from: '2026-09-01', to: '2026-09-30' };
    expect(rates([makeFacts(events)], { scope: september })).toMatchObject({
      resolution: { numerator: 1, denominator: 1 },
      satisfied: 1,
      unsatisfied: 0,
    });
    expect(rates([makeFacts(events)], { scope: { ...august, to: '2026-09-30' } })).toMatchObject({
      resolution: { numerator: 1, denominator: 1 },
      unsatisfied: 0,
    });
  });

  test('a rating belongs to its claim: an answer to the next claim does not inherit it', () => {
    const events = [
      ...claimed,
      event('reopened', '08-06', { level: 'dissatisfied' }),
      event('replied', '08-07'),
      event('claimed', '08-10'),
      event('confirmed', '08-11'),
    ];
    expect(rates([makeFacts(events)])).toMatchObject({
      resolution: { numerator: 1, denominator: 1 },
      satisfaction: { numerator: 0, denominator: 0 },
    });
    const before = [...claimed, event('rated', '08-06', { level: 'satisfied' }), event('confirmed', '08-07')];
    expect(rates([makeFacts(before)]).satisfaction).toEqual({ numerator: 1, denominator: 1, value: 100 });
  });
});

test('declined, merged and withdrawn count nowhere', () => {
  const cases = [
    makeFacts([...signed.slice(0, 3), event('declined', '08-20')]),
    makeFacts([...signed, event('merged', '08-20')]),
    makeFacts([...signed, event('withdrawn', '08-20')]),
  ];
  const empty = { numerator: 0, denominator: 0 };
  expect(rates(cases)).toMatchObject({
    response: empty,
    resolution: empty,
    satisfaction: empty,
    pending: 0,
    unrated: 0,
    openOverdue: 0,
  });
});

test('open overdue cases are shown whatever the period; without a unit all units count', () => {
  const cases = [
    makeFacts(signed),
    makeFacts([...signed, event('transferred', '08-04', { unit: 'tax' })]),
    makeFacts(claimed),
  ];
  const october = { from: '2026-10-01', to: '2026-10-31' };
  expect(rates(cases, { scope: october, now: '10-12' }).openOverdue).toBe(2);
  expect(rates(cases, { scope: { ...october, unit: 'tax' }, now: '10-12' }).openOverdue).toBe(1);
});
