import { expect, test } from 'vitest';
import { at, calendar } from './cases.fixture.ts';
import { defaultIntakeConfig } from './config.ts';
import type { FollowUp } from './followUp.ts';
import { followUpAfter, followUpStanding, groundsOfFollowUp, isBadRating } from './followUp.ts';

const rating = {
  caseId: 'K1',
  title: '用电',
  unit: 'u-power',
  level: 'dissatisfied' as const,
  ratedAt: at('08-03 09:00'),
};
const made = followUpAfter(undefined, rating)!;
const standing = (one: FollowUp, now: string) =>
  followUpStanding(one, defaultIntakeConfig, calendar, at(now));

test('only the two lowest levels are followed up', () => {
  expect(isBadRating('dissatisfied')).toBe(true);
  expect(isBadRating('veryDissatisfied')).toBe(true);
  for (const level of ['verySatisfied', 'satisfied', 'neutral', undefined] as const)
    expect(isBadRating(level)).toBe(false);
});

test('fifteen working days from the rating; call, then put right', () => {
  expect(standing(made, '08-03 09:00')).toMatchObject({
    state: 'toCall',
    dueAt: at('08-24 23:59:59'),
    overdue: false,
    remaining: 15,
  });
  const called = { ...made, call: { by: 'p', at: at('08-04 09:00'), note: '已致电' } };
  expect(standing(called, '08-24 23:59:59')).toMatchObject({
    state: 'toRectify',
    overdue: false,
    remaining: 0,
  });
  expect(standing(called, '08-25 00:00:00')).toMatchObject({ overdue: true, remaining: -1 });
  const late = { ...called, rectified: { by: 'p', at: at('08-25 09:00'), measures: '已退费' } };
  expect(standing(late, '09-25 09:00')).toMatchObject({ state: 'rectified', overdue: true });
});

test('a late one gives one ground, until it is put right', () => {
  const grounds = (one: FollowUp, now: string) =>
    groundsOfFollowUp(one, defaultIntakeConfig, calendar, at(now));
  expect(grounds(made, '08-24 23:59:59')).toEqual([]);
  expect(grounds(made, '08-25 00:00:00')).toMatchObject([{ colour: 'red', failing: true }]);
  const done = { ...made, rectified: { by: 'p', at: at('08-26 09:00'), measures: '已退费' } };
  expect(grounds(done, '08-27 09:00')).toEqual([]);
});

test('a new bad rating joins an open follow-up and begins another after a closed one', () => {
  expect(followUpAfter(made, rating)).toBeUndefined();
  const closed = { ...made, version: 3, rectified: { by: 'p', at: at('08-05 09:00'), measures: '已退费' } };
  expect(followUpAfter(closed, rating)).toMatchObject({ version: 4, ratedAt: rating.ratedAt });
  expect(followUpAfter(closed, rating)).not.toHaveProperty('rectified');
});
