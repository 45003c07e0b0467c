import { beforeAll, expect, test } from 'vitest';
import { loadSample, sampleCounty, visitorLinks } from '../../../infra/local/sample/index.ts';
import { systemOf } from '../../../infra/local/sample/testing.ts';
import type { RouteId } from '../../../shared/contract/index.ts';
import type { CollectionName } from '../../../shared/registry/model.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';

/** The house as a system that is spoken to over HTTP. */
const served = (house: House) => ({
  ...systemOf(({ id, parameters, query, body, account }) =>
    house.raw(id, { parameters, query, ...(body && { body }) }, account),
  ),
  progress: () => undefined,
});

const jurisdiction = '422826';
const office: Visitor = { roles: ['office'], person: 'office' };
const county = sampleCounty();

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await loadSample(served(house));
}, 180_000);

const lists = {
  units: 'listUnits',
  people: 'listPeople',
  enterprises: 'listEnterprises',
  projects: 'listProjects',
  chains: 'listChains',
  indicators: 'listIndicators',
  duties: 'listDuties',
} as const satisfies Record<CollectionName, RouteId>;

test('[X1] the sample county holds 38 continuing all resumed, 61 started, 220 advancing: 319', async () => {
  const { items } = await house.ok('listProjects', { jurisdiction, limit: 500 }, office);
  const counts = Map.groupBy(items, ({ kind, stage }) => `${kind} ${stage}`);
  expect([...counts].map(([name, projects]) => [name, projects.length]).toSorted()).toEqual([
    ['continuing resumed', 38],
    ['newStart started', 61],
    ['planned advancing', 220],
  ]);
  expect(items).toHaveLength(319);
});

test('[F2] [S4] 40 leaders answer for 319 projects, 308 enterprises and 8 chains; nothing is unpaired', async () => {
  const checks = await house.ok('planChecks', { jurisdiction, year: 2026 }, office);
  expect(checks).toMatchObject({
    edition: 1,
    leaders: 40,
    subjects: { project: 319, enterprise: 308, chain: 8 },
    unpaired: [],
    idleOfficials: [],
    indicatorsWithoutChief: [],
  });
});

test('[F7] one difficulty-A project of the sample county is not led by a top rank, and is warned of', async () => {
  const { hardWithoutTopRank } = await house.ok('planChecks', { jurisdiction, year: 2026 }, office);
  const [exception] = county.projects.filter(({ difficulty }) => difficulty === 'A');
  expect(hardWithoutTopRank).toEqual([{ id: exception!.id, name: exception!.name }]);
});

test('[X7] 22 observers stand on the roll', async () => {
  expect((await house.ok('listObservers', { jurisdiction }, office)).items).toHaveLength(22);
});

test('every list holds what was generated', async () => {
  for (const [name, route] of Object.entries(lists)) {
    const { items, cursor } = await house.ok(route, { jurisdiction, limit: 500 }, office);
    expect([name, items.length, cursor]).toEqual([name, county[name as CollectionName].length, undefined]);
  }
});

test('the year’s work stands in the sample county, with what follows from it', async () => {
  const { totals } = await house.ok('listCommitments', { jurisdiction }, office);
  expect(totals.map(({ nature, promised, kept, overdue }) => [nature, promised, kept, overdue])).toEqual([
    ['given', 2, 1, 0],
    ['lent', 1, 0, 0],
    ['service', 5, 2, 2],
  ]);
  const figures = await house.ok('listFigures', { jurisdiction }, office);
  const values = figures.items.flatMap(({ ratios }) => ratios.map(({ value }) => value));
  expect(values.toSorted((a, b) => a - b)).toEqual([6.85, 55, 7_742, 65_609, 580_200_000]);
  const plans = await house.ok('listBackwardPlans', { jurisdiction }, office);
  expect(plans.daysRecovered).toBe(20);
  const journals = await house.ok('journalReport', { jurisdiction, year: 2026, quarter: 2 }, office);
  expect(journals).toMatchObject({ issued: 40, kept: 3, complete: 2 });
  const { items } = await house.ok('listAchievements', { jurisdiction, year: 2026 }, office);
  expect(items.map(({ id, verified }) => [id, verified])).toEqual([
    ['deed-waiting', false],
    ['annual-result', true],
    ['courtyard', true],
  ]);
  const campaign = await house.ok('readCampaign', { jurisdiction, programmeId: 'drive-2026' }, office);
  const planned = new Map(campaign.groups.map((group) => [group.group, group.planned]));
  expect([planned.get('group-8'), planned.get('group-9'), planned.has('none')]).toEqual([0, 0, false]);
});

test('loading again changes nothing: no row, no second edition, nothing of the year’s work', async () => {
  const stand = async () => [
    await house.ok('listPlans', { jurisdiction }, office),
    await house.ok('listCommitments', { jurisdiction }, office),
    await house.ok('listBackwardPlans', { jurisdiction }, office),
    await house.ok('listLog', { jurisdiction, month: '2026-08' }, office),
  ];
  const before = await stand();
  await loadSample(served(house));
  expect(await stand()).toEqual(before);
  const saved = await house.ok(
    'saveProjects',
    { jurisdiction, items: county.projects.slice(0, 100) },
    office,
  );
  expect(saved).toEqual({ added: 0, changed: 0, unchanged: 100 });
});

test('the visitors’ links include a personal one that the API issued', async () => {
  const links = await visitorLinks(served(house));
  expect(links).toHaveLength(7);
  expect(links.find(({ label }) => label.includes('observer'))?.url).toMatch(/^https:\/\/yxt\.example\/.+/);
});
