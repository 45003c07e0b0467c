import { expect, test } from 'vitest';
import { dutyStanding } from '../registry/duty.ts';
import type { Duty } from '../registry/model.ts';
import { dutyMatterId, dutyOfMatter, dutyPlan } from './dutyPlan.ts';

const duty: Duty = {
  id: 'review',
  programme: '三百四千',
  name: '每季点评',
  appliesTo: 'official',
  record: 'quarterReview',
  minimum: 2,
  period: 'quarter',
};
const records = [{ kind: 'quarterReview', date: '2026-05-04' }];
const planOn = (on: string, service: Parameters<typeof dutyStanding>[1] = { from: '2026-01-01' }) =>
  dutyPlan(duty, dutyStanding(duty, service, records, on, { at: '2026-06-01' }));

test('a duty is due at the end of the last day on which it can be met, and cites its rule', () => {
  expect(planOn('2026-06-30')).toEqual({
    title: {
      zh: '“三百四千”要求包联领导每季度“季点评”不少于2次;职责“每季点评”2026年第2季度应2次、已记1次,',
      en: '“三百四千” requires of paired officials at least 2 “Quarterly review” a quarter; the duty “每季点评” for Q2 2026 (1 of 2 recorded)',
    },
    dueAt: '2026-06-30T15:59:59.000Z',
    done: false,
  });
  expect(planOn('2026-06-01', { from: '2026-01-01', to: '2026-05-20' })).toMatchObject({
    dueAt: '2026-05-20T15:59:59.000Z',
    done: true,
  });
});

test('nothing is owed by who is exempt', () => {
  expect(planOn('2026-06-30', { from: '2026-06-25' }).done).toBe(true);
});

test('a matter names person, duty and period, whatever their ids look like', () => {
  const ref = { person: 'u:1.p', duty: 'a:b', from: '2026-04-01' };
  const matter = {
    kind: 'duty',
    id: dutyMatterId(ref),
    title: '',
    subject: { kind: 'person', id: ref.person },
  } as const;
  expect(dutyOfMatter(matter)).toEqual(ref);
  expect(dutyOfMatter({ kind: 'case', id: 'K1', title: '' })).toBeUndefined();
});
