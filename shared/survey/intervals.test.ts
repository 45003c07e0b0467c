import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shrink, twoSidedZ, wilson } from './intervals.ts';
import { normalQuantile } from './normal.ts';

const z = twoSidedZ(95);

test('Φ⁻¹ against known values, from the middle to the far tail', () => {
  const known = [
    [1e-300, -37.0470962993612],
    [1e-10, -6.361340902404056],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400538],
    [0.075, -1.4395314709384557],
    [0.25, -0.6744897501960817],
    [0.5, 0],
    [0.6, 0.2533471031357998],
    [0.999999, 4.753424308817089],
  ] as const;
  for (const [p, x] of known) expect(normalQuantile(p)).toBeCloseTo(x, 12);
  for (const p of [0, 1, -1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
});

test('Φ⁻¹ rises and is odd about one half', () => {
  const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  fc.assert(
    fc.property(probability, probability, (p, q) => {
      if (p < q) expect(normalQuantile(p)).toBeLessThanOrEqual(normalQuantile(q));
      expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 6);
    }),
  );
});

test('Wilson against reference values', () => {
  const close = (share: number, n: number, low: number, high: number) => {
    const interval = wilson(share, n, z);
    expect(interval[0]).toBeCloseTo(low, 12);
    expect(interval[1]).toBeCloseTo(high, 12);
  };
  close(0.9, 30, 0.7437891742081594, 0.9654001112526658);
  close(1, 10, 0.7224672001371111, 1);
  close(0, 10, 0, 0.27753279986288915);
  close(0.5, 12.5, 0.25757763519608606, 0.742422364803914);
  expect(wilson(0, 0, z)).toEqual([0, 1]);
});

test('shrinkage against an independent calculation', () => {
  const { mu, withinVariance, betweenVariance, units } = shrink([
    { code: 'a', n: 40, nEff: 36, mean: 92, squares: 9000 },
    { code: 'b', n: 30, nEff: 30, mean: 85, squares: 7200 },
    { code: 'c', n: 12, nEff: 11, mean: 70, squares: 5000 },
    { code: 'd', n: 55, nEff: 50.5, mean: 88.5, squares: 11000 },
  ]);
  expect(withinVariance).toBeCloseTo(242.10526315789474, 10);
  expect(mu).toBeCloseTo(87.0686274509804, 10);
  expect(betweenVariance).toBeCloseTo(40.14205477584557, 10);
  const expected = [
    [0.8565063400636141, 91.29237930443135, 5.760130357152961],
    [0.8326114472883468, 85.3462645551192, 6.7193204518006935],
    [0.6458729811547169, 76.04446215499645, 14.215386188094248],
    [0.8933118140044188, 88.34728945926123, 4.28268300617022],
  ];
  units.forEach(({ kept, score, scoreVariance }, i) => {
    [kept, score, scoreVariance].forEach((value, j) => expect(value).toBeCloseTo(expected[i]![j]!, 10));
  });
});

test('one unit, equal units, units that agree within themselves, no unit', () => {
  const unit = (code: string, mean: number, squares: number) => ({ code, n: 20, nEff: 20, mean, squares });
  expect(shrink([unit('a', 77, 900)])).toMatchObject({
    k: 1,
    mu: 77,
    betweenVariance: 0,
    units: [{ score: 77 }],
  });
  const equal = shrink([unit('a', 80.1, 900), unit('b', 80.1, 900), unit('c', 80.1, 0)]);
  expect(equal.betweenVariance).toBe(0);
  expect(equal.units.map(({ kept }) => kept)).toEqual([0, 0, 0]);
  const unanimous = shrink([unit('a', 100, 0), unit('b', 0, 0)]);
  expect(unanimous).toMatchObject({ mu: 50, withinVariance: 0, betweenVariance: 5000 });
  expect(unanimous.units).toMatchObject([
    { kept: 1, score: 100, scoreVariance: 0 },
    { kept: 1, score: 0, scoreVariance: 0 },
  ]);
  const dust = shrink([unit('a', 0.1 + 0.2, 0), unit('b', 0.3, 0)]);
  expect(dust.betweenVariance).toBe(0);
  expect(shrink([])).toMatchObject({ k: 0, betweenVariance: 0, units: [] });
});

test('a score lies between the raw mean and μ, and is never surer than the means allow', () => {
  const sample = fc.record({
    n: fc.integer({ min: 10, max: 400 }),
    mean: fc.double({ min: 0, max: 100, noNaN: true }),
    squares: fc.double({ min: 1, max: 1e5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 30 }), (samples) => {
      const { mu, units } = shrink(samples.map((one, i) => ({ ...one, code: `u${i}`, nEff: one.n * 0.9 })));
      for (const { mean, score, kept, variance, scoreVariance } of units) {
        expect(kept).toBeGreaterThanOrEqual(0);
        expect(kept).toBeLessThanOrEqual(1);
        expect(score).toBeGreaterThanOrEqual(Math.min(mean, mu) - 1e-9);
        expect(score).toBeLessThanOrEqual(Math.max(mean, mu) + 1e-9);
        expect(scoreVariance).toBeLessThanOrEqual(variance);
      }
    }),
  );
});
