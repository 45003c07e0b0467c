import { beforeEach, describe, expect, test } from 'vitest';
import type { CatalogueItem } from '../../../shared/registry/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  handler,
  jurisdiction,
  makeCatalogue,
  makeItem,
  office,
  pointersOf,
  unversioned,
  upTo,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});

const save = (catalogue: string, items: CatalogueItem[]) =>
  house.ok('saveCatalogueItems', { jurisdiction, catalogue, items }, office);
const refusal = (catalogue: string, items: CatalogueItem[]) =>
  house.refusal('saveCatalogueItems', { jurisdiction, catalogue, items }, office);
const read = (catalogue: string, visitor = office) =>
  house.ok('readCatalogue', { jurisdiction, catalogue }, visitor);

test('[X16] [X17] 21 pilots are tracked, and a recognition is linked to its pilot', async () => {
  const statusOf = (n: number) => (n <= 6 ? 'done' : n <= 18 ? 'running' : 'planned');
  await save(
    'pilot-reforms',
    upTo(21, (n) => makeItem(`pilot-${n}`, { status: statusOf(n) })),
  );
  const { items, byStatus } = await read('pilot-reforms');
  expect([items.length, byStatus]).toEqual([21, { planned: 3, running: 12, done: 6 }]);
  const wrong = [makeItem('pilot-1'), makeItem('pilot-2', { status: 'famous' })];
  expect(pointersOf(await refusal('pilot-reforms', wrong))).toEqual(['/items/0/status', '/items/1/status']);

  const recognition = makeItem('r-1', { title: '全省推广', link: 'pilot-3' });
  await save('recognitions', [recognition]);
  expect(unversioned((await read('recognitions')).items)).toEqual([recognition]);
  const loose = [makeItem('r-2'), makeItem('r-3', { link: 'pilot-22' })];
  expect(pointersOf(await refusal('recognitions', loose))).toEqual(['/items/0/link', '/items/1/link']);
});

test('[F10] the six mosts are six empty slots, none invented; there is no seventh', async () => {
  expect(await read('service-standards')).toMatchObject({
    items: [],
    emptySlots: ['1', '2', '3', '4', '5', '6'],
  });
  await save('service-standards', [makeItem(4, { title: '办事效率最高' })]);
  expect((await read('service-standards')).emptySlots).toEqual(['1', '2', '3', '5', '6']);
  expect(pointersOf(await refusal('service-standards', [makeItem(7)]))).toContain('/items/0/id');
});

test('[Z13] the incentive measures have 7, 10 and 5 slots', async () => {
  const names = ['incentives-measures', 'incentives-batches', 'incentives-priorities'];
  const found = await Promise.all(names.map((name) => read(name)));
  expect(found.map(({ items, emptySlots }) => [items.length, emptySlots.length])).toEqual([
    [0, 7],
    [0, 10],
    [0, 5],
  ]);
});

test('[X12] whoever logs a visit can read both conduct lists, as the county saved them', async () => {
  await save('conduct-positive', [makeItem(1, { title: '主动上门听取意见' })]);
  await save('conduct-negative', [makeItem(1, { title: '不得接受宴请' }), makeItem(2)]);
  for (const visitor of [handler, { roles: ['official'] } as const])
    expect([
      (await read('conduct-positive', visitor)).items.length,
      (await read('conduct-negative', visitor)).items.length,
    ]).toEqual([1, 2]);
});

describe('[S14] five priority matters', () => {
  test('a sixth is refused, also beside the five; one that is done with makes room', async () => {
    const sixth = await refusal('priority-matters', upTo(6, makeItem));
    expect(sixth).toMatchObject({ type: 'rule-refused', status: 422 });
    expect(pointersOf(sixth)).toEqual(['/items/5']);
    await save('priority-matters', upTo(5, makeItem));
    expect(pointersOf(await refusal('priority-matters', [makeItem(6)]))).toEqual(['/items/0']);
    await save('priority-matters', [makeItem(1, { retired: true }), makeItem(6)]);
    expect((await read('priority-matters')).items).toHaveLength(6);
  });

  test('two who add a fifth at the same moment do not make six', async () => {
    await save('priority-matters', upTo(4, makeItem));
    const both = await Promise.all(
      [5, 6].map((n) =>
        house.call(
          'saveCatalogueItems',
          { jurisdiction, catalogue: 'priority-matters', items: [makeItem(n)] },
          office,
        ),
      ),
    );
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await read('priority-matters')).items).toHaveLength(5);
  });
});

test('[S15] a policy measure is linked to its chain', async () => {
  const measure = makeItem('m-1', { link: 'C-1' });
  expect(pointersOf(await refusal('policy-measures', [measure]))).toEqual(['/items/0/link']);
  await house.ok('saveChains', { jurisdiction, items: [{ id: 'C-1', name: '钒产业链' }] }, office);
  await save('policy-measures', [measure]);
  expect(unversioned((await read('policy-measures')).items)).toEqual([measure]);
});

describe('a county’s own catalogues', () => {
  test('are made by data, and may change one that ships', async () => {
    const shapes = [
      makeCatalogue('green-channels', { limit: 2 }),
      makeCatalogue('priority-matters', { limit: 10 }),
    ];
    await house.ok('saveCatalogues', { jurisdiction, items: shapes }, office);
    await save('priority-matters', upTo(10, makeItem));
    expect(pointersOf(await refusal('green-channels', upTo(3, makeItem)))).toEqual(['/items/2']);
    const { items } = await house.ok('listCatalogues', { jurisdiction }, handler);
    expect(items.filter(({ id }) => id === 'priority-matters')).toEqual([{ ...shapes[1], version: 1 }]);
    expect(items.at(-1)).toEqual({ ...shapes[0], version: 1 });
  });

  test('whose shape contradicts itself are refused', async () => {
    const twice = [1, 2].map(() => ({ id: 'a', zh: '甲', en: 'A' }));
    const items = [
      makeCatalogue('a', { slots: 6 }),
      makeCatalogue('b', { linksTo: { kind: 'catalogue', catalogue: 'nothing' } }),
      makeCatalogue('c', { statuses: twice, attributes: twice }),
      makeCatalogue('d', { linksTo: { kind: 'catalogue', catalogue: 'a' } }),
    ];
    expect(pointersOf(await house.refusal('saveCatalogues', { jurisdiction, items }, office))).toEqual([
      '/items/0/limit',
      '/items/1/linksTo/catalogue',
      '/items/2/attributes/1/id',
      '/items/2/statuses/1/id',
    ]);
  });

  test('keep room for the entries they have: no lower limit, no status and no attribute dropped that is in use', async () => {
    const tracked = makeCatalogue('tracked', {
      statuses: [{ id: 'open', zh: '待办', en: 'Open' }],
      attributes: [{ id: 'unit', zh: '责任单位', en: 'Unit' }],
    });
    await house.ok('saveCatalogues', { jurisdiction, items: [tracked] }, office);
    await save(
      'tracked',
      upTo(3, (n) => makeItem(n, { status: 'open', attributes: { unit: 'u1' } })),
    );
    const linksTo = { kind: 'list', list: 'chains' } as const;
    const bare = { ...tracked, slots: 2, limit: 2, statuses: [], attributes: [], linksTo };
    const refused = await house.refusal('saveCatalogues', { jurisdiction, items: [bare] }, office);
    expect(pointersOf(refused)).toEqual([
      '/items/0/attributes',
      '/items/0/limit',
      '/items/0/linksTo',
      '/items/0/slots',
      '/items/0/statuses',
    ]);
    expect((await read('tracked')).catalogue).toEqual(tracked);
  });

  test('a lower limit and one entry more at the same moment: one of the two is refused', async () => {
    const shape = makeCatalogue('small', { limit: 3 });
    await house.ok('saveCatalogues', { jurisdiction, items: [shape] }, office);
    await save('small', upTo(2, makeItem));
    const both = await Promise.all([
      house.call('saveCatalogues', { jurisdiction, items: [{ ...shape, limit: 2 }] }, office),
      house.call('saveCatalogueItems', { jurisdiction, catalogue: 'small', items: [makeItem(3)] }, office),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('refuse an attribute they do not have; one that nobody made is not found', async () => {
    const item = makeItem(1, { attributes: { colour: '蓝' } });
    expect(pointersOf(await refusal('conduct-positive', [item]))).toEqual(['/items/0/attributes/colour']);
    const nothing = { jurisdiction, catalogue: 'nothing' };
    expect(await house.refusal('readCatalogue', nothing, office)).toMatchObject({ type: 'not-found' });
    expect(
      await house.refusal('saveCatalogueItems', { ...nothing, items: [makeItem(1)] }, office),
    ).toMatchObject({ type: 'not-found' });
  });
});
