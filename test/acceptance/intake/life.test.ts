import { beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../shared/identifiers/token.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { makeFiling, receiptOf, Request, runDaily, storedUnder } from './play.ts';

let house: House;
let j: string;

/** Monday 28 September 2026; the National Day holiday runs from 1 to 7 October, Saturday 10 October is worked. */
beforeEach(async () => {
  house = await openHouse('2026-09-28T10:00:00+08:00');
  j = house.jurisdiction;
  await foundCounty(house);
});

const clockOf = (view: { clocks: { clock: string; dueAt?: string | undefined }[] }, name: string) =>
  view.clocks.find(({ clock }) => clock === name);

describe('the whole life of a request', () => {
  test('from filing to the filer’s confirmation, over the National Day holiday', async () => {
    const request = await Request.file(house, 1, { contact: { name: '李某', phone: '13800000000' } });
    expect(await request.view()).toMatchObject({
      state: 'submitted',
      statusLine: { zh: '营商办应在9月29日(还剩1个工作日)前受理' },
      actions: ['message', 'withdraw'],
    });

    house.clock.set('2026-09-29T09:00:00+08:00');
    expect((await request.move('acceptCase')).moves).toEqual(['assign', 'contact', 'merge']);
    house.clock.set('2026-09-30T09:00:00+08:00');
    const assigned = await request.move('assignCase');
    expect(assigned.statusLine.zh).toBe('县市场监督管理局应在10月8日(还剩1个工作日)前签收');
    expect(clockOf(assigned, 'reply')).toMatchObject({ dueAt: '2026-10-10T15:59:59.000Z', overdue: false });
    expect(clockOf(assigned, 'finish')).toMatchObject({ dueAt: '2026-10-13T15:59:59.000Z' });

    house.clock.set('2026-10-08T09:00:00+08:00');
    await request.move('signCase');
    house.clock.set('2026-10-10T16:00:00+08:00');
    const replied = await request.move('replyCase');
    expect(clockOf(replied, 'reply')).toMatchObject({ metAt: '2026-10-10T08:00:00.000Z', overdue: false });
    house.clock.set('2026-10-12T11:00:00+08:00');
    await request.move('claimCase');

    const claimed = await request.view();
    expect(claimed).toMatchObject({
      state: 'claimed',
      leadUnitName: '县市场监督管理局',
      confirmBy: '2026-10-19T15:59:59.000Z',
      statusLine: { zh: '请您在10月19日(还剩7天)前确认是否解决,到期未答复将按未评价结案' },
      actions: ['message', 'confirm', 'reopen'],
    });
    expect(claimed.thread.map(({ from, text }) => [from, text])).toEqual([
      ['unit', '已联系供电公司现场勘查'],
      ['unit', '已完成增容'],
    ]);
    expect(claimed.events.map(({ kind }) => kind)).toEqual([
      'submitted',
      'accepted',
      'assigned',
      'signedFor',
      'replied',
      'claimed',
    ]);

    house.clock.set('2026-10-13T08:00:00+08:00');
    const confirmed = await request.filer('confirmCase', { level: 'verySatisfied' });
    expect(confirmed).toMatchObject({ state: 'confirmed', actions: [] });
    expect(await request.filer('confirmCase', { level: 'verySatisfied' })).toEqual(confirmed);
    expect(await request.filerRefusal('confirmCase', { level: 'neutral' })).toMatchObject({
      type: 'illegal-move',
      current: 'confirmed',
    });
    expect(JSON.stringify(confirmed)).not.toMatch(/p-market|p-office|向某|receiptHash/);

    const list = async (scope: 'open' | 'closed', month?: string) =>
      (await house.ok('listCases', { jurisdiction: j, scope, month }, staff.market)).items;
    expect(await list('open')).toEqual([]);
    expect(await list('closed', '2026-10')).toMatchObject([{ id: request.id, state: 'confirmed' }]);
    expect(await list('closed', '2026-09')).toEqual([]);

    const rates = await house.ok('unitRates', { jurisdiction: j, month: '2026-10' }, staff.office);
    const all = { numerator: 1, denominator: 1, value: 100 };
    expect(rates.items).toMatchObject([{ unit: 'u-market', resolution: all, satisfaction: all }]);
    const september = await house.ok('unitRates', { jurisdiction: j, month: '2026-09' }, staff.office);
    expect(september.total).toMatchObject({
      response: all,
      resolution: { numerator: 0, denominator: 0 },
      pending: 0,
    });
  });

  test('reopened: back to the unit, the finish limit anew, one colour up; after three reworks to the paired leader', async () => {
    const request = await Request.in(house, 2, 'claimed');
    house.clock.set('2026-09-29T09:00:00+08:00');
    const reopened = await request.filer('reopenCase', { level: 'dissatisfied' });
    expect(reopened.state).toBe('reopened');
    expect(reopened.thread.at(-1)).toMatchObject({ from: 'filer', text: '设备仍然跳闸' });
    const { clocks, case: record } = await request.read(staff.market);
    expect(record).toMatchObject({ reworks: 1, state: 'reopened' });
    expect(clocks.find(({ clock }) => clock === 'finish')).toMatchObject({
      dueAt: '2026-10-12T15:59:59.000Z',
    });
    const [row] = (await house.ok('listCases', { jurisdiction: j }, staff.market)).items;
    expect(row).toMatchObject({ id: request.id, clock: { clock: 'finish', colour: 'blue' } });

    for (const [rework, day] of [
      [2, '2026-09-29'],
      [3, '2026-09-30'],
    ] as const) {
      await request.move('replyCase');
      house.clock.set(`${day}T15:00:00+08:00`);
      await request.move('claimCase');
      await request.filer('reopenCase', { reason: `第${rework}次仍未解决` });
    }
    const { events, reworks } = (await request.read()).case;
    expect(reworks).toBe(3);
    expect(events.at(-1)).toMatchObject({ kind: 'escalated', by: 'system', reason: 'reworks:3' });
    expect(events.filter(({ kind }) => kind === 'escalated')).toHaveLength(1);
  });

  test('silence after a claim is unrated, never satisfied; checking again changes nothing', async () => {
    const request = await Request.in(house, 3, 'claimed');
    house.clock.set('2026-10-05T23:59:59+08:00');
    expect((await runDaily(house))[0]).toMatchObject({ jurisdiction: j, closed: 0 });
    house.clock.set('2026-10-06T00:00:00+08:00');
    const both = await Promise.all([runDaily(house), runDaily(house)]);
    expect(both.flat().reduce((sum, { closed }) => sum + closed, 0)).toBe(1);
    expect((await runDaily(house))[0]).toMatchObject({ checked: 0, closed: 0 });
    expect(await request.view()).toMatchObject({
      state: 'closedUnrated',
      statusLine: { zh: '未收到您的确认,已按未评价结案' },
      actions: [],
    });
    const { total } = await house.ok('unitRates', { jurisdiction: j, month: '2026-10' }, staff.office);
    expect(total).toMatchObject({
      unrated: 1,
      resolution: { numerator: 0, denominator: 0 },
      satisfaction: { numerator: 0, denominator: 0 },
    });
    expect(total.satisfaction).not.toHaveProperty('value');
  });

  test('closed honestly as not solvable: the filer sees why and may rate it', async () => {
    const request = await Request.in(house, 4, 'inProgress');
    house.clock.set('2026-09-29T10:00:00+08:00');
    await request.move('closeUnfixedCase');
    expect(await request.view()).toMatchObject({
      state: 'closedUnfixed',
      actions: ['rate'],
      thread: [{ from: 'unit' }, { from: 'office', text: '线路走廊未批复,本年度无法实施' }],
    });
    house.clock.set('2026-10-09T09:00:00+08:00');
    expect((await request.filer('rateCase')).actions).toEqual([]);
    const { total } = await house.ok('unitRates', { jurisdiction: j, month: '2026-10' }, staff.office);
    expect(total).toMatchObject({
      satisfaction: { numerator: 0, denominator: 1 },
      resolution: { denominator: 0 },
    });
  });

  test('declined for a published reason, by another person than the one who accepted', async () => {
    const request = await Request.in(house, 5, 'accepted');
    const both = { roles: ['supervisor'], person: staff.office.person } as const;
    expect(await request.moveRefusal('declineCase', both)).toMatchObject({
      type: 'forbidden',
      detail: { zh: '受理人不能决定不予受理,须由第二人决定' },
    });
    await request.move('declineCase', { reason: 'civilDispute' });
    const view = await request.view();
    expect(view.state).toBe('declined');
    expect(view.events.at(-1)).toMatchObject({ kind: 'declined', reason: { zh: '民事纠纷' } });
  });
});

describe('[F4] all hours', () => {
  test('filed on Sunday at 02:00, acknowledged at once; the urgent clock runs at night', async () => {
    house.clock.set('2026-09-27T02:00:00+08:00');
    const filed = await house.ok('fileRequest', makeFiling(6, { urgent: true }));
    expect(filed).toMatchObject({
      acknowledgedAt: '2026-09-26T18:00:00.000Z',
      statusLine: { zh: '营商办应在9月27日04:00前与您联系' },
    });
    const request = new Request(house, receiptOf(6), filed.id);
    house.clock.set('2026-09-27T04:00:01+08:00');
    expect(clockOf(await request.read(), 'contact')).toMatchObject({ overdue: true, colour: 'red' });
    await request.move('contactCase', {}, staff.office);
    expect(clockOf(await request.read(), 'contact')).toMatchObject({ metAt: '2026-09-26T20:00:01.000Z' });
    expect(clockOf(await request.read(), 'accept')).toMatchObject({ dueAt: '2026-09-28T15:59:59.000Z' });
  });
});

describe('receipts', () => {
  test('the same submission again files nothing twice, also at the same moment; other content is refused', async () => {
    const filing = makeFiling(7, { place: '工业园' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => house.call('fileRequest', filing)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    house.clock.set('2026-09-29T10:00:00+08:00');
    expect((await house.ok('fileRequest', filing)).acknowledgedAt).toBe('2026-09-28T02:00:00.000Z');
    expect((await house.ok('listCases', { jurisdiction: j }, staff.office)).items).toHaveLength(1);
    expect(await house.refusal('fileRequest', { ...filing, text: '另一件事' })).toMatchObject({
      type: 'duplicate',
    });
  });

  test('a receipt opens its own case and is kept as a hash only', async () => {
    const [mine, other] = [await Request.file(house, 8), await Request.file(house, 9)];
    expect((await mine.view()).id).toBe(mine.id);
    expect(mine.id).not.toBe(other.id);
    expect(mine.id).toBe((await sha256Hex(`case-id\n${receiptOf(8)}`)).slice(0, 20));
    const typed = `${receiptOf(8).slice(0, 4)}-${receiptOf(8).slice(4).toLowerCase()}`;
    expect((await house.ok('readOwnCase', {}, { filer: typed })).id).toBe(mine.id);
    for (const wrong of [receiptOf(99), 'HELLO', `${receiptOf(8).slice(0, -1)}0`])
      expect(await house.refusal('readOwnCase', {}, { filer: wrong })).toMatchObject({
        type: 'unknown-receipt',
      });
    const stored = JSON.stringify(await storedUnder(house, `${j}#case#${mine.id}`));
    expect(stored).not.toContain(receiptOf(8));
    expect(stored).toContain(await sha256Hex(receiptOf(8)));
    expect(JSON.stringify(await mine.read())).not.toContain(await sha256Hex(receiptOf(8)));
  });

  test('a message sent twice is stored once; a closed case takes none', async () => {
    const request = await Request.file(house, 10);
    const send = (id: string, text: string) =>
      house.call('writeMessage', { id, text }, { filer: request.receipt });
    const sent = await Promise.all([send('m-1', '补充照片说明'), send('m-1', '补充照片说明')]);
    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    expect((await send('m-1', '别的内容')).status).toBe(409);
    expect((await request.view()).thread).toMatchObject([{ from: 'filer', text: '补充照片说明' }]);
    await request.filer('withdrawCase');
    expect((await send('m-2', '再补充')).body).toMatchObject({ type: 'illegal-move', current: 'withdrawn' });
  });
});

describe('what may be filed', () => {
  const pointerOf = async (overrides: object) =>
    ((await house.refusal('fileRequest', makeFiling(11, overrides))).fields ?? []).map(
      ({ pointer }) => pointer,
    );

  test('script text is stored and given back as the text it is', async () => {
    const text = '<script>alert("x")</script> {{7*7}} \'; DROP TABLE cases; --';
    const request = await Request.file(house, 12, { text });
    expect((await request.view()).text).toBe(text);
    expect((await request.read()).case.text).toBe(text);
  });

  test('10,000 characters, unknown references and a mistyped receipt are refused with their pointers', async () => {
    expect(await pointerOf({ text: '很'.repeat(10_000) })).toEqual(['/text']);
    expect(await pointerOf({ text: '   ' })).toEqual(['/text']);
    expect(await pointerOf({ category: 'weather', unitConcerned: 'u-none', project: 'none' })).toEqual([
      '/category',
      '/unitConcerned',
      '/project',
    ]);
    expect(await pointerOf({ indicator: 'none' })).toEqual(['/indicator']);
    const swapped = receiptOf(11);
    expect(await pointerOf({ receipt: `${swapped[1]}${swapped[0]}${swapped.slice(2)}` })).not.toEqual([]);
    expect(await house.refusal('fileRequest', makeFiling(11, { jurisdiction: '522702' }))).toMatchObject({
      type: 'not-found',
    });
    expect((await house.ok('listCases', { jurisdiction: j }, staff.office)).items).toEqual([]);
  });
});
