import { describe, expect, test } from 'vitest';
import { groupFaults, groupsState } from './assessmentGroups.ts';
import type { AssessmentGroup } from './conduct.ts';

const units: Record<string, { name: string }> = { tax: { name: '税务局' }, land: { name: '自然资源局' } };
const people: Record<string, { name: string; unit?: string }> = {
  a: { name: '甲', unit: 'land' },
  b: { name: '乙' },
};
const projects: Record<string, { name: string; ownerUnit: string }> = {
  p1: { name: '水厂', ownerUnit: 'tax' },
  p2: { name: '电站', ownerUnit: 'land' },
};
const register = {
  unit: (id: string) => units[id],
  person: (id: string) => people[id],
  project: (id: string) => projects[id],
};
const group = (overrides: Partial<AssessmentGroup> = {}): AssessmentGroup => ({
  id: 'g1',
  name: '第一组',
  units: ['tax'],
  members: ['b'],
  assesses: ['land'],
  projects: ['p2'],
  ...overrides,
});
const faults = (...groups: AssessmentGroup[]) =>
  groupFaults(groups, register).map(({ pointer, zh }) => [pointer, zh]);

describe('[Z10] the rule of assessment groups', () => {
  test('others’ units and projects may be assessed', () => {
    expect(faults(group())).toEqual([]);
  });

  test('its own unit and that of a member are not, nor their projects; the member is named', () => {
    expect(faults(group({ assesses: ['tax'], projects: ['p1'] }))).toEqual([
      ['/groups/0/assesses/0', '考核组不得考核本单位:税务局'],
      ['/groups/0/projects/0', '考核组不得考核本单位的项目:水厂(税务局)'],
    ]);
    expect(faults(group({ members: ['b', 'a'] }))).toEqual([
      ['/groups/0/assesses/0', '考核组不得考核本单位:自然资源局,甲是该单位的人'],
      ['/groups/0/projects/0', '考核组不得考核本单位的项目:电站(自然资源局),甲是该单位的人'],
    ]);
  });

  test('nothing is assessed twice, by another group or by the same', () => {
    expect(faults(group(), group({ id: 'g2', name: '第二组', assesses: [] }))).toEqual([
      ['/groups/1/projects/0', '该项目已由第一组考核'],
    ]);
    expect(faults(group({ assesses: ['land', 'land'] }))).toEqual([
      ['/groups/0/assesses/1', '该单位已由第一组考核'],
    ]);
  });

  test('what is unknown is named', () => {
    expect(faults(group({ members: ['nobody'] }))).toEqual([['/groups/0/members/0', '没有登记:nobody']]);
  });
});

test('what was changed since the confirmation is a draft', () => {
  const stamp = { year: 2026, groups: [], changedAt: '2026-10-08T01:00:00.000Z', changedBy: 'p-office' };
  const confirmed = { groups: [], by: 'p-supervisor', at: stamp.changedAt, version: 2 };
  expect(groupsState({ ...stamp, version: 0 })).toBe('none');
  expect(groupsState({ ...stamp, version: 1 })).toBe('draft');
  expect(groupsState({ ...stamp, version: 2, confirmed })).toBe('confirmed');
  expect(groupsState({ ...stamp, version: 3, confirmed })).toBe('draft');
});
