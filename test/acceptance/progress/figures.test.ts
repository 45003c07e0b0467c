import { beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Figure, Ratio } from '../../../shared/progress/figures.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { jurisdiction } from './county.ts';

let house: House;
let serial = 0;
beforeAll(async () => {
  house = await openHouse('2026-09-28T09:00:00+08:00');
  await foundCounty(house);
});

const figure = (id: string, value: number, unit: Figure['unit'], minimum?: number): Figure => ({
  id,
  name: id,
  value,
  unit,
  ...(minimum !== undefined && { minimum }),
});
const ratio = (id: string, of: string, per: string, unit: Figure['unit'], digits: number): Ratio => ({
  id,
  name: id,
  of,
  per,
  unit,
  digits,
});
const sheet = (figures: Figure[], ratios: Ratio[]): InputOf<'saveFigures'> => ({
  jurisdiction,
  figuresId: `F-${++serial}`,
  version: 0,
  title: '成效',
  source: '公开报道',
  asOf: '2026-09-01',
  figures,
  ratios,
});
const save = (figures: Figure[], ratios: Ratio[] = []) =>
  house.ok('saveFigures', sheet(figures, ratios), staff.office);

describe('figures carry what follows from them', () => {
  test('[Z7] coupons: 137 m redeemed moved 938 m, 6.85 times; 30 m moved 1.65 bn, 55 times', async () => {
    const { ratios } = await save(
      [
        figure('redeemed', 137_000_000, 'yuan'),
        figure('spent', 938_000_000, 'yuan'),
        figure('issued', 30_000_000, 'yuan'),
        figure('cars', 1_650_000_000, 'yuan'),
      ],
      [
        ratio('leverage', 'spent', 'redeemed', 'times', 2),
        ratio('carLeverage', 'cars', 'issued', 'times', 2),
      ],
    );
    expect(ratios.map(({ value }) => value)).toEqual([6.85, 55]);
  });

  test('[Z8] refunds: 1.166 bn for 17,772 firms and 150,600 people: 65,609 and 7,742 each', async () => {
    const { ratios } = await save(
      [
        figure('amount', 1_166_000_000, 'yuan'),
        figure('firms', 17_772, 'enterprises'),
        figure('people', 150_600, 'people'),
      ],
      [ratio('perFirm', 'amount', 'firms', 'yuan', 0), ratio('perPerson', 'amount', 'people', 'yuan', 0)],
    );
    expect(ratios.map(({ value }) => value)).toEqual([65_609, 7_742]);
  });

  test('[Z6] cloud signing: 17 projects, 19.478 bn, 1.146 bn on average', async () => {
    const { ratios } = await save(
      [figure('amount', 19_478_000_000, 'yuan'), figure('projects', 17, 'projects')],
      [ratio('mean', 'amount', 'projects', 'yuan', 0)],
    );
    expect(ratios[0]!.value).toBe(1_145_764_706);
    expect(Number((ratios[0]!.value / 1e9).toFixed(3))).toBe(1.146);
  });

  test('[S22] courtyard economy: 175 sheds, 300 bags, +3,000 yuan come back as they were said', async () => {
    const given = [
      figure('sheds', 175, 'pieces'),
      figure('bags', 300, 'pieces'),
      figure('income', 3_000, 'yuan'),
    ];
    const { id } = await save(given);
    const { items } = await house.ok('listFigures', { jurisdiction }, staff.official);
    expect(items.find((one) => one.id === id)).toMatchObject({ figures: given, ratios: [], thresholds: [] });
  });

  test('[M5] a start of 2.99 bn fails a threshold of 3 bn; 3 bn meets it', async () => {
    const { thresholds } = await save([
      figure('start', 2_990_000_000, 'yuan', 3_000_000_000),
      figure('other', 3_000_000_000, 'yuan', 3_000_000_000),
    ]);
    expect(thresholds.map(({ met }) => met)).toEqual([false, true]);
  });
});

test.each([
  ['a negative value', [figure('a', -1, 'yuan')], [], '/figures/0/value'],
  ['a negative threshold', [figure('a', 1, 'yuan', -1)], [], '/figures/0/minimum'],
  ['an id used twice', [figure('a', 1, 'yuan'), figure('a', 2, 'yuan')], [], '/figures/1/id'],
  ['a ratio of nothing known', [figure('a', 1, 'yuan')], [ratio('r', 'b', 'a', 'times', 0)], '/ratios/0/of'],
  [
    'a division by nothing',
    [figure('a', 1, 'yuan'), figure('b', 0, 'people')],
    [ratio('r', 'a', 'b', 'yuan', 0)],
    '/ratios/0/per',
  ],
])('%s is refused with its field', async (_, figures, ratios, pointer) => {
  expect(await house.refusal('saveFigures', sheet(figures, ratios), staff.office)).toMatchObject({
    type: 'invalid-input',
    fields: [{ pointer }],
  });
});

test('a correction keeps what was said before; a sheet that was withdrawn stays, and nothing follows from it', async () => {
  const amounts = (yuan: number) => [
    figure('amount', yuan, 'yuan', 3_000_000_000),
    figure('n', 17, 'projects'),
  ];
  const mean = [ratio('mean', 'amount', 'n', 'yuan', 0)];
  const { id } = await save(amounts(1_947_800_000), mean);
  const right = { ...sheet(amounts(19_478_000_000), mean), figuresId: id, version: 1 };
  const corrected = await house.ok('saveFigures', right, staff.office);
  expect(corrected).toMatchObject({
    version: 2,
    ratios: [{ value: 1_145_764_706 }],
    thresholds: [{ met: true }],
    former: [{ figures: [{ value: 1_947_800_000 }, { value: 17 }], by: 'p-office' }],
  });
  const withdraw = { jurisdiction, figuresId: id, version: 2, reason: '与另一张重复' };
  expect(await house.refusal('withdrawFigures', withdraw, staff.market)).toMatchObject({ type: 'forbidden' });
  expect(await house.refusal('withdrawFigures', { ...withdraw, version: 1 }, staff.office)).toMatchObject({
    type: 'stale-version',
  });
  await house.ok('withdrawFigures', withdraw, staff.office);
  const { items } = await house.ok('listFigures', { jurisdiction }, staff.official);
  expect(items.find((one) => one.id === id)).toMatchObject({
    withdrawn: '与另一张重复',
    figures: right.figures,
    ratios: [],
    thresholds: [],
  });
  expect(await house.refusal('saveFigures', { ...right, version: 3 }, staff.office)).toMatchObject({
    type: 'illegal-move',
    current: 'withdrawn',
  });
});

test('only the office saves figures, and a stale page is told', async () => {
  const body = sheet([figure('a', 1, 'yuan')], []);
  expect(await house.refusal('saveFigures', body, staff.market)).toMatchObject({ type: 'forbidden' });
  await house.ok('saveFigures', body, staff.office);
  expect(await house.refusal('saveFigures', body, staff.office)).toMatchObject({ type: 'stale-version' });
});
