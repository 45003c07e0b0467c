import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectiveSize, weightClasses } from './weights.ts';

const stratum = (code: string, frame: number, responses: number) => ({ code, frame, responses });

test('each response stands for frame ÷ responses', () => {
  const classes = weightClasses([stratum('a', 60, 10), stratum('b', 40, 5)]);
  expect(classes.map(({ weight }) => weight)).toEqual([6, 8]);
});

test('thin strata join the next smallest until they have five', () => {
  const classes = weightClasses([
    stratum('a', 10, 0),
    stratum('b', 20, 3),
    stratum('c', 30, 6),
    stratum('d', 90, 30),
  ]);
  expect(classes.map(({ members, frame, responses }) => [members.join(), frame, responses])).toEqual([
    ['a,b,c', 60, 9],
    ['d', 90, 30],
  ]);
});

test('a weight is capped at three times the median over the responses', () => {
  const classes = weightClasses([stratum('a', 500, 5), stratum('b', 40, 20)]);
  expect(classes.map(({ weight }) => weight)).toEqual([6, 2]);
  const even = weightClasses([stratum('a', 50, 5), stratum('b', 10, 5)]);
  expect(even.map(({ weight }) => weight)).toEqual([10, 2]);
});

test('no responses, one stratum, no strata, a stratum twice', () => {
  expect(weightClasses([stratum('a', 9, 0), stratum('b', 9, 0)])).toMatchObject([{ frame: 18, weight: 0 }]);
  expect(weightClasses([stratum('a', 9, 2)])).toMatchObject([{ weight: 4.5 }]);
  expect(weightClasses([])).toEqual([]);
  expect(() => weightClasses([stratum('a', 9, 0), stratum('a', 9, 0)])).toThrow('twice');
});

test('classes cover every stratum once; uncapped weights sum to the frame', () => {
  const strata = fc.uniqueArray(
    fc.record({
      code: fc.string({ minLength: 1 }),
      frame: fc.integer({ min: 1, max: 500 }),
      responses: fc.nat(40),
    }),
    { selector: ({ code }) => code, maxLength: 15 },
  );
  fc.assert(
    fc.property(strata, (given) => {
      const classes = weightClasses(given);
      expect(classes.flatMap(({ members }) => members).sort()).toEqual(given.map(({ code }) => code).sort());
      if (classes.length > 1)
        for (const { responses } of classes) expect(responses).toBeGreaterThanOrEqual(5);
      for (const { frame, responses, weight } of classes) {
        expect(weight * responses).toBeLessThanOrEqual(frame * (1 + 1e-12));
      }
      expect(weightClasses([...given].reverse())).toEqual(classes);
    }),
  );
});

test('effective size: Kish by hand, exact for equal weights, 0 for none', () => {
  expect(effectiveSize(6 * 10 + 8 * 5, 36 * 10 + 64 * 5)).toBeCloseTo(14.705882352941176, 8);
  expect(effectiveSize(0, 0)).toBe(0);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 999 }), (n, parts) => {
      const weight = parts / 7;
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < n; i++) {
        sum += weight;
        squares += weight * weight;
      }
      expect(effectiveSize(sum, squares)).toBe(n);
    }),
  );
});
