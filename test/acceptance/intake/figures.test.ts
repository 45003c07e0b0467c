import { beforeEach, expect, test } from 'vitest';
import { percentOf } from '../../../shared/text/percent.ts';
import { foundCounty, makeEnterprise, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { Request } from './play.ts';

let house: House;
let j: string;
beforeEach(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundCounty(house);
});

const inBatches = async <T>(count: number, size: number, work: (n: number) => Promise<T>): Promise<T[]> => {
  const done: T[] = [];
  for (let at = 0; at < count; at += size)
    done.push(
      ...(await Promise.all(Array.from({ length: Math.min(size, count - at) }, (_, n) => work(at + n)))),
    );
  return done;
};

/** 308 in one go is a flood by the county's usual rule; who collects that many says so first. */
async function expectMany(): Promise<void> {
  const { version, settings } = await house.ok('readIntakeConfiguration', { jurisdiction: j }, staff.admin);
  await house.ok(
    'saveIntakeConfiguration',
    {
      jurisdiction: j,
      version,
      settings: { ...settings, protection: { ...settings.protection, calm: 1000 } },
    },
    staff.admin,
  );
}

test('[S8] 308 difficulties in five categories, 75 solved: 24.35 %, 233 open; the 308 enterprises are counted apart', async () => {
  const categories = ['financing', 'land', 'labour', 'transport', 'procedures'] as const;
  await expectMany();
  const requests = await inBatches(308, 28, (n) =>
    Request.file(house, n, { text: `困难${n}`, category: categories[n % 5]! }),
  );
  const steps = ['acceptCase', 'assignCase', 'signCase', 'replyCase', 'claimCase'] as const;
  await inBatches(75, 25, async (n) => {
    await requests[n]!.through(steps);
    await requests[n]!.filer('confirmCase');
  });

  const open = (await house.ok('listCases', { jurisdiction: j }, staff.office)).items;
  const closed = (await house.ok('listCases', { jurisdiction: j, scope: 'closed' }, staff.office)).items;
  const solved = closed.filter(({ state }) => state === 'confirmed');
  expect([open.length, solved.length]).toEqual([233, 75]);
  expect(percentOf(solved.length, open.length + closed.length)).toBe(24.35);
  const byCategory = Object.groupBy([...open, ...closed], ({ category }) => category);
  expect(Object.fromEntries(Object.entries(byCategory).map(([name, rows]) => [name, rows?.length]))).toEqual({
    financing: 62,
    land: 62,
    labour: 62,
    transport: 61,
    procedures: 61,
  });
  const { total } = await house.ok('unitRates', { jurisdiction: j, month: '2026-09' }, staff.office);
  expect(total.resolution).toEqual({ numerator: 75, denominator: 75, value: 100 });

  const enterprises = Array.from({ length: 308 }, (_, n) => makeEnterprise(n));
  await inBatches(4, 4, (part) =>
    house.ok(
      'saveEnterprises',
      { jurisdiction: j, items: enterprises.slice(part * 77, part * 77 + 77) },
      staff.office,
    ),
  );
  await Request.file(house, 308, { enterpriseName: enterprises[0]!.name });
  const listed = await house.ok('listEnterprises', { jurisdiction: j, limit: 500 }, staff.office);
  const after = (await house.ok('listCases', { jurisdiction: j }, staff.office)).items;
  expect([listed.items.length, after.length + closed.length]).toEqual([308, 309]);
}, 240_000);

test('[F17] requests for talent are counted, and routed to the unit that the county names for them', async () => {
  const { version, settings } = await house.ok('readIntakeConfiguration', { jurisdiction: j }, staff.admin);
  const categories = settings.categories.map((category) =>
    category.code === 'talent' ? { ...category, unit: 'u-tax' } : category,
  );
  await house.ok(
    'saveIntakeConfiguration',
    { jurisdiction: j, version, settings: { ...settings, categories } },
    staff.admin,
  );
  const talent = { text: '招聘不到模具工程师', category: 'talent', unitConcerned: undefined };
  const [first] = await inBatches(3, 3, (n) => Request.file(house, n, talent));
  await Request.file(house, 9, { category: 'labour' });
  const { items } = await house.ok('listCases', { jurisdiction: j }, staff.office);
  expect(items.filter(({ category }) => category === 'talent')).toHaveLength(3);

  const accepted = await first!.move('acceptCase');
  expect(accepted.suggestedUnit).toBe('u-tax');
  const assigned = await first!.move('assignCase', { leadUnit: accepted.suggestedUnit });
  expect(assigned).toMatchObject({ case: { leadUnit: 'u-tax' } });
  expect(assigned).not.toHaveProperty('suggestedUnit');
  const tax = { roles: ['handler'], unit: 'u-tax', person: 'p-tax' } as const;
  expect((await house.ok('listCases', { jurisdiction: j }, tax)).items).toMatchObject([
    { id: first!.id, category: 'talent' },
  ]);
});
