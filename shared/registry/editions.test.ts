import { expect, test } from 'vitest';
import { editionInForce, editionsFrom, planMoves } from './editions.ts';

const approved = [
  { year: 2027, edition: 1 },
  { year: 2025, edition: 3 },
  { year: 2026, edition: 2 },
];

test('the edition of the day’s own year counts', () => {
  expect(editionInForce(approved, '2026-12-31')).toEqual({ year: 2026, edition: 2 });
  expect(editionInForce(approved, '2027-01-01')).toEqual({ year: 2027, edition: 1 });
});

test('until a year’s plan is approved, the last one before it counts; before the first there is none', () => {
  expect(editionInForce(approved, '2029-02-01')).toEqual({ year: 2027, edition: 1 });
  expect(editionInForce(approved, '2024-06-01')).toBeUndefined();
});

test('what counts from a day on is the edition in force and those of later years', () => {
  expect(editionsFrom(approved, '2026-06-01').map(({ year }) => year)).toEqual([2027, 2026]);
  expect(editionsFrom([], '2026-06-01')).toEqual([]);
});

test('an approved plan can only be superseded', () => {
  expect(planMoves.approved).toEqual(['superseded']);
  expect(planMoves.superseded).toEqual([]);
});
