import { describe, expect, test } from 'vitest';
import { editionInForce, editionsFrom, isWithinYear, planMoves, takenOver } from './editions.ts';

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

describe('taken over into another edition', () => {
  const link = (from: string, to?: string) => ({
    official: 'a',
    subject: { kind: 'project', id: 'P-1' },
    role: 'lead',
    from,
    ...(to && { to }),
  });

  test('within a year everything is, as it stands', () => {
    const pairings = [link('2026-01-01', '2026-03-31'), link('2025-06-01')];
    expect(takenOver(pairings, 2026, 2026)).toEqual({ taken: pairings, ended: [] });
  });

  test('into a new year: what goes on, the annual kind renewed; what ended is named', () => {
    const [open, annual, ended] = [
      link('2024-05-01'),
      link('2025-01-01', '2025-12-31'),
      link('2025-01-01', '2025-09-30'),
    ];
    expect(takenOver([open, annual, ended], 2025, 2026)).toEqual({
      taken: [open, link('2025-01-01', '2026-12-31')],
      ended: [ended],
    });
  });

  test('a pairing without a day in the year is outside its plan', () => {
    expect(isWithinYear(link('2026-12-31'), 2026)).toBe(true);
    expect(isWithinYear(link('2020-01-01', '2026-01-01'), 2026)).toBe(true);
    expect(isWithinYear(link('2027-01-01'), 2026)).toBe(false);
    expect(isWithinYear(link('2025-01-01', '2025-12-31'), 2026)).toBe(false);
  });
});

test('an approved plan can only be superseded, a submitted one returned', () => {
  expect(planMoves.submitted).toEqual(['approved', 'draft']);
  expect(planMoves.approved).toEqual(['superseded']);
  expect(planMoves.superseded).toEqual([]);
});
