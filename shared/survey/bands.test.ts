import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RankRange } from './bands.ts';
import { bandsOf, rankRanges } from './bands.ts';
import { seededUniform } from './random.ts';

const units = [
  { code: 'a', score: 92, scoreVariance: 2 },
  { code: 'b', score: 91, scoreVariance: 2 },
  { code: 'c', score: 84, scoreVariance: 3 },
  { code: 'd', score: 83.5, scoreVariance: 3 },
  { code: 'e', score: 70, scoreVariance: 4 },
];

test('the generator gives the numbers of an independent implementation', () => {
  const next = seededUniform('ranks-v1\n2026-09\nunit\n');
  expect([next(), next(), next(), next()]).toEqual([
    0.11940470209810883, 0.712992072221823, 0.04150126816239208, 0.8073524745414034,
  ]);
  const chinese = seededUniform('满意');
  expect([chinese(), chinese()]).toEqual([0.7724651898024604, 0.4279148980276659]);
});

test('the generator is even: mean, variance and extremes of 100,000 numbers', () => {
  const next = seededUniform('even');
  const numbers = Array.from({ length: 100_000 }, next);
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
  expect(mean).toBeCloseTo(0.5, 2);
  expect(variance).toBeCloseTo(1 / 12, 2);
  expect(Math.min(...numbers.slice(0, 50_000))).toBeGreaterThan(0);
  expect(Math.max(...numbers.slice(0, 50_000))).toBeLessThan(1);
});

test('rank ranges of the reference, in any order of input', () => {
  const expected = [
    { code: 'a', best: 1, worst: 2 },
    { code: 'b', best: 1, worst: 2 },
    { code: 'c', best: 3, worst: 4 },
    { code: 'd', best: 3, worst: 4 },
    { code: 'e', best: 5, worst: 5 },
  ];
  expect(rankRanges(units, 'seed')).toEqual(expected);
  expect(rankRanges([...units].reverse(), 'seed')).toEqual(expected);
});

test('equal units range over all ranks; certain ones have one rank each', () => {
  const equal = ['a', 'b', 'c', 'd'].map((code) => ({ code, score: 80, scoreVariance: 1 }));
  for (const { best, worst } of rankRanges(equal, 's')) expect([best, worst]).toEqual([1, 4]);
  const certain = units.map((unit) => ({ ...unit, scoreVariance: 0 }));
  expect(rankRanges(certain, 's').map(({ best, worst }) => [best, worst])).toEqual(
    [1, 2, 3, 4, 5].map((rank) => [rank, rank]),
  );
  expect(rankRanges([], 's')).toEqual([]);
});

test('bands are named by the side of the middle they lie on', () => {
  const bands = bandsOf(rankRanges(units, 'seed'));
  expect([...bands]).toEqual([
    ['a', { number: 1, of: 3, position: 'better' }],
    ['b', { number: 1, of: 3, position: 'better' }],
    ['c', { number: 2, of: 3, position: 'middle' }],
    ['d', { number: 2, of: 3, position: 'middle' }],
    ['e', { number: 3, of: 3, position: 'lower' }],
  ]);
  const two = bandsOf([
    { code: 'x', best: 1, worst: 1 },
    { code: 'y', best: 2, worst: 2 },
  ]);
  expect([...two.values()].map(({ position }) => position)).toEqual(['better', 'lower']);
  const chained = bandsOf([
    { code: 'x', best: 1, worst: 2 },
    { code: 'y', best: 2, worst: 3 },
    { code: 'z', best: 3, worst: 3 },
  ]);
  expect(new Set([...chained.values()].map(({ position }) => position))).toEqual(new Set(['middle']));
});

test('units of different bands have no rank in common; a better band has better ranks', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(6));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 20 }), (pairs) => {
      const ranges: RankRange[] = pairs.map(([best, span], i) => ({
        code: `u${i}`,
        best,
        worst: best + span,
      }));
      const bands = bandsOf(ranges);
      expect(bands.size).toBe(ranges.length);
      for (const a of ranges) {
        for (const b of ranges) {
          if (bands.get(a.code)!.number < bands.get(b.code)!.number) expect(a.worst).toBeLessThan(b.best);
        }
      }
    }),
  );
});
