import { describe, expect, test } from 'vitest';
import { arranged, filterDefaults, filtersOf, heads, rowsOf } from './rows.ts';

const directory = { name: (_: string, id: string | undefined) => ({ u1: '县发改局' })[id ?? ''] ?? '—' };
const desk = { directory } as unknown as Parameters<typeof rowsOf>[0];
const project = (id: string, over: object = {}) => ({
  id,
  name: `${id}项目`,
  amount: 7_000_000_000,
  kind: 'newStart',
  stage: 'started',
  difficulty: 'A',
  priority: 'county',
  ownerUnit: 'u1',
  schedule: [],
  yearPlan: 1,
  suspended: false,
  version: 1,
  ...over,
});
const items = [project('x'), project('y', { difficulty: 'B', suspended: true, code: '2104-350121-04-01' })];
const rows = rowsOf(desk, 'projects', items as Parameters<typeof rowsOf>[2]);
const ids = (filters: Record<string, string>) =>
  arranged(rows, { ...filterDefaults('projects'), ...filters }, '2026-09-01').map(({ id }) => id);

test('a line says in words what the record says', () => {
  expect(heads('projects')).toEqual(['名称', '总投资', '责任单位', '难度', '台账进展']);
  expect(rows[0]!.cells).toEqual(['x项目', '70亿元', '县发改局', 'A', '已开工']);
});

describe('a list is narrowed', () => {
  test('by words anywhere, the code included', () => {
    expect(ids({ q: '发改 y项' })).toEqual(['y']);
    expect(ids({ q: '350121' })).toEqual(['y']);
    expect(ids({ q: '没有' })).toEqual([]);
  });
  test('by choices and ticks', () => {
    expect(ids({ difficulty: 'A' })).toEqual(['x']);
    expect(ids({ suspended: 'no' })).toEqual(['x']);
    expect(ids({})).toEqual(['x', 'y']);
  });
  test('people by whether they serve today', () => {
    const person = {
      id: 'p',
      name: '张三',
      kind: 'official',
      from: '2020-01-01',
      to: '2026-08-31',
      version: 1,
    };
    const people = rowsOf(desk, 'people', [person] as Parameters<typeof rowsOf>[2]);
    expect(arranged(people, { serving: 'yes' }, '2026-09-01')).toEqual([]);
    expect(arranged(people, { serving: 'no' }, '2026-09-01')).toHaveLength(1);
  });
});

test('a filter offers the units that occur, and yes and no of a tick', () => {
  const filters = filtersOf(desk, 'projects', rows);
  expect(filters.find(({ name }) => name === 'ownerUnit')!.options).toEqual([
    { value: 'u1', label: '县发改局' },
  ]);
  expect(filters.find(({ name }) => name === 'suspended')!.options.map(({ label }) => label)).toEqual([
    '是',
    '否',
  ]);
});
