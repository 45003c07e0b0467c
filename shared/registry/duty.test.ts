import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../time/civil.ts';
import type { DutyRule } from './duty.ts';
import { dutyHistory, dutyStanding, pairedService } from './duty.ts';

const contact: DutyRule = { record: 'contact', minimum: 1, period: 'month' };
const onSite: DutyRule = { record: 'onSiteOffice', minimum: 1, period: 'quarter' };
const service = { from: '2023-01-01' };
const contactOn = (date: string) => ({ kind: 'contact', date });
const excuse = (from: string, to: string) => ({ from, to, reason: { zh: '因病', en: 'Illness' } });

describe('a monthly contact (X3)', () => {
  test('on 31 May without a contact: missed; the day before it is open', () => {
    expect(dutyStanding(contact, service, [], '2023-05-30').status).toBe('open');
    expect(dutyStanding(contact, service, [], '2023-05-31')).toMatchObject({
      status: 'missed',
      count: 0,
      required: 1,
      lastDay: '2023-05-31',
    });
  });

  test('met by a contact in the month, on its last day too, by no other month and no other kind', () => {
    expect(dutyStanding(contact, service, [contactOn('2023-05-31')], '2023-05-31').status).toBe('met');
    expect(
      dutyStanding(contact, service, [contactOn('2023-04-30'), contactOn('2023-06-01')], '2023-06-30', {
        at: '2023-05-01',
      }).status,
    ).toBe('missed');
    expect(dutyStanding(contact, service, [{ kind: 'visit', date: '2023-05-10' }], '2023-05-31').status).toBe(
      'missed',
    );
  });

  test('a record of the future does not count yet', () => {
    expect(dutyStanding(contact, service, [contactOn('2023-05-20')], '2023-05-10').status).toBe('open');
  });
});

test('an on-site office each quarter is open until its last day', () => {
  expect(dutyStanding(onSite, service, [], '2023-06-29').status).toBe('open');
  expect(dutyStanding(onSite, service, [], '2023-06-30').status).toBe('missed');
  expect(
    dutyStanding(onSite, service, [{ kind: 'onSiteOffice', date: '2023-04-01' }], '2023-06-30').status,
  ).toBe('met');
});

describe('pro rata', () => {
  test.each([
    ['2023-05-02', 1, 'missed'],
    ['2023-05-16', 1, 'missed'],
    ['2023-05-17', 0, 'exempt'],
    ['2023-06-01', 0, 'exempt'],
  ])('service from %s owes %i in May', (from, required, status) => {
    expect(dutyStanding(contact, { from }, [], '2023-05-31')).toMatchObject({ required, status });
  });

  test('service that ends is due on its last day', () => {
    const ending = { from: '2023-01-01', to: '2023-05-20' };
    expect(dutyStanding(contact, ending, [], '2023-05-19').status).toBe('open');
    expect(dutyStanding(contact, ending, [], '2023-05-20')).toMatchObject({
      status: 'missed',
      lastDay: '2023-05-20',
    });
    expect(dutyStanding(contact, ending, [contactOn('2023-05-25')], '2023-05-31').status).toBe('missed');
  });

  test('a minimum of several shrinks in proportion', () => {
    expect(dutyStanding({ ...contact, minimum: 4 }, { from: '2023-05-16' }, [], '2023-05-20').required).toBe(
      2,
    );
  });

  test('handed over in mid-quarter: neither owes more than a part of three, and of one exactly one of them', () => {
    const owed = (minimum: number, from: string, to?: string) =>
      dutyStanding({ ...onSite, minimum }, { from, to }, [], '2023-09-30', { at: '2023-09-30' }).required;
    expect([owed(3, '2023-01-01', '2023-08-10'), owed(3, '2023-08-11')]).toEqual([1, 2]);
    expect([owed(1, '2023-01-01', '2023-08-10'), owed(1, '2023-08-11')]).toEqual([0, 1]);
    expect([owed(1, '2023-01-01', '2023-08-15'), owed(1, '2023-08-16')]).toEqual([1, 0]);
  });

  test('whoever follows whom, together they owe what one would', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 91 }), { maxLength: 4 }),
        (minimum, cuts) => {
          const begins = [0, ...cuts.toSorted((a, b) => a - b)].map((day) => addDays('2023-07-01', day));
          const owed = begins.map((from, at) => {
            const next = begins[at + 1];
            const to = next && addDays(next, -1);
            return dutyStanding({ ...onSite, minimum }, { from, to }, [], '2023-09-30').required;
          });
          expect(owed.reduce((a, b) => a + b)).toBe(minimum);
        },
      ),
    );
  });

  test('never more than the minimum, and all of it for a whole period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(400), fc.nat(200), (minimum, start, length) => {
        const from = addDays('2022-12-01', start);
        const { required, period } = dutyStanding(
          { ...onSite, minimum },
          { from, to: addDays(from, length) },
          [],
          '2023-05-31',
        );
        expect(required).toBeLessThanOrEqual(minimum);
        if (from <= period.from && addDays(from, length) >= period.to) expect(required).toBe(minimum);
        if (daysBetween(from, period.to) < 0) expect(required).toBe(0);
      }),
    );
  });
});

describe('exempt, with the reason', () => {
  test('before service, and when excused', () => {
    expect(dutyStanding(contact, { from: '2023-06-01' }, [], '2023-05-31').reason?.zh).toBe('当期未任职');
    expect(dutyStanding(contact, { from: '2023-05-25' }, [], '2023-05-31').reason?.zh).toBe(
      '当期任职时间不足一次',
    );
    expect(
      dutyStanding(contact, service, [], '2023-05-31', { exemptions: [excuse('2023-04-20', '2023-05-20')] }),
    ).toMatchObject({ status: 'exempt', reason: { zh: '因病' } });
  });

  test('overlapping exemptions count a day once, a short one excuses nothing', () => {
    const twice = [
      excuse('2023-05-01', '2023-05-10'),
      excuse('2023-05-05', '2023-05-10'),
      excuse('2023-05-02', '2023-05-03'),
    ];
    expect(dutyStanding(contact, service, [], '2023-05-31', { exemptions: twice }).status).toBe('missed');
    expect(
      dutyStanding({ ...contact, minimum: 31 }, service, [], '2023-05-31', { exemptions: twice }).required,
    ).toBe(21);
  });
});

test('the history has one standing a period, from the first day of service', () => {
  const history = dutyHistory(contact, { from: '2023-02-20' }, [contactOn('2023-03-03')], '2023-05-31');
  expect(history.map(({ period, status }) => [period.from, status])).toEqual([
    ['2023-02-01', 'exempt'],
    ['2023-03-01', 'met'],
    ['2023-04-01', 'missed'],
    ['2023-05-01', 'missed'],
  ]);
});

describe('the service that pairings make', () => {
  test('from the first day of any to the last, none after leaving; a gap between is excused', () => {
    expect(pairedService([{ from: '2023-03-01' }, { from: '2023-01-01', to: '2023-01-31' }])).toEqual({
      service: { from: '2023-01-01' },
      exemptions: [
        {
          from: '2023-02-01',
          to: '2023-02-28',
          reason: { zh: '期间无包联任务', en: 'No pairing in this time' },
        },
      ],
    });
    expect(
      pairedService([{ from: '2023-01-01' }, { from: '2023-02-01', to: '2023-12-31' }], '2023-06-30'),
    ).toEqual({ service: { from: '2023-01-01', to: '2023-06-30' }, exemptions: [] });
  });

  test('pairings that touch or overlap leave no gap', () => {
    const spans = [
      { from: '2023-01-01', to: '2023-03-31' },
      { from: '2023-04-01', to: '2023-04-30' },
      { from: '2023-02-01', to: '2023-06-30' },
      { from: '2023-05-01', to: '2023-05-31' },
    ];
    expect(pairedService(spans)).toEqual({
      service: { from: '2023-01-01', to: '2023-06-30' },
      exemptions: [],
    });
  });

  test('a month without a pairing owes nothing and says why', () => {
    const { service, exemptions } = pairedService([
      { from: '2023-03-01' },
      { from: '2023-01-01', to: '2023-01-31' },
    ]);
    expect(dutyStanding(contact, service, [], '2023-02-28', { exemptions })).toMatchObject({
      status: 'exempt',
      reason: { zh: '期间无包联任务' },
    });
  });

  test('without a pairing there is none', () => {
    expect(() => pairedService([])).toThrow(RangeError);
  });
});
