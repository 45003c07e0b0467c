import { beforeEach, expect, test } from 'vitest';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  approved,
  draft,
  handler,
  jurisdiction,
  makeDuty,
  makeEnterprise,
  makeOfficial,
  makePairing,
  makeProject,
  office,
  pointersOf,
  populate,
  upTo,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse('2026-12-31T18:00:00+08:00');
  await populate(house, { people: upTo(2, (n) => makeOfficial(n)) });
});

const villages = upTo(2, (n) => ({ id: `v-${n}`, name: `第${n}村`, town: '唐崖镇' }));
const village = (n: number) => ({ kind: 'village' as const, id: `v-${n}` });

test('a village is paired by its place in the list and stands by its name on the card', async () => {
  await house.ok('saveVillages', { jurisdiction, items: villages }, office);
  expect((await house.ok('listVillages', { jurisdiction }, handler)).items).toEqual(
    villages.map((row) => ({ ...row, version: 1 })),
  );
  const { edition } = await draft(house, 2026, []);
  const stranger = { jurisdiction, year: 2026, edition, pairings: [makePairing(1, village(9))] };
  expect(pointersOf(await house.refusal('addPairings', stranger, office))).toEqual([
    '/pairings/0/subject/id',
  ]);
  await approved(house, 2026, [makePairing(1, village(2))]);
  const card = await house.ok('responsibilityCard', { jurisdiction, personId: 'official-1' }, office);
  expect(card.pairings.map(({ subjectName }) => subjectName)).toEqual(['第2村']);
  const line = {
    jurisdiction,
    id: 'l-1',
    kind: 'visit' as const,
    date: '2026-12-30',
    person: 'official-1',
    text: '走访',
  };
  expect(await house.refusal('writeLog', { ...line, subject: village(9) }, office)).toMatchObject({
    fields: [{ pointer: '/subject/id' }],
  });
  await house.ok('writeLog', { ...line, subject: village(2) }, office);
});

test('[S19] one 小产业 per person and year: zero at the year’s end is a gap, and it is listed', async () => {
  await house.ok('saveVillages', { jurisdiction, items: villages }, office);
  const duty = makeDuty({
    id: 'small-industry',
    programme: '五小',
    name: '每年至少一个小产业',
    record: 'smallIndustry',
    period: 'year',
  });
  await house.ok('saveDuties', { jurisdiction, items: [duty] }, office);
  await approved(house, 2026, [makePairing(1, village(1)), makePairing(2, village(2))]);
  const line = {
    jurisdiction,
    id: 's-1',
    kind: 'smallIndustry' as const,
    date: '2026-11-02',
    person: 'official-1',
  };
  await house.ok('writeLog', { ...line, subject: village(1), text: '食用菌棚一处' }, office);
  const on = async (day: string) =>
    (await house.ok('dutyStatus', { jurisdiction, on: day }, office)).items.map(
      ({ person, done, status }) => [person, done, status],
    );
  expect(await on('2026-12-30')).toEqual([
    ['official-1', 1, 'met'],
    ['official-2', 0, 'open'],
  ]);
  expect(await on('2026-12-31')).toEqual([
    ['official-1', 1, 'met'],
    ['official-2', 0, 'missed'],
  ]);
});

test('farms are a sector group of their own', async () => {
  const items = [makeEnterprise(1, { sector: 'agriculture' })];
  await house.ok('saveEnterprises', { jurisdiction, items }, office);
  expect((await house.ok('listEnterprises', { jurisdiction }, office)).items[0]).toMatchObject({
    sector: 'agriculture',
  });
});

test('a project’s code is nobody else’s, not even of two batches at once', async () => {
  const code = '2101-422826-04-01-123456';
  const save = (...items: ReturnType<typeof makeProject>[]) =>
    house.call('saveProjects', { jurisdiction, items }, office);
  const twice = await save(makeProject(1, { code }), makeProject(2, { code }));
  expect(pointersOf(twice.body as object)).toEqual(['/items/1/code']);
  const both = await Promise.all([save(makeProject(1, { code })), save(makeProject(2, { code }))]);
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  const { items } = await house.ok('listProjects', { jurisdiction }, office);
  expect(items.map((row) => row.code)).toEqual([code]);
  expect((await save(makeProject(Number(items[0]!.id.slice(2)), { code, name: '更名' }))).status).toBe(200);
});
