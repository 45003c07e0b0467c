import { beforeEach, expect, test } from 'vitest';
import { receiptFrom } from '../../../shared/identifiers/receipt.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { jurisdiction, makeProgramme, office, populate, unit } from './county.ts';

const land = { ...unit, id: 'u-land', name: '自然资源和规划局' };

let house: House;
beforeEach(async () => {
  house = await openHouse('2021-09-10T09:00:00+08:00');
  await house.ok('saveJurisdiction', { jurisdiction, name: '咸丰县', level: 'county' }, { roles: ['admin'] });
  await populate(house, {});
  await house.ok('saveUnits', { jurisdiction, items: [land] }, office);
  const headquarters = makeProgramme('minhou-120', {
    kind: 'campaign',
    from: '2021-09-01',
    days: 120,
    workGroups: [
      { id: 'g-1', name: '要素保障组', unit: land.id, categories: ['land'] },
      { id: 'g-2', name: '手续组', categories: ['procedures'] },
      ...Array.from({ length: 7 }, (_, at) => ({ id: `g-${at + 3}`, categories: [] })),
    ],
  });
  await house.ok('saveProgrammes', { jurisdiction, items: [headquarters] }, office);
});

let serial = 0;
async function suggestionFor(filing: { category: string; unitConcerned?: string }) {
  const receipt = receiptFrom(new Uint8Array(10).fill(++serial));
  const { id } = await house.ok('fileRequest', {
    jurisdiction,
    receipt,
    text: `第${serial}件诉求`,
    ...filing,
  });
  return (await house.ok('readCase', { jurisdiction, caseId: id }, office)).suggestedUnit;
}

test('[M7] while the campaign runs, a request is suggested to the unit of its group; unnamed groups suggest nobody', async () => {
  expect(await suggestionFor({ category: 'land' })).toBe(land.id);
  expect(await suggestionFor({ category: 'land', unitConcerned: unit.id })).toBe(unit.id);
  expect(await suggestionFor({ category: 'procedures' })).toBeUndefined();
  expect(await suggestionFor({ category: 'talent' })).toBeUndefined();
  house.clock.set('2021-12-29T23:00:00+08:00');
  expect(await suggestionFor({ category: 'land' })).toBe(land.id);
  house.clock.set('2021-12-30T09:00:00+08:00');
  expect(await suggestionFor({ category: 'land' })).toBeUndefined();
});
