import { expect, test } from 'vitest';
import { filled, merge, wholeNumber } from './values.ts';

const start = { person: 'p1', team: ['p2'], to: '' };

test('what was not touched follows, what was typed stays', () => {
  const merged = merge(start, { ...start, person: 'p9' }, { ...start, team: ['p2', 'p3'] });
  expect(merged).toEqual({ values: { person: 'p9', team: ['p2', 'p3'], to: '' }, both: [] });
});
test('both changed one field: it keeps mine and is named', () => {
  const merged = merge(start, { ...start, to: '2026-10-01' }, { ...start, to: '2026-11-01' });
  expect(merged.values.to).toBe('2026-11-01');
  expect(merged.both).toEqual(['to']);
});
test('both changed it alike: nothing to tell', () => {
  const latest = { ...start, person: 'p9' };
  expect(merge(start, latest, latest).both).toEqual([]);
});
test('what is left blank is left out', () => {
  expect(filled({ to: ' ', plan: ' 方案 ' })).toEqual({ plan: '方案' });
});
test.each([
  ['12', 12],
  [' 3 ', 3],
  ['', undefined],
  ['0', undefined],
  ['1.5', undefined],
  ['21', undefined],
])('%j within 1 and 20 is %s', (text, number) => {
  expect(wholeNumber(text, 1, 20)).toBe(number);
});
