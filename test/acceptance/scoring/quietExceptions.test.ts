import { expect, test } from 'vitest';
import { makeEnterprise, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import { foundMonth, month, playSeptember, publishedBoard, reviewedRun } from './month.ts';

test('[F12] the board counts inspections in the county’s own quiet period, not in the default one', async () => {
  const house = await openHouse();
  const at = { jurisdiction: house.jurisdiction };
  await foundMonth(house);
  const reasons = [{ code: 'invited', zh: '企业申请', en: 'Invited' }];
  const rules = { fromDay: 26, toDay: 30, reasons };
  await house.ok('saveQuietRules', { ...at, version: 0, rules }, staff.office);
  await playSeptember(house);
  const enterprise = makeEnterprise(1);
  await house.ok('saveEnterprises', { ...at, items: [enterprise] }, staff.office);
  const inspect = (date: string, reason?: string) =>
    house.call(
      'writeLog',
      {
        ...at,
        id: `inspection-${date}`,
        kind: 'inspection',
        date,
        person: 'p-official',
        subject: { kind: 'enterprise', id: enterprise.id },
        text: '例行检查',
        ...(reason && { reason }),
      },
      staff.office,
    );
  const answers = [
    await inspect('2026-09-10'),
    await inspect('2026-09-28'),
    await inspect('2026-09-28', 'invited'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 422, 201]);
  await reviewedRun(house, 'project');
  await reviewedRun(house, 'unit');
  const { path } = await house.ok('publishMonth', { ...at, month }, staff.office);
  expect(publishedBoard(house, path).payload.quietExceptions).toBe(1);
});
