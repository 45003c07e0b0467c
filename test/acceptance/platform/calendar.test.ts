import { beforeEach, describe, expect, test } from 'vitest';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { openCases } from '../../../functions/platform/keys.ts';
import { Request, runDaily } from '../intake/play.ts';

const jurisdiction = '422826';
const notice = {
  year: 2027,
  version: 0,
  holidays: ['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03', '2027-10-01'],
  makeUpDays: [],
  basis: '国办发明电〔2026〕试号',
};

let house: House;
beforeEach(async () => {
  house = await openHouse('2026-12-30T10:00:00+08:00');
  await foundCounty(house);
});

const clockOf = async (request: Request) =>
  (await request.read()).clocks.find(({ clock }) => clock === 'accept')!;
const inQueue = async () =>
  (
    await house.platform.tables.records.list({ pk: openCases(jurisdiction), index: 'byOwner' }, {
      parse: (item: unknown) => item as { gsi1sk: string },
    } as never)
  ).map((item) => (item as { gsi1sk: string }).gsi1sk.split('#')[1]);

describe('a year without official days', () => {
  test('the office is warned from November on, and nobody is refused', async () => {
    house.clock.set('2026-10-31T23:59:59+08:00');
    const early = await house.ok('readCalendar', { jurisdiction }, staff.office);
    expect(early).toMatchObject({ missing: 2027 });
    expect(early.warning).toBeUndefined();
    house.clock.set('2026-11-01T00:00:00+08:00');
    const { warning, years } = await house.ok('readCalendar', { jurisdiction }, staff.office);
    expect(warning?.zh).toContain('2027年放假安排尚未导入');
    expect(years.map(({ year, source }) => `${year} ${source}`)).toEqual(['2025 shipped', '2026 shipped']);
    expect(years[1]!.makeUpDays).toContain('2026-10-10');
  });

  test('importing it recomputes deadlines at once and the queue with the next check', async () => {
    const request = await Request.file(house, 1);
    expect(await clockOf(request)).toMatchObject({ provisional: true, dueAt: '2026-12-31T15:59:59.000Z' });
    expect((await request.view()).statusLine.zh).toContain('日期暂定');
    expect(await house.ok('importCalendar', { jurisdiction, ...notice }, staff.office)).toMatchObject({
      year: 2027,
      source: 'own',
      version: 1,
    });
    expect(await clockOf(request)).toMatchObject({ provisional: false, dueAt: '2027-01-04T15:59:59.000Z' });
    expect((await request.view()).statusLine.zh).not.toContain('暂定');

    expect(await inQueue()).toEqual(['2026-12-31T15:59:59.000Z']);
    expect((await runDaily(house))[0]).toMatchObject({ replaced: 1, drafted: 0 });
    expect(await inQueue()).toEqual(['2027-01-04T15:59:59.000Z']);
    expect((await runDaily(house))[0]).toMatchObject({ replaced: 0 });
    const after = await house.ok('readCalendar', { jurisdiction }, staff.office);
    expect(after).toMatchObject({ missing: 2028 });
    expect(after.warning).toBeUndefined();
  });

  test('a city’s import serves its counties, until one has its own', async () => {
    const city = { roles: ['office'], person: 'p-city', jurisdiction: '422800' } as const;
    const request = await Request.file(house, 2);
    await house.ok('importCalendar', { ...notice, jurisdiction: '422800' }, city);
    expect(await clockOf(request)).toMatchObject({ provisional: false });
    const seen = await house.ok('readCalendar', { jurisdiction }, staff.market);
    expect(seen.years.at(-1)).toMatchObject({ year: 2027, source: 'above' });
    await house.ok(
      'importCalendar',
      { ...notice, jurisdiction, holidays: ['2027-01-01', '2027-10-01'] },
      staff.office,
    );
    expect(await clockOf(request)).toMatchObject({ dueAt: '2026-12-31T15:59:59.000Z' });
  });
});

describe('what is refused', () => {
  test.each([
    ['a day of another year', { holidays: ['2029-01-01'] }],
    ['a make-up day in the week', { makeUpDays: ['2027-01-05'] }],
    ['a day both off and on', { holidays: ['2027-01-02'], makeUpDays: ['2027-01-02'] }],
  ])('%s', async (_, over) => {
    const answer = await house.refusal('importCalendar', { jurisdiction, ...notice, ...over }, staff.office);
    expect(answer).toMatchObject({ type: 'rule-refused' });
    expect(answer.detail?.zh).toContain('2027年放假安排有误');
    expect((await house.ok('readCalendar', { jurisdiction }, staff.office)).missing).toBe(2027);
  });

  test('a version that was not read, and callers who may not', async () => {
    await house.ok('importCalendar', { jurisdiction, ...notice }, staff.admin);
    expect(await house.refusal('importCalendar', { jurisdiction, ...notice }, staff.admin)).toMatchObject({
      type: 'stale-version',
    });
    for (const visitor of [staff.market, staff.supervisor, staff.auditor])
      expect(await house.refusal('importCalendar', { jurisdiction, ...notice }, visitor)).toMatchObject({
        type: 'forbidden',
      });
  });
});
