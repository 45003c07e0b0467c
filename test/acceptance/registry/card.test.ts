import { beforeEach, expect, test } from 'vitest';
import { indicators } from '../../../shared/registry/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  approved,
  draft,
  jurisdiction,
  makeDuty,
  makeIndicator,
  makeObserver,
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

const checks = () => house.ok('planChecks', { jurisdiction, year: 2026 }, office);

test('[S5] the responsibility card shows exactly its pairings', async () => {
  await populate(house, {
    people: upTo(2, (n) => makeOfficial(n)),
    projects: upTo(4, (n) => makeProject(n)),
  });
  await house.ok('saveDuties', { jurisdiction, items: [makeDuty()] }, office);
  const card = (personId: string) =>
    house.ok('responsibilityCard', { jurisdiction, personId }, { roles: ['official'] });
  await draft(house, 2026, [makePairing(1, project(4))]);
  expect(await card('official-1')).toMatchObject({ pairings: [], duties: [] });
  await approved(house, 2026, [
    makePairing(1, project(1)),
    makePairing(1, project(2)),
    makePairing(1, project(3), { to: '2026-08-31' }),
    makePairing(2, project(3), { from: '2026-09-01' }),
  ]);
  const own = await card('official-1');
  expect(own.edition).toBe(2);
  expect(own.pairings.map(({ subjectName }) => subjectName)).toEqual(['项目1', '项目2']);
  expect(own.duties).toEqual([makeDuty()]);
  expect((await card('official-2')).pairings.map(({ subjectName }) => subjectName)).toEqual(['项目3']);
  await house.ok('savePeople', { jurisdiction, items: [makeObserver(1)] }, office);
  for (const personId of ['nobody', 'observer-1'])
    expect(await house.refusal('responsibilityCard', { jurisdiction, personId }, office)).toMatchObject({
      type: 'not-found',
    });
});

test('[X4] with 17 of 18 indicators assigned, the check names the 18th; a chief who left leaves a gap', async () => {
  await populate(house, { people: [makeOfficial(1), makeOfficial(2)] });
  const items = indicators.slice(0, 17).map(({ code, zh }) => makeIndicator(code, { name: zh }));
  await house.ok('saveIndicators', { jurisdiction, items }, office);
  expect((await checks()).indicatorsWithoutChief).toEqual([
    { id: 'inclusive-innovation', name: '包容普惠创新' },
  ]);
  const last = makeIndicator('inclusive-innovation', { name: '包容普惠创新', chief: 'official-2' });
  await house.ok('saveIndicators', { jurisdiction, items: [last] }, office);
  expect((await checks()).indicatorsWithoutChief).toEqual([]);
  await house.ok('savePeople', { jurisdiction, items: [makeOfficial(2, { to: '2026-08-31' })] }, office);
  expect((await checks()).indicatorsWithoutChief).toEqual([
    { id: 'inclusive-innovation', name: '包容普惠创新' },
  ]);
});
