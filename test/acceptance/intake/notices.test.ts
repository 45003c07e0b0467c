import { beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../../shared/intake/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { intakeStore } from '../../../functions/intake/store.ts';
import { House, openHouse } from '../../fixtures/house.ts';
import { checkedOn, configure, issue, listed, makeDraft, midnightOf, target } from './noticePlay.ts';
import { Request, runDaily } from './play.ts';

let house: House;
let j: string;
/** Monday 3 August 2026. */
beforeEach(async () => {
  house = await openHouse('2026-08-03T09:00:00+08:00');
  j = house.jurisdiction;
  await foundCounty(house);
});

const history = async () => (await listed(house)).map(({ colour, number }) => [colour, number]);
const issueDraft = async (deadline: string) => {
  const draft = (await listed(house)).find(({ state }) => state === 'draft')!;
  expect((await issue(house, draft, deadline)).status).toBe(200);
};

describe('[S9] three colours', () => {
  test('ladder: one matter goes blue, yellow, red, each after the one before was not met; history stays', async () => {
    await configure(house, { ruleset: 'ladder' });
    await Request.in(house, 1, 'signedFor');
    midnightOf(house, '2026-08-06');
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 0 });
    midnightOf(house, '2026-08-07');
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 1, checked: 1 });
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 0 });
    await issueDraft('2026-08-10');
    midnightOf(house, '2026-08-10');
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 0 });
    midnightOf(house, '2026-08-11');
    await Promise.all([runDaily(house), runDaily(house)]);
    await issueDraft('2026-08-12');
    midnightOf(house, '2026-08-13');
    await runDaily(house);
    await issueDraft('2026-08-14');
    expect(await history()).toEqual([
      ['blue', '督〔2026〕咸丰蓝001号'],
      ['yellow', '督〔2026〕咸丰黄001号'],
      ['red', '督〔2026〕咸丰红001号'],
    ]);
    expect((await listed(house))[1]!.basis.zh).toBe(
      '蓝色督办单到期未落实且无正当理由;首次答复已超期:时限为2026年8月6日',
    );
    midnightOf(house, '2026-09-13');
    await runDaily(house);
    expect(await history()).toHaveLength(3);
  });

  test('state: blue before it is due, yellow in rework, red the day after', async () => {
    const request = await Request.in(house, 1, 'inProgress');
    midnightOf(house, '2026-08-05');
    await runDaily(house);
    await issueDraft('2026-08-10');
    await request.move('claimCase');
    await request.filer('reopenCase');
    midnightOf(house, '2026-08-06');
    await runDaily(house);
    await issueDraft('2026-08-10');
    midnightOf(house, '2026-08-13');
    await runDaily(house);
    await issueDraft('2026-08-14');
    expect(await history()).toEqual([
      ['blue', '督〔2026〕咸丰蓝001号'],
      ['yellow', '督〔2026〕咸丰黄001号'],
      ['red', '督〔2026〕咸丰红001号'],
    ]);
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 0 });
  });

  test('state: the data that climbed the ladder are red at once, and no second red while it is open', async () => {
    await Request.in(house, 1, 'signedFor');
    const days = [];
    for (const date of ['2026-08-07', '2026-08-11', '2026-08-13']) {
      const drafts = await checkedOn(house, date);
      days.push(drafts.map(({ colour }) => colour));
      for (const draft of drafts) expect((await issue(house, draft, '2026-08-31')).status).toBe(200);
    }
    expect(days).toEqual([['red'], [], []]);
    expect(await history()).toEqual([['red', '督〔2026〕咸丰红001号']]);
  });

  test('200 issued at the same moment by four instances and sent again are numbered 001 to 200 without a gap', async () => {
    const drafts = Array.from({ length: 200 }, (_, n) => makeDraft(n));
    const store = intakeStore(house.platform.tables.records);
    await Promise.all(drafts.map((draft) => store.write(store.saveNotice(j, draft))));
    const tablesOf = (name?: Parameters<House['platformOf']>[0]) =>
      (name ? house.platformOf(name) : house.platform).tables;
    const instances = Array.from({ length: 4 }, () => new House(house.platform, house.clock, tablesOf));
    /** A client repeats when it is told that the house is busy. */
    const issueUntilDone = async (draft: Notice, at: House): Promise<number> => {
      const { status } = await issue(house, draft, '2026-08-10', at);
      return status === 503 ? issueUntilDone(draft, at) : status;
    };
    const send = (all: readonly Notice[], turn: number) =>
      all.map((draft, n) => issueUntilDone(draft, instances[(n + turn) % 4]!));
    const impatient = drafts.filter((_, n) => n % 10 === 0);
    const statuses = await Promise.all([...send(drafts, 0), ...send(impatient, 1)]);
    expect(statuses.filter((status) => status === 200)).toHaveLength(200);
    expect(new Set(await Promise.all(send(drafts, 2)))).toEqual(new Set([409]));
    const numbers = (await listed(house)).map(({ number }) => number).sort();
    expect(numbers).toEqual(
      Array.from({ length: 200 }, (_, n) => `督〔2026〕咸丰红${String(n + 1).padStart(3, '0')}号`),
    );
  }, 240_000);
});

describe('what the notices of a period call for', () => {
  const issuedNotices = async (...colours: Notice['colour'][]) => {
    const store = intakeStore(house.platform.tables.records);
    for (const [n, colour] of colours.entries()) {
      const draft = { ...makeDraft(n), colour };
      await store.write(store.saveNotice(j, draft));
      expect((await issue(house, draft, '2026-08-20')).status).toBe(200);
    }
  };
  const called = async (on?: string, visitor: Parameters<House['ok']>[2] = staff.supervisor) => {
    const answer = await house.ok('listConsequences', { jurisdiction: j, ...(on && { on }) }, visitor);
    return answer.items.map(({ colour, number, measure, points }) => [colour, number, measure, points]);
  };

  test('[S9] the second yellow a letter and −1, a red an interview and −2; a withdrawn one nothing', async () => {
    await issuedNotices('yellow', 'yellow', 'blue', 'red', 'red');
    const [, , , , last] = await listed(house);
    await house.ok('withdrawNotice', { ...target(house, last!), reason: '重复' }, staff.supervisor);
    expect(await called()).toEqual([
      ['yellow', '督〔2026〕咸丰黄002号', 'letter', -1],
      ['red', '督〔2026〕咸丰红001号', 'interview', -2],
    ]);
    expect(await called(undefined, staff.market)).toHaveLength(2);
    expect(await called(undefined, staff.land)).toEqual([]);
    expect(await called('2027-01-01')).toEqual([]);
    expect(await called('2026-01-01')).toHaveLength(2);
  });

  test('period and table are the county’s: counted by month, the second red −4', async () => {
    await configure(house, {
      countedBy: 'month',
      consequences: [{ colour: 'red', from: 2, measure: 'interview', points: -4 }],
    });
    await issuedNotices('red', 'red');
    expect(await called()).toEqual([['red', '督〔2026〕咸丰红002号', 'interview', -4]]);
    expect(await called('2026-09-01')).toEqual([]);
  });
});
