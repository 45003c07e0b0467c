import { expect, test } from 'vitest';
import { countByTag, groupFor, missingForActivation, missingOwnersOf } from './programme.ts';

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
