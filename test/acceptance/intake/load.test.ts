import { beforeAll, expect, test } from 'vitest';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import { Request } from './play.ts';

let house: House;
const jurisdiction = '422826';
const colleague = { roles: ['handler'], person: 'p-market-2', unit: 'u-market' } as const;
const load = (visitor: Visitor, unit?: string) =>
  house.ok('handlerLoad', { jurisdiction, ...(unit && { unit }) }, visitor);
const none = { open: 0, dueToday: 0, overdue: 0, awaitingFiler: 0 };

/** Five cases of the market bureau: two signed for by 向某, one by her colleague and claimed, one unsigned; one at the land bureau. */
beforeAll(async () => {
  house = await openHouse('2026-09-01T09:00:00+08:00');
  await foundCounty(house);
  await house.ok(
    'savePeople',
    {
      jurisdiction,
      items: [
        {
          id: 'p-market-2',
          name: '谭某',
          kind: 'handler',
          roles: ['handler'],
          unit: 'u-market',
          from: '2026-01-01',
        },
      ],
    },
    staff.office,
  );
  await Promise.all(
    [1, 2].map(async (n) => (await Request.file(house, n)).through(['acceptCase', 'assignCase', 'signCase'])),
  );
  const claimed = await Request.file(house, 3);
  await claimed.through(['acceptCase', 'assignCase']);
  await claimed.move('signCase', {}, colleague);
  await claimed.move('replyCase', {}, colleague);
  await claimed.move('claimCase', {}, colleague);
  await (await Request.file(house, 4)).through(['acceptCase', 'assignCase']);
  const moved = await Request.file(house, 5);
  await moved.through(['acceptCase', 'assignCase', 'signCase', 'transferCase']);
});

test('[F4] a handler sees who in her unit has what in hand, and nothing of another unit, whatever unit she asks for', async () => {
  const market = [
    { unit: 'u-market', person: 'p-market', ...none, open: 2 },
    { unit: 'u-market', person: 'p-market-2', ...none, awaitingFiler: 1 },
    { unit: 'u-market', ...none, open: 1 },
  ];
  expect((await load(staff.market)).items).toEqual(market);
  expect((await load(staff.market, 'u-land')).items).toEqual(market);
  expect((await load(staff.land, 'u-market')).items).toEqual([
    { unit: 'u-land', person: 'p-land', ...none },
    { unit: 'u-land', ...none, open: 1 },
  ]);
  expect((await load({ roles: ['handler'], person: 'p-nobody' }, 'u-market')).items).toEqual([]);
});

test('the office sees all units or one; due today, then late, as time goes by', async () => {
  expect((await load(staff.office)).items.map(({ unit }) => unit)).toEqual([
    'u-land',
    'u-land',
    'u-market',
    'u-market',
    'u-market',
  ]);
  house.clock.set('2026-09-04T09:00:00+08:00');
  expect((await load(staff.office, 'u-market')).items).toEqual([
    { unit: 'u-market', person: 'p-market', ...none, open: 2, dueToday: 2 },
    { unit: 'u-market', person: 'p-market-2', ...none, awaitingFiler: 1 },
    { unit: 'u-market', ...none, open: 1, overdue: 1 },
  ]);
  house.clock.set('2026-09-05T09:00:00+08:00');
  expect((await load(staff.office, 'u-market')).items[0]).toMatchObject({ open: 2, dueToday: 0, overdue: 2 });
});

test('nobody else is told: neither supervisor nor official, nor the office of another county', async () => {
  for (const visitor of [staff.supervisor, staff.official, staff.custodian])
    expect(await house.refusal('handlerLoad', { jurisdiction }, visitor)).toMatchObject({ status: 403 });
  const elsewhere = { ...staff.office, jurisdiction: '350121' };
  expect(await house.refusal('handlerLoad', { jurisdiction }, elsewhere)).toMatchObject({ status: 403 });
});
