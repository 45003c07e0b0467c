import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { attachmentLimits } from '../../../shared/intake/attachments/index.ts';
import { forgetAttachments } from '../../../functions/intake/attachments/attach.ts';
import { attachmentStore } from '../../../functions/intake/attachments/store.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import { complaintReceipt, PlayedComplaint } from './complaintPlay.ts';
import { receiptOf, Request } from './play.ts';
import { photo, photoWithPlace, plainPdf, scriptedPdf, sealedPdf } from './files.ts';

let house: House;
let serial = 0;
const j = '422826';
beforeAll(async () => {
  house = await openHouse();
  await foundCounty(house);
});
beforeEach(() => house.clock.set('2026-09-01T09:00:00+08:00'));

const next = (): number => (serial += 1);
const offerOf = (bytes: Uint8Array, type: 'image/jpeg' | 'application/pdf', id = `f-${next()}`) => ({
  id,
  type,
  size: bytes.length,
});

/** A filed request and the doors its filer has to its files. */
async function filed() {
  const request = await Request.file(house, next());
  const filer = { filer: request.receipt };
  return {
    request,
    filer,
    list: () => house.ok('listOwnAttachments', {}, filer),
    async send(bytes: Uint8Array, type: 'image/jpeg' | 'application/pdf', id?: string) {
      const offer = offerOf(bytes, type, id);
      const form = await house.ok('prepareAttachment', offer, filer);
      house.attachments.upload(form.fields, bytes);
      return { form, answer: await house.call('finishAttachment', { id: offer.id }, filer) };
    },
    read: (visitor: Visitor) =>
      house.call('listCaseAttachments', { jurisdiction: j, caseId: request.id }, visitor),
  };
}

describe('the way of a file', () => {
  test('a photograph and a PDF are examined, kept under another key, and opened by links that run out', async () => {
    const { send, list } = await filed();
    const { form, answer } = await send(photo, 'image/jpeg');
    expect(form.fields['key']).toMatch(/^incoming\/422826\//);
    expect(answer.status).toBe(200);
    await send(plainPdf, 'application/pdf');
    const { items, held, room } = await list();
    expect(items.map(({ type }) => type).sort()).toEqual(['application/pdf', 'image/jpeg']);
    expect([held, room]).toEqual([0, 4]);
    for (const { url, until } of items) {
      expect(url).toMatch(/\/kept\/422826\/.*\?name=\d\.(jpg|pdf)&seconds=300$/);
      expect(until).toBe('2026-09-01T01:05:00.000Z');
    }
    expect([...house.attachments.objects.keys()].filter((key) => key.startsWith('incoming/'))).toEqual([]);
  });

  test('a form that is used again after the examination changes nothing that was kept', async () => {
    const { send, list } = await filed();
    const { form } = await send(photo, 'image/jpeg');
    house.attachments.upload(form.fields, scriptedPdf);
    const [kept] = (await list()).items;
    const key = new URL(kept!.url).pathname.slice(1);
    expect(house.attachments.objects.get(key)).toEqual(photo);
  });

  test('nothing is listed before it was examined; said twice it is the same as once', async () => {
    const { filer, list, send } = await filed();
    const offer = offerOf(photo, 'image/jpeg');
    const form = await house.ok('prepareAttachment', offer, filer);
    expect((await house.ok('prepareAttachment', offer, filer)).fields['key']).toBe(form.fields['key']);
    house.attachments.upload(form.fields, photo);
    expect(await list()).toMatchObject({ items: [], room: 5 });
    await house.ok('finishAttachment', { id: offer.id }, filer);
    await house.ok('finishAttachment', { id: offer.id }, filer);
    expect((await list()).items).toHaveLength(1);
    expect((await send(photo, 'image/jpeg')).answer.status).toBe(200);
    expect(await house.refusal('prepareAttachment', offer, filer)).toMatchObject({ type: 'duplicate' });
  });
});

describe('what lies is refused and removed', () => {
  test.each([
    ['a PDF that says it is a photograph', plainPdf, 'image/jpeg', '类型不符'],
    ['a photograph that tells where it was taken', photoWithPlace, 'image/jpeg', '位置或设备信息'],
    ['a page of scripts', new TextEncoder().encode('<script>alert(1)</script>'), 'image/jpeg', '类型不符'],
    ['a photograph cut short', photo.subarray(0, photo.length - 4), 'image/jpeg', '不完整'],
    ['a PDF with a script', scriptedPdf, 'application/pdf', '脚本'],
  ] as const)('%s', async (_, bytes, type, told) => {
    const { send, list, filer } = await filed();
    const before = house.attachments.objects.size;
    const { answer } = await send(bytes, type, 'same');
    expect(answer.body).toMatchObject({
      type: 'rule-refused',
      detail: { zh: expect.stringContaining(told) },
    });
    expect(await list()).toMatchObject({ items: [], held: 0, room: 6 });
    expect(house.attachments.objects.size).toBe(before);
    expect(await house.refusal('finishAttachment', { id: 'same' }, filer)).toMatchObject({
      type: 'not-found',
    });
    expect((await send(photo, 'image/jpeg', 'same')).answer.status).toBe(200);
  });

  test('a PDF that cannot be looked through is locked away until its filer takes it back', async () => {
    const { send, list, filer, read } = await filed();
    const { answer } = await send(sealedPdf, 'application/pdf', 'sealed');
    expect(answer.body).toMatchObject({
      type: 'rule-refused',
      detail: { zh: expect.stringContaining('隔离') },
    });
    expect(await list()).toMatchObject({ items: [], held: 1, room: 5 });
    expect((await read(staff.office)).body).toMatchObject({ items: [], held: 1 });
    expect([...house.attachments.objects.keys()].some((key) => key.startsWith('held/'))).toBe(true);
    await house.ok('removeAttachment', { id: 'sealed' }, filer);
    expect(await list()).toMatchObject({ held: 0, room: 6 });
    expect([...house.attachments.objects.keys()].some((key) => key.startsWith('held/'))).toBe(false);
  });

  test('what storage let through although it is too large is not kept', async () => {
    const { filer, list } = await filed();
    const offer = offerOf(photo, 'image/jpeg');
    const form = await house.ok('prepareAttachment', offer, filer);
    house.attachments.objects.set(
      form.fields['key']!,
      new Uint8Array(attachmentLimits.photoBytes + 1).fill(255),
    );
    expect(await house.refusal('finishAttachment', { id: offer.id }, filer)).toMatchObject({
      type: 'rule-refused',
      detail: { zh: expect.stringContaining('过大') },
    });
    expect((await list()).room).toBe(6);
    expect(() => house.attachments.upload(form.fields, new Uint8Array(6_000_000))).toThrow('EntityTooLarge');
  });

  test('sizes and types outside the rule are told by their field; a file that never came is not kept', async () => {
    const { filer } = await filed();
    const offers = [
      [{ id: 'a', type: 'image/jpeg', size: 6_000_000 }, '/size'],
      [{ id: 'a', type: 'application/pdf', size: 10_485_761 }, '/size'],
      [{ id: 'a', type: 'image/jpeg', size: 0 }, '/size'],
      [{ id: 'a', type: 'image/svg+xml', size: 10 }, '/type'],
      [{ id: '../a', type: 'image/jpeg', size: 10 }, '/id'],
    ] as const;
    for (const [offer, pointer] of offers)
      expect(await house.refusal('prepareAttachment', offer as never, filer)).toMatchObject({
        type: 'invalid-input',
        fields: [{ pointer }],
      });
    await house.ok('prepareAttachment', { id: 'a', type: 'image/jpeg', size: 10 }, filer);
    expect(await house.refusal('finishAttachment', { id: 'a' }, filer)).toMatchObject({
      type: 'not-acceptable-now',
    });
  });
});

describe('six files a case', () => {
  test('are never more, however many are announced at once; what was abandoned gives its place back', async () => {
    const { filer, list } = await filed();
    const offers = Array.from({ length: 9 }, () => offerOf(photo, 'image/jpeg'));
    const answers = await Promise.all(offers.map((offer) => house.call('prepareAttachment', offer, filer)));
    const given = answers.filter(({ status }) => status === 201).length;
    expect(given).toBeLessThanOrEqual(6);
    expect(answers.every(({ status }) => [201, 409, 422, 503].includes(status))).toBe(true);
    for (let more = given; more < 6; more++)
      await house.ok('prepareAttachment', offerOf(photo, 'image/jpeg'), filer);
    expect((await list()).room).toBe(0);
    expect(await house.refusal('prepareAttachment', offerOf(photo, 'image/jpeg'), filer)).toMatchObject({
      type: 'rule-refused',
      detail: { zh: expect.stringContaining('6个文件') },
    });
    house.clock.set('2026-09-01T09:16:00+08:00');
    await house.ok('prepareAttachment', offerOf(photo, 'image/jpeg'), filer);
    expect((await list()).room).toBe(5);
  });
});

describe('who may open them', () => {
  test('the filer, the lead and supporting units, office, supervisor and auditor; nobody else', async () => {
    const { request, read, send } = await filed();
    await send(photo, 'image/jpeg');
    const seen = async (visitor: Visitor) => {
      const { status, body } = await read(visitor);
      return status === 200 ? (body as OutputOf<'listCaseAttachments'>).items.length : status;
    };
    expect(await seen(staff.market)).toBe(404);
    await request.move('acceptCase');
    await request.move('assignCase', { leadUnit: 'u-market' });
    expect(
      await Promise.all([staff.market, staff.office, staff.supervisor, staff.auditor].map(seen)),
    ).toEqual([1, 1, 1, 1]);
    const { admin, custodian, land, official } = staff;
    expect(await Promise.all([land, official, admin, custodian].map(seen))).toEqual([404, 403, 403, 403]);
    expect(await seen({ ...staff.office, jurisdiction: '522702' })).toBe(403);
    for (const receipt of [receiptOf(60_000), complaintReceipt(1)])
      expect(await house.refusal('listOwnAttachments', {}, { filer: receipt })).toMatchObject({
        type: 'unknown-receipt',
      });
  });

  test('a closed case takes no more files and gives none back, and still shows them', async () => {
    const { request, filer, send, list } = await filed();
    await send(photo, 'image/jpeg', 'kept');
    await request.filer('withdrawCase');
    for (const call of [
      house.refusal('prepareAttachment', offerOf(photo, 'image/jpeg'), filer),
      house.refusal('removeAttachment', { id: 'kept' }, filer),
    ])
      expect(await call).toMatchObject({ type: 'illegal-move', current: 'withdrawn' });
    expect((await list()).items).toHaveLength(1);
  });

  test('[X11] files of a complaint lie in a bucket of their own, for its filer and the custodian', async () => {
    const complaint = await PlayedComplaint.file(house, next());
    const filer = { filer: complaint.receipt };
    const offer = offerOf(photo, 'image/jpeg');
    const form = await house.ok('prepareComplaintAttachment', offer, filer);
    house.complaintFiles.upload(form.fields, photo);
    await house.ok('finishComplaintAttachment', { id: offer.id }, filer);
    expect((await complaint.view()).attachments).toMatchObject({ items: [{ id: offer.id }], room: 5 });
    expect((await complaint.read()).attachments).toMatchObject([{ id: offer.id, type: 'image/jpeg' }]);
    expect([...house.attachments.objects.keys()].join()).not.toContain(complaint.id);
    const lying = offerOf(photoWithPlace, 'image/jpeg');
    const second = await house.ok('prepareComplaintAttachment', lying, filer);
    house.complaintFiles.upload(second.fields, photoWithPlace);
    expect(await house.refusal('finishComplaintAttachment', { id: lying.id }, filer)).toMatchObject({
      type: 'rule-refused',
    });
    await house.ok('removeComplaintAttachment', { id: offer.id }, filer);
    expect((await complaint.view()).attachments).toMatchObject({ items: [], room: 6 });
    const forAll = Array.from({ length: 6 }, () => offerOf(photo, 'image/jpeg'));
    for (const one of forAll) await house.ok('prepareComplaintAttachment', one, filer);
    expect(
      await house.refusal('prepareComplaintAttachment', offerOf(photo, 'image/jpeg'), filer),
    ).toMatchObject({ type: 'rule-refused' });
    for (const name of ['intake-attachments', 'intake-attachments-staff', 'intake-staff'] as const)
      await expect(house.platformOf(name).complaintFiles.read(`kept/${complaint.id}`, 1)).rejects.toThrow(
        'not granted',
      );
  });
});

test('retention removes every file of a case, bytes and all, and may be repeated', async () => {
  const { request, send, list } = await filed();
  await send(photo, 'image/jpeg');
  await send(sealedPdf, 'application/pdf');
  const { attachments, clock, tables } = house.platformOf('intake-attachments');
  const forget = forgetAttachments({ files: attachments, clock, store: attachmentStore(tables.records) });
  expect(await forget(j, request.id)).toBe(2);
  expect(await forget(j, request.id)).toBe(0);
  expect(await list()).toMatchObject({ items: [], held: 0 });
  expect([...house.attachments.objects.keys()].join()).not.toContain(request.id);
});
