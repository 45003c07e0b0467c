import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROGRESS_CONFIG } from './config.ts';
import { frontlinePasses, frontlineSharePasses } from './frontline.ts';
import { decideInspection, isQuiet } from './quiet.ts';

describe('front-line share (Z9)', () => {
  it('2 of 3 passes, 5 of 8 fails', () => {
    expect(frontlineSharePasses({ part: 2, whole: 3 })).toBe(true);
    expect(frontlineSharePasses({ part: 5, whole: 8 })).toBe(false);
  });

  it('asks it of staff and of days', () => {
    expect(frontlinePasses({ staff: { part: 2, whole: 3 }, days: { part: 14, whole: 22 } })).toEqual({
      staff: true,
      days: false,
      passes: false,
    });
  });

  it('is 3a ≥ 2b for every share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (whole, n) => {
        const part = n % (whole + 1);
        expect(frontlineSharePasses({ part, whole })).toBe(3 * part >= 2 * whole);
      }),
    );
  });

  it.each([
    [0, 0],
    [4, 3],
    [-1, 3],
    [1.5, 3],
  ])('refuses %d of %d', (part, whole) => {
    expect(() => frontlineSharePasses({ part, whole })).toThrow(RangeError);
  });
});

describe('quiet production period (F12)', () => {
  it('runs from the 1st to the 25th', () => {
    expect(['2026-03-01', '2026-03-25', '2026-03-26', '2026-03-31'].map((day) => isQuiet(day))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('may run over the end of the month', () => {
    const config = { ...DEFAULT_PROGRESS_CONFIG.quiet, fromDay: 26, toDay: 5 };
    expect(
      ['2026-03-25', '2026-03-26', '2026-04-05', '2026-04-06'].map((day) => isQuiet(day, config)),
    ).toEqual([false, true, true, false]);
  });

  it('refuses an inspection without a reason from the list, and counts an exception with one', () => {
    expect(decideInspection({ day: '2026-03-10' })).toMatchObject({
      allowed: false,
      code: 'quietPeriodReasonMissing',
      reasons: DEFAULT_PROGRESS_CONFIG.quiet.reasons,
    });
    expect(decideInspection({ day: '2026-03-10', reason: 'routine' })).toMatchObject({
      allowed: false,
      code: 'quietPeriodReasonUnknown',
    });
    expect(decideInspection({ day: '2026-03-10', reason: 'complaint' })).toMatchObject({
      allowed: true,
      exception: true,
      reason: { zh: '投诉举报核查' },
    });
    expect(decideInspection({ day: '2026-03-28', reason: 'complaint' })).toEqual({
      allowed: true,
      exception: false,
    });
  });
});
