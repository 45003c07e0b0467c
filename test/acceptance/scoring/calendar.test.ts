import { expect, test } from 'vitest';
import { shippedNotice } from '../../../shared/time/calendar.ts';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import { computedRun } from '../../fixtures/runs.ts';
import { assignAtMonthsEnd, foundMonth, month } from './month.ts';

test('[F5] a day that the county imported moves what a unit is judged by', async () => {
  const house = await openHouse();
  const { jurisdiction } = house;
  await foundMonth(house);
  await assignAtMonthsEnd(house);
  const response = async () => {
    const run = await computedRun(house, { jurisdiction, month, kind: 'unit' }, staff.office);
    const read = { jurisdiction, runId: run.id, subject: 'u-land' };
    const { results } = await house.ok('readRun', read, staff.office);
    return results[0]!.lines.find(({ rule }) => rule === 'C2')?.value;
  };
  house.clock.set('2026-10-11T09:00:00+08:00');
  // Saturday 10 October is a make-up day, the third working day after the assignment: the reply was due.
  expect(await response()).toBe(0);
  const { holidays, makeUpDays } = shippedNotice(2026);
  const notice = {
    year: 2026,
    version: 0,
    holidays: [...holidays],
    makeUpDays: makeUpDays.filter((day) => day !== '2026-10-10'),
    basis: '县政府办〔2026〕试号:10月10日不上班',
  };
  await house.ok('importCalendar', { jurisdiction, ...notice }, staff.office);
  expect(await response()).toBeUndefined();
});
