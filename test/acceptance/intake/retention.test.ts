import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clearExpired } from '../../../functions/intake/retention.ts';
import { intakeStore } from '../../../functions/intake/store.ts';
import { calendarOf } from '../../../functions/platform/calendar.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { Request, runDaily } from './play.ts';

const jurisdiction = '422826';
const personal = {
  contact: { name: '联系人甲', phone: '13912345678' },
  enterpriseName: '甲公司',
};
let house: House;
/** Each test has four years of its own: time goes forward only, and so does the clearing. */
let year = 2022;
beforeAll(async () => {
  house = await openHouse();
  await foundCounty(house);
});
beforeEach(async () => {
  year += 4;
  at(0, '09-01T09:00:00');
  await runDaily(house);
});

/** Moves the clock to a day and time so many years after the test began. */
const at = (years: number, time: string): void => house.clock.set(`${year + years}-${time}+08:00`);
const stored = async ({ id }: Request) =>
  (await intakeStore(house.platform.tables.records).dossier(jurisdiction, id))!.record;
async function confirmed(n: number): Promise<Request> {
  const request = await Request.file(house, n, personal);
  await request.through(['acceptCase', 'assignCase', 'signCase', 'replyCase', 'claimCase']);
  await request.filer('confirmCase');
  return request;
}
/** Runs the daily check; whether the request has been cleared then. */
async function isCleared(request: Request): Promise<boolean> {
  await runDaily(house);
  return (await stored(request)).clearedAt !== undefined;
}
const rates = () => house.ok('unitRates', { jurisdiction, month: `${year}-09` }, staff.office);

describe('closed cases lose names and contacts after 24 months; counts stay', () => {
  test('not a day before, on the day, and once', async () => {
    const request = await confirmed(1);
    const open = await Request.file(house, 2, personal);
    const before = await rates();
    at(2, '08-31T23:59:59');
    expect(await isCleared(request)).toBe(false);
    expect(await stored(request)).toMatchObject(personal);

    at(2, '09-01T00:05:00');
    expect(await isCleared(request)).toBe(true);
    const record = await stored(request);
    expect(record.clearedAt).toBe(house.clock.now().toISOString());
    expect(record.changedBy).toBe('system');
    expect(JSON.stringify(record)).not.toMatch(/联系人甲|13912345678|甲公司/);
    expect(record).toMatchObject({ state: 'confirmed', category: 'utilities', leadUnit: 'u-market' });
    expect((await rates()).total.resolution).toEqual(before.total.resolution);
    expect((await request.view()).state).toBe('confirmed');
    expect(await stored(open)).toMatchObject(personal);

    at(2, '09-02T00:05:00');
    await runDaily(house);
    expect(await stored(request)).toEqual(record);
  });

  test('several checks at once, and days without any, miss nothing and clear nothing twice', async () => {
    const requests = [];
    for (const n of [3, 4, 5]) requests.push(await confirmed(n));
    at(2, '08-01T00:05:00');
    for (const request of requests) expect(await isCleared(request)).toBe(false);
    at(3, '03-15T00:05:00');
    await Promise.all([runDaily(house), runDaily(house)]);
    for (const request of requests) {
      const record = await stored(request);
      expect(record.contact).toBeUndefined();
      expect(record.version).toBe(8);
    }
  });

  test('the time is the county’s own', async () => {
    const request = await confirmed(6);
    const { version, settings } = await house.ok('readIntakeConfiguration', { jurisdiction }, staff.admin);
    await house.ok(
      'saveIntakeConfiguration',
      { jurisdiction, version, settings: { ...settings, retentionMonths: 3 } },
      staff.admin,
    );
    at(0, '12-01T00:05:00');
    expect(await isCleared(request)).toBe(true);
    expect((await stored(request)).contact).toBeUndefined();
    await house.ok('saveIntakeConfiguration', { jurisdiction, version: version + 1, settings }, staff.admin);
  });
});

describe('a legal hold stops it', () => {
  const target = async (request: Request) => ({
    jurisdiction,
    caseId: request.id,
    version: (await stored(request)).version,
  });

  test('with a motive, until it ends; then what was due goes at once', async () => {
    const request = await confirmed(7);
    const held = await house.ok(
      'holdCase',
      { ...(await target(request)), reason: '纪检调阅' },
      staff.supervisor,
    );
    expect(held.case.hold).toMatchObject({ by: 'p-supervisor', reason: '纪检调阅' });
    at(3, '01-01T00:05:00');
    expect(await isCleared(request)).toBe(false);
    expect(await stored(request)).toMatchObject(personal);

    const ended = await house.ok(
      'releaseCase',
      { ...(await target(request)), reason: '调查结束' },
      staff.auditor,
    );
    expect(ended.case).not.toHaveProperty('hold');
    const record = await stored(request);
    expect(record.contact).toBeUndefined();
    expect(record.released).toMatchObject([{ by: 'p-auditor', reason: '调查结束' }]);
  });

  test('ended before its time, nothing goes yet', async () => {
    const request = await confirmed(8);
    await house.ok('holdCase', { ...(await target(request)), reason: '诉讼' }, staff.auditor);
    await house.ok('releaseCase', { ...(await target(request)), reason: '撤诉' }, staff.auditor);
    expect(await stored(request)).toMatchObject(personal);
  });

  test('twice, by others, or on what changed meanwhile: refused', async () => {
    const request = await confirmed(9);
    const hold = { ...(await target(request)), reason: '诉讼' };
    for (const visitor of [staff.office, staff.market, staff.admin])
      expect(await house.refusal('holdCase', hold, visitor)).toMatchObject({ type: 'forbidden' });
    expect(await house.refusal('releaseCase', hold, staff.supervisor)).toMatchObject({
      type: 'illegal-move',
    });
    await house.ok('holdCase', hold, staff.supervisor);
    expect(await house.refusal('holdCase', hold, staff.supervisor)).toMatchObject({ type: 'stale-version' });
    expect(
      await house.refusal('holdCase', { ...(await target(request)), reason: '再次' }, staff.supervisor),
    ).toMatchObject({ type: 'illegal-move' });
    const elsewhere = { ...staff.supervisor, jurisdiction: '522702' };
    expect(await house.refusal('releaseCase', hold, elsewhere)).toMatchObject({ type: 'forbidden' });
  });
});

test('a hold placed at the very moment of clearing keeps the files: names and files go together or not at all', async () => {
  const request = await confirmed(20);
  at(2, '09-01T00:05:00');
  const records = house.platform.tables.records;
  const store = intakeStore(records);
  const before = (await store.case(jurisdiction, request.id))!;
  const forgotten: string[] = [];
  const racing = {
    ...store,
    dossier: async (j: string, id: string) => {
      const found = await store.dossier(j, id);
      const hold = { jurisdiction, caseId: id, version: before.version, reason: '调阅' };
      await house.ok('holdCase', hold, staff.supervisor);
      return found;
    },
  };
  const ports = { clock: house.clock, calendarOf: calendarOf(records), store: racing };
  const forgetFiles = async (_j: string, id: string) => forgotten.push(id);
  expect(await clearExpired({ ...ports, forgetFiles }, jurisdiction)).toBe(0);
  expect(forgotten).toEqual([]);
  expect(await stored(request)).toMatchObject(personal);
});

test('files that an interrupted pass left behind go with the next', async () => {
  const request = await confirmed(21);
  at(2, '09-01T00:05:00');
  const records = house.platform.tables.records;
  const ports = { clock: house.clock, calendarOf: calendarOf(records), store: intakeStore(records) };
  const fail = () => Promise.reject(new Error('the bucket does not answer'));
  await expect(clearExpired({ ...ports, forgetFiles: fail }, jurisdiction)).rejects.toThrow('bucket');
  expect((await stored(request)).contact).toBeUndefined();
  const forgotten: string[] = [];
  const forgetFiles = async (_j: string, id: string) => forgotten.push(id);
  await clearExpired({ ...ports, forgetFiles }, jurisdiction);
  expect(forgotten).toEqual([request.id]);
});
