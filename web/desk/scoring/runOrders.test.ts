import { expect, test } from 'vitest';
import { byPlace, computedIn, isUnderWay, ordersToShow, type RunOrder, type RunPart } from './runOrders.ts';

const part = (jurisdiction: string, kind: RunPart['kind'], state: RunPart['state']): RunPart => ({
  jurisdiction,
  name: jurisdiction === '422826' ? '咸丰县' : '宣恩县',
  kind,
  state,
});
const order: RunOrder = {
  id: 'o-1',
  month: '2026-09',
  orderedBy: 'p-city',
  orderedAt: '2026-10-08T01:00:00.000Z',
  parts: [
    part('422825', 'project', 'computed'),
    part('422825', 'official', 'waiting'),
    part('422826', 'project', 'refused'),
  ],
  running: true,
  resumable: false,
};

test('an order is told place by place', () => {
  expect(computedIn(order)).toBe(1);
  expect(byPlace(order).map(({ name, parts }) => [name, parts.length])).toEqual([
    ['宣恩县', 2],
    ['咸丰县', 1],
  ]);
});

test('a run is under way while its part is open and somebody works at the order', () => {
  const official = { jurisdiction: '422825', kind: 'official' } as const;
  expect(isUnderWay([order], official)).toBe(true);
  expect(isUnderWay([{ ...order, resumable: true }], official)).toBe(false);
  expect(isUnderWay([order], { jurisdiction: '422826', kind: 'official' })).toBe(false);
  expect(isUnderWay([order], { jurisdiction: '422825', kind: 'project' })).toBe(false);
  expect(isUnderWay([order], { jurisdiction: '422826', kind: 'project' })).toBe(false);
});

test('an older order is shown while something of it is left that no later one computed', () => {
  const later: RunOrder = { ...order, id: 'o-2', parts: [part('422826', 'project', 'computed')] };
  const last: RunOrder = { ...order, id: 'o-3', parts: [part('422825', 'official', 'computed')] };
  const shown = (...orders: RunOrder[]) => ordersToShow(orders).map(({ id }) => id);
  expect(shown(later, order)).toEqual(['o-2', 'o-1']);
  expect(shown(last, later, order)).toEqual(['o-3']);
  expect(shown(order, later)).toEqual(['o-1']);
});
