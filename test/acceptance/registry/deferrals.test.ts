import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CatalogueItem, Deferral } from '../../../shared/registry/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  batches,
  handler,
  jurisdiction,
  makeEnterprise,
  makeItem,
  office,
  pointersOf,
  populate,
  supervisor,
  unit,
  upTo,
} from './county.ts';

const documentsOf = (count: number) =>
  upTo(count, (n) => makeItem(`doc-${n}`, { attributes: { matter: '施工许可' } }));

let house: House;
let enterprises = 0;
let enterprise: string;
beforeAll(async () => {
  house = await openHouse();
  await populate(house, {});
  for (const items of batches(documentsOf(856))) await save(items);
}, 120_000);
beforeEach(async () => {
  const own = makeEnterprise(++enterprises);
  enterprise = own.id;
  await house.ok('saveEnterprises', { jurisdiction, items: [own] }, office);
});

const catalogue = 'deferrable-documents';
const save = (items: CatalogueItem[]) =>
  house.ok('saveCatalogueItems', { jurisdiction, catalogue, items }, office);
const makeDeferral = (overrides: Partial<Deferral> = {}): Deferral => ({
  id: `D-${enterprises}`,
  document: 'doc-856',
  enterprise,
  unit: unit.id,
  acceptedOn: '2026-08-03',
  correctBy: '2026-08-31',
  ...overrides,
});
const register = (overrides: Partial<Deferral> = {}) =>
  house.call('saveDeferrals', { jurisdiction, items: [makeDeferral(overrides)] }, office);
const refusal = (overrides: Partial<Deferral>) =>
  house.refusal('saveDeferrals', { jurisdiction, items: [makeDeferral(overrides)] }, office);
/** What is overdue of this test's enterprise. */
const overdue = async (on: string) => {
  const { items } = await house.ok('overdueDeferrals', { jurisdiction, on }, supervisor);
  return items.filter((deferral) => deferral.enterprise === enterprise);
};

test('[F11] 856 documents are on the list, and the same list again changes nothing', async () => {
  const { items } = await house.ok('readCatalogue', { jurisdiction, catalogue }, handler);
  expect(items).toHaveLength(856);
  expect(await save(documentsOf(100))).toEqual({ added: 0, changed: 0, unchanged: 100 });
});

test('[F11] a document that is not on the list is refused', async () => {
  const { status, fields } = await refusal({ document: 'doc-857' });
  expect([status, fields]).toEqual([
    422,
    [
      {
        pointer: '/items/0/document',
        zh: 'doc-857不在可容缺材料清单内,须先提交',
        en: 'doc-857 is not on the list of documents that may be handed in later',
      },
    ],
  ]);
  expect(await register()).toMatchObject({ status: 200, body: { added: 1 } });
});

test('[F11] one that left the list is refused too, but not for deferrals made before', async () => {
  await register({ document: 'doc-855' });
  await save([makeItem('doc-855', { retired: true })]);
  expect(pointersOf(await refusal({ id: 'D-later', document: 'doc-855' }))).toEqual(['/items/0/document']);
  expect((await register({ document: 'doc-855', correctedOn: '2026-08-20' })).status).toBe(200);
});

test('[F11] a missed correction date is listed for supervision from the next day until the document comes', async () => {
  await register();
  expect(await overdue('2026-08-31')).toEqual([]);
  expect(await overdue('2026-09-10')).toEqual([{ ...makeDeferral(), title: '条目doc-856', daysLate: 10 }]);
  await register({ correctedOn: '2026-09-05' });
  expect(await overdue('2026-09-05')).toEqual([]);
  expect(await overdue('2026-09-04')).toHaveLength(1);
  const asked = await house.refusal('overdueDeferrals', { jurisdiction, on: '2026-09-10' }, handler);
  expect(asked).toMatchObject({ type: 'forbidden' });
});

test('unknown enterprise, project and unit, and dates out of order are refused together', async () => {
  const wrong = {
    enterprise: 'nobody',
    project: 'nothing',
    unit: 'nowhere',
    correctBy: '2026-08-02',
    correctedOn: '2026-08-01',
  };
  expect(pointersOf(await refusal(wrong))).toEqual(
    ['correctBy', 'correctedOn', 'enterprise', 'project', 'unit'].map((field) => `/items/0/${field}`),
  );
});
