import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, mergeAndAllocate, sampleSize } from './strata.ts';

const strataAndSeats = fc
  .uniqueArray(
    fc.record({
      code: fc
        .tuple(fc.constantFrom('industry', 'construction', 'trade', 'services'), fc.nat(9))
        .map(([group, size]) => `${group}-${size}`),
      eligible: fc.nat(200),
      rested: fc.nat(50),
    }),
    { selector: ({ code }) => code, minLength: 1, maxLength: 20 },
  )
  .chain((strata) => {
    const total = strata.reduce((sum, { eligible }) => sum + eligible, 0);
    return fc.record({ strata: fc.constant(strata), seats: fc.nat(total) });
  });

test('sample size: a third, 334, a tenth; never more than are eligible', () => {
  const frames = [0, 1, 2, 300, 301, 999, 1000, 3340, 3341, 20_000];
  expect(frames.map((size) => sampleSize(size, size))).toEqual([0, 1, 1, 100, 101, 333, 334, 334, 335, 2000]);
  expect(sampleSize(300, 40)).toBe(40);
});

test('allocation by hand: two each, then largest remainder, ties by code', () => {
  const strata = [
    { code: 'b', eligible: 12 },
    { code: 'a', eligible: 12 },
    { code: 'c', eligible: 1 },
  ];
  expect(allocate(strata, 10)).toEqual([4, 5, 1]);
  expect(allocate(strata, 4)).toEqual([2, 2, 0]);
  expect(allocate(strata, 25)).toEqual([12, 12, 1]);
  expect(() => allocate(strata, 26)).toThrow(RangeError);
});

test('allocation gives out every seat, within each stratum, near its share', () => {
  fc.assert(
    fc.property(strataAndSeats, ({ strata, seats }) => {
      const result = allocate(strata, seats);
      expect(result.reduce((sum, n) => sum + n, 0)).toBe(seats);
      const base = strata.map(({ eligible }) => Math.min(2, eligible));
      const baseFits = base.reduce((sum, b) => sum + b, 0) <= seats;
      result.forEach((n, i) => {
        expect(n).toBeLessThanOrEqual(strata[i]!.eligible);
        if (baseFits) expect(n).toBeGreaterThanOrEqual(base[i]!);
      });
    }),
  );
});

test('merging loses nobody, and leaves five invitations each or one stratum', () => {
  fc.assert(
    fc.property(strataAndSeats, ({ strata, seats }) => {
      const counts = strata.map(({ code, eligible, rested }) => ({
        code,
        eligible,
        frame: eligible + rested,
      }));
      const merged = mergeAndAllocate(counts, seats);
      expect(merged.flatMap(({ members }) => members).sort()).toEqual(counts.map(({ code }) => code).sort());
      expect(merged.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(seats);
      for (const { members, frame, eligible, drawn } of merged) {
        const own = counts.filter(({ code }) => members.includes(code));
        expect(frame).toBe(own.reduce((sum, one) => sum + one.frame, 0));
        expect(eligible).toBe(own.reduce((sum, one) => sum + one.eligible, 0));
        if (merged.length > 1) expect(drawn).toBeGreaterThanOrEqual(5);
      }
      expect(mergeAndAllocate([...counts].reverse(), seats)).toEqual(merged);
    }),
  );
});

test('a thin stratum joins the smallest of its sector group before a smaller stranger', () => {
  const counts = [
    { code: 'industry-large', frame: 3, eligible: 3 },
    { code: 'industry-small', frame: 60, eligible: 60 },
    { code: 'industry-medium', frame: 40, eligible: 40 },
    { code: 'trade-small', frame: 30, eligible: 30 },
  ];
  const codes = mergeAndAllocate(counts, 45).map(({ code }) => code);
  expect(codes).toEqual(['industry-large+industry-medium', 'industry-small', 'trade-small']);
});
