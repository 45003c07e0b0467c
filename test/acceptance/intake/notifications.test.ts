import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { wiring } from '../../../functions/intake/notify.handler.ts';
import { outgoing } from '../../../functions/platform/notify/outgoing.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { openReceiver } from '../platform/receiver.ts';
import type { Receiver } from '../platform/receiver.ts';
import { streamOf } from '../platform/stream.ts';
import { Request } from './play.ts';

const jurisdiction = '422826';
let receiver: Receiver;
let house: House;
const pauses: number[] = [];

beforeAll(async () => {
  vi.stubEnv('OUTGOING_LOOPBACK', '1');
  receiver = await openReceiver();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await receiver.close();
});
beforeEach(async () => {
  house = await openHouse(undefined, { streams: true });
  await foundCounty(house);
  pauses.length = 0;
  receiver.take();
  Object.assign(receiver.answering, { status: 200, body: '{"errcode":0}' });
});
afterEach(() => vi.restoreAllMocks());

/** The function as Lambda has it: with its own grants, and a way out to this machine. */
const run = () =>
  wiring(house.platformOf('intake-notify'), outgoing({ loopback: true }), async (ms) => void pauses.push(ms));

/** Gives the function everything the stream holds, the already told included, as after a failure. */
const stream = async () => run()({ Records: await streamOf(house.platform.tables.records) });
const hourly = () => run()({});

type Setup = Partial<InputOf<'saveChannel'>>;
const everything = ['new', 'assigned', 'dueTomorrow', 'overdue', 'reopened', 'notice'] as const;
const setUp = (channelId: string, over: Setup = {}) =>
  house.ok(
    'saveChannel',
    {
      jurisdiction,
      channelId,
      version: 0,
      name: '督查群',
      kind: 'webhook',
      events: [...everything],
      url: `${receiver.url}/${channelId}`,
      secret: 'webhook-secret',
      ...over,
    },
    staff.office,
  );
const channel = async (id: string) =>
  (await house.ok('listChannels', { jurisdiction }, staff.office)).items.find((one) => one.id === id)!;

interface Told {
  readonly event: string;
  readonly subject: { readonly id: string };
  readonly unit?: string;
  readonly dueOn?: string;
  readonly link: string;
  readonly text: { readonly zh: string };
}
const toldIn = ({ json }: { json: Record<string, unknown> }) => json['notifications'] as Told[];
const told = () => receiver.take().flatMap(toldIn);

describe('what happens is told, once, and to whom it concerns', () => {
  test('new, assigned, sent back, notice; the same stream again tells nothing twice', async () => {
    await setUp('all');
    await setUp('land', { unit: 'u-land', name: '自然资源局' });
    const request = await Request.in(house, 1, 'reopened');
    await stream();
    const messages = receiver.take();
    const byPath = Object.groupBy(messages, ({ path }) => path);
    expect(byPath['/all']!.flatMap(toldIn).map(({ event, unit }) => `${event} ${unit ?? 'office'}`)).toEqual([
      'new office',
      'assigned u-market',
      'reopened u-market',
    ]);
    expect(byPath['/land']).toBeUndefined();
    expect(byPath['/all']!.flatMap(toldIn)[1]).toMatchObject({
      subject: { kind: 'case', id: request.id },
      unitName: '县市场监督管理局',
      link: `https://yxt.example/desk.html?page=cases&id=${request.id}`,
    });
    await stream();
    await hourly();
    expect(receiver.received).toEqual([]);
  });

  test('nothing personal and nothing of the case’s text leaves', async () => {
    await setUp('all');
    await setUp('wecom', { kind: 'wecom' });
    const canaries = ['金丝雀正文', '金丝雀姓名', '13912345678', '金丝雀企业', '金丝雀地点', '金丝雀说明'];
    const request = await Request.file(house, 2, {
      text: `${canaries[0]}:用电问题`,
      contact: { name: canaries[1]!, phone: canaries[2]! },
      enterpriseName: canaries[3]!,
      place: canaries[4]!,
      urgent: true,
    });
    await request.through(['acceptCase', 'assignCase', 'signCase', 'replyCase', 'claimCase']);
    await request.filer('reopenCase', { reason: canaries[5]! });
    await stream();
    const sent = JSON.stringify(receiver.take());
    expect(sent).toContain(request.id);
    for (const canary of [...canaries, request.receipt]) expect(sent).not.toContain(canary);
  });

  test('due tomorrow, then overdue: each run of a clock once, however often it is checked', async () => {
    await setUp('all', { events: ['dueTomorrow', 'overdue'] });
    const request = await Request.file(house, 3);
    await hourly();
    expect(told()).toMatchObject([
      { event: 'dueTomorrow', subject: { id: request.id }, dueOn: '2026-09-02' },
    ]);
    await hourly();
    expect(told()).toEqual([]);
    house.clock.set('2026-09-03T09:10:00+08:00');
    await hourly();
    await hourly();
    expect(told()).toMatchObject([{ event: 'overdue', subject: { id: request.id }, dueOn: '2026-09-02' }]);
  });

  test('a notice is told to the unit that must answer it, with number, colour and deadline', async () => {
    await setUp('market', { unit: 'u-market', events: ['notice'] });
    const request = await Request.in(house, 4, 'inProgress');
    house.clock.set('2026-09-20T09:00:00+08:00');
    await house.ok('draftNotices', { jurisdiction }, staff.supervisor);
    const [draft] = (await house.ok('listNotices', { jurisdiction }, staff.supervisor)).items;
    expect(draft!.matter.id).toBe(request.id);
    await stream();
    expect(told()).toEqual([]);
    const { number } = await house.ok(
      'issueNotice',
      {
        jurisdiction,
        noticeId: draft!.id,
        version: draft!.version,
        requirement: '请答复',
        deadline: '2026-09-24',
      },
      staff.supervisor,
    );
    await stream();
    expect(told()).toMatchObject([
      { event: 'notice', number, colour: 'red', dueOn: '2026-09-24', unit: 'u-market' },
    ]);
  });
});

describe('at least once', () => {
  test('what a receiver refuses waits, is tried again with growing pauses, and shows at the office', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await setUp('all', { events: ['new'] });
    const request = await Request.file(house, 5);
    receiver.answering.status = 500;
    await stream();
    expect(receiver.take()).toHaveLength(3);
    expect(pauses).toEqual([500, 2000]);
    expect(await channel('all')).toMatchObject({
      waiting: 1,
      failed: 0,
      last: { ok: false, zh: '对方应答500' },
    });
    await hourly();
    expect(receiver.take()).toEqual([]);
    receiver.answering.status = 200;
    house.clock.set('2026-09-01T09:10:00+08:00');
    await hourly();
    expect(told()).toMatchObject([{ event: 'new', subject: { id: request.id } }]);
    expect(await channel('all')).toMatchObject({ waiting: 0, last: { ok: true, zh: '已送达1条' } });
  });

  test('what nobody ever takes is given up after twelve times, and that is shown', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await setUp('all', { events: ['new'] });
    await Request.file(house, 6);
    receiver.answering.status = 503;
    await stream();
    for (let day = 2; day < 20; day++) {
      house.clock.set(`2026-09-${String(day).padStart(2, '0')}T12:00:00+08:00`);
      await hourly();
    }
    expect(await channel('all')).toMatchObject({ waiting: 0, failed: 1, last: { ok: false } });
    expect(receiver.take()).toHaveLength(36);
  });

  test('several senders at once send it once', async () => {
    await setUp('all', { events: ['new'] });
    for (const n of [7, 8, 9]) await Request.file(house, n);
    await Promise.all([stream(), stream(), hourly(), hourly()]);
    await hourly();
    const ids = told().map(({ subject }) => subject.id);
    expect(new Set(ids).size).toBe(3);
    expect(ids).toHaveLength(3);
  });
});

describe('quiet hours and digest', () => {
  test('at night it waits for eight o’clock, but an urgent case does not', async () => {
    await setUp('all', { events: ['new'], quiet: { from: '21:00', to: '08:00' } });
    house.clock.set('2026-09-06T02:00:00+08:00');
    const calm = await Request.file(house, 10);
    const urgent = await Request.file(house, 11, { urgent: true });
    await stream();
    expect(told().map(({ subject }) => subject.id)).toEqual([urgent.id]);
    house.clock.set('2026-09-06T08:10:00+08:00');
    await hourly();
    expect(told().map(({ subject }) => subject.id)).toEqual([calm.id]);
  });

  test('a digest gathers a day into one message', async () => {
    await setUp('all', { events: ['new'], digestAt: '17:30' });
    for (const n of [12, 13, 14]) await Request.file(house, n);
    await stream();
    expect(receiver.take()).toEqual([]);
    house.clock.set('2026-09-01T18:10:00+08:00');
    await hourly();
    const messages = receiver.take();
    expect(messages).toHaveLength(1);
    expect(toldIn(messages[0]!)).toHaveLength(3);
  });
});

describe('the receivers’ own rules', () => {
  test('a webhook is signed over time and body', async () => {
    await setUp('all', { events: ['new'] });
    await Request.file(house, 15);
    await stream();
    const [{ headers, text }] = receiver.take() as [Receiver['received'][number]];
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-yixiantong-signature']))!;
    expect(Number(t)).toBe(house.clock.now().getTime() / 1000);
    expect(v1).toBe(createHmac('sha256', 'webhook-secret').update(`${t}.${text}`).digest('hex'));
  });

  test('a WeCom robot gets markdown; more than 20 messages a minute wait', async () => {
    await setUp('robot', { kind: 'wecom', events: ['new'] });
    await Request.file(house, 16);
    await stream();
    const [message] = receiver.take();
    expect(message!.json).toMatchObject({
      msgtype: 'markdown',
      markdown: { content: expect.stringContaining('[新诉求待受理 · ') as string },
    });
    for (let n = 0; n < 19; n++) {
      await Request.file(house, 100 + n);
      await stream();
    }
    expect(receiver.take()).toHaveLength(19);
    await Request.file(house, 130);
    await stream();
    expect(receiver.take()).toEqual([]);
    expect(await channel('robot')).toMatchObject({ waiting: 1 });
    house.clock.set('2026-09-01T09:01:00+08:00');
    await hourly();
    expect(receiver.take()).toHaveLength(1);
  }, 60_000);

  test('a robot that answers 200 with an error did not take it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await setUp('robot', { kind: 'wecom', events: ['new'] });
    await Request.file(house, 17);
    receiver.answering.body = '{"errcode":45009,"errmsg":"api freq out of limit"}';
    await stream();
    expect(await channel('robot')).toMatchObject({
      waiting: 1,
      last: { ok: false, zh: '机器人没有收下(errcode 45009)' },
    });
  });

  test('a DingTalk robot gets time and signature in the address, and its keyword', async () => {
    await setUp('robot', { kind: 'dingtalk', events: ['new'], secret: 'SEC-dingtalk', keyword: '督办' });
    await Request.file(house, 18);
    await stream();
    const [{ path, json }] = receiver.take() as [Receiver['received'][number]];
    const address = new URL(path, receiver.url);
    const timestamp = address.searchParams.get('timestamp')!;
    expect(address.searchParams.get('sign')).toBe(
      createHmac('sha256', 'SEC-dingtalk').update(`${timestamp}\nSEC-dingtalk`).digest('base64'),
    );
    expect(json).toMatchObject({
      msgtype: 'markdown',
      markdown: { text: expect.stringContaining('督办') as string },
    });
  });

  test('e-mail goes where the deployment has it, and is refused where not', async () => {
    const mails: { recipients: readonly string[]; subject: string; text: string }[] = [];
    const recipients = ['office@example.org'];
    expect(
      await house.refusal(
        'saveChannel',
        {
          jurisdiction,
          channelId: 'mail',
          version: 0,
          name: '邮件',
          kind: 'email',
          events: ['new'],
          recipients,
        },
        staff.office,
      ),
    ).toMatchObject({ type: 'rule-refused', detail: { zh: '本部署没有配置邮件,请改用机器人或网址' } });
    const { tables } = house.platform;
    const stamp = { version: 1, changedAt: '2026-09-01T00:00:00.000Z', changedBy: 'p-office' };
    const settings = { name: '邮件', kind: 'email', events: ['new'], active: true };
    await tables.records.write(
      tables.records.insert(
        { pk: `${jurisdiction}#channel`, sk: 'mail' },
        { id: 'mail', target: '1', signed: false, ...settings, ...stamp },
      ),
    );
    await tables.deliveries.write(
      tables.deliveries.put({ pk: `${jurisdiction}#target`, sk: 'mail' }, { recipients }),
    );
    await Request.file(house, 19);
    const out = outgoing({
      loopback: false,
      mail: async (recipients, subject, text) => void mails.push({ recipients, subject, text }),
    });
    await wiring(house.platformOf('intake-notify'), out)({ Records: await streamOf(tables.records) });
    expect(mails).toMatchObject([
      {
        recipients,
        subject: '一线通提醒(1条)',
        text: expect.stringContaining('New case to accept') as string,
      },
    ]);
  });
});

describe('setting a channel up', () => {
  test('address and secret are written and never come back, from no route and in no log', async () => {
    const lines: string[] = [];
    vi.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
    vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
    const saved = await setUp('all', { url: `${receiver.url}/key-canary`, secret: 'secret-canary' });
    expect(saved).toMatchObject({ target: new URL(receiver.url).host, signed: true, version: 1 });
    receiver.answering.status = 500;
    await Request.file(house, 20);
    await stream();
    const shown = JSON.stringify([saved, await channel('all'), lines]);
    expect(shown).not.toMatch(/canary/);
    const records = await house.platform.tables.records.list({ pk: `${jurisdiction}#channel` }, {
      parse: (item: unknown) => item,
    } as never);
    expect(JSON.stringify(records)).not.toMatch(/canary/);
  });

  test('changing the name keeps address and secret; another kind wants its own', async () => {
    await setUp('all', { events: ['new'] });
    const { version } = await channel('all');
    await house.ok(
      'saveChannel',
      { jurisdiction, channelId: 'all', version, name: '新名', kind: 'webhook', events: ['new'] },
      staff.office,
    );
    expect(await house.ok('testChannel', { jurisdiction, channelId: 'all' }, staff.office)).toMatchObject({
      ok: true,
    });
    const [message] = receiver.take();
    expect(message!.path).toBe('/all');
    expect(message!.headers).toHaveProperty('x-yixiantong-signature');
    expect(message!.text).toContain('测试提醒');
    expect(
      await house.refusal(
        'saveChannel',
        { jurisdiction, channelId: 'all', version: 2, name: '群', kind: 'wecom', events: ['new'] },
        staff.office,
      ),
    ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/url' }] });
    expect(
      await house.refusal(
        'saveChannel',
        { jurisdiction, channelId: 'all', version: 1, name: '群', kind: 'webhook', events: ['new'] },
        staff.office,
      ),
    ).toMatchObject({ type: 'stale-version' });
  });

  test.each([
    ['webhook', 'http://example.com/hook'],
    ['webhook', 'https://10.0.0.1/'],
    ['webhook', 'https://169.254.169.254/latest/meta-data'],
    ['webhook', 'https://db.internal/'],
    ['wecom', 'https://robot.example/send'],
    ['dingtalk', 'https://qyapi.weixin.qq.com/send'],
  ] as const)('%s at %s is refused', async (kind, url) => {
    const answer = await house.refusal(
      'saveChannel',
      { jurisdiction, channelId: 'c', version: 0, name: '群', kind, events: ['new'], url },
      staff.admin,
    );
    expect(answer).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/url' }] });
    expect((await house.ok('listChannels', { jurisdiction }, staff.office)).items).toEqual([]);
  });

  test('a channel that was switched off says nothing', async () => {
    await setUp('all', { active: false });
    await Request.file(house, 21);
    await stream();
    await hourly();
    expect(receiver.take()).toEqual([]);
  });
});
