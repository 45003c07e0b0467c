import { describe, expect, test } from 'vitest';
import { formerEdition, newestFirst, type Plan, planKey, readPlanKey } from './editions.ts';

const plan = (year: number, edition: number, over: Partial<Plan> = {}): Plan => ({
  year,
  edition,
  status: 'draft',
  pairings: 1,
  version: 1,
  changedAt: '2026-09-01T01:00:00.000Z',
  changedBy: 'office',
  ...over,
});

test.each([
  ['2026-2', { year: 2026, edition: 2 }],
  ['2026-0', undefined],
  ['2026', undefined],
  ['x-1', undefined],
])('the address %s names %j', (key, edition) => {
  expect(readPlanKey(key)).toEqual(edition);
  if (edition) expect(planKey(edition)).toBe(key);
});

describe('an edition is compared with', () => {
  const first = plan(2026, 1, { status: 'superseded' });
  const second = plan(2026, 2, { status: 'approved' });
  const third = plan(2026, 3);
  test('the one it was started from', () => {
    const basedOn = { year: 2026, edition: 1 };
    expect(formerEdition([third, first, second], plan(2026, 4, { basedOn }))).toBe(first);
  });
  test('else the last approved before it, drafts between do not count', () => {
    expect(formerEdition([first, second, third], plan(2026, 4))).toBe(second);
    expect(formerEdition([plan(2025, 1, { status: 'approved' })], first)?.year).toBe(2025);
  });
  test('else the one before it, and the first with nothing', () => {
    expect(formerEdition([plan(2026, 1), plan(2026, 2)], plan(2026, 2))?.edition).toBe(1);
    expect(formerEdition([first], first)).toBeUndefined();
  });
});

test('newest first', () => {
  expect(newestFirst([plan(2025, 3), plan(2026, 1), plan(2026, 2)]).map(planKey)).toEqual([
    '2026-2',
    '2026-1',
    '2025-3',
  ]);
});
