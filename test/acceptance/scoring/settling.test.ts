import { expect, test } from 'vitest';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import { computedRun } from '../../fixtures/runs.ts';
import { assignAtMonthsEnd, foundMonth, month } from './month.ts';

test('a case assigned on the last day of the month is judged once its reply was due, and then for good', async () => {
  const house = await openHouse();
  const { jurisdiction } = house;
  await foundMonth(house);
  await assignAtMonthsEnd(house);
  const responseOn = async (day: string) => {
    house.clock.set(`${day}T09:00:00+08:00`);
    const run = await computedRun(house, { jurisdiction, month, kind: 'unit' }, staff.office);
    const read = { jurisdiction, runId: run.id, subject: 'u-land' };
    const { results } = await house.ok('readRun', read, staff.office);
    const { value } = results[0]!.lines.find(({ rule }) => rule === 'C2') ?? {};
    return { value, hash: run.resultHash };
  };
  // Three working days after 30 September end on Saturday 10 October, a make-up day: the National Day holiday lies between.
  expect((await responseOn('2026-10-10')).value).toBeUndefined();
  const judged = await responseOn('2026-10-11');
  expect(judged.value).toBe(0);
  expect((await responseOn('2026-12-20')).hash).toBe(judged.hash);
});
