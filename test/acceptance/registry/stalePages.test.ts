import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { jurisdiction, makeEnterprise, makeItem, office, unit } from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.ok('saveUnits', { jurisdiction, items: [unit] }, office);
});

const units = async () => (await house.ok('listUnits', { jurisdiction }, office)).items;
const save = (...items: object[]) =>
  house.call('saveUnits', { jurisdiction, items: items as (typeof unit)[] }, office);

describe('a page that was opened before somebody else saved', () => {
  test('is refused with a pointer to the row, and overwrites nothing of its batch', async () => {
    const [read] = await units();
    expect(read).toEqual({ ...unit, version: 1 });
    expect((await save({ ...read, name: '发展改革局' })).status).toBe(200);
    const second = { ...unit, id: 'u2', name: '统计局', version: 0 };
    const late = await save(second, { ...read, rated: false });
    expect(late).toMatchObject({
      status: 409,
      body: { type: 'stale-version', fields: [{ pointer: '/items/1/version' }] },
    });
    expect(await units()).toEqual([{ ...unit, name: '发展改革局', version: 2 }]);
  });

  test('two pages at the same moment: one is saved', async () => {
    const [read] = await units();
    const both = await Promise.all(['甲局', '乙局'].map((name) => save({ ...read, name })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('a save that is repeated after its answer was lost is answered like the first', async () => {
    const [read] = await units();
    const changed = { ...read, name: '发展改革局' };
    expect((await save(changed)).body).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect((await save(changed)).body).toEqual({ added: 0, changed: 0, unchanged: 1 });
  });

  test('version 0 means a new row: it never replaces one that is there', async () => {
    expect(await save({ ...unit, name: '另一个局', version: 0 })).toMatchObject({ status: 409 });
    expect((await save({ ...unit, name: '另一个局' })).body).toMatchObject({ changed: 1 });
  });

  test('entries and shapes of catalogues carry versions too, those that ship version 0', async () => {
    const at = { jurisdiction, catalogue: 'guarantees' };
    const shipped = (await house.ok('readCatalogue', at, office)).items;
    expect(shipped.map(({ version }) => version)).toEqual([0, 0, 0, 0]);
    await house.ok('saveCatalogueItems', { ...at, items: shipped }, office);
    expect(
      await house.refusal(
        'saveCatalogueItems',
        { ...at, items: [makeItem('policy', { version: 0 } as object)] },
        office,
      ),
    ).toMatchObject({
      type: 'stale-version',
      fields: [{ pointer: '/items/0/version' }],
    });
    const [shape] = (await house.ok('listCatalogues', { jurisdiction }, office)).items;
    const items = [{ ...shape!, limit: 30 }];
    await house.ok('saveCatalogues', { jurisdiction, items }, office);
    expect(
      await house.refusal('saveCatalogues', { jurisdiction, items: [{ ...shape!, limit: 40 }] }, office),
    ).toMatchObject({
      type: 'stale-version',
    });
    expect((await house.ok('listCatalogues', { jurisdiction }, office)).items[0]).toMatchObject({
      limit: 30,
      version: 1,
    });
  });

  test('what others may not see of a row does not go with its version', async () => {
    const items = [makeEnterprise(1, { contact: { name: '某某', phone: '00000000' } })];
    await house.ok('saveEnterprises', { jurisdiction, items }, office);
    const [row] = (await house.ok('listEnterprises', { jurisdiction }, { roles: ['auditor'] })).items;
    expect(row).toMatchObject({ version: 1 });
    expect(row).not.toHaveProperty('contact');
  });
});
