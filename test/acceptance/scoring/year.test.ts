import { beforeAll, expect, test } from 'vitest';
import { monthsOf } from '../../../shared/scoring/index.ts';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { foundMonth, reviewedRun } from './month.ts';

let house: House;
let j: string;
const year = 2026;

async function publishMonths(months: readonly string[]): Promise<void> {
  for (const month of months) {
    await reviewedRun(house, 'project', month);
    await reviewedRun(house, 'unit', month);
    await house.ok('publishMonth', { jurisdiction: j, month }, staff.office);
  }
}

beforeAll(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundMonth(house);
  for (const month of monthsOf(year)) {
    house.clock.set(`${month}-28T09:00:00+08:00`);
    await house.ok(
      'fileReport',
      {
        jurisdiction: j,
        projectId: 'p-1',
        month,
        version: 0,
        investedToDate: 10_000_000 * Number(month.slice(5)),
        proceduresTotal: 16,
        proceduresDone: Number(month.slice(5)),
        commitmentsPromised: 1,
        commitmentsKept: 1,
        text: '进展正常',
      },
      staff.land,
    );
  }
  house.clock.set('2027-01-06T09:00:00+08:00');
  await publishMonths(monthsOf(year).slice(0, 11));
});

const readYear = (visitor: Parameters<House['call']>[2] = staff.office) =>
  house.ok('readYear', { jurisdiction: j, year, kind: 'project' }, visitor);

test('[F5] eleven published months make no year; the twelfth does', async () => {
  expect(
    await house.refusal('readYear', { jurisdiction: j, year, kind: 'project' }, staff.office),
  ).toMatchObject({ type: 'not-acceptable-now', detail: { zh: '须有12个月已公示,尚缺:2026-12' } });
  await publishMonths(['2026-12']);
  const { publishedMonths, results } = await readYear();
  expect(publishedMonths).toEqual(monthsOf(year));
  const first = results.find(({ subject }) => subject === 'p-1')!;
  // 25 × n/16 + 40 + 20 + 15, rounded to 0.01 a month, over twelve months
  expect(first.months.map(({ total }) => total)).toEqual([
    76.56, 78.13, 79.69, 81.25, 82.81, 84.38, 85.94, 87.5, 89.06, 90.63, 92.19, 93.75,
  ]);
  expect(first).toMatchObject({ scoredMonths: 12, total: 85.16, stars: 4 });
  expect(results.find(({ subject }) => subject === 'p-4')).not.toHaveProperty('total');
});

test('[F5] a rerun of the year gives the same hash', async () => {
  expect((await readYear(staff.auditor)).hash).toBe((await readYear()).hash);
  expect(
    await house.refusal('readYear', { jurisdiction: j, year, kind: 'project' }, staff.land),
  ).toMatchObject({ type: 'forbidden' });
});
