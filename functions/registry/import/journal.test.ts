import { expect, test } from 'vitest';
import { partsOf } from './journal.ts';
import type { JournalRow } from './journal.ts';

const row = (target: JournalRow['target'], id: string, name = ''): JournalRow => ({
  target,
  id,
  after: { name },
});
const idsOf = (parts: readonly JournalRow[][]): string[] => parts.flat().map(({ id }) => id);

test('parts keep the order and never mix targets', () => {
  const rows = [row('units', 'a'), row('people', 'b'), row('people', 'c'), row('projects', 'd')];
  const parts = partsOf(rows);
  expect(parts.map(({ length }) => length)).toEqual([1, 2, 1]);
  expect(idsOf(parts)).toEqual(['a', 'b', 'c', 'd']);
});

test('a part fits one transaction and one record', () => {
  const many = Array.from({ length: 121 }, (_, at) => row('projects', `p${at}`));
  expect(partsOf(many).map(({ length }) => length)).toEqual([50, 50, 21]);
  const long = Array.from({ length: 10 }, (_, at) => row('catalogue', `c${at}`, '材'.repeat(50_000)));
  const parts = partsOf(long);
  expect(parts.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2]);
  for (const part of parts) expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(400_000);
  expect(partsOf([])).toEqual([]);
});
