import { expect, test } from 'vitest';
import { plannedToDate } from './yearPlan.ts';

test('three quarters of a year’s plan are due by the end of September, all of it by the end of December', () => {
  expect(plannedToDate(1_200_000, '2026-09')).toBe(900_000);
  expect(plannedToDate(7_000_000_001, '2026-12')).toBe(7_000_000_001);
  expect(plannedToDate(100, '2026-01')).toBe(8);
});

test('a plan that is not whole yuan is refused', () => {
  expect(() => plannedToDate(0.5, '2026-01')).toThrow(RangeError);
});
