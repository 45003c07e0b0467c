import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { wiring } from '../../../functions/intake/notify.handler.ts';
import { outgoing } from '../../../functions/platform/notify/outgoing.ts';
import type { Outgoing } from '../../../functions/platform/notify/outgoing.ts';
import { staff } from '../../fixtures/county.ts';
import type { Received } from '../platform/receiver.ts';
import { PlayedPost } from './notifyPlay.ts';
import type { PlayedChannel } from './notifyPlay.ts';
import { Request } from './play.ts';

const jurisdiction = '422826';
let post: PlayedPost;
beforeAll(async () => {
  post = await PlayedPost.open();
});
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await post.begin();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => post.close());

describe('at least once', () => {
  test('what a receiver refuses waits, is tried again with growing pauses, and shows at the office', async () => {
    const all = await post.channel({ events: ['new'] });
    const request = await Request.file(post.house, 5);
    post.receiver.answering.status = 500;
    await post.stream();
    expect(all.messages()).toHaveLength(3);
    expect(post.pauses).toEqual([500, 2000]);
    expect(await all.view()).toMatchObject({
      waiting: 1,
      failed: 0,
      last: { ok: false, zh: '对方应答500' },
    });
    await post.hourly();
    expect(all.messages()).toEqual([]);
    post.receiver.answering.status = 200;
    post.house.clock.set('2026-09-01T09:10:00+08:00');
    await post.hourly();
    expect(all.told()).toMatchObject([{ event: 'new', subject: { id: request.id } }]);
    expect(await all.view()).toMatchObject({ waiting: 0, last: { ok: true, zh: '已送达1条' } });
  });

  test('what nobody ever takes is given up after twelve times, and that is shown', async () => {
    const all = await post.channel({ events: ['new'] });
    await Request.file(post.house, 6);
    post.receiver.answering.status = 503;
    await post.stream();
    for (let day = 2; day < 14; day++) {
      post.house.clock.set(`2026-09-${String(day).padStart(2, '0')}T12:00:00+08:00`);
      await post.hourly();
    }
    expect(await all.view()).toMatchObject({ waiting: 0, failed: 1, last: { ok: false } });
    expect(all.messages()).toHaveLength(36);
  });

  test('several senders at once send it once', async () => {
    const all = await post.channel({ events: ['new'] });
    for (const n of [7, 8, 9]) await Request.file(post.house, n);
    await post.changes();
    await Promise.all([post.again(), post.again(), post.hourly(), post.hourly()]);
    await post.hourly();
    const ids = all.told().map(({ subject }) => subject.id);
    expect(new Set(ids).size).toBe(3);
    expect(ids).toHaveLength(3);
  });

  test('a change that cannot be worked on is given back to Lambda; what stood before it is not told again', async () => {
    const all = await post.channel({ events: ['new'] });
    const requests = [await Request.file(post.house, 10), await Request.file(post.house, 11)];
    const changes = await post.changes();
    const at = changes.findIndex(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S?.endsWith(requests[1]!.id));
    const broken = structuredClone(changes);
    for (const { dynamodb } of broken.slice(at)) dynamodb!.NewImage!['state'] = { S: 'nonsense' };
    const itemIdentifier = changes.slice(at).find(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S === 'case')!
      .dynamodb!.SequenceNumber!;
    expect(await post.run({ Records: broken })).toEqual({ batchItemFailures: [{ itemIdentifier }] });
    expect(all.told().map(({ subject }) => subject.id)).toEqual([requests[0]!.id]);
    expect(await post.again()).toEqual({ batchItemFailures: [] });
    expect(all.told().map(({ subject }) => subject.id)).toEqual([requests[1]!.id]);
  });

  test('a receiver that does not answer holds up its own channel only', async () => {
    const urls = [`${post.receiver.url}/dead`, `${post.receiver.url}/live`];
    const [dead, live] = await Promise.all(urls.map((url) => post.channel({ events: ['new'], url })));
    await Request.file(post.house, 14);
    const { promise: served, resolve: serve } = Promise.withResolvers<void>();
    const slow: Outgoing = {
      refusal: () => undefined,
      post: async (url) => {
        if (url.endsWith('/live')) serve();
        else await served;
        return { status: url.endsWith('/live') ? 200 : 504, body: '' };
      },
    };
    const run = wiring(post.house.platformOf('intake-notify'), slow, async () => undefined);
    await run({ Records: await post.changes() });
    expect(await dead!.view()).toMatchObject({ waiting: 1, last: { ok: false } });
    expect(await live!.view()).toMatchObject({ waiting: 0, last: { ok: true } });
  });

  test('while a receiver fails only what is urgent tries it; the rest waits for the hourly run', async () => {
    const all = await post.channel({ events: ['new'] });
    post.receiver.answering.status = 500;
    await Request.file(post.house, 21);
    await post.stream();
    expect(all.messages()).toHaveLength(3);
    post.house.clock.set('2026-09-01T09:01:00+08:00');
    await Request.file(post.house, 22);
    await post.stream();
    expect(all.messages()).toEqual([]);
    const urgent = await Request.file(post.house, 23, { urgent: true });
    await post.stream();
    expect(all.told().map(({ subject }) => subject.id)).toEqual([urgent.id, urgent.id, urgent.id]);
    post.receiver.answering.status = 200;
    post.house.clock.set('2026-09-01T09:10:00+08:00');
    await post.hourly();
    expect(all.told()).toHaveLength(3);
  });

  test('an urgent case does not wait an hour because another sender is at work in its channel', async () => {
    const all = await post.channel({ events: ['new'] });
    const { house } = post;
    const { deliveries } = house.platform.tables;
    const key = { pk: `${jurisdiction}#state`, sk: all.id };
    const state = { minute: 0, sentInMinute: 0 };
    await deliveries.write(
      deliveries.insert(key, { ...state, version: 1, busyUntil: '2026-09-01T01:02:00.000Z' }),
    );
    const calm = await Request.file(house, 12);
    await post.stream();
    expect([all.messages(), post.pauses]).toEqual([[], []]);
    const urgent = await Request.file(house, 13, { urgent: true });
    const release = async () =>
      deliveries.write(deliveries.put(key, { ...state, version: 2, busyUntil: '2026-09-01T01:00:00.000Z' }));
    await wiring(
      house.platformOf('intake-notify'),
      outgoing({ loopback: true }),
      release,
    )({ Records: await post.changes() });
    expect(all.told().map(({ subject }) => subject.id)).toEqual([urgent.id, calm.id]);
  });
});

describe('the receivers’ own rules', () => {
  test('a webhook is signed over time and body', async () => {
    const all = await post.channel({ events: ['new'] });
    await Request.file(post.house, 15);
    await post.stream();
    const [{ headers, text }] = all.messages() as [Received];
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-yixiantong-signature']))!;
    expect(Number(t)).toBe(post.house.clock.now().getTime() / 1000);
    expect(v1).toBe(createHmac('sha256', 'webhook-secret').update(`${t}.${text}`).digest('hex'));
  });

  /** Lets a channel have sent so many messages this minute. */
  async function sentBefore({ id }: PlayedChannel, sentInMinute: number): Promise<void> {
    const { deliveries } = post.house.platform.tables;
    const now = post.house.clock.now();
    const minute = now.getTime() / 60_000;
    await deliveries.write(
      deliveries.insert(
        { pk: `${jurisdiction}#state`, sk: id },
        { version: 1, busyUntil: now.toISOString(), minute, sentInMinute },
      ),
    );
  }

  test('a WeCom robot gets markdown; after 20 messages in a minute the next waits', async () => {
    const robot = await post.channel({ kind: 'wecom', events: ['new'] });
    await sentBefore(robot, 18);
    for (let n = 0; n < 3; n++) await Request.file(post.house, 100 + n);
    for (const change of await post.changes()) await post.run({ Records: [change] });
    const messages = robot.messages();
    expect(messages[0]!.json).toMatchObject({
      msgtype: 'markdown',
      markdown: { content: expect.stringContaining('[新诉求待受理 · ') as string },
    });
    expect(messages).toHaveLength(2);
    expect(await robot.view()).toMatchObject({ waiting: 1 });
    post.house.clock.set('2026-09-01T09:01:00+08:00');
    await post.hourly();
    expect(robot.messages()).toHaveLength(1);
  });

  test('tries again count against the limit of a minute as well', async () => {
    const robot = await post.channel({ kind: 'dingtalk', events: ['new'] });
    await sentBefore(robot, 18);
    post.receiver.answering.body = '{"errcode":130101}';
    await Request.file(post.house, 16);
    await post.stream();
    expect(robot.messages()).toHaveLength(2);
  });

  test('a robot that answers 200 with an error did not take it', async () => {
    const robot = await post.channel({ kind: 'wecom', events: ['new'] });
    await Request.file(post.house, 17);
    post.receiver.answering.body = '{"errcode":45009,"errmsg":"api freq out of limit"}';
    await post.stream();
    expect(await robot.view()).toMatchObject({
      waiting: 1,
      last: { ok: false, zh: '机器人没有收下(errcode 45009)' },
    });
  });

  test('a DingTalk robot gets time and signature in the address, and its keyword', async () => {
    const secret = 'SEC-dingtalk';
    const robot = await post.channel({ kind: 'dingtalk', events: ['new'], secret, keyword: '督办' });
    await Request.file(post.house, 18);
    await post.stream();
    const [{ path, json }] = robot.messages() as [Received];
    const { searchParams } = new URL(path, post.receiver.url);
    const timestamp = searchParams.get('timestamp')!;
    expect(searchParams.get('sign')).toBe(
      createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'),
    );
    expect(json).toMatchObject({
      msgtype: 'markdown',
      markdown: { text: expect.stringContaining('督办') as string },
    });
  });

  test('e-mail goes where the deployment has it, and is refused where not', async () => {
    const mails: { recipients: readonly string[]; subject: string; text: string }[] = [];
    const { house } = post;
    const recipients = ['office@example.org'];
    const mail = { jurisdiction, channelId: 'mail', version: 0, name: '邮件', recipients, active: true };
    const setup = { ...mail, kind: 'email' as const, events: ['new' as const] };
    expect(await house.refusal('saveChannel', setup, staff.office)).toMatchObject({
      type: 'rule-refused',
      detail: { zh: '本部署没有配置邮件,请改用机器人或网址' },
    });
    const out = outgoing({
      loopback: false,
      mail: async (to, subject, text) => void mails.push({ recipients: to, subject, text }),
    });
    const { wiring: office } = await import('../../../functions/platform/notify.handler.ts');
    const { saveChannel } = office(house.platformOf('platform-notify'), out);
    const caller = { kind: 'staff', ...staff.office, jurisdiction } as const;
    expect(await saveChannel(setup, caller)).toMatchObject({ target: '1' });
    await Request.file(house, 19);
    await wiring(house.platformOf('intake-notify'), out)({ Records: await post.changes() });
    expect(mails).toMatchObject([
      {
        recipients,
        subject: '一线通提醒(1条)',
        text: expect.stringContaining('New case to accept') as string,
      },
    ]);
  });
});
