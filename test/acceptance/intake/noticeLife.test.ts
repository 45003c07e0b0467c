import { beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../../shared/intake/index.ts';
import { intakeStore } from '../../../functions/intake/store.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { configure, drafted, issue, listed, makeDraft, midnightOf, target } from './noticePlay.ts';
import { makeFiling, Request, runDaily } from './play.ts';

let house: House;
let j: string;
/** Monday 3 August 2026. */
beforeEach(async () => {
  house = await openHouse('2026-08-03T09:00:00+08:00');
  j = house.jurisdiction;
  await foundCounty(house);
});

describe('the life of a notice', () => {
  const late = async () => {
    await Request.in(house, 1, 'signedFor');
    midnightOf(house, '2026-08-07');
    await house.ok('draftNotices', { jurisdiction: j }, staff.supervisor);
    return (await listed(house))[0]!;
  };

  test('drafted, issued, signed for, replied to, reviewed; every other order is refused', async () => {
    const draft = await late();
    expect(draft).toMatchObject({ state: 'draft', leadUnit: 'u-market', deadline: '2026-08-12' });
    expect(draft).not.toHaveProperty('number');
    const refused = async (notice: Notice, current: string, ...legal: string[]) => {
      const tries = {
        sign: () => house.refusal('signNotice', target(house, notice), staff.market),
        reply: () =>
          house.refusal('replyNotice', { ...target(house, notice), reply: '已整改' }, staff.market),
        close: () => house.refusal('closeNotice', target(house, notice), staff.supervisor),
        withdraw: () =>
          house.refusal('withdrawNotice', { ...target(house, notice), reason: '误发' }, staff.supervisor),
        discard: () =>
          house.refusal('discardNotice', { ...target(house, notice), reason: '误发' }, staff.supervisor),
      };
      for (const [action, attempt] of Object.entries(tries))
        if (!legal.includes(action)) expect(await attempt()).toMatchObject({ type: 'illegal-move', current });
    };
    expect(await house.refusal('signNotice', target(house, draft), staff.market)).toMatchObject({
      type: 'not-found',
    });
    expect((await issue(house, draft, '2026-08-06')).body).toMatchObject({ type: 'rule-refused' });
    expect((await issue(house, draft, '2026-08-10')).status).toBe(200);
    expect((await issue(house, draft, '2026-08-10')).body).toMatchObject({ type: 'stale-version' });
    const current = async () => (await listed(house))[0]!;
    await refused(await current(), 'issued', 'sign', 'withdraw');
    expect(await house.refusal('signNotice', target(house, await current()), staff.land)).toMatchObject({
      type: 'not-found',
    });
    await house.ok('signNotice', target(house, await current()), staff.market);
    await refused(await current(), 'signed', 'reply', 'withdraw');
    await house.ok(
      'replyNotice',
      { ...target(house, await current()), reply: '已于8月9日办结' },
      staff.market,
    );
    await refused(await current(), 'replied', 'close', 'withdraw');
    const closed = await house.ok(
      'closeNotice',
      { ...target(house, await current()), outcome: 'met', review: '情况属实' },
      staff.supervisor,
    );
    expect(closed).toMatchObject({ state: 'closed', outcome: 'met', reply: '已于8月9日办结' });
    await refused(closed, 'closed');
  });

  test('a withdrawn one stays visible with its number and reason, and the number is not given again', async () => {
    expect((await issue(house, await late(), '2026-08-10')).status).toBe(200);
    const [notice] = await listed(house);
    await house.ok('withdrawNotice', { ...target(house, notice!), reason: '系统时间有误' }, staff.supervisor);
    const [seen] = (await house.ok('listNotices', { jurisdiction: j }, staff.market)).items;
    expect(seen).toMatchObject({
      state: 'withdrawn',
      number: '督〔2026〕咸丰红001号',
      reason: '系统时间有误',
    });
    await Request.in(house, 2, 'signedFor');
    midnightOf(house, '2026-08-17');
    await runDaily(house);
    const draft = (await listed(house)).find(({ state }) => state === 'draft')!;
    expect((await issue(house, draft, '2026-08-18')).body).toMatchObject({ number: '督〔2026〕咸丰红002号' });
  });

  test('drafts are for office and supervisor; a discarded one is not drafted again', async () => {
    await Request.in(house, 1, 'inProgress');
    midnightOf(house, '2026-08-05');
    await runDaily(house);
    for (const visitor of [staff.market, staff.official])
      expect((await house.ok('listNotices', { jurisdiction: j }, visitor)).items).toEqual([]);
    const [draft] = await listed(house);
    await house.ok('discardNotice', { ...target(house, draft!), reason: '企业要求延后' }, staff.supervisor);
    await runDaily(house);
    expect(await listed(house)).toMatchObject([
      { state: 'discarded', colour: 'blue', reason: '企业要求延后' },
    ]);
  });

  test('a case sent back late and its bad rating not put right are one matter: one red at a time', async () => {
    const request = await Request.file(house, 1, { contact: { name: '李某', phone: '13800000000' } });
    await request.through(['acceptCase', 'assignCase', 'signCase', 'replyCase', 'claimCase']);
    await request.filer('rateCase', { level: 'veryDissatisfied' });
    await request.filer('reopenCase');
    midnightOf(house, '2026-08-31');
    expect(await house.ok('draftNotices', { jurisdiction: j }, staff.supervisor)).toEqual({
      checked: 1,
      drafted: 1,
    });
    expect(await drafted(house)).toBe(0);
    expect(await listed(house)).toMatchObject([{ colour: 'red', matter: { id: request.id } }]);
  });

  test('in January the open ones of December are listed; the others under their year', async () => {
    const store = intakeStore(house.platform.tables.records);
    const states = ['issued', 'closed', 'draft', 'discarded'] as const;
    const old = states.map((state, n) =>
      makeDraft(n, { id: `2025-draft-${n}`, state, draftedAt: '2025-12-30T01:00:00.000Z' }),
    );
    await Promise.all([...old, makeDraft(9)].map((one) => store.write(store.saveNotice(j, one))));
    const idsOf = async (year?: number) =>
      (await house.ok('listNotices', { jurisdiction: j, ...(year && { year }) }, staff.supervisor)).items
        .map(({ id }) => id)
        .toSorted();
    expect(await idsOf()).toEqual(['2025-draft-0', '2025-draft-2', '2026-draft-9']);
    expect(await idsOf(2025)).toEqual(old.map(({ id }) => id));
    expect(await idsOf(2026)).toEqual(['2026-draft-9']);
  });

  test('a county may let its blue ones be issued by themselves', async () => {
    await configure(house, { autoIssue: ['blue'] });
    await Request.in(house, 1, 'inProgress');
    midnightOf(house, '2026-08-05');
    await runDaily(house);
    expect(await listed(house)).toMatchObject([
      { state: 'issued', issuer: 'system', number: '督〔2026〕咸丰蓝001号', leadUnit: 'u-market' },
    ]);
  });
});

test('[F4] a request of Sunday 02:00 has its two hours before the office is late', async () => {
  house.clock.set('2026-08-09T02:00:00+08:00');
  const filed = await house.ok('fileRequest', makeFiling(1, { urgent: true }));
  expect(filed.acknowledgedAt).toBe('2026-08-08T18:00:00.000Z');
  house.clock.set('2026-08-09T03:59:59+08:00');
  expect(await drafted(house)).toBe(0);
  house.clock.set('2026-08-09T04:05:00+08:00');
  expect(await drafted(house)).toBe(1);
  expect(await listed(house)).toMatchObject([
    {
      colour: 'red',
      leadUnit: 'office',
      matter: { id: filed.id },
      basis: { zh: '紧急联系已超期:时限为2026年8月9日' },
    },
  ]);
});
