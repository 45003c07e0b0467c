import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromDecimal } from '../progress/exact.ts';
import { rationalOf } from '../progress/fraction.ts';
import { curveAt, pointsAt, pointsCurve } from './curve.ts';

const hundredths = (most: number) => fc.integer({ min: 0, max: most }).map((value) => value / 100);
const curve = fc
  .array(fc.tuple(hundredths(4_000).filter(Boolean), hundredths(10_000)), { minLength: 2, maxLength: 6 })
  .map((steps) => {
    let x = 0;
    return steps.map(([dx, y]) => [Math.round((x += dx) * 100) / 100, y] as const);
  });
const weight = hundredths(10_000).filter(Boolean).map(fromDecimal);
const whole = fc.oneof(fc.nat(1_000), fc.nat(2 ** 40), fc.maxSafeNat());
const value = fc.tuple(whole, whole.filter(Boolean)).map(([n, d]) => ({ n, d }));

it('a curve made ready gives exactly the points of the curve, however large the figures', () => {
  fc.assert(
    fc.property(curve, weight, value, (points, carried, measured) => {
      expect(pointsCurve(points, carried)(measured)).toBe(
        pointsAt(carried, curveAt(points, rationalOf(measured))),
      );
    }),
    { numRuns: 3_000 },
  );
});
