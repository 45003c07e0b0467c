import { beforeAll, describe, expect, test } from 'vitest';
import { clearComplaints } from '../../../functions/intake/complaints/retention.ts';
import { complaintStore } from '../../../functions/intake/complaints/store.ts';
import { wiring } from '../../../functions/intake/complaints-retention.handler.ts';
import { intakeStore } from '../../../functions/intake/store.ts';
import { calendarOf } from '../../../functions/platform/calendar.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import { PlayedComplaint } from './complaintPlay.ts';
import { photo } from './files.ts';

const j = '422826';
const contact = { name: '金丝雀甲', phone: '13900001234' };
const personal = /金丝雀|13900001234|收受好处|二号窗口/;
let house: House;
let serial = 0;
beforeAll(async () => {
  house = await openHouse();
  await foundCounty(house);
});

/** The scheduled pass as EventBridge starts it, with the function's own grants. */
const pass = () => wiring(house.platformOf('intake-complaints-retention'))();

const raw = { parse: (item: unknown) => item } as never;
/** Everything stored of a complaint: itself and who filed it. */
const stored = async ({ id }: PlayedComplaint): Promise<string> =>
  JSON.stringify([
    await house.platform.tables.complaints.get({ pk: id, sk: 'complaint' }, raw),
    await house.platform.tables.complaints.get({ pk: `${id}#identity`, sk: 'identity' }, raw),
  ]);
const bytesOf = ({ id }: PlayedComplaint): string[] =>
  [...house.complaintFiles.objects.keys()].filter((key) => key.includes(id));

/** A complaint with a name, a message and a photograph, filed on 1 September 2026. */
async function filed(): Promise<PlayedComplaint> {
  house.clock.set('2026-09-01T09:00:00+08:00');
  const complaint = await PlayedComplaint.file(house, (serial += 1), { contact });
  const filer = { filer: complaint.receipt };
  const offer = { id: 'f-1', type: 'image/jpeg' as const, size: photo.length };
  const form = await house.ok('prepareComplaintAttachment', offer, filer);
  house.complaintFiles.upload(form.fields, photo);
  await house.ok('finishComplaintAttachment', { id: offer.id }, filer);
  await complaint.filer('writeComplaintMessage', { id: 'm-1', text: '金丝雀补充' });
  return complaint;
}
async function closed(): Promise<PlayedComplaint> {
  const complaint = await filed();
  await complaint.move('declineComplaint', { text: '金丝雀去处' });
  return complaint;
}
const asked = async (complaint: PlayedComplaint, reason: string) => ({
  ...complaint.target,
  version: (await complaint.read()).complaint.version,
  reason,
});
const hold = async (complaint: PlayedComplaint, visitor: Visitor = staff.custodian) =>
  house.ok('holdComplaint', await asked(complaint, '立案审查'), visitor);
const release = async (complaint: PlayedComplaint) =>
  house.ok('releaseComplaint', await asked(complaint, '审查结束'), staff.otherCustodian);

describe('[X11] closed complaints lose contents, files and who filed after 24 months; counts stay', () => {
  test('not a day before, on the day, and once; what is open stays whole', async () => {
    const [complaint, open] = [await closed(), await filed()];
    house.clock.set('2028-08-31T23:59:59+08:00');
    expect((await complaint.read()).clearedFrom).toBe('2028-09-01');
    expect(await open.read()).not.toHaveProperty('clearedFrom');
    await pass();
    expect(await stored(complaint)).toMatch(personal);
    expect(bytesOf(complaint)).toHaveLength(1);

    house.clock.set('2028-09-01T00:35:00+08:00');
    await pass();
    expect(await stored(complaint)).not.toMatch(personal);
    expect(bytesOf(complaint)).toEqual([]);
    const view = await complaint.view();
    expect(view).toMatchObject({ state: 'closed', outcome: 'notOurMatter', text: '', thread: [] });
    expect(view.statusLine.zh).toBe('已结案:不属受理范围,已说明去处。保存期已满,内容已清除');
    const { items } = await house.ok(
      'listComplaints',
      { jurisdiction: j, scope: 'closed', month: '2026-09' },
      staff.custodian,
    );
    expect(items.find(({ id }) => id === complaint.id)).toMatchObject({
      outcome: 'notOurMatter',
      unitConcerned: 'u-market',
      named: true,
    });
    expect(await stored(open)).toMatch(/13900001234/);
    expect(bytesOf(open)).toHaveLength(1);

    const after = await stored(complaint);
    house.clock.set('2028-09-02T00:35:00+08:00');
    await pass();
    expect(await stored(complaint)).toBe(after);
  });

  test('who filed an open complaint can be disclosed after any time; of a cleared one never, whatever was approved', async () => {
    const [open, cleared] = [await filed(), await closed()];
    house.clock.set('2028-08-31T09:00:00+08:00');
    for (const [complaint, id] of [
      [open, 'd-open'],
      [cleared, 'd-cleared'],
    ] as const) {
      await house.ok('requestDisclosure', { ...complaint.target, id, motive: '当面核实' }, staff.custodian);
      await house.ok(
        'decideDisclosure',
        { jurisdiction: j, disclosureId: id, version: 1, approve: true, reason: '同意' },
        staff.otherCustodian,
      );
    }
    house.clock.set('2028-09-01T00:35:00+08:00');
    await pass();
    const opening = (disclosureId: string) => ({ jurisdiction: j, disclosureId });
    expect(await house.ok('openIdentity', opening('d-open'), staff.custodian)).toMatchObject({
      identity: contact,
    });
    const told = { detail: { zh: expect.stringContaining('保存期限') } };
    expect(await house.refusal('openIdentity', opening('d-cleared'), staff.custodian)).toMatchObject({
      type: 'not-found',
      ...told,
    });
    const again = { ...cleared.target, id: 'd-again', motive: '当面核实' };
    expect(await house.refusal('requestDisclosure', again, staff.custodian)).toMatchObject({
      type: 'rule-refused',
      ...told,
    });
  });

  test('the months are the county’s own, as they stand on the day of the pass', async () => {
    const complaint = await closed();
    const set = async (retentionMonths: number) => {
      const { version, settings } = await house.ok(
        'readIntakeConfiguration',
        { jurisdiction: j },
        staff.admin,
      );
      await house.ok(
        'saveIntakeConfiguration',
        { jurisdiction: j, version, settings: { ...settings, retentionMonths } },
        staff.admin,
      );
    };
    house.clock.set('2026-12-01T00:35:00+08:00');
    await set(4);
    await pass();
    expect(await stored(complaint)).toMatch(personal);
    await set(3);
    await pass();
    expect(await stored(complaint)).not.toMatch(personal);
    await set(24);
  });
});

describe('[X11] a legal hold stops it', () => {
  test('with a motive, until it ends; then the next pass goes on', async () => {
    const complaint = await closed();
    const held = await hold(complaint);
    expect(held.complaint.hold).toEqual({
      by: 'p-custodian',
      at: '2026-09-01T01:00:00.000Z',
      reason: '立案审查',
    });
    house.clock.set('2030-01-01T00:35:00+08:00');
    await pass();
    expect(await stored(complaint)).toMatch(/13900001234/);
    expect(bytesOf(complaint)).toHaveLength(1);

    const released = await release(complaint);
    expect(released.complaint).not.toHaveProperty('hold');
    expect(released.complaint.released).toMatchObject([{ by: 'p-custodian-2', reason: '审查结束' }]);
    expect(await stored(complaint)).toMatch(personal);
    await pass();
    expect(await stored(complaint)).not.toMatch(personal);
    expect(bytesOf(complaint)).toEqual([]);
    expect((await complaint.read()).complaint.released).toHaveLength(1);
  });

  test('twice, without a motive, by anybody else, on what changed meanwhile or was cleared: refused', async () => {
    const complaint = await closed();
    const input = await asked(complaint, '立案审查');
    for (const visitor of [staff.office, staff.supervisor, staff.auditor, staff.admin, staff.market])
      for (const route of ['holdComplaint', 'releaseComplaint'] as const)
        expect(await house.refusal(route, input, visitor)).toMatchObject({ type: 'forbidden' });
    const elsewhere = { ...staff.custodian, jurisdiction: '522702' };
    expect(await house.refusal('holdComplaint', input, elsewhere)).toMatchObject({ type: 'forbidden' });
    expect(
      await house.refusal('holdComplaint', { ...input, jurisdiction: '522702' }, elsewhere),
    ).toMatchObject({ type: 'not-found' });
    expect(await house.refusal('holdComplaint', { ...input, reason: ' ' }, staff.custodian)).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/reason' }],
    });
    expect(await house.refusal('releaseComplaint', input, staff.custodian)).toMatchObject({
      type: 'illegal-move',
      current: 'notHeld',
    });
    await hold(complaint);
    expect(await house.refusal('holdComplaint', input, staff.custodian)).toMatchObject({
      type: 'stale-version',
    });
    expect(
      await house.refusal('holdComplaint', await asked(complaint, '再次'), staff.custodian),
    ).toMatchObject({ type: 'illegal-move', current: 'held', allowed: ['release'] });
    await release(complaint);
    house.clock.set('2028-09-01T00:35:00+08:00');
    await pass();
    expect(
      await house.refusal('holdComplaint', await asked(complaint, '太迟'), staff.custodian),
    ).toMatchObject({ type: 'illegal-move', current: 'cleared' });
  });

  test('on an open complaint it stays through closing, and its filer sees nothing of it', async () => {
    const complaint = await filed();
    await hold(complaint);
    expect(JSON.stringify(await complaint.view())).not.toContain('立案审查');
    await complaint.move('declineComplaint');
    house.clock.set('2028-09-01T00:35:00+08:00');
    await pass();
    expect(await stored(complaint)).toMatch(personal);
  });

  test('placed at the very moment of clearing it keeps everything', async () => {
    const complaint = await closed();
    house.clock.set('2028-09-01T00:35:00+08:00');
    const { clock, complaintFiles, tables } = house.platformOf('intake-complaints-retention');
    const store = complaintStore(tables.complaints);
    const racing = {
      ...store,
      complaint: async (id: string) => {
        const found = await store.complaint(id);
        if (id === complaint.id) await hold(complaint);
        return found;
      },
    };
    const registry = intakeStore(tables.records);
    const ports = { clock, registry, calendarOf: calendarOf(tables.records), files: complaintFiles };
    await clearComplaints({ ...ports, store: racing }, j);
    expect((await complaint.read()).complaint.hold).toMatchObject({ reason: '立案审查' });
    expect(await stored(complaint)).toMatch(/13900001234/);
    expect(bytesOf(complaint)).toHaveLength(1);
  });
});

test('[X11] files that an interrupted pass left behind go with the next', async () => {
  const complaint = await closed();
  house.clock.set('2028-09-01T00:35:00+08:00');
  const platform = house.platformOf('intake-complaints-retention');
  const remove = () => Promise.reject(new Error('the bucket does not answer'));
  const complaintFiles = { ...platform.complaintFiles, remove };
  await expect(wiring({ ...platform, complaintFiles })()).rejects.toThrow('bucket');
  expect(await stored(complaint)).not.toMatch(personal);
  expect(bytesOf(complaint)).toHaveLength(1);
  await pass();
  expect(bytesOf(complaint)).toEqual([]);
});

test('[X11] the pass may clear and read no name, no file and no trail', async () => {
  const complaint = await filed();
  const { complaintFiles, tables } = house.platformOf('intake-complaints-retention');
  await expect(
    tables.complaints.get({ pk: `${complaint.id}#identity`, sk: 'identity' }, raw),
  ).rejects.toThrow('is not granted GetItem');
  await expect(complaintFiles.read(`kept/${complaint.id}/f-1`, 1)).rejects.toThrow('not granted');
  await expect(tables.complaintTrail.list({ pk: `${j}#audit` }, raw)).rejects.toThrow('is not granted Query');
});
