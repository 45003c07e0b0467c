import { expect, test } from 'vitest';
import { gapsOf, type Group, priorityRows, type Project } from './groups.ts';

const group = (overrides: Partial<Group> = {}): Group => ({
  id: 'g1',
  name: '第一组',
  units: ['u1'],
  members: ['p1'],
  assesses: [],
  projects: [],
  ...overrides,
});
const project = (id: string, priority: Project['priority']): Project => ({
  id,
  name: `${id}项目`,
  amount: 1,
  kind: 'newStart',
  stage: 'started',
  difficulty: 'A',
  priority,
  ownerUnit: 'u2',
  schedule: [],
  yearPlan: 1,
  suspended: false,
  version: 1,
});

test('[Z10] priority projects by level, those that nobody assesses first', () => {
  const projects = [project('a', 'city'), project('b', 'county'), project('c', 'province')];
  const groups = [group({ projects: ['a'] })];
  const rows = (from: 'county' | 'city' | 'province') =>
    priorityRows(projects, groups, from).map((row) => [row.project.id, row.group?.id]);
  expect(rows('city')).toEqual([
    ['c', undefined],
    ['a', 'g1'],
  ]);
  expect(rows('county')).toHaveLength(3);
  expect(rows('province')).toEqual([['c', undefined]]);
});

test('a group has a name, a unit and a member before it is saved', () => {
  expect(gapsOf(group())).toEqual([]);
  expect(gapsOf(group({ name: ' ', units: [], members: [] }))).toEqual(['name', 'units', 'members']);
  expect(gapsOf(group({ name: '组'.repeat(41) }))).toEqual(['name']);
});
