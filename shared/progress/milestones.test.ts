import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadAgainstPlan, reconcile, spanBetween, unreconciledClaims } from './milestones.ts';

describe('reconciliation', () => {
  it.each([
    [{}, 'unclaimed'],
    [{ verified: '2026-03-01' }, 'unclaimed'],
    [{ claimed: '2026-03-01' }, 'unverified'],
    [{ claimed: '2026-03-01', verified: '2026-03-01' }, 'reconciled'],
    [{ claimed: '2026-03-01', verified: '2026-03-02' }, 'mismatch'],
    [{ claimed: '2026-03', verified: '2026-03-31' }, 'reconciled'],
    [{ claimed: '2026-03', verified: '2026-04-01' }, 'mismatch'],
  ])('%j is %s', (dates, expected) => {
    expect(reconcile({ kind: 'start', ...dates })).toBe(expected);
  });

  it('lets a county tolerate some days', () => {
    const milestone = { kind: 'start', claimed: '2026-03-01', verified: '2026-03-04' };
    expect(reconcile(milestone, { toleranceDays: 3 })).toBe('reconciled');
    expect(reconcile(milestone, { toleranceDays: 2 })).toBe('mismatch');
  });

  it('blocks by claims up to the month’s end, old ones included', () => {
    const milestones = [
      { kind: 'signing', claimed: '2026-01-10', verified: '2026-01-10' },
      { kind: 'land', claimed: '2026-02-28' },
      { kind: 'start', claimed: '2026-03-31' },
      { kind: 'production', claimed: '2026-04-01' },
    ];
    expect(unreconciledClaims(milestones, '2026-03').map(({ kind }) => kind)).toEqual(['land', 'start']);
    expect(unreconciledClaims(milestones, '2026-01')).toEqual([]);
  });
});

describe('spans', () => {
  it.each([
    ['2022-04-28', '2022-09-30', { months: 5, days: 155 }],
    ['2021-06', '2021-12', { months: 6 }],
    ['2021-06-15', '2021-12', { months: 6 }],
    ['2022-01-31', '2022-02-28', { months: 1, days: 28 }],
    ['2022-03-15', '2022-03-01', { months: 0, days: -14 }],
    ['2022-03-15', '2022-01-15', { months: -2, days: -59 }],
  ])('%s to %s is %j', (from, to, expected) => {
    expect(spanBetween(from, to)).toEqual(expected);
  });

  it('planned November, piling early in September: two months ahead (M9)', () => {
    expect(leadAgainstPlan('2021-11', '2021-09-05').months).toBe(2);
    expect(leadAgainstPlan('2021-09', '2021-11-05').months).toBe(-2);
  });

  it('a span backwards is the span forwards with its sign changed', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (from, to) => {
        const [there, back] = [spanBetween(from, to), spanBetween(to, from)];
        expect(there.days! + back.days!).toBe(0);
        expect(there.months + back.months).toBe(0);
      }),
    );
  });

  it('refuses what is no date', () => {
    expect(() => spanBetween('2022-02-30', '2022-03-01')).toThrow(RangeError);
    expect(() => spanBetween('2022-13', '2022-03-01')).toThrow(RangeError);
  });
});
