import { beforeEach, describe, expect, test } from 'vitest';
import type { Envoy, ProjectGuarantees, Site } from '../../../shared/registry/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import {
  handler,
  jurisdiction,
  makeEnterprise,
  makeItem,
  makeObserver,
  makeOfficial,
  makeProject,
  office,
  pointersOf,
  populate,
  unversioned,
  upTo,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await populate(house, {
    people: [...upTo(4, (n) => makeOfficial(n)), makeObserver(1)],
    projects: upTo(3, (n) => makeProject(n)),
  });
});

describe('[F3] four guarantees', () => {
  const four = ['procedures', 'progress', 'problems', 'policy'];
  const given = (n: number, items: readonly string[]): ProjectGuarantees => ({
    id: `P-${n}`,
    given: items.map((item, at) => ({ item, person: `official-${at + 1}` })),
  });
  const save = (...items: ProjectGuarantees[]) => house.ok('saveGuarantees', { jurisdiction, items }, office);
  const missing = async () =>
    (await house.ok('planChecks', { jurisdiction, year: 2026 }, office)).guaranteesMissing;

  test('a project with one missing is listed by its name', async () => {
    await save(given(1, four), given(2, ['procedures', 'progress', 'policy']), given(3, four));
    expect(await missing()).toEqual([
      { id: 'P-2', name: '项目2', missing: [{ id: 'problems', title: '问题协商解决' }] },
    ]);
    await save(given(2, four));
    expect(await missing()).toEqual([]);
  });

  test('a project for which nobody gives any lacks all four', async () => {
    await save(given(1, four), given(2, four));
    const [only] = await missing();
    expect(only?.missing.map(({ title }) => title)).toEqual([
      '手续办理',
      '建设进度',
      '问题协商解决',
      '优惠政策落实',
    ]);
  });

  test('another county’s four work without code', async () => {
    const own = ['包招商', '包落地', '包建设', '包服务'].map((title, n) => makeItem(`g-${n + 1}`, { title }));
    await house.ok('saveCatalogueItems', { jurisdiction, catalogue: 'guarantees', items: own }, office);
    const all = own.map(({ id }) => id);
    await save(given(1, all), given(2, all), given(3, all.slice(1)));
    expect(await missing()).toEqual([
      { id: 'P-3', name: '项目3', missing: [{ id: 'g-1', title: '包招商' }] },
    ]);
    const refused = await house.refusal('saveGuarantees', { jurisdiction, items: [given(1, four)] }, office);
    expect(pointersOf(refused)).toEqual([0, 1, 2, 3].map((n) => `/items/0/given/${n}/item`));
  });

  test('unknown project, guarantee and person, and a guarantee given twice are refused', async () => {
    const items: ProjectGuarantees[] = [
      given(9, ['procedures']),
      given(1, ['procedures', 'procedures', 'weather']),
      { id: 'P-2', given: [{ item: 'policy', person: 'observer-1' }] },
    ];
    const refused = await house.refusal('saveGuarantees', { jurisdiction, items }, office);
    expect(pointersOf(refused)).toEqual([
      '/items/0/id',
      '/items/1/given/1/item',
      '/items/1/given/2/item',
      '/items/2/given/0/person',
    ]);
    for (const { zh, en } of refused.fields!) expect(zh && en).toBeTruthy();
  });

  test('handlers read them and may not save them', async () => {
    const items = [given(1, four)];
    expect(await house.refusal('saveGuarantees', { jurisdiction, items }, handler)).toMatchObject({
      type: 'forbidden',
    });
    await save(...items);
    const listed = await house.ok('listGuarantees', { jurisdiction }, handler);
    expect(unversioned(listed.items)).toEqual(items);
  });
});

describe('[F14] enterprise envoys', () => {
  const enterprise = makeEnterprise(1).id;
  const makeEnvoy = (n: number, overrides: Partial<Envoy> = {}): Envoy => ({
    id: `envoy-${n}`,
    enterprise,
    person: `official-${n}`,
    primary: true,
    from: '2026-01-01',
    ...overrides,
  });
  const save = (...items: Envoy[]) => house.call('saveEnvoys', { jurisdiction, items }, office);
  beforeEach(() =>
    house.ok('saveEnterprises', { jurisdiction, items: [makeEnterprise(1), makeEnterprise(2)] }, office),
  );

  test('an enterprise has one primary envoy at a time: a second is refused, in another batch and in the same', async () => {
    const first = makeEnvoy(1);
    expect((await save(first, makeEnvoy(2, { primary: false }))).status).toBe(200);
    const second = await house.refusal('saveEnvoys', { jurisdiction, items: [makeEnvoy(3)] }, office);
    expect(second.fields).toEqual([expect.objectContaining({ pointer: '/items/0/primary' })]);
    const other = makeEnterprise(2).id;
    const both = [makeEnvoy(3, { enterprise: other }), makeEnvoy(4, { enterprise: other })];
    expect(pointersOf(await house.refusal('saveEnvoys', { jurisdiction, items: both }, office))).toEqual([
      '/items/1/primary',
    ]);
    expect((await save(first, makeEnvoy(3, { enterprise: other }))).body).toEqual({
      added: 1,
      changed: 0,
      unchanged: 1,
    });
  });

  test('a successor begins the day after; on the last day itself is refused', async () => {
    await save(makeEnvoy(1, { to: '2026-06-30' }));
    expect((await save(makeEnvoy(2, { from: '2026-06-30' }))).status).toBe(422);
    expect((await save(makeEnvoy(2, { from: '2026-07-01' }))).status).toBe(200);
  });

  test('two appointed at the same moment: one stands', async () => {
    const both = await Promise.all([1, 2].map((n) => save(makeEnvoy(n))));
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await house.ok('listEnvoys', { jurisdiction }, office)).items).toHaveLength(1);
  });

  test('unknown enterprise or person, and an end before the beginning are refused', async () => {
    const items = [
      makeEnvoy(1, { enterprise: makeEnterprise(3).id, person: 'observer-1', to: '2025-12-31' }),
    ];
    expect(pointersOf(await house.refusal('saveEnvoys', { jurisdiction, items }, office))).toEqual([
      '/items/0/enterprise',
      '/items/0/person',
      '/items/0/to',
    ]);
  });
});

describe('[Z15] resident teams', () => {
  const site: Site = {
    id: 's-1',
    name: '光电产业园工地',
    project: 'P-1',
    owner: 'official-1',
    team: ['official-2', 'official-3'],
  };

  test('every site has its owner', async () => {
    await house.ok('saveSites', { jurisdiction, items: [site] }, office);
    const listed = await house.ok('listSites', { jurisdiction }, handler);
    expect(unversioned(listed.items)).toEqual([site]);
    const ownerless = { ...site, owner: undefined };
    const answer = await house.raw(
      'saveSites',
      { parameters: { jurisdiction }, body: JSON.stringify({ items: [ownerless] }) },
      office,
    );
    expect(answer).toMatchObject({
      status: 400,
      body: { type: 'invalid-input', fields: [{ pointer: '/items/0/owner' }] },
    });
  });

  test('a site without a team, or with people and projects nobody knows, is refused', async () => {
    const items = [{ ...site, owner: 'nobody', project: 'P-9', team: ['official-1', 'observer-1'] }];
    expect(pointersOf(await house.refusal('saveSites', { jurisdiction, items }, office))).toEqual([
      '/items/0/owner',
      '/items/0/project',
      '/items/0/team/1',
    ]);
    const empty = [{ ...site, team: [] }];
    expect(await house.refusal('saveSites', { jurisdiction, items: empty }, office)).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/items/0/team', zh: '驻点团队至少一人' }],
    });
  });
});

test('[F13] a new industry bears its flag, and whoever inspects sees it', async () => {
  const items = [makeEnterprise(1, { lenient: true }), makeEnterprise(2)];
  await house.ok('saveEnterprises', { jurisdiction, items }, office);
  for (const visitor of [office, handler, { roles: ['official'] }] satisfies Visitor[]) {
    const listed = await house.ok('listEnterprises', { jurisdiction }, visitor);
    expect(listed.items.map(({ lenient }) => lenient)).toEqual([true, undefined]);
  }
});
