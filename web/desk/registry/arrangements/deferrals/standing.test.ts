import { expect, test } from 'vitest';
import { daysLate, standingOf } from './standing.ts';

const today = '2026-09-10';

test.each([
  [{ correctBy: '2026-09-10' }, 'open', 0],
  [{ correctBy: '2026-09-09' }, 'late', 1],
  [{ correctBy: '2026-09-01', correctedOn: '2026-09-04' }, 'corrected', 3],
  [{ correctBy: '2026-09-08', correctedOn: '2026-09-08' }, 'corrected', 0],
] as const)('[F11] %o is %s, %i days late', (deferred, standing, late) => {
  expect(standingOf(deferred, today)).toBe(standing);
  expect(daysLate(deferred, today)).toBe(late);
});
