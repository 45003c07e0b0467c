import { beforeAll, describe, expect, test } from 'vitest';
import type { InputOf, RouteId } from '../../../shared/contract/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import { makeComplaint, PlayedComplaint } from './complaintPlay.ts';
import { makeFiling, receiptOf, Request } from './play.ts';

const jurisdiction = '422826';
const long = '很'.repeat(10_000);
const script = '<script>alert("x")</script> {{7*7}} \'; DROP TABLE cases; --';
let house: House;
beforeAll(async () => {
  house = await openHouse();
  await foundCounty(house);
});

/** Which fields a refusal of bad input points to. */
async function pointersOf<Id extends RouteId>(id: Id, input: object, visitor?: Visitor): Promise<string[]> {
  const refusal = await house.refusal(id, input as InputOf<Id>, visitor);
  expect(refusal.type).toBe('invalid-input');
  return refusal.fields!.map(({ pointer }) => pointer);
}

test('names, places and texts of 10,000 characters are refused by their fields, on every line', async () => {
  const contact = { name: long, phone: '13912345678' };
  const request = makeFiling(1, { contact, enterpriseName: long, place: long, text: long });
  expect((await pointersOf('fileRequest', request)).toSorted()).toEqual([
    '/contact/name',
    '/enterpriseName',
    '/place',
    '/text',
  ]);
  const complaint = makeComplaint(1, { contact, about: long, place: long, text: long });
  expect((await pointersOf('fileComplaint', complaint)).toSorted()).toEqual([
    '/about',
    '/contact/name',
    '/place',
    '/text',
  ]);
  const observer = { id: 'o-9', name: long, kind: 'observer', roles: [], from: '2026-01-01' };
  expect(await pointersOf('savePeople', { jurisdiction, items: [observer] }, staff.office)).toEqual([
    '/items/0/name',
  ]);
  const phone = { name: '甲', phone: '1'.repeat(10_000) };
  expect(await pointersOf('fileRequest', makeFiling(1, { contact: phone }))).toEqual(['/contact/phone']);
});

test('what is said in moves and messages is limited as well', async () => {
  const request = await Request.in(house, 2, 'inProgress');
  for (const [move, field] of [
    ['replyCase', 'text'],
    ['claimCase', 'text'],
    ['closeUnfixedCase', 'explanation'],
    ['extendCase', 'reason'],
  ] as const)
    expect(
      await pointersOf(move, await request.input(move, { [field]: long }), {
        roles: ['office', 'supervisor', 'handler'],
        unit: 'u-market',
      }),
    ).toEqual([`/${field}`]);
  const filer = { filer: request.receipt };
  expect(await pointersOf('writeMessage', { id: 'm-1', text: long }, filer)).toEqual(['/text']);
  const complaint = await PlayedComplaint.file(house, 2);
  const own = { filer: complaint.receipt };
  expect(await pointersOf('writeComplaintMessage', { id: 'm-1', text: long }, own)).toEqual(['/text']);
  const move = { ...complaint.target, version: 1 };
  expect(await pointersOf('declineComplaint', { ...move, text: long }, staff.custodian)).toEqual(['/text']);
  expect(await pointersOf('holdComplaint', { ...move, reason: long }, staff.custodian)).toEqual(['/reason']);
});

test('days and months that do not exist are refused by their fields', async () => {
  expect(
    await pointersOf('listComplaints', { jurisdiction, scope: 'closed', month: '2026-13' }, staff.custodian),
  ).toEqual(['/month']);
  const issue = { jurisdiction, noticeId: '2026-none', version: 1, requirement: '请答复' };
  for (const deadline of ['2026-02-30', '明天', '2026/09/24'])
    expect(await pointersOf('issueNotice', { ...issue, deadline }, staff.supervisor)).toEqual(['/deadline']);
  expect(
    await pointersOf('issueObserverLink', { jurisdiction, personId: 'o-1', to: '2026-06-31' }, staff.office),
  ).toEqual(['/to']);
  expect(await pointersOf('unitRates', { jurisdiction, month: '2026-00' }, staff.office)).toEqual(['/month']);
});

describe('text with scripts', () => {
  test('[X11] of a complaint, its messages and names is stored and given back as the text it is', async () => {
    const contact = { name: '<b>甲</b>', phone: '13912345678' };
    const complaint = await PlayedComplaint.file(house, 3, { text: script, about: script, contact });
    await complaint.filer('writeComplaintMessage', { id: 'm-1', text: script });
    const { complaint: read } = await complaint.read();
    expect([read.text, read.about, read.thread[0]?.text]).toEqual([script, script, script]);
    expect((await complaint.view()).text).toBe(script);
  });
});

describe('receipts that open something else', () => {
  test('a receipt opens its own matter only, for every act of a filer, in one and the same words', async () => {
    const request = await Request.in(house, 4, 'claimed');
    const complaint = await PlayedComplaint.file(house, 4);
    const acts = [
      ['readOwnCase', {}],
      ['confirmCase', { level: 'satisfied' }],
      ['reopenCase', { reason: '没有' }],
      ['withdrawCase', {}],
      ['writeMessage', { id: 'm-1', text: '补充' }],
      ['listOwnAttachments', {}],
      ['prepareAttachment', { id: 'a', type: 'image/jpeg', size: 10 }],
    ] as const;
    const told = new Set<string>();
    for (const [act, input] of acts)
      for (const filer of [receiptOf(60_001), complaint.receipt, 'nonsense'])
        told.add(JSON.stringify(await house.refusal(act, input as never, { filer })));
    const own = [
      ['readOwnComplaint', {}],
      ['withdrawComplaint', {}],
      ['writeComplaintMessage', { id: 'm-1', text: '补充' }],
      ['prepareComplaintAttachment', { id: 'a', type: 'image/jpeg', size: 10 }],
    ] as const;
    for (const [act, input] of own)
      for (const filer of [receiptOf(60_001), request.receipt, 'nonsense'])
        told.add(JSON.stringify(await house.refusal(act, input as never, { filer })));
    expect([...told]).toHaveLength(1);
    expect([...told][0]).toContain('unknown-receipt');
    expect((await request.view()).state).toBe('claimed');
    expect((await complaint.view()).state).toBe('submitted');
  });
});
