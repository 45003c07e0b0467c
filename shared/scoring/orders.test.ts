import { expect, test } from 'vitest';
import { computedParts, duePartsOf, followOrder, runOrderView } from './orders.ts';
import type { RunOrder, RunPartRecord, RunPartState, RunPartView } from './orders.ts';

const at = '2026-10-08T01:00:00.000Z';
const changed = (changedAt: string) => ({ version: 1, changedAt, changedBy: 'p-office' });
const place = { jurisdiction: '422826', name: '咸丰县' };
const order: RunOrder = {
  id: 'o-1',
  month: '2026-09',
  orderedBy: 'p-office',
  orderedAt: at,
  parts: [
    { ...place, kind: 'official' },
    { ...place, kind: 'project' },
    { jurisdiction: '422825', name: '宣恩县', kind: 'official' },
  ],
  ...changed(at),
};
const record = (
  kind: RunPartRecord['kind'],
  state: RunPartState,
  changedAt = at,
  ofOrder = 'o-1',
): RunPartRecord => ({ order: ofOrder, jurisdiction: '422826', kind, state, ...changed(changedAt) });
const view = (records: readonly RunPartRecord[], now = at) => runOrderView(order, records, now, 10);
const due = (parts: readonly RunPartView[]) =>
  duePartsOf(parts).map(({ jurisdiction, kind }) => `${jurisdiction} ${kind}`);

test('officials wait for their own county’s projects only, and only while these are open', () => {
  expect(due(view([]).parts)).toEqual(['422826 project', '422825 official']);
  expect(due(view([record('project', 'working')]).parts)).toEqual(['422826 project', '422825 official']);
  expect(due(view([record('project', 'computed')]).parts)).toEqual(['422826 official', '422825 official']);
  expect(due(view([record('project', 'refused')]).parts)).toEqual([
    '422826 official',
    '422826 project',
    '422825 official',
  ]);
});

test('an order runs until every part is settled, and may be taken up again once nobody works at it', () => {
  expect(view([record('project', 'computed')])).toMatchObject({ running: true, resumable: false });
  expect(
    view([record('project', 'computed', at, 'o-2')]).parts.every(({ state }) => state === 'waiting'),
  ).toBe(true);
  const later = '2026-10-08T01:09:00.000Z';
  expect(view([record('project', 'working', later)], '2026-10-08T01:18:59.999Z').resumable).toBe(false);
  expect(view([record('project', 'working', later)], '2026-10-08T01:19:00.000Z').resumable).toBe(true);
  const parts = order.parts.map((part) => ({ ...record(part.kind, 'computed'), ...part }));
  expect(view(parts)).toMatchObject({ running: false, resumable: false });
  expect(computedParts(view(parts))).toBe(3);
  expect(view([{ ...parts[0]!, state: 'refused' }, ...parts.slice(1)])).toMatchObject({
    running: false,
    resumable: true,
  });
});

test('whoever follows an order reads until it is settled or left lying', async () => {
  const standings = [view([record('project', 'working')]), { ...view([]), resumable: true }];
  const seen: number[] = [];
  const last = await followOrder(
    view([]),
    async () => standings.shift()!,
    async ({ parts }) => seen.push(parts.filter(({ state }) => state === 'working').length),
  );
  expect(seen).toEqual([0, 1]);
  expect(last.resumable).toBe(true);
});
