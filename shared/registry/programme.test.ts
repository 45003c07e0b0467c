import { describe, expect, test } from 'vitest';
import type { Assignment, Attainments, Goal, Programme } from './index.ts';
import { countByTag, goalStanding, groupFor, isRunning, unitOfCampaign } from './programme.ts';
import { missingForActivation, missingOwnersOf } from './activation.ts';

test('before activation a subject lacks what its programme asks for, and only that (M8)', () => {
  const bare = { team: [] };
  expect(missingForActivation({ activation: ['leader', 'team', 'plan'] }, bare)).toEqual([
    'leader',
    'team',
    'plan',
  ]);
  expect(missingForActivation({ activation: ['plan'] }, bare)).toEqual(['plan']);
  expect(missingForActivation({ activation: [] }, bare)).toEqual([]);
  const ready = { leader: 'a', team: ['b'], plan: 'c' };
  expect(missingForActivation({ activation: ['leader', 'team', 'plan'] }, ready)).toEqual([]);
});

test('an owner whose term has ended, or not begun, is missing (S7)', () => {
  const entry = {
    subject: { kind: 'project' as const, id: 'P-1' },
    owners: [
      { role: 'city' as const, person: 'a', from: '2022-01-01', to: '2022-06-30' },
      { role: 'county' as const, person: 'b', from: '2022-07-01' },
    ],
  };
  const asking = { ownerRoles: ['city' as const, 'county' as const, 'enterprise' as const] };
  expect(missingOwnersOf(asking, entry, '2022-06-30')).toEqual(['county', 'enterprise']);
  expect(missingOwnersOf(asking, entry, '2022-07-01')).toEqual(['city', 'enterprise']);
  expect(missingOwnersOf({ ownerRoles: [] }, entry, '2022-07-01')).toEqual([]);
});

test('a category goes to the group that names it, or to none (M7)', () => {
  const workGroups = [
    { id: 'empty', categories: [] },
    { id: 'land', name: '要素保障组', categories: ['land'] },
  ];
  expect(groupFor({ workGroups }, 'land')?.id).toBe('land');
  expect(groupFor({ workGroups }, 'talent')).toBeUndefined();
});

test('tags are counted once an entry; those nobody bears count nought', () => {
  const entries = [['x', 'x', 'y'], ['y'], [undefined]];
  expect(countByTag([{ id: 'x' }, { id: 'y' }, { id: 'z' }], entries, (tags) => tags)).toEqual([
    { id: 'x', count: 1 },
    { id: 'y', count: 2 },
    { id: 'z', count: 0 },
  ]);
});

test('a campaign runs from its first day to its last; a standing scheme never does', () => {
  const campaign = { from: '2021-09-01', days: 120 };
  const days = ['2021-08-31', '2021-09-01', '2021-12-29', '2021-12-30'];
  expect(days.map((on) => isRunning(campaign, on))).toEqual([false, true, true, false]);
  expect(isRunning({ from: '2021-01-01' }, '2021-09-01')).toBe(false);
});

test('of two campaigns the first with a unit for the category takes it; a group without a unit lets it pass (M7)', () => {
  const campaign = (unit?: string): Programme => ({
    id: `to-${unit}`,
    name: '攻坚',
    kind: 'campaign',
    from: '2026-09-01',
    days: 120,
    goals: [],
    workstreams: [],
    workGroups: [{ id: 'g', name: '要素组', ...(unit && { unit }), categories: ['land'] }],
    taskTypes: [],
    areas: [],
    activation: [],
    ownerRoles: [],
  });
  const both = [campaign(), campaign('u-land')];
  expect(unitOfCampaign(both, 'land', '2026-09-01')).toBe('u-land');
  expect(unitOfCampaign(both, 'talent', '2026-09-01')).toBeUndefined();
  expect(unitOfCampaign(both, 'land', '2026-08-31')).toBeUndefined();
});

describe('a goal with a target', () => {
  const entry = (id: string, kind: Assignment['subject']['kind'] = 'project'): Assignment => ({
    id: `a-${id}`,
    programme: 'p',
    subject: { kind, id },
    goals: ['g'],
    team: [],
    active: true,
    owners: [],
  });
  const facts: Attainments = {
    amounts: new Map([
      ['large', 3_000_000_000],
      ['less', 2_990_000_000],
    ]),
    milestones: new Map([
      ['large', [{ kind: 'start', verified: true }]],
      ['less', [{ kind: 'start', verified: false }]],
    ]),
    logged: new Map([['trip', 3]]),
  };
  const entries = [entry('large'), entry('less'), entry('unknown'), entry('large', 'enterprise')];
  const standing = (target?: Goal['target']) =>
    goalStanding({ id: 'g', name: '目标', target }, entries, facts);

  test('without one it has entries and their amount only', () => {
    expect(standing()).toMatchObject({ count: 4, amount: 5_990_000_000 });
    expect(standing()).not.toHaveProperty('reached');
  });

  test('what is aimed at and what was reached are kept apart; the threshold itself counts (M4, M5)', () => {
    expect(standing({ of: 'start', count: 2 }).reached).toEqual({
      count: 2,
      verified: 1,
      amount: 5_990_000_000,
      mean: 2_995_000_000,
      met: true,
    });
    expect(standing({ of: 'start', count: 2, minimumAmount: 3_000_000_000 }).reached).toMatchObject({
      count: 1,
      met: false,
    });
    expect(standing({ of: 'signing', count: 1 }).reached).toEqual({
      count: 0,
      verified: 0,
      amount: 0,
      met: false,
    });
  });

  test('entries of every kind count as entries, those without an amount below every threshold', () => {
    expect(standing({ of: 'entries', count: 4 }).reached).toMatchObject({ count: 4, met: true });
    expect(standing({ of: 'entries', count: 4, minimumAmount: 1 }).reached).toMatchObject({
      count: 2,
      met: false,
    });
  });

  test('lines of the field log are counted whoever wrote them', () => {
    expect(standing({ of: 'trip', count: 3 }).reached).toEqual({ count: 3, amount: 0, met: true });
    expect(standing({ of: 'visit', count: 1 }).reached).toMatchObject({ count: 0, met: false });
  });
});
