import { beforeEach, describe, expect, test } from 'vitest';
import { SHIPPED_SCHEMES } from '../../../shared/scoring/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  draft,
  jurisdiction,
  makeCatalogue,
  makeEnterprise,
  makeItem,
  makeOfficial,
  makePairing,
  makeProgramme,
  makeProject,
  office,
  pointersOf,
  populate,
  project,
  upTo,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await populate(house, { people: upTo(3, (n) => makeOfficial(n)), projects: [makeProject(1)] });
  await house.ok('saveEnterprises', { jurisdiction, items: [makeEnterprise(1)] }, office);
});

const at = { jurisdiction };

describe('what contradicts the register is refused with what is wrong and where, and nothing of its batch is stored', () => {
  test('unknown codes', async () => {
    const items = [
      makeProject(8),
      makeProject(9, { ownerUnit: 'u9', enterprise: makeEnterprise(9).id, chain: 'c9' }),
    ];
    const refused = await house.refusal('saveProjects', { ...at, items }, office);
    expect(pointersOf(refused)).toEqual(['/items/1/chain', '/items/1/enterprise', '/items/1/ownerUnit']);
    expect((await house.ok('listProjects', at, office)).items.map(({ id }) => id)).toEqual(['P-1']);
  });

  test('the same credit code twice, and one whose check character is wrong', async () => {
    const { id } = makeEnterprise(2);
    const items = [makeEnterprise(2), makeEnterprise(3), makeEnterprise(3, { id, name: '另一家' })];
    const twice = await house.refusal('saveEnterprises', { ...at, items }, office);
    expect(pointersOf(twice)).toEqual(['/items/2/id']);
    expect(twice.fields?.[0]?.zh).toContain('重复');
    const last = id.endsWith('0') ? '1' : '0';
    const mistyped = [makeEnterprise(2, { id: `${id.slice(0, -1)}${last}` })];
    expect(pointersOf(await house.refusal('saveEnterprises', { ...at, items: mistyped }, office))).toEqual([
      '/items/0/id',
    ]);
    expect((await house.ok('listEnterprises', at, office)).items).toHaveLength(1);
  });

  test('an end before its beginning, of a person, a pairing, an envoy, a deferral and a campaign', async () => {
    const backwards = { from: '2026-06-01', to: '2026-05-31' };
    const person = await house.refusal('savePeople', { ...at, items: [makeOfficial(4, backwards)] }, office);
    expect(pointersOf(person)).toEqual(['/items/0/to']);
    const { edition } = await draft(house, 2026, []);
    const pairings = [makePairing(1, project(1), backwards)];
    const pairing = await house.refusal('addPairings', { ...at, year: 2026, edition, pairings }, office);
    expect(pointersOf(pairing)).toEqual(['/pairings/0/to']);
    const enterprise = makeEnterprise(1).id;
    const envoy = { id: 'e-1', enterprise, person: 'official-1', primary: true, ...backwards };
    expect(pointersOf(await house.refusal('saveEnvoys', { ...at, items: [envoy] }, office))).toEqual([
      '/items/0/to',
    ]);
    await house.ok(
      'saveCatalogueItems',
      { ...at, catalogue: 'deferrable-documents', items: [makeItem('doc')] },
      office,
    );
    const deferral = {
      id: 'd-1',
      document: 'doc',
      enterprise,
      unit: 'u1',
      acceptedOn: '2026-06-01',
      correctBy: '2026-05-31',
    };
    expect(pointersOf(await house.refusal('saveDeferrals', { ...at, items: [deferral] }, office))).toEqual([
      '/items/0/correctBy',
    ]);
    const schedule = [
      { kind: 'start' as const, planned: '2026-06-01' },
      { kind: 'production' as const, planned: '2026-05-01' },
    ];
    const early = [makeProject(2, { schedule })];
    expect(pointersOf(await house.refusal('saveProjects', { ...at, items: early }, office))).toEqual([
      '/items/0/schedule/1/planned',
    ]);
    const endless = makeProgramme('c', { kind: 'campaign' });
    expect(pointersOf(await house.refusal('saveProgrammes', { ...at, items: [endless] }, office))).toEqual([
      '/items/0/days',
    ]);
  });

  test('a second primary envoy, and a sixth priority matter', async () => {
    const enterprise = makeEnterprise(1).id;
    const envoy = (n: number) => ({
      id: `e-${n}`,
      enterprise,
      person: `official-${n}`,
      primary: true,
      from: '2026-01-01',
    });
    expect(
      pointersOf(await house.refusal('saveEnvoys', { ...at, items: [envoy(1), envoy(2)] }, office)),
    ).toEqual(['/items/1/primary']);
    expect((await house.ok('listEnvoys', at, office)).items).toEqual([]);
    const matters = { ...at, catalogue: 'priority-matters' };
    const six = upTo(6, (n) => makeItem(n));
    expect(pointersOf(await house.refusal('saveCatalogueItems', { ...matters, items: six }, office))).toEqual(
      ['/items/5'],
    );
    expect((await house.ok('readCatalogue', matters, office)).items).toEqual([]);
  });

  test('weights and counts that do not add up', async () => {
    const [first, ...others] = SHIPPED_SCHEMES.project.criteria;
    const scheme = {
      ...SHIPPED_SCHEMES.project,
      criteria: [{ ...first!, weight: first!.weight + 1 }, ...others],
    };
    const weights = await house.refusal('saveScheme', { ...at, kind: 'project', scheme }, office);
    expect(pointersOf(weights)).toEqual(['/scheme/criteria']);
    const slots = [makeCatalogue('six', { slots: 6, limit: 5 })];
    expect(pointersOf(await house.refusal('saveCatalogues', { ...at, items: slots }, office))).toEqual([
      '/items/0/limit',
    ]);
    const year = [makeProject(2, { amount: 10_000_000, yearPlan: 10_000_001 })];
    expect(pointersOf(await house.refusal('saveProjects', { ...at, items: year }, office))).toEqual([
      '/items/0/yearPlan',
    ]);
  });

  test('a batch that cannot be written at once is refused whole, and says how many rows can', async () => {
    const enterprises = upTo(100, makeEnterprise);
    await house.ok('saveEnterprises', { ...at, items: enterprises }, office);
    const items = enterprises.map(({ id }) => ({
      id: `e-${id}`,
      enterprise: id,
      person: 'official-1',
      primary: true,
      from: '2026-01-01',
    }));
    const refused = await house.refusal('saveEnvoys', { ...at, items }, office);
    expect(refused).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/items', zh: '每批最多99条' }],
    });
    expect((await house.ok('listEnvoys', at, office)).items).toEqual([]);
    await house.ok('saveEnvoys', { ...at, items: items.slice(0, 99) }, office);
  });
});
