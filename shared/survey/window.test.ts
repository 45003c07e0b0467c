import { expect, test } from 'vitest';
import { chooseWindow, isRepresentative } from './window.ts';

const everyMonth = new Map(
  Array.from({ length: 12 }, (_, i) => [`2026-${String(i + 1).padStart(2, '0')}`, true]),
);
const perMonth = (n: number) => (months: readonly string[]) => months.length * n;

test('the shortest window that reaches 30 effective answers, else twelve months', () => {
  const lengths = [30, 29.9, 10, 5, 2.5, 1, 0].map(
    (n) => chooseWindow('2026-12', everyMonth, perMonth(n)).months,
  );
  expect(lengths).toEqual([1, 3, 3, 6, 12, 12, 12]);
});

test('months with low response are left out and named; months without a round are neither', () => {
  const rounds = new Map([...everyMonth, ['2026-11', false] as const]);
  rounds.delete('2026-10');
  expect(chooseWindow('2026-12', rounds, perMonth(12))).toEqual({
    months: 6,
    from: '2026-07',
    to: '2026-12',
    included: ['2026-07', '2026-08', '2026-09', '2026-12'],
    leftOut: ['2026-11'],
  });
});

test('a window crosses the turn of the year', () => {
  const rounds = new Map([
    ['2025-12', true],
    ['2026-01', true],
  ] as const);
  expect(chooseWindow('2026-01', rounds, perMonth(15))).toMatchObject({
    months: 3,
    from: '2025-11',
    included: ['2025-12', '2026-01'],
  });
});

test('30 % exactly is representative; nobody invited is not', () => {
  expect(isRepresentative({ invited: 10, answered: 3 })).toBe(true);
  expect(isRepresentative({ invited: 1000, answered: 299 })).toBe(false);
  expect(isRepresentative({ invited: 0, answered: 0 })).toBe(false);
});
