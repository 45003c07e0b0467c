import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPercent, percentOf } from './percent.ts';
import { toHalfWidth, withoutBlanks } from './width.ts';

test('full-width forms become ASCII and Chinese stays', () => {
  expect(toHalfWidth('７０亿元（Ａ－１）\u3000～')).toBe('70亿元(A-1) ~');
  expect(withoutBlanks(' 1 2\u00a0\u30003\u200b\n')).toBe('123');
});

test('the half-width form is stable', () => {
  fc.assert(fc.property(fc.string(), (text) => toHalfWidth(toHalfWidth(text)) === toHalfWidth(text)));
});

test.each([
  [112, 121, '92.56%'],
  [75, 308, '24.35%'],
  [1, 5, '20.00%'],
  [38, 38, '100.00%'],
  [1, 800, '0.13%'],
  [0, 0, '—'],
])('%i of %i is %s', (part, whole, printed) => {
  expect(formatPercent(percentOf(part, whole))).toBe(printed);
});

test('a percentage is within half a hundredth of the exact ratio', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 1e6 }), (part, whole) => {
      expect(Math.abs((percentOf(part, whole) ?? NaN) - (100 * part) / whole)).toBeLessThan(0.005_001);
    }),
  );
});

test('what is not a count has no percentage', () => {
  expect(() => percentOf(1.5, 3)).toThrow(RangeError);
  expect(() => percentOf(-1, 3)).toThrow(RangeError);
});
