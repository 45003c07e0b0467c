import { beforeEach, describe, expect, test } from 'vitest';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { Request, runDaily } from './play.ts';

const jurisdiction = '422826';
const contact = { name: '李某', phone: '13800000000' };
let house: House;

/** Monday 14 September 2026: fifteen working days later is Saturday 10 October, a working day; between lie one worked Sunday, Mid-Autumn and National Day. */
beforeEach(async () => {
  house = await openHouse('2026-09-14T10:00:00+08:00');
  await foundCounty(house);
});

async function rated(n: number, level: string, overrides: object = { contact }): Promise<Request> {
  const request = await Request.file(house, n, overrides);
  await request.through(['acceptCase', 'assignCase', 'signCase', 'replyCase', 'claimCase']);
  await request.filer('confirmCase', { level });
  return request;
}
const list = (visitor: Parameters<House['ok']>[2] = staff.office, month?: string) =>
  house.ok('listFollowUps', { jurisdiction, month }, visitor);
const call = ({ id }: Request, version: number, note = '已致电,企业认为费用偏高') =>
  house.ok('callBackFiler', { jurisdiction, caseId: id, version, note }, staff.office);

describe('[X15] return visits, full coverage', () => {
  test('every named bad rating is called back and put right in 15 working days: N of N', async () => {
    const [one, two] = [await rated(1, 'dissatisfied'), await rated(2, 'veryDissatisfied')];
    await rated(3, 'satisfied');
    await rated(4, 'neutral');
    await rated(5, 'dissatisfied', {});
    const open = await list();
    expect(open.items.map(({ caseId }) => caseId).toSorted()).toEqual([one.id, two.id].toSorted());
    expect(open).toMatchObject({ called: { done: 0, of: 2 }, rectified: { done: 0, of: 2 }, overdue: 0 });
    expect(open.items[0]).toMatchObject({
      state: 'toCall',
      unit: 'u-market',
      unitName: '县市场监督管理局',
      dueAt: '2026-10-10T15:59:59.000Z',
      remaining: 15,
      statusLine: { zh: '营商办应回访提交人,并在2026年10月10日前整改' },
    });
    expect(JSON.stringify(open)).not.toMatch(/李某|13800000000/);

    house.clock.set('2026-09-16T10:00:00+08:00');
    expect(await call(one, 1)).toMatchObject({ state: 'toRectify', version: 2 });
    await call(two, 1);
    const rectify = { jurisdiction, caseId: one.id, version: 2, measures: '已退还多收费用' };
    expect(await house.ok('rectifyCase', rectify, staff.market)).toMatchObject({
      state: 'rectified',
      overdue: false,
    });
    await house.ok('rectifyCase', { ...rectify, caseId: two.id }, staff.office);
    expect(await list()).toMatchObject({
      items: [],
      called: { done: 2, of: 2 },
      rectified: { done: 2, of: 2 },
    });
    expect((await list(staff.auditor, '2026-09')).items).toHaveLength(2);
    expect((await list(staff.auditor, '2026-10')).called).toEqual({ done: 0, of: 0 });
  });

  test('late: shown as overdue, and drafted as a red notice once', async () => {
    const request = await rated(6, 'dissatisfied');
    await call(request, 1);
    house.clock.set('2026-10-10T23:59:59+08:00');
    expect(await list()).toMatchObject({ overdue: 0, items: [{ overdue: false, remaining: 0 }] });
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 0 });
    house.clock.set('2026-10-11T00:05:00+08:00');
    expect(await list(staff.market)).toMatchObject({
      overdue: 1,
      items: [{ overdue: true, statusLine: { zh: '已回访,应在2026年10月10日前整改,已超期' } }],
    });
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 1 });
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 0 });
    const notices = await house.ok('listNotices', { jurisdiction }, staff.supervisor);
    expect(notices.items).toMatchObject([
      {
        colour: 'red',
        leadUnit: 'u-market',
        matter: { kind: 'case', id: request.id },
        basis: { zh: '不满意件整改已超期:时限为2026年10月10日' },
      },
    ]);
  });

  test('a case that comes back has one follow-up; a new bad rating after it was put right begins another', async () => {
    const request = await Request.file(house, 7, { contact });
    await request.through(['acceptCase', 'assignCase', 'signCase', 'replyCase', 'claimCase']);
    await request.filer('reopenCase', { level: 'dissatisfied' });
    await request.move('replyCase');
    await request.move('claimCase');
    await request.filer('confirmCase', { level: 'veryDissatisfied' });
    expect((await list()).items).toMatchObject([{ version: 1, level: 'dissatisfied' }]);
    await call(request, 1);
    const done = { jurisdiction, caseId: request.id, version: 2, measures: '已整改' };
    await house.ok('rectifyCase', done, staff.market);
    await request.filer('rateCase', { level: 'dissatisfied' });
    expect((await list()).items).toMatchObject([{ version: 4, state: 'toCall', level: 'dissatisfied' }]);
  });

  test('who may, in which order, and on what version', async () => {
    const request = await rated(8, 'dissatisfied');
    const at = { jurisdiction, caseId: request.id, version: 1 };
    expect(await house.refusal('callBackFiler', { ...at, note: '已致电' }, staff.market)).toMatchObject({
      type: 'forbidden',
    });
    expect(await house.refusal('rectifyCase', { ...at, measures: '已整改' }, staff.land)).toMatchObject({
      type: 'not-found',
    });
    expect((await list(staff.land)).items).toEqual([]);
    expect(await house.refusal('rectifyCase', { ...at, measures: '已整改' }, staff.market)).toMatchObject({
      type: 'illegal-move',
      current: 'toCall',
    });
    const answers = await Promise.all(
      [1, 2].map(() => house.call('callBackFiler', { ...at, note: '已致电' }, staff.office)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(
      await house.refusal('callBackFiler', { ...at, version: 2, note: '再致电' }, staff.office),
    ).toMatchObject({
      type: 'illegal-move',
      current: 'toRectify',
    });
    expect(
      await house.refusal('callBackFiler', { ...at, caseId: 'none', note: '已致电' }, staff.office),
    ).toMatchObject({ type: 'not-found' });
  });
});
