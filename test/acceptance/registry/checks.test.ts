import { beforeEach, expect, test } from 'vitest';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  approved,
  jurisdiction,
  makeEnterprise,
  makeOfficial,
  makePairing,
  makeProject,
  office,
  populate,
  project,
  upTo,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});

const checks = (year = 2026) => house.ok('planChecks', { jurisdiction, year }, office);

test('[F7] a difficulty-A project without a top rank is warned of', async () => {
  await populate(house, {
    people: [
      makeOfficial(1, { rank: 'partySecretary' }),
      makeOfficial(2),
      makeOfficial(3, { rank: 'countyHead' }),
    ],
    projects: [1, 2, 3].map((n) => makeProject(n, { difficulty: 'A' })).concat(makeProject(4)),
  });
  await approved(house, 2026, [
    makePairing(1, project(1)),
    makePairing(2, project(2)),
    makePairing(3, project(3), { role: 'deputy' }),
    makePairing(2, project(4)),
  ]);
  expect((await checks()).hardWithoutTopRank).toEqual([
    { id: 'P-2', name: '项目2' },
    { id: 'P-3', name: '项目3' },
  ]);
});

test('[S3] 106 leaders, 20 chains, 121 projects, 112 started; who holds two counts once', async () => {
  house.clock.set('2022-09-01T09:00:00+08:00');
  const stageOf = (n: number) => (n <= 112 ? 'started' : 'advancing');
  await populate(house, {
    people: upTo(107, (n) => makeOfficial(n)),
    projects: upTo(121, (n) => makeProject(n, { stage: stageOf(n) })),
  });
  const chains = upTo(21, (n) => ({ id: `C-${n}`, name: `产业链${n}` }));
  await house.ok('saveChains', { jurisdiction, items: chains }, office);
  const subjects = [...upTo(121, project), ...upTo(20, (n) => ({ kind: 'chain' as const, id: `C-${n}` }))];
  const pairings = subjects.map((subject, n) => makePairing((n % 106) + 1, subject, { from: '2022-01-01' }));
  const plan = await approved(house, 2022, pairings);
  expect(plan.pairings).toBe(141);

  const found = await checks(2022);
  expect(found).toMatchObject({ leaders: 106, subjects: { chain: 20, project: 121 } });
  expect(found.unpaired).toEqual([{ kind: 'chain', id: 'C-21', name: '产业链21' }]);
  expect(found.idleOfficials).toEqual([{ id: 'official-107', name: '领导107' }]);
  const { items } = await house.ok('listProjects', { jurisdiction, limit: 500 }, office);
  const started = items.filter(({ stage }) => stage === 'started').length;
  expect([started, items.length - started, ((100 * started) / items.length).toFixed(2)]).toEqual([
    112,
    9,
    '92.56',
  ]);
});

test('[S4] 408 chiefs and 308 enterprises are counted distinctly; unpaired is nought', async () => {
  await populate(house, { people: upTo(408, (n) => makeOfficial(n)) });
  const enterprises = upTo(309, (n) => makeEnterprise(n, { aboveScale: n <= 308 }));
  for (let from = 0; from < 309; from += 100)
    await house.ok('saveEnterprises', { jurisdiction, items: enterprises.slice(from, from + 100) }, office);
  const subject = (n: number) => ({ kind: 'enterprise' as const, id: enterprises[n % 308]!.id });
  await approved(house, 2026, [
    ...upTo(408, (n) => makePairing(n, subject(n))),
    makePairing(1, subject(200), { role: 'deputy' }),
  ]);
  expect(await checks()).toMatchObject({ leaders: 408, subjects: { enterprise: 308 }, unpaired: [] });
});
