import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { outgoing } from '../../../functions/platform/notify/outgoing.ts';
import type { Platform, StaffCaller } from '../../../functions/platform/ports.ts';
import { wiring } from '../../../functions/survey/push.handler.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { PushKind } from '../../../shared/survey/push.ts';
import { staff } from '../../fixtures/county.ts';
import type { House } from '../../fixtures/house.ts';
import { openReceiver } from '../platform/receiver.ts';
import type { Received, Receiver } from '../platform/receiver.ts';
import { drawSurvey, tokenOf } from './survey.ts';
import type { Survey } from './survey.ts';

const secret = 'sixteen-characters-and-more';
const closesOn = '2026-09-25';
const caller: StaffCaller = { kind: 'staff', person: 'p-office', roles: ['office'], jurisdiction: '422826' };

let receiver: Receiver;
let house: House;
let survey: Survey;
const pauses: number[] = [];
beforeAll(async () => {
  vi.stubEnv('OUTGOING_LOOPBACK', '1');
  receiver = await openReceiver();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await receiver.close();
});
beforeEach(() => {
  receiver.take();
  receiver.answering.status = 200;
  pauses.length = 0;
});

/** Sixty enterprises, of which twenty are drawn and none has a link. */
async function draw(): Promise<void> {
  survey = await drawSurvey(60);
  house = survey.house;
}

interface Batch {
  readonly batch: string;
  readonly links: readonly { enterprise: string; name: string; phone: string; url: string }[];
}
const batchIn = ({ json }: Received) => json as unknown as Batch;
const taken = () => receiver.take().map(batchIn);

const settle = (over: Partial<InputOf<'savePushSettings'>> = {}) =>
  house.call(
    'savePushSettings',
    { jurisdiction: house.jurisdiction, version: 0, url: `${receiver.url}/sms`, secret, ...over },
    staff.office,
  );
const push = (over: Partial<InputOf<'pushLinks'>> = {}) =>
  house.ok('pushLinks', { ...survey.where, closesOn, limit: 8, ...over }, staff.office);
const state = (kind: PushKind = 'invitations') =>
  house.ok('readPush', { ...survey.where, kind }, staff.office);
const opened = async ({ url }: { url: string }) =>
  (await house.call('openInvitation', {}, { invited: tokenOf(url) })).status;

/** Pushes by the function as Lambda has it, but that its pauses take no time. */
const pushed = (over: Partial<Platform> = {}) =>
  wiring(
    { ...house.platformOf('survey-push'), ...over },
    outgoing({ loopback: true }),
    async (ms) => void pauses.push(ms),
  ).pushLinks({ ...survey.where, kind: 'invitations', closesOn, limit: 8 }, caller);

describe('[X5] the links of a month are pushed to the office’s own service', () => {
  beforeEach(draw);

  test('in signed batches until nobody is left; the links open, and no answer, record or log holds one', async () => {
    const written: string[] = [];
    for (const level of ['info', 'error'] as const)
      vi.spyOn(console, level).mockImplementation((line: string) => void written.push(line));
    await settle();
    expect(await state()).toMatchObject({ delivered: 0, unconfirmed: 0, remaining: 20, busy: false });
    const answers = [await push(), await push(), await push()];
    expect(answers.map(({ delivered, batches, remaining }) => [delivered, batches, remaining])).toEqual([
      [8, 1, 12],
      [16, 2, 4],
      [20, 3, 0],
    ]);
    expect(await push()).toMatchObject({ delivered: 20, batches: 3, remaining: 0 });

    const received = receiver.take();
    for (const { headers, text, path } of received) {
      const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-yixiantong-signature']))!;
      expect(v1).toBe(createHmac('sha256', secret).update(`${t}.${text}`).digest('hex'));
      expect([path, Number(t)]).toEqual(['/sms', house.clock.now().getTime() / 1000]);
    }
    const batches = received.map(batchIn);
    expect(batches[0]).toMatchObject({
      source: 'yixiantong',
      kind: 'invitations',
      jurisdiction: { code: '422826', name: '咸丰县' },
      month: survey.where.month,
      closesOn,
    });
    expect(new Set(batches.map(({ batch }) => batch)).size).toBe(3);
    const links = batches.flatMap((one) => one.links);
    const { drawn } = await house.ok('auditFrame', survey.where, staff.auditor);
    expect(links.map(({ enterprise }) => enterprise)).toEqual(drawn);
    expect(links[0]).toMatchObject({
      phone: '00000000',
      name: expect.stringContaining('咸丰测试') as string,
    });
    expect(await Promise.all(links.slice(0, 3).map(opened))).toEqual([200, 200, 200]);
    expect(await survey.round()).toMatchObject({ state: 'open', invited: 20, closesOn });

    const { records } = house.platform.tables;
    const kept = await records.list(
      { pk: `${house.jurisdiction}#round#${survey.where.month}`, prefix: 'push' },
      {
        parse: (item: unknown) => item,
      } as never,
    );
    vi.restoreAllMocks();
    expect(written.some((line) => line.includes('pushLinks') || line.includes('/push'))).toBe(true);
    written.push(...kept.map((one) => JSON.stringify(one)), JSON.stringify(answers));
    for (const { url } of links) expect(written.join('\n')).not.toContain(tokenOf(url));
    expect(written.join('\n')).not.toContain(secret);
  });

  test('what the receiver does not take goes again: the same bytes at once, new links at the next push', async () => {
    await settle();
    receiver.answering.status = 500;
    expect(await pushed()).toMatchObject({
      delivered: 0,
      unconfirmed: 8,
      remaining: 20,
      last: { ok: false, zh: '对方应答500' },
    });
    expect(pauses).toEqual([500, 2000]);
    const tries = receiver.take();
    expect(tries).toHaveLength(3);
    expect(new Set(tries.map(({ text }) => text)).size).toBe(1);
    const first = batchIn(tries[0]!);
    expect(await survey.submit(tokenOf(first.links[0]!.url))).toMatchObject({ status: 201 });

    receiver.answering.status = 200;
    expect(await pushed()).toMatchObject({ delivered: 7, unconfirmed: 0, remaining: 12 });
    const [second] = taken();
    expect(second).toMatchObject({ replaces: first.batch });
    expect(second!.batch).not.toBe(first.batch);
    expect(second!.links.map(({ enterprise }) => enterprise)).toEqual(
      first.links.slice(1).map(({ enterprise }) => enterprise),
    );
    expect([await opened(first.links[1]!), await opened(second!.links[0]!)]).toEqual([404, 200]);
    expect(await survey.round()).toMatchObject({ invited: 8, answered: 1 });
    await pushed();
    expect(taken()[0]).not.toHaveProperty('replaces');
  });

  test('a function that dies between two links leaves nobody out and nobody twice', async () => {
    await settle();
    let left = 3;
    const { ids } = house.platform;
    const dying = {
      id: ids.id,
      bytes: (count: number) => {
        if (left-- === 0) throw new Error('killed');
        return ids.bytes(count);
      },
    };
    await expect(pushed({ ids: dying })).rejects.toThrow('killed');
    expect(receiver.take()).toEqual([]);
    for (let remaining = 1; remaining > 0;) ({ remaining } = await push());
    const links = taken().flatMap((one) => one.links);
    expect(new Set(links.map(({ enterprise }) => enterprise)).size).toBe(20);
    expect(links).toHaveLength(20);
    expect(await survey.round()).toMatchObject({ state: 'open', invited: 20 });
  });

  test('two who push at the same moment: one goes, the other is told to wait', async () => {
    await settle();
    const both = await Promise.all(
      [0, 1].map(() => house.call('pushLinks', { ...survey.where, closesOn }, staff.office)),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({
      type: 'not-acceptable-now',
      detail: { zh: '有人正在推送这个月的链接,请过一分钟再试' },
    });
    expect(taken().map(({ links }) => links.length)).toEqual([20]);
  });

  test('reminders: new links for who has not answered, once a day, counted', async () => {
    await settle();
    await push({ limit: 100 });
    const [invited] = taken();
    await survey.submit(tokenOf(invited!.links[0]!.url));
    await push({ kind: 'reminders', limit: 10 });
    expect(await push({ kind: 'reminders', limit: 10 })).toMatchObject({ delivered: 19, remaining: 0 });
    const links = taken().flatMap((one) => one.links);
    expect(links.map(({ enterprise }) => enterprise)).toEqual(
      invited!.links
        .slice(1)
        .map(({ enterprise }) => enterprise)
        .toSorted(),
    );
    const old = invited!.links.find(({ enterprise }) => enterprise === links[0]!.enterprise)!;
    expect([await opened(old), await opened(links[0]!)]).toEqual([404, 200]);
    expect((await survey.round()).reminders).toEqual([{ on: '2026-09-01', count: 19, newLinks: 19 }]);

    expect(await push({ kind: 'reminders' })).toMatchObject({ delivered: 19 });
    expect(receiver.take()).toEqual([]);
    house.clock.set('2026-09-02T09:00:00+08:00');
    expect(await state('reminders')).toMatchObject({ remaining: 19 });
    await push({ kind: 'reminders', limit: 100 });
    expect(taken()[0]!.links).toHaveLength(19);
    await survey.close();
    expect(
      await house.refusal('pushLinks', { ...survey.where, kind: 'reminders' }, staff.office),
    ).toMatchObject({ type: 'round-closed' });
  });
});

describe('[X5] the address that links go to', () => {
  beforeAll(draw);

  const settings = async () =>
    (await house.ok('readPushSettings', { jurisdiction: house.jurisdiction }, staff.auditor)).settings;

  test('leads over HTTPS to the public internet alone', async () => {
    for (const [url, zh] of [
      ['http://sms.example.com/hook', '地址应以https://开头,且不带用户名和密码'],
      ['https://user:word@sms.example.com/', '地址应以https://开头,且不带用户名和密码'],
      ['https://10.0.0.8/hook', '不能发往内部网络地址'],
      ['https://169.254.169.254/latest', '不能发往内部网络地址'],
      ['https://sms.internal/hook', '不能发往内部网络地址'],
    ] as const)
      expect((await settle({ url })).body).toMatchObject({
        type: 'rule-refused',
        fields: [{ pointer: '/url', zh }],
      });
    expect(await settings()).toBeUndefined();
  });

  test('needs a secret of sixteen characters, and an address', async () => {
    expect((await settle({ secret: undefined })).body).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/secret' }],
    });
    expect((await settle({ secret: 'short' })).body).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/secret', zh: '签名密钥至少16个字符' }],
    });
    expect((await settle({ url: undefined })).body).toMatchObject({ fields: [{ pointer: '/url' }] });
    expect(await settings()).toBeUndefined();
  });

  test('is told by its host alone; what is left out stays; a stale version is refused', async () => {
    expect((await settle()).body).toMatchObject({ version: 1, active: true });
    const host = new URL(receiver.url).host;
    expect(await settings()).toEqual({
      version: 1,
      changedAt: house.clock.now().toISOString(),
      changedBy: 'p-office',
      target: host,
      active: true,
    });
    expect((await settle()).body).toMatchObject({ type: 'stale-version' });
    const off = { version: 1, url: undefined, secret: undefined, active: false };
    expect((await settle(off)).body).toMatchObject({ target: host, active: false });
  });

  test('switched off, takes nothing; switched on, is tried with a batch that holds no link', async () => {
    const where = { jurisdiction: house.jurisdiction };
    const off = { type: 'not-acceptable-now', detail: { zh: '链接推送已停用,请先在设置里启用' } };
    expect(await house.refusal('testPush', where, staff.office)).toMatchObject(off);
    expect(await house.refusal('pushLinks', { ...survey.where, closesOn }, staff.office)).toMatchObject(off);
    expect(receiver.take()).toEqual([]);
    await settle({ version: 2, url: undefined, secret: undefined });
    expect(await house.ok('testPush', where, staff.office)).toMatchObject({ ok: true });
    expect(taken()).toEqual([
      { source: 'yixiantong', kind: 'test', batch: expect.any(String) as string, links: [] },
    ]);
  });

  test('nothing is pushed without a closing day, or by anyone but the office', async () => {
    const refusal = (
      over: Partial<InputOf<'pushLinks'>>,
      visitor: Parameters<House['refusal']>[2] = staff.office,
    ) => house.refusal('pushLinks', { ...survey.where, closesOn, ...over }, visitor);
    expect(await refusal({ closesOn: undefined })).toMatchObject({ fields: [{ pointer: '/closesOn' }] });
    expect(await refusal({ closesOn: '2026-08-31' })).toMatchObject({ fields: [{ pointer: '/closesOn' }] });
    expect(await refusal({ kind: 'reminders' })).toMatchObject({ type: 'illegal-move', current: 'drawn' });
    expect(await refusal({ month: '2026-10' })).toMatchObject({ type: 'not-found' });
    expect(await refusal({}, staff.auditor)).toMatchObject({ type: 'forbidden' });
    expect(await refusal({}, { ...staff.office, jurisdiction: '522702' })).toMatchObject({
      type: 'forbidden',
    });
    expect(receiver.take()).toEqual([]);
    expect(await survey.round()).toMatchObject({ state: 'drawn', invited: 0 });
  });
});
