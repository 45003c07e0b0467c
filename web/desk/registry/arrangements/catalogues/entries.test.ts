import { expect, test } from 'vitest';
import { batchOf, linesOf } from './entries.ts';

const entry = (id: string, more: object = {}) => ({
  id,
  title: `事项${id}`,
  attributes: {},
  version: 1,
  ...more,
});
const all = { q: '', status: '', retired: false };

test('[F10] six mosts: what is not filled is an empty place, in order, never invented', () => {
  const lines = linesOf({ items: [entry('2')], emptySlots: ['1', '3', '4', '5', '6'] }, all);
  expect(lines.map(({ id, empty }) => [id, empty])).toEqual([
    ['1', true],
    ['2', false],
    ['3', true],
    ['4', true],
    ['5', true],
    ['6', true],
  ]);
});
test('[F11] searches 856 entries by code, title and what else they say; retired ones only where wanted', () => {
  const items = [
    ...Array.from({ length: 856 }, (_, at) => entry(`D${at + 1}`)),
    entry('D900', { retired: true, attributes: { unit: '住建局' } }),
  ];
  const catalogue = { items, emptySlots: [] };
  expect(linesOf(catalogue, all)).toHaveLength(856);
  expect(linesOf(catalogue, { ...all, q: 'd85' }).map(({ id }) => id)).toEqual([
    'D85',
    'D850',
    'D851',
    'D852',
    'D853',
    'D854',
    'D855',
    'D856',
  ]);
  expect(linesOf(catalogue, { ...all, q: '住建' })).toEqual([]);
  expect(linesOf(catalogue, { ...all, q: '住建', retired: true })).toHaveLength(1);
});
test('[X16] filters by status', () => {
  const items = [entry('a', { status: 'done' }), entry('b', { status: 'running' })];
  expect(linesOf({ items, emptySlots: [] }, { ...all, status: 'done' }).map(({ id }) => id)).toEqual(['a']);
});
test('[F3] the guarantees that ship are saved along with the first of the county’s own', () => {
  const shipped = ['procedures', 'progress'].map((id) => entry(id, { version: 0 }));
  const own = entry('logistics', { version: 0 });
  expect(batchOf(shipped, own).map(({ id }) => id)).toEqual(['logistics', 'procedures', 'progress']);
  expect(batchOf([entry('procedures')], own)).toEqual([own]);
});
