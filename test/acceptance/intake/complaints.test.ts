import { beforeAll, describe, expect, test } from 'vitest';
import { receiptFrom } from '../../../shared/identifiers/receipt.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { complaintReceipt, makeComplaint, PlayedComplaint } from './complaintPlay.ts';

let house: House;
const j = '422826';
const contact = { name: '金丝雀甲', phone: '13900001234' };
beforeAll(async () => {
  house = await openHouse();
  await foundCounty(house);
});

describe('[X11] the complaint line', () => {
  test('from filing to closing, with a thread both ways and no account', async () => {
    house.clock.set('2026-09-01T09:00:00+08:00');
    const complaint = await PlayedComplaint.file(house, 1);
    expect(await complaint.view()).toMatchObject({
      state: 'submitted',
      named: false,
      actions: ['message', 'withdraw'],
      statusLine: { zh: expect.stringContaining('纪委监委应在9月2日') },
    });
    expect((await complaint.read()).moves).toEqual(['accept', 'decline']);

    await complaint.move('acceptComplaint');
    expect(await complaint.view()).toMatchObject({
      state: 'accepted',
      statusLine: { zh: '纪委监委应在9月4日(还剩3个工作日)前答复' },
    });
    await complaint.move('replyComplaint', { text: '请补充日期' });
    await complaint.filer('writeComplaintMessage', { id: 'm-1', text: '8月28日上午' });
    expect((await complaint.read()).complaint.thread).toMatchObject([
      { from: 'custodian', text: '请补充日期' },
      { from: 'filer', text: '8月28日上午' },
    ]);

    const answered = await complaint.move('answerComplaint', { outcome: 'partlySubstantiated' });
    expect(answered.moves).toEqual([]);
    expect(await complaint.view()).toMatchObject({
      state: 'answered',
      outcome: 'partlySubstantiated',
      actions: ['message', 'agree', 'object'],
      confirmBy: '2026-09-08T15:59:59.000Z',
    });
    const objected = await complaint.filer('objectComplaint', { reason: '还有一人没有核查' });
    expect(objected.state).toBe('inProgress');
    expect(objected.outcome).toBeUndefined();
    await complaint.move('answerComplaint', { outcome: 'substantiated' });
    const agreed = await complaint.filer('agreeComplaint');
    expect(agreed).toMatchObject({
      state: 'closed',
      outcome: 'substantiated',
      statusLine: { zh: '已结案:反映属实,已处理' },
      actions: [],
    });
    expect(JSON.stringify(agreed)).not.toContain('p-custodian');
    const { items } = await house.ok(
      'listComplaints',
      { jurisdiction: j, scope: 'closed', month: '2026-09' },
      staff.custodian,
    );
    expect(items.map(({ id }) => id)).toContain(complaint.id);
  });

  test('an answer closes only after the time to object, and a decline says where to go', async () => {
    house.clock.set('2026-09-01T09:00:00+08:00');
    const complaint = await PlayedComplaint.file(house, 2);
    await complaint.move('acceptComplaint');
    await complaint.move('answerComplaint', { outcome: 'unverifiable' });
    expect(await complaint.moveRefusal('closeComplaint')).toMatchObject({
      type: 'illegal-move',
      detail: { zh: expect.stringContaining('异议的期限') },
    });
    house.clock.set('2026-09-09T09:00:00+08:00');
    expect((await complaint.read()).moves).toEqual(['close']);
    expect((await complaint.move('closeComplaint')).complaint).toMatchObject({
      state: 'closed',
      outcome: 'unverifiable',
    });
    const other = await PlayedComplaint.file(house, 3);
    await other.move('declineComplaint', { text: '请向法院起诉' });
    expect(await other.view()).toMatchObject({
      outcome: 'notOurMatter',
      thread: [{ from: 'custodian', text: '请向法院起诉' }],
    });
    expect(await other.filerRefusal('writeComplaintMessage', { id: 'm-1', text: '还有' })).toMatchObject({
      type: 'illegal-move',
    });
  });

  test('the queue is by the clock that is due next, overdue first', async () => {
    house.clock.set('2026-09-14T09:00:00+08:00');
    const early = await PlayedComplaint.file(house, 4);
    house.clock.set('2026-09-15T09:00:00+08:00');
    const late = await PlayedComplaint.file(house, 5);
    await early.move('acceptComplaint');
    house.clock.set('2026-09-17T09:00:00+08:00');
    const { items } = await house.ok('listComplaints', { jurisdiction: j }, staff.custodian);
    const shown = items.filter(({ id }) => id === early.id || id === late.id);
    expect(shown.map(({ id, clock }) => [id, clock?.clock, clock?.overdue])).toEqual([
      [late.id, 'accept', true],
      [early.id, 'reply', false],
    ]);
  });

  test('sent twice it is filed once; another text under its receipt, a mistyped receipt and a strange unit are refused', async () => {
    const filing = makeComplaint(6, { contact });
    const answers = await Promise.all([1, 2, 3].map(() => house.call('fileComplaint', filing)));
    expect(answers.every(({ status }) => status === 201 || status === 503)).toBe(true);
    const again = await house.ok('fileComplaint', filing);
    const { items } = await house.ok('listComplaints', { jurisdiction: j }, staff.custodian);
    expect(items.filter(({ id }) => id === again.id)).toHaveLength(1);
    expect(await house.refusal('fileComplaint', { ...filing, text: '别的' })).toMatchObject({
      type: 'duplicate',
    });
    const refusals = [
      makeComplaint(7, { receipt: complaintReceipt(7).replace(/.$/, (last) => (last === '0' ? '1' : '0')) }),
      makeComplaint(7, { unitConcerned: 'u-nowhere' }),
      makeComplaint(7, { text: '很'.repeat(5001) }),
      makeComplaint(7, { contact: { name: '甲', phone: '<script>' } }),
    ];
    for (const refusal of refusals)
      expect(await house.refusal('fileComplaint', refusal)).toMatchObject({ type: 'invalid-input' });
    expect(await house.refusal('readOwnComplaint', {}, { filer: complaintReceipt(7) })).toMatchObject({
      type: 'unknown-receipt',
    });
  });

  test('moves that the state does not allow and stale versions change nothing', async () => {
    const complaint = await PlayedComplaint.file(house, 8);
    for (const move of ['replyComplaint', 'answerComplaint', 'closeComplaint'] as const)
      expect(await complaint.moveRefusal(move)).toMatchObject({
        type: 'illegal-move',
        current: 'submitted',
        allowed: ['accept', 'decline'],
      });
    for (const act of ['agreeComplaint', 'objectComplaint'] as const)
      expect(
        await complaint.filerRefusal(act, act === 'objectComplaint' ? { reason: '不' } : {}),
      ).toMatchObject({ type: 'illegal-move', allowed: ['withdraw'] });
    await complaint.move('acceptComplaint');
    expect(await complaint.moveRefusal('replyComplaint', { version: 1 })).toMatchObject({
      type: 'stale-version',
    });
    const twice = await Promise.all([1, 2].map(() => complaint.filer('withdrawComplaint')));
    expect(twice.map(({ state }) => state)).toEqual(['closed', 'closed']);
    expect((await complaint.view()).events.filter(({ kind }) => kind === 'withdrawn')).toHaveLength(1);
  });

  test('messages from both sides at once are all kept; a repeated one is kept once', async () => {
    const complaint = await PlayedComplaint.file(house, 9);
    await complaint.move('acceptComplaint');
    await Promise.all(
      [1, 2, 3].map((n) => complaint.filer('writeComplaintMessage', { id: `m-${n}`, text: `补充${n}` })),
    );
    await complaint.filer('writeComplaintMessage', { id: 'm-1', text: '补充1' });
    const { thread } = await complaint.view();
    expect(thread.map(({ text }) => text).sort()).toEqual(['补充1', '补充2', '补充3']);
    for (let n = 4; n <= 50; n++)
      await complaint.filer('writeComplaintMessage', { id: `m-${n}`, text: `补充${n}` });
    expect(await complaint.filerRefusal('writeComplaintMessage', { id: 'm-51', text: '再' })).toMatchObject({
      type: 'rule-refused',
    });
  });

  test('another county’s custodian finds nothing; the city above finds it', async () => {
    const complaint = await PlayedComplaint.file(house, 10);
    const elsewhere = { roles: ['custodian'], jurisdiction: '522702', person: 'p-far' } as const;
    expect(await house.refusal('readComplaint', complaint.target, elsewhere)).toMatchObject({
      type: 'forbidden',
    });
    expect(
      await house.refusal('readComplaint', { ...complaint.target, jurisdiction: '522702' }, elsewhere),
    ).toMatchObject({ type: 'not-found' });
    const city = { roles: ['custodian'], jurisdiction: '422800', person: 'p-city' } as const;
    expect((await complaint.read(city)).complaint.id).toBe(complaint.id);
  });
});

describe('[X11] who filed', () => {
  const asked = { id: 'd-1', motive: '涉案资金需当面核实' };

  test('lies apart from the complaint and is not shown to whoever holds the receipt', async () => {
    const complaint = await PlayedComplaint.file(house, 20, { contact });
    for (const told of [await complaint.read(), await complaint.view()]) {
      expect(told).toMatchObject('named' in told ? { named: true } : { complaint: { named: true } });
      expect(JSON.stringify(told)).not.toMatch(/金丝雀|13900001234/);
    }
    const custodian = house.platformOf('intake-complaints-custodian').tables.complaints;
    const filing = house.platformOf('intake-complaints-public').tables.complaints;
    for (const table of [custodian, filing])
      await expect(
        table.get({ pk: `${complaint.id}#identity`, sk: 'identity' }, { parse: Boolean } as never),
      ).rejects.toThrow(/is not granted GetItem on Complaints/);
  });

  test('is disclosed by two people for a motive, to who asked, for some days; each opening is written down', async () => {
    house.clock.set('2026-09-21T09:00:00+08:00');
    const complaint = await PlayedComplaint.file(house, 21, { contact });
    const { target } = complaint;
    const open = (visitor = staff.custodian as { roles: readonly ['custodian']; person: string }) =>
      house.call('openIdentity', { jurisdiction: j, disclosureId: 'd-1' }, visitor);
    const requested = await house.ok('requestDisclosure', { ...target, ...asked }, staff.custodian);
    expect(await house.ok('requestDisclosure', { ...target, ...asked }, staff.custodian)).toEqual(requested);
    expect((await open()).body).toMatchObject({ type: 'forbidden' });
    const decision = { jurisdiction: j, disclosureId: 'd-1', version: 1, approve: true, reason: '同意' };
    expect(await house.refusal('decideDisclosure', decision, staff.custodian)).toMatchObject({
      type: 'forbidden',
      detail: { zh: expect.stringContaining('第二人') },
    });
    const approved = await house.ok('decideDisclosure', decision, staff.otherCustodian);
    expect(approved).toMatchObject({ state: 'approved', decidedBy: 'p-custodian-2' });
    expect(await house.refusal('decideDisclosure', decision, staff.otherCustodian)).toMatchObject({
      type: 'illegal-move',
    });
    expect((await open(staff.otherCustodian)).body).toMatchObject({ type: 'forbidden' });
    expect((await open()).body).toMatchObject({ identity: contact });
    house.clock.set('2026-09-28T23:59:59+08:00');
    expect((await open()).body).toMatchObject({ identity: contact });
    house.clock.set('2026-09-29T00:00:00+08:00');
    expect((await open()).body).toMatchObject({ type: 'not-acceptable-now' });

    const { items } = await house.ok('listDisclosures', { jurisdiction: j }, staff.otherCustodian);
    expect(items.find(({ id }) => id === 'd-1')).toMatchObject({
      complaintId: complaint.id,
      motive: asked.motive,
      requestedBy: 'p-custodian',
      decidedBy: 'p-custodian-2',
      openedAt: ['2026-09-21T01:00:00.000Z', '2026-09-28T15:59:59.000Z'],
    });
    expect(JSON.stringify(items)).not.toMatch(/金丝雀|13900001234/);
  });

  test('refused, it stays closed; without a name there is nothing to ask for', async () => {
    house.clock.set('2026-09-21T09:00:00+08:00');
    const complaint = await PlayedComplaint.file(house, 22, { contact });
    await house.ok('requestDisclosure', { ...complaint.target, ...asked, id: 'd-2' }, staff.custodian);
    const decision = { jurisdiction: j, disclosureId: 'd-2', version: 1, approve: false, reason: '动机不足' };
    await house.ok('decideDisclosure', decision, staff.otherCustodian);
    const opened = { jurisdiction: j, disclosureId: 'd-2' };
    expect(await house.refusal('openIdentity', opened, staff.custodian)).toMatchObject({ type: 'forbidden' });

    const nameless = await PlayedComplaint.file(house, 23);
    expect(
      await house.refusal('requestDisclosure', { ...nameless.target, ...asked, id: 'd-3' }, staff.custodian),
    ).toMatchObject({ type: 'rule-refused' });
  });
});

test('a complaint’s receipt and a request’s open nothing of each other’s, in the same words', async () => {
  const complaint = await PlayedComplaint.file(house, 30);
  const nobody = receiptFrom(new Uint8Array(10).fill(5));
  const [asCase, strange] = await Promise.all([
    house.call('readOwnCase', {}, { filer: complaint.receipt }),
    house.call('readOwnCase', {}, { filer: nobody }),
  ]);
  expect(asCase).toEqual(strange);
  expect(await house.refusal('readOwnComplaint', {}, { filer: nobody })).toEqual(
    await house.refusal('readOwnCase', {}, { filer: nobody }),
  );
});
