import { expect, test } from 'vitest';
import { answersNotice, noticeNext } from './noticeMoves.ts';

test('a notice is answered by a handler of its lead unit, and by the office where the office itself is late', () => {
  const handler = { roles: ['handler'], unit: 'u-1' };
  const office = { roles: ['office'] };
  expect(answersNotice({ leadUnit: 'u-1' }, handler)).toBe(true);
  expect(answersNotice({ leadUnit: 'u-2' }, handler)).toBe(false);
  expect(answersNotice({ leadUnit: 'u-1' }, office)).toBe(false);
  expect(answersNotice({ leadUnit: 'office' }, office)).toBe(true);
  expect(answersNotice({ leadUnit: 'office' }, { roles: ['supervisor'] })).toBe(false);
});

test('what was closed, discarded or withdrawn goes nowhere', () => {
  expect(noticeNext('draft')).toEqual(['issued', 'discarded']);
  for (const state of ['closed', 'discarded', 'withdrawn'] as const) expect(noticeNext(state)).toEqual([]);
});
