import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational, roundToHundredths } from './exact.ts';
import { decimalFraction, fractionOf, hundredthsOf, percentFraction, rationalOf } from './fraction.ts';

describe('fractions of plain numbers', () => {
  it('round to hundredths as the exact fraction does, or say that they cannot', () => {
    const term = fc.oneof(fc.integer({ min: -5_000, max: 5_000 }), fc.maxSafeInteger());
    fc.assert(
      fc.property(
        term,
        fc.oneof(fc.integer({ min: 1, max: 500 }), fc.maxSafeNat().filter(Boolean)),
        (n, d) => {
          const rounded = hundredthsOf(n, d);
          const exact = roundToHundredths(rational(BigInt(n), BigInt(d)));
          if (rounded === undefined) expect(200 * Math.abs(n) + 2 * d).toBeGreaterThan(2 ** 53 - 2 * d);
          else expect(rounded).toBe(exact);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('give percentages of decimals as people wrote them', () => {
    expect(percentFraction(1, 3)).toEqual({ n: 100, d: 3 });
    expect(rationalOf(percentFraction(33.3, 66.6)!)).toEqual(rational(50n));
    expect(rationalOf(percentFraction(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)!)).toEqual(
      rational(100n),
    );
    expect(percentFraction(0, 0)).toBeUndefined();
    expect(decimalFraction(86.4)).toEqual({ n: 432, d: 5 });
  });

  it('refuse what plain numbers cannot hold', () => {
    expect(() => fractionOf(rational(2n ** 60n))).toThrow(RangeError);
  });
});
