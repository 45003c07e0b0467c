import { beforeEach, describe, expect, test } from 'vitest';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { Request } from './play.ts';

const jurisdiction = '422826';
let house: House;
beforeEach(async () => {
  house = await openHouse();
  await foundCounty(house);
});

/** A request that its unit has in hand, in two steps of one write each. */
async function inHand(n: number): Promise<Request> {
  const request = await Request.file(house, n);
  const at = { jurisdiction, caseId: request.id };
  const assigned = await house.ok(
    'acceptAssignCase',
    { ...at, version: 1, leadUnit: 'u-market', supportingUnits: ['u-land'], joint: true },
    staff.office,
  );
  expect(assigned.case).toMatchObject({ state: 'assigned', version: 2, joint: true });
  const replied = await house.ok('signReplyCase', { ...at, version: 2, text: '已现场查看' }, staff.market);
  expect(replied.case).toMatchObject({ state: 'inProgress', version: 3 });
  return request;
}
const wantEvidence = async () => {
  const { version, settings } = await house.ok('readIntakeConfiguration', { jurisdiction }, staff.admin);
  const closing = { ...settings.closing, evidence: true };
  await house.ok(
    'saveIntakeConfiguration',
    { jurisdiction, version, settings: { ...settings, closing } },
    staff.admin,
  );
};
async function solved(n: number, resolution: object, times = 1): Promise<void> {
  const request = await inHand(n);
  await request.move('claimCase', { resolution });
  for (let again = 1; again < times; again++) {
    await request.filer('reopenCase');
    await request.move('replyCase');
    await request.move('claimCase', { resolution });
  }
  await request.filer('confirmCase');
}
const figures = (visitor = staff.office as Parameters<House['ok']>[2]) =>
  house.ok('resolutions', { jurisdiction, month: '2026-09' }, visitor);

test('accept and assign, sign and reply: one write each, every event and clock as if done singly; refused where a part is', async () => {
  const request = await inHand(1);
  const view = await request.read(staff.land);
  expect(view.case.events.map(({ kind }) => kind)).toEqual([
    'submitted',
    'accepted',
    'assigned',
    'signedFor',
    'replied',
  ]);
  expect(view.thread).toMatchObject([{ from: 'unit', text: '已现场查看' }]);
  expect(view.clocks.filter(({ metAt }) => metAt).map(({ clock }) => clock)).toEqual([
    'accept',
    'assign',
    'signFor',
    'reply',
  ]);
  const at = { jurisdiction, caseId: request.id, version: 3 };
  expect(await house.refusal('signReplyCase', { ...at, text: '再答复' }, staff.market)).toMatchObject({
    type: 'illegal-move',
    current: 'inProgress',
  });
  expect(await house.refusal('acceptAssignCase', { ...at, leadUnit: 'u-land' }, staff.office)).toMatchObject({
    type: 'illegal-move',
  });
  const fresh = await Request.file(house, 2);
  const unknown = { jurisdiction, caseId: fresh.id, version: 1, leadUnit: 'u-none' };
  expect((await house.refusal('acceptAssignCase', unknown, staff.office)).fields).toMatchObject([
    { pointer: '/leadUnit' },
  ]);
  expect((await fresh.read()).case).toMatchObject({ state: 'submitted', version: 1 });
});

test('two handlers reply at once: one reply stands, the other was never said', async () => {
  const request = await Request.in(house, 3, 'assigned');
  const at = { jurisdiction, caseId: request.id, version: 3 };
  const answers = await Promise.all(
    ['甲答复', '乙答复'].map((text) => house.call('signReplyCase', { ...at, text }, staff.market)),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await request.view()).thread).toHaveLength(1);
  expect((await request.read()).thread).toHaveLength(1);
});

describe('[S17] how it was solved', () => {
  test('a loan of 20 million, a green channel, a supply of ore: each its own line; a loan is never a grant', async () => {
    await solved(4, { means: 'loan', yuan: 20_000_000, evidence: '借款合同2026-031' });
    await solved(5, { means: 'greenChannel' });
    await solved(6, { means: 'supply' });
    await solved(7, { means: 'grant', yuan: 500_000 });
    expect(await figures()).toEqual({
      month: '2026-09',
      solved: 4,
      byMeans: [
        { means: 'loan', zh: '贷款', en: 'Loan', count: 1, yuan: 20_000_000 },
        { means: 'grant', zh: '奖补资金', en: 'Grant', count: 1, yuan: 500_000 },
        { means: 'greenChannel', zh: '绿色通道', en: 'Green channel', count: 1, yuan: 0 },
        { means: 'supply', zh: '要素供应', en: 'Supply of land, power, ore or labour', count: 1, yuan: 0 },
      ],
      byHead: [],
    });
  });

  test('money without an amount, an amount without money, an unknown means: refused, nothing said', async () => {
    const request = await inHand(8);
    for (const [resolution, pointer] of [
      [{ means: 'loan' }, '/resolution/yuan'],
      [{ means: 'greenChannel', yuan: 100 }, '/resolution/yuan'],
      [{ means: 'magic' }, '/resolution/means'],
      [{ means: 'other', head: 'p-none' }, '/resolution/head'],
    ] as const)
      expect((await request.moveRefusal('claimCase', staff.market, { resolution })).fields).toMatchObject([
        { pointer },
      ]);
    expect((await request.read()).case).toMatchObject({ state: 'inProgress', version: 3 });
    expect((await request.view()).thread).toHaveLength(1);
  });
});

test('[S17] a county’s own means and wording stand in the forms of a case, and its means can be claimed', async () => {
  const { version, settings } = await house.ok('readIntakeConfiguration', { jurisdiction }, staff.admin);
  const own = { code: 'supplyDay', zh: '产销对接', en: 'Brought together with buyers', money: false };
  const closing = { evidence: false, means: [...settings.closing.means, own] };
  const declineReasons = settings.declineReasons.map((one) =>
    one.code === 'noFacts' ? { ...one, zh: '没有说明具体事实' } : one,
  );
  await house.ok(
    'saveIntakeConfiguration',
    { jurisdiction, version, settings: { ...settings, closing, declineReasons } },
    staff.admin,
  );
  for (const visitor of [staff.market, staff.supervisor])
    expect(await house.ok('caseOptions', { jurisdiction }, visitor)).toEqual({ closing, declineReasons });
  expect(await house.refusal('caseOptions', { jurisdiction }, staff.custodian)).toMatchObject({
    status: 403,
  });
  const request = await inHand(40);
  await request.move('claimCase', { resolution: { means: 'supplyDay' } });
  expect((await request.read()).case.events.at(-1)).toMatchObject({ resolution: { means: 'supplyDay' } });
});

describe('[S12] [X9] no closing without evidence where the county asks for it', () => {
  test('a claim needs the number of its proof; solved on site, it counts for the head who held it, once', async () => {
    await wantEvidence();
    const request = await inHand(9);
    for (const resolution of [undefined, { means: 'permit' }])
      expect((await request.moveRefusal('claimCase', staff.market, { resolution })).fields).toMatchObject([
        { pointer: '/resolution/evidence' },
      ]);
    const resolution = { means: 'permit', evidence: '现场办公记录9号', head: 'p-official' };
    await request.move('claimCase', { resolution });
    expect((await request.read()).case.events.at(-1)).toMatchObject({ kind: 'claimed', resolution });
    await request.filer('confirmCase');
    for (let n = 10; n < 30; n++)
      await solved(n, {
        means: 'permit',
        evidence: `现场办公记录${n}号`,
        head: n < 29 ? 'p-official' : 'p-deputy',
      });
    expect(await figures()).toMatchObject({
      solved: 21,
      byHead: [
        { person: 'p-official', count: 20 },
        { person: 'p-deputy', count: 1 },
      ],
    });
  }, 120_000);
});

test('[Z2] a matter taken up one to one that comes back twice counts once', async () => {
  await solved(30, { means: 'explanation', head: 'p-official' }, 3);
  expect(await figures(staff.official)).toMatchObject({
    solved: 1,
    byHead: [{ person: 'p-official', count: 1 }],
  });
});
