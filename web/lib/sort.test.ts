import { expect, test } from 'vitest';
import { nextSorting, sorted } from './sort.ts';

const same = (value: number | string | undefined) => value;

test('numbers by value, absent ones last in both directions', () => {
  expect(sorted([10, undefined, 9], same, 'ascending')).toEqual([9, 10, undefined]);
  expect(sorted([9, undefined, 10], same, 'descending')).toEqual([10, 9, undefined]);
});

test('texts by pinyin, numbers inside them by value', () => {
  expect(sorted(['住建局', '发改局', '财政局'], same, 'ascending')).toEqual(['财政局', '发改局', '住建局']);
  expect(sorted(['蓝012号', '蓝2号'], same, 'ascending')).toEqual(['蓝2号', '蓝012号']);
});

test('the rows themselves are left alone', () => {
  const rows = [2, 1];
  sorted(rows, same, 'ascending');
  expect(rows).toEqual([2, 1]);
});

test('a head turns its own column and starts another ascending', () => {
  const first = nextSorting(undefined, 'due');
  expect(first).toEqual({ column: 'due', direction: 'ascending' });
  expect(nextSorting(first, 'due').direction).toBe('descending');
  expect(nextSorting(nextSorting(first, 'due'), 'due').direction).toBe('ascending');
  expect(nextSorting(first, 'unit')).toEqual({ column: 'unit', direction: 'ascending' });
});
