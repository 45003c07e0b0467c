import { beforeEach, describe, expect, test } from 'vitest';
import { defaultIntakeConfig } from '../../../shared/intake/config.ts';
import { IntakeSettings } from '../../../shared/intake/configuration.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import {
  batches,
  makeCatalogue,
  makeDuty,
  makeEnterprise,
  makeItem,
  makeOfficial,
  makeProgramme,
  makeProject,
  unit,
  unversioned,
  upTo,
} from './county.ts';

const city = '350100';
const [first, second] = ['350121', '350125'];
const admin: Visitor = { roles: ['admin'], jurisdiction: city, person: 'city-admin' };
const office: Visitor = { roles: ['office'], jurisdiction: city, person: 'city-office' };

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.ok('saveJurisdiction', { jurisdiction: city, name: '福州市', level: 'city' }, admin);
  for (const [code, name] of [
    [first, '闽侯县'],
    [second, '永泰县'],
  ] as const)
    await house.ok('saveJurisdiction', { jurisdiction: code, name, level: 'county', parent: city }, admin);
});

describe('a second county starts from the first one’s configuration', () => {
  const guarantees = ['包招商', '包落地', '包建设', '包服务'].map((title, n) =>
    makeItem(`g-${n + 1}`, { title }),
  );
  const settings = (accept: number) =>
    IntakeSettings.parse({
      ...defaultIntakeConfig,
      limits: { ...defaultIntakeConfig.limits, accept: { amount: accept, unit: 'hours' } },
      categories: defaultIntakeConfig.categories.map((category) => ({ ...category, unit: unit.id })),
    });
  const start = (version = 0) =>
    house.call('startConfiguration', { jurisdiction: second, from: first, version }, office);
  const guaranteesOf = async (jurisdiction: string) =>
    unversioned((await house.ok('readCatalogue', { jurisdiction, catalogue: 'guarantees' }, office)).items);
  const intakeOf = (jurisdiction: string) => house.ok('readIntakeConfiguration', { jurisdiction }, office);

  beforeEach(async () => {
    const at = { jurisdiction: first };
    await house.ok('saveUnits', { ...at, items: [unit] }, office);
    await house.ok('savePeople', { ...at, items: [makeOfficial(1)] }, office);
    await house.ok('saveCatalogues', { ...at, items: [makeCatalogue('green-channels')] }, office);
    await house.ok('saveCatalogueItems', { ...at, catalogue: 'guarantees', items: guarantees }, office);
    for (const items of batches(upTo(250, (n) => makeItem(`doc-${n}`))))
      await house.ok('saveCatalogueItems', { ...at, catalogue: 'deferrable-documents', items }, office);
    const own = [makeItem('m-1')];
    await house.ok('saveCatalogueItems', { ...at, catalogue: 'priority-matters', items: own }, office);
    await house.ok('saveDuties', { ...at, items: [makeDuty()] }, office);
    const programme = makeProgramme('campaign', {
      workstreams: [{ id: 'w', name: '专班', owner: 'official-1' }],
      workGroups: [{ id: 'g', name: '要素组', unit: unit.id, categories: ['land'] }],
    });
    await house.ok('saveProgrammes', { ...at, items: [programme] }, office);
    await house.ok('saveIntakeConfiguration', { ...at, version: 0, settings: settings(4) }, admin);
  });

  test('[F16] guarantees, duties, shapes of programmes and catalogues, rules for cases come along; people do not', async () => {
    expect(await start()).toMatchObject({
      status: 200,
      body: {
        version: 1,
        catalogues: 1,
        entries: 254,
        duties: 1,
        programmes: 1,
        schemes: 0,
        intake: true,
        quiet: false,
      },
    });
    expect(await guaranteesOf(second)).toEqual(guarantees);
    const at = { jurisdiction: second };
    expect(unversioned((await house.ok('listDuties', at, office)).items)).toEqual([makeDuty()]);
    const [programme] = (await house.ok('listProgrammes', at, office)).items;
    expect(programme).toMatchObject({
      workstreams: [{ id: 'w', name: '专班' }],
      workGroups: [{ id: 'g', name: '要素组', categories: ['land'] }],
    });
    expect(JSON.stringify(programme)).not.toContain(unit.id);
    const { settings: rules } = await intakeOf(second);
    expect(rules.limits.accept).toEqual({ amount: 4, unit: 'hours' });
    expect(rules.categories.every((category) => category.unit === undefined)).toBe(true);
    expect((await house.ok('listPeople', at, office)).items).toEqual([]);
    const matters = await house.ok('readCatalogue', { ...at, catalogue: 'priority-matters' }, office);
    expect(matters.items).toEqual([]);
    expect(await house.ok('readConfiguration', at, office)).toEqual({
      version: 1,
      startedFrom: { jurisdiction: first, version: 0 },
    });
  });

  test('a second start adds only what is lacking; a stale one and two at once are refused', async () => {
    const both = await Promise.all([start(), start()]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await start()).status).toBe(409);
    const later = makeDuty({ id: 'on-site', record: 'onSiteOffice', period: 'quarter' });
    await house.ok('saveDuties', { jurisdiction: first, items: [later] }, office);
    expect(await start(1)).toMatchObject({
      body: { version: 2, catalogues: 0, entries: 0, duties: 1, programmes: 0, intake: false },
    });
  });

  test('[F3] [Z4] two counties go their own ways: other guarantees, other limits, no code', async () => {
    const own = [makeItem('x', { title: '包服务到底' })];
    await house.ok(
      'saveCatalogueItems',
      { jurisdiction: second, catalogue: 'guarantees', items: own },
      office,
    );
    await house.ok(
      'saveIntakeConfiguration',
      { jurisdiction: second, version: 0, settings: settings(8) },
      admin,
    );
    expect((await start()).body).toMatchObject({ entries: 250, intake: false });
    expect((await guaranteesOf(first)).map(({ id }) => id)).toEqual(['g-1', 'g-2', 'g-3', 'g-4']);
    expect((await guaranteesOf(second)).map(({ id }) => id)).toEqual(['x']);
    for (const [jurisdiction, amount] of [
      [first, 4],
      [second, 8],
    ] as const)
      expect((await intakeOf(jurisdiction)).settings.limits.accept.amount).toBe(amount);
  });

  test('a county the caller may not see, one that is not served, and the county itself are refused', async () => {
    const from = (code: string, visitor: Visitor = office) =>
      house.refusal('startConfiguration', { jurisdiction: second, from: code, version: 0 }, visitor);
    expect(await from(first, { roles: ['office'], jurisdiction: second })).toMatchObject({
      type: 'not-found',
    });
    expect(await from('350122')).toMatchObject({ type: 'not-found' });
    expect(await from(second)).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/from' }] });
  });
});

test('[M12] 永泰 146 and 福州 2,229: the city’s total holds every county’s, and no county exceeds it', async () => {
  const fill = async (jurisdiction: string, count: number) => {
    await house.ok('saveUnits', { jurisdiction, items: [unit] }, office);
    const projects = upTo(count, (n) =>
      makeProject(n, { amount: 10_000_000, yearPlan: 5_000_000, stage: n % 2 ? 'started' : 'advancing' }),
    );
    for (const items of batches(projects)) await house.ok('saveProjects', { jurisdiction, items }, office);
  };
  await Promise.all([fill(second, 146), fill(first, 450), fill(city, 2_229 - 146 - 450)]);
  const items = [makeEnterprise(1), makeEnterprise(2, { aboveScale: false })];
  await house.ok('saveEnterprises', { jurisdiction: second, items }, office);

  const { total, own, counties } = await house.ok('rollUp', { jurisdiction: city }, office);
  expect(counties.map(({ name, projects, started }) => [name, projects, started])).toEqual([
    ['闽侯县', 450, 225],
    ['永泰县', 146, 73],
  ]);
  expect(total).toMatchObject({ projects: 2_229, amount: 22_290_000_000, enterprises: 2, aboveScale: 1 });
  const ofCounties = counties.reduce((sum, { projects }) => sum + projects, 0);
  expect(ofCounties).toBeLessThanOrEqual(total.projects);
  expect(own.projects + ofCounties).toBe(total.projects);
  const alone = await house.ok('rollUp', { jurisdiction: second }, office);
  expect(alone).toMatchObject({ total: { projects: 146 }, counties: [] });
  const stranger: Visitor = { roles: ['office'], jurisdiction: first };
  expect(await house.refusal('rollUp', { jurisdiction: city }, stranger)).toMatchObject({
    type: 'forbidden',
  });
}, 120_000);
