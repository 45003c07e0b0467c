import { beforeEach, describe, expect, test } from 'vitest';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { defaultIntakeConfig } from '../../../shared/intake/index.ts';
import type { IntakeConfig, Notice } from '../../../shared/intake/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { intakeStore } from '../../../functions/intake/store.ts';
import { House, openHouse } from '../../fixtures/house.ts';
import { Request, runDaily } from './play.ts';

let house: House;
let j: string;
/** Monday 3 August 2026. */
beforeEach(async () => {
  house = await openHouse('2026-08-03T09:00:00+08:00');
  j = house.jurisdiction;
  await foundCounty(house);
});

type Settings = OutputOf<'readIntakeConfiguration'>['settings'];
const configure = async (notices: Partial<IntakeConfig['notices']>, over: Partial<Settings> = {}) => {
  const { version, settings } = await house.ok('readIntakeConfiguration', { jurisdiction: j }, staff.admin);
  const changed = { ...settings, ...over, notices: { ...settings.notices, ...notices } } as Settings;
  return house.ok('saveIntakeConfiguration', { jurisdiction: j, version, settings: changed }, staff.admin);
};
const notices = async () => (await house.ok('listNotices', { jurisdiction: j }, staff.supervisor)).items;
const history = async () => (await notices()).map(({ colour, number }) => [colour, number]);
const target = ({ id, version }: Notice) => ({ jurisdiction: j, noticeId: id, version });
const issue = (draft: Notice, deadline: string, at = house) =>
  at.call('issueNotice', { ...target(draft), requirement: '限期办结并书面报告', deadline }, staff.supervisor);
const issueDraft = async (deadline: string) => {
  const draft = (await notices()).find(({ state }) => state === 'draft')!;
  expect((await issue(draft, deadline)).status).toBe(200);
};
/** The `n`-th red draft, each of a matter of its own. */
const makeDraft = (n: number): Notice => ({
  version: 1,
  changedAt: '2026-08-03T01:00:00.000Z',
  changedBy: 'system',
  id: `2026-draft-${n}`,
  colour: 'red',
  state: 'draft',
  matter: { kind: 'case', id: `case-${n}`, title: `第${n}件` },
  cause: 'overdue:reply',
  basis: { zh: '首次答复已超期', en: 'The first reply is overdue' },
  requirement: '限期答复',
  deadline: '2026-08-10',
  leadUnit: 'u-market',
  supportingUnits: [],
  draftedAt: '2026-08-03T01:00:00.000Z',
});
const dayAt = (date: string) => house.clock.set(`${date}T00:05:00+08:00`);

describe('[S9] three colours', () => {
  test('ladder: one matter goes blue, yellow, red, each after the one before was not met; history stays', async () => {
    await configure({ ruleset: 'ladder' });
    await Request.in(house, 1, 'signedFor');
    dayAt('2026-08-06');
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 0 });
    dayAt('2026-08-07');
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 1, checked: 1 });
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 0 });
    await issueDraft('2026-08-10');
    dayAt('2026-08-10');
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 0 });
    dayAt('2026-08-11');
    await Promise.all([runDaily(house), runDaily(house)]);
    await issueDraft('2026-08-12');
    dayAt('2026-08-13');
    await runDaily(house);
    await issueDraft('2026-08-14');
    expect(await history()).toEqual([
      ['blue', '督〔2026〕咸丰蓝001号'],
      ['yellow', '督〔2026〕咸丰黄001号'],
      ['red', '督〔2026〕咸丰红001号'],
    ]);
    expect((await notices())[1]!.basis.zh).toBe(
      '蓝色督办单到期未落实且无正当理由;首次答复已超期:时限为2026年8月6日',
    );
    dayAt('2026-09-13');
    await runDaily(house);
    expect(await history()).toHaveLength(3);
  });

  test('state: blue before it is due, yellow in rework, red the day after', async () => {
    const request = await Request.in(house, 1, 'inProgress');
    dayAt('2026-08-05');
    await runDaily(house);
    await issueDraft('2026-08-10');
    await request.move('claimCase');
    await request.filer('reopenCase');
    dayAt('2026-08-06');
    await runDaily(house);
    await issueDraft('2026-08-10');
    dayAt('2026-08-13');
    await runDaily(house);
    await issueDraft('2026-08-14');
    expect(await history()).toEqual([
      ['blue', '督〔2026〕咸丰蓝001号'],
      ['yellow', '督〔2026〕咸丰黄001号'],
      ['red', '督〔2026〕咸丰红001号'],
    ]);
    expect((await runDaily(house))[0]).toMatchObject({ drafted: 0 });
  });

  test('the data that make a blue under one ruleset make a red under the other', async () => {
    const first = async (ruleset: 'state' | 'ladder', n: number) => {
      await configure({ ruleset });
      dayAt('2026-08-03');
      const { id } = await Request.in(house, n, 'signedFor');
      dayAt('2026-08-07');
      await house.ok('draftNotices', { jurisdiction: j }, staff.office);
      return (await notices()).find(({ matter }) => matter.id === id)?.colour;
    };
    expect(await first('ladder', 1)).toBe('blue');
    expect(await first('state', 2)).toBe('red');
  });

  test('200 issued at the same moment by four instances are numbered 001 to 200 without a gap', async () => {
    const drafts = Array.from({ length: 200 }, (_, n) => makeDraft(n));
    const store = intakeStore(house.platform.tables.records);
    await Promise.all(drafts.map((draft) => store.write(store.saveNotice(j, draft))));
    const tablesOf = (name?: Parameters<House['platformOf']>[0]) =>
      (name ? house.platformOf(name) : house.platform).tables;
    const instances = Array.from({ length: 4 }, () => new House(house.platform, house.clock, tablesOf));
    /** A client repeats when it is told that the house is busy. */
    const issueUntilDone = async (draft: Notice, at: House): Promise<number> => {
      const { status } = await issue(draft, '2026-08-10', at);
      return status === 503 ? issueUntilDone(draft, at) : status;
    };
    const statuses = await Promise.all(drafts.map((draft, n) => issueUntilDone(draft, instances[n % 4]!)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const numbers = (await notices()).map(({ number }) => number).sort();
    expect(numbers).toEqual(
      Array.from({ length: 200 }, (_, n) => `督〔2026〕咸丰红${String(n + 1).padStart(3, '0')}号`),
    );
  }, 120_000);
});

describe('the life of a notice', () => {
  const drafted = async () => {
    await Request.in(house, 1, 'signedFor');
    dayAt('2026-08-07');
    await house.ok('draftNotices', { jurisdiction: j }, staff.supervisor);
    return (await notices())[0]!;
  };

  test('drafted, issued, signed for, replied to, reviewed; every other order is refused', async () => {
    const draft = await drafted();
    expect(draft).toMatchObject({ state: 'draft', leadUnit: 'u-market', deadline: '2026-08-12' });
    expect(draft).not.toHaveProperty('number');
    const refused = async (notice: Notice, current: string, ...legal: string[]) => {
      const tries = {
        sign: () => house.refusal('signNotice', target(notice), staff.market),
        reply: () => house.refusal('replyNotice', { ...target(notice), reply: '已整改' }, staff.market),
        close: () => house.refusal('closeNotice', target(notice), staff.supervisor),
        withdraw: () =>
          house.refusal('withdrawNotice', { ...target(notice), reason: '误发' }, staff.supervisor),
        discard: () =>
          house.refusal('discardNotice', { ...target(notice), reason: '误发' }, staff.supervisor),
      };
      for (const [action, attempt] of Object.entries(tries))
        if (!legal.includes(action)) expect(await attempt()).toMatchObject({ type: 'illegal-move', current });
    };
    expect(await house.refusal('signNotice', target(draft), staff.market)).toMatchObject({
      type: 'not-found',
    });
    expect((await issue(draft, '2026-08-06')).body).toMatchObject({ type: 'rule-refused' });
    expect((await issue(draft, '2026-08-10')).status).toBe(200);
    expect((await issue(draft, '2026-08-10')).body).toMatchObject({ type: 'stale-version' });
    const current = async () => (await notices())[0]!;
    await refused(await current(), 'issued', 'sign', 'withdraw');
    expect(await house.refusal('signNotice', target(await current()), staff.land)).toMatchObject({
      type: 'not-found',
    });
    await house.ok('signNotice', target(await current()), staff.market);
    await refused(await current(), 'signed', 'reply', 'withdraw');
    await house.ok('replyNotice', { ...target(await current()), reply: '已于8月9日办结' }, staff.market);
    await refused(await current(), 'replied', 'close', 'withdraw');
    const closed = await house.ok(
      'closeNotice',
      { ...target(await current()), outcome: 'met', review: '情况属实' },
      staff.supervisor,
    );
    expect(closed).toMatchObject({ state: 'closed', outcome: 'met', reply: '已于8月9日办结' });
    await refused(closed, 'closed');
  });

  test('a withdrawn one stays visible with its number and reason, and the number is not given again', async () => {
    expect((await issue(await drafted(), '2026-08-10')).status).toBe(200);
    const [notice] = await notices();
    await house.ok('withdrawNotice', { ...target(notice!), reason: '系统时间有误' }, staff.supervisor);
    const [seen] = (await house.ok('listNotices', { jurisdiction: j }, staff.market)).items;
    expect(seen).toMatchObject({
      state: 'withdrawn',
      number: '督〔2026〕咸丰红001号',
      reason: '系统时间有误',
    });
    await Request.in(house, 2, 'signedFor');
    dayAt('2026-08-17');
    await runDaily(house);
    const draft = (await notices()).find(({ state }) => state === 'draft')!;
    expect((await issue(draft, '2026-08-18')).body).toMatchObject({ number: '督〔2026〕咸丰红002号' });
  });

  test('drafts are for office and supervisor; a discarded one is not drafted again', async () => {
    await Request.in(house, 1, 'inProgress');
    dayAt('2026-08-05');
    await runDaily(house);
    for (const visitor of [staff.market, staff.official])
      expect((await house.ok('listNotices', { jurisdiction: j }, visitor)).items).toEqual([]);
    const [draft] = await notices();
    await house.ok('discardNotice', { ...target(draft!), reason: '企业要求延后' }, staff.supervisor);
    await runDaily(house);
    expect(await notices()).toMatchObject([{ state: 'discarded', colour: 'blue', reason: '企业要求延后' }]);
  });

  test('a county may let its blue ones be issued by themselves', async () => {
    await configure({ autoIssue: ['blue'] });
    await Request.in(house, 1, 'inProgress');
    dayAt('2026-08-05');
    await runDaily(house);
    expect(await notices()).toMatchObject([
      { state: 'issued', issuer: 'system', number: '督〔2026〕咸丰蓝001号', leadUnit: 'u-market' },
    ]);
  });
});

describe('the county’s own rules', () => {
  test('[Z4] another county’s limits work at once and without code; a stale change is refused', async () => {
    const { settings } = await house.ok('readIntakeConfiguration', { jurisdiction: j }, staff.office);
    expect(settings).toEqual(defaultIntakeConfig);
    const request = await Request.in(house, 1, 'signedFor');
    const finish = async () => (await request.read()).clocks.find(({ clock }) => clock === 'finish')?.dueAt;
    expect(await finish()).toBe('2026-08-10T15:59:59.000Z');
    const ten = { amount: 10, unit: 'workingDays' } as const;
    await configure({}, { limits: { ...settings.limits, finish: { simple: ten, joint: ten } } });
    expect(await finish()).toBe('2026-08-17T15:59:59.000Z');
    expect(
      await house.refusal('saveIntakeConfiguration', { jurisdiction: j, version: 0, settings }, staff.admin),
    ).toMatchObject({ type: 'stale-version' });
    const other = await house.ok(
      'readIntakeConfiguration',
      { jurisdiction: '522702' },
      {
        roles: ['admin'],
        jurisdiction: '522702',
      },
    );
    expect(other).toEqual({ version: 0, settings: defaultIntakeConfig });
  });

  test('an extension once and before expiry; a pause stops the clocks until they resume', async () => {
    const request = await Request.in(house, 1, 'inProgress');
    const finish = async () => (await request.read()).clocks.find(({ clock }) => clock === 'finish');
    await request.move('extendCase', { amount: 3 });
    expect(await finish()).toMatchObject({ dueAt: '2026-08-13T15:59:59.000Z' });
    expect(await request.moveRefusal('extendCase')).toMatchObject({ type: 'illegal-move' });
    house.clock.set('2026-08-04T09:00:00+08:00');
    expect((await request.move('pauseCase')).statusLine.zh).toContain('已暂停计时(等待企业补充材料)');
    expect(await finish()).not.toHaveProperty('dueAt');
    expect(await request.moveRefusal('pauseCase')).toMatchObject({ type: 'illegal-move' });
    house.clock.set('2026-08-06T09:00:00+08:00');
    await request.move('resumeCase');
    expect(await finish()).toMatchObject({ dueAt: '2026-08-17T15:59:59.000Z' });
  });
});

describe('what the notices of a period call for', () => {
  const issuedNotices = async (...colours: Notice['colour'][]) => {
    const store = intakeStore(house.platform.tables.records);
    for (const [n, colour] of colours.entries()) {
      const draft = { ...makeDraft(n), colour };
      await store.write(store.saveNotice(j, draft));
      expect((await issue(draft, '2026-08-20')).status).toBe(200);
    }
  };
  const called = async (on?: string, visitor: Parameters<House['ok']>[2] = staff.supervisor) => {
    const answer = await house.ok('listConsequences', { jurisdiction: j, ...(on && { on }) }, visitor);
    return answer.items.map(({ colour, number, measure, points }) => [colour, number, measure, points]);
  };

  test('[S9] the second yellow a letter and −1, a red an interview and −2; a withdrawn one nothing', async () => {
    await issuedNotices('yellow', 'yellow', 'blue', 'red', 'red');
    const [, , , , last] = await notices();
    await house.ok('withdrawNotice', { ...target(last!), reason: '重复' }, staff.supervisor);
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
    await configure({
      countedBy: 'month',
      consequences: [{ colour: 'red', from: 2, measure: 'interview', points: -4 }],
    });
    await issuedNotices('red', 'red');
    expect(await called()).toEqual([['red', '督〔2026〕咸丰红002号', 'interview', -4]]);
    expect(await called('2026-09-01')).toEqual([]);
  });
});
