import { expect, test } from 'vitest';
import { planDifference } from '../../../../shared/registry/planDifference.ts';
import { differenceRows } from './difference.ts';
import type { Pairing } from './editions.ts';

const pairing = (official: string, id: string, over: Partial<Pairing> = {}): Pairing => ({
  official,
  subject: { kind: 'project', id },
  role: 'lead',
  from: '2026-01-01',
  ...over,
});
const names: Record<string, string> = { p1: '张三', p2: '李四', x: '甲项目', y: '乙项目' };
const directory = { name: (_: string, id: string | undefined) => names[id ?? ''] ?? '—' };

test('[F1] an edition is told from the one before line by line and in words', () => {
  const before = [pairing('p1', 'x'), pairing('p1', 'y')];
  const after = [
    pairing('p1', 'y', { role: 'deputy', to: '2026-06-30' }),
    pairing('p2', 'x', { from: '2026-07-01' }),
  ];
  const rows = differenceRows(planDifference(before, after), directory);
  expect(rows.map(({ kind, words }) => [kind, words])).toEqual([
    ['added', '李四新包联甲项目(主责),2026年7月1日起。'],
    ['removed', '张三不再包联甲项目。'],
    ['changed', '张三包联乙项目:责任由主责改为配合,截止由长期改为2026年6月30日。'],
  ]);
  expect(rows[2]).toMatchObject({
    before: '主责 · 2026年1月1日',
    after: '配合 · 2026年1月1日至2026年6月30日',
  });
});

test('equal editions have no lines', () => {
  expect(differenceRows(planDifference([pairing('p1', 'x')], [pairing('p1', 'x')]), directory)).toEqual([]);
});
