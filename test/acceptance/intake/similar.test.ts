import { beforeAll, expect, test } from 'vitest';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import { Request } from './play.ts';

let house: House;
const jurisdiction = '422826';
const text = '厂区用电容量不足,申请增容没有答复';
const again = '用电容量不足,三条生产线停了两条,月底交不了货';
const enterpriseName = '恒达建材有限公司';
const idsOf = async (request: Request, visitor: Visitor = staff.office) =>
  (await request.read(visitor)).similar.map(({ id }) => id);

beforeAll(async () => {
  house = await openHouse();
  await foundCounty(house);
});

test('likely duplicates: alike texts of anybody, less alike ones of the same enterprise, as the county sets it; none that is closed or not hers to see', async () => {
  const first = await Request.file(house, 1, { text, enterpriseName });
  const alike = await Request.file(house, 2, { text: `${text},请尽快`, enterpriseName: '别家有限公司' });
  const same = await Request.file(house, 3, { text: again, enterpriseName: '恒达建材 有限公司' });
  const other = await Request.file(house, 4, { text: again, enterpriseName: '另一家有限公司' });
  expect(await idsOf(first)).toEqual([alike.id, same.id]);
  expect(await idsOf(other)).toEqual([same.id]);

  const { version, settings } = await house.ok('readIntakeConfiguration', { jurisdiction }, staff.admin);
  const duplicates = { ...settings.duplicates, sameEnterprise: 0.9, shown: 1 };
  await house.ok(
    'saveIntakeConfiguration',
    { jurisdiction, version, settings: { ...settings, duplicates } },
    staff.admin,
  );
  expect(await idsOf(first)).toEqual([alike.id]);

  await first.through(['acceptCase', 'assignCase']);
  expect(await idsOf(first, staff.market)).toEqual([]);
  await alike.through(['acceptCase', 'assignCase']);
  expect(await idsOf(first, staff.market)).toEqual([alike.id]);
  await alike.filer('withdrawCase');
  expect(await idsOf(first)).toEqual([]);
});
