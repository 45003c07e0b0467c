import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { staff } from '../../fixtures/county.ts';
import { PlayedPost } from './notifyPlay.ts';
import { receiptOf, Request } from './play.ts';

const jurisdiction = '422826';
let post: PlayedPost;
beforeAll(async () => {
  post = await PlayedPost.open();
});
beforeEach(() => post.begin());
afterAll(() => post.close());

describe('what happens is told, once, and to whom it concerns', () => {
  test('new, assigned, sent back; the same stream again tells nothing twice', async () => {
    const all = await post.channel();
    const land = await post.channel({ unit: 'u-land', name: '自然资源局' });
    const request = await Request.in(post.house, 1, 'reopened');
    await post.stream();
    const told = all.told();
    expect(told.map(({ event, unit }) => `${event} ${unit ?? 'office'}`)).toEqual([
      'new office',
      'assigned u-market',
      'reopened u-market',
    ]);
    expect(told[1]).toMatchObject({
      subject: { kind: 'case', id: request.id },
      unitName: '县市场监督管理局',
      dueOn: '2026-09-02',
      link: `https://yxt.example/desk.html?page=cases&id=${request.id}`,
    });
    expect(land.messages()).toEqual([]);
    await post.again();
    await post.hourly();
    expect(post.receiver.received).toEqual([]);
  });

  test('a transfer is told to the unit that has it now, and no longer to the one that had it', async () => {
    const market = await post.channel({ unit: 'u-market', events: ['assigned'] });
    const land = await post.channel({ unit: 'u-land', events: ['assigned'] });
    const request = await Request.file(post.house, 2);
    await request.through(['acceptCase', 'assignCase']);
    await post.stream();
    expect(market.told()).toMatchObject([{ event: 'assigned', unit: 'u-market' }]);
    await request.move('transferCase');
    await post.stream();
    expect(land.told()).toMatchObject([{ event: 'assigned', unit: 'u-land', subject: { id: request.id } }]);
    expect(market.told()).toEqual([]);
  });

  test('a lead is told like a request, and nothing of its observer', async () => {
    const all = await post.channel({ events: ['new'] });
    const { house } = post;
    const observer = { id: 'o-1', name: '金丝雀观察员', kind: 'observer' as const, roles: [] };
    await house.ok(
      'savePeople',
      { jurisdiction, items: [{ ...observer, from: '2026-01-01', to: '2027-12-31' }] },
      staff.office,
    );
    const issued = await house.ok(
      'issueObserverLink',
      { jurisdiction, personId: 'o-1', to: '2026-12-31' },
      staff.office,
    );
    const link = new URL(issued.url).hash.slice(1);
    const lead = { text: '政务大厅取号机坏了', category: 'procedures', receipt: receiptOf(900) };
    const { id } = await house.ok('fileLead', { ...lead, anonymous: false }, { observer: link });
    await post.stream();
    const messages = all.messages();
    expect(messages).toHaveLength(1);
    expect(messages[0]!.text).toContain(id);
    expect(messages[0]!.text).not.toMatch(/金丝雀|取号机|o-1/);
  });

  test('nothing personal and nothing of the case’s text leaves, by no kind of channel', async () => {
    const channels = [
      await post.channel(),
      await post.channel({ kind: 'wecom' }),
      await post.channel({ kind: 'dingtalk' }),
    ];
    const canaries = ['金丝雀正文', '金丝雀姓名', '13912345678', '金丝雀企业', '金丝雀地点', '金丝雀说明'];
    const request = await Request.file(post.house, 3, {
      text: `${canaries[0]}:用电问题`,
      contact: { name: canaries[1]!, phone: canaries[2]! },
      enterpriseName: canaries[3]!,
      place: canaries[4]!,
      urgent: true,
    });
    await request.through(['acceptCase', 'assignCase', 'signCase', 'replyCase', 'claimCase']);
    await request.filer('reopenCase', { reason: canaries[5]! });
    await post.stream();
    for (const channel of channels) {
      const sent = JSON.stringify(channel.messages());
      expect(sent).toContain(request.id);
      for (const canary of [...canaries, request.receipt]) expect(sent).not.toContain(canary);
    }
  });

  test('due tomorrow, then overdue: each run of a clock once, however often it is checked', async () => {
    const request = await Request.file(post.house, 4);
    const all = await post.channel({ events: ['dueTomorrow', 'overdue'] });
    const market = await post.channel({ unit: 'u-market', events: ['dueTomorrow', 'overdue'] });
    const told = () => all.told().filter(({ subject }) => subject.id === request.id);
    await post.hourly();
    expect(told()).toMatchObject([
      {
        event: 'dueTomorrow',
        dueOn: '2026-09-02',
        text: { zh: `明天到期:受理 · ${request.id} · 营商办 · 期限2026-09-02` },
      },
    ]);
    await post.hourly();
    expect(told()).toEqual([]);
    post.house.clock.set('2026-09-03T09:10:00+08:00');
    await post.hourly();
    await post.hourly();
    expect(told()).toMatchObject([
      { event: 'overdue', limit: { zh: '受理', en: 'acceptance' }, dueOn: '2026-09-02' },
    ]);
    expect(market.told().map(({ subject }) => subject.id)).not.toContain(request.id);
  });

  test('a notice is told to the unit that must answer it, with number, colour and deadline', async () => {
    const market = await post.channel({ unit: 'u-market', events: ['notice'] });
    const request = await Request.in(post.house, 5, 'inProgress');
    const { house } = post;
    house.clock.set('2026-09-20T09:00:00+08:00');
    await house.ok('draftNotices', { jurisdiction }, staff.supervisor);
    const { items } = await house.ok('listNotices', { jurisdiction }, staff.supervisor);
    const draft = items.find(({ matter }) => matter.id === request.id)!;
    await post.stream();
    expect(market.told()).toEqual([]);
    const { id: noticeId, version } = draft;
    const issue = { jurisdiction, noticeId, version, requirement: '请答复', deadline: '2026-09-24' };
    const { number } = await house.ok('issueNotice', issue, staff.supervisor);
    await post.stream();
    expect(market.told()).toMatchObject([
      { event: 'notice', number, colour: 'red', dueOn: '2026-09-24', unit: 'u-market' },
    ]);
  });
});

describe('quiet hours and digest', () => {
  test('at night it waits for eight o’clock, but an urgent case does not', async () => {
    const all = await post.channel({ events: ['new'], quiet: { from: '21:00', to: '08:00' } });
    const { clock } = post.house;
    clock.set('2026-09-06T02:00:00+08:00');
    const calm = await Request.file(post.house, 10);
    const urgent = await Request.file(post.house, 11, { urgent: true });
    await post.stream();
    expect(all.told().map(({ subject }) => subject.id)).toEqual([urgent.id]);
    clock.set('2026-09-06T07:10:00+08:00');
    await post.hourly();
    expect(all.messages()).toEqual([]);
    clock.set('2026-09-06T08:10:00+08:00');
    await post.hourly();
    expect(all.told().map(({ subject }) => subject.id)).toEqual([calm.id]);
  });

  test('a digest gathers a day into one message; an urgent case goes at once all the same', async () => {
    const all = await post.channel({ events: ['new'], digestAt: '17:30' });
    for (const n of [12, 13, 14]) await Request.file(post.house, n);
    await post.stream();
    expect(all.messages()).toEqual([]);
    const urgent = await Request.file(post.house, 15, { urgent: true });
    await post.stream();
    expect(all.told().map(({ subject }) => subject.id)).toEqual([urgent.id]);
    post.house.clock.set('2026-09-01T18:10:00+08:00');
    await post.hourly();
    const messages = all.messages();
    expect(messages).toHaveLength(1);
    expect(messages[0]!.json['notifications']).toHaveLength(3);
  });
});

test('a channel that was switched off says nothing', async () => {
  const all = await post.channel({ active: false });
  await Request.file(post.house, 20);
  await post.stream();
  await post.hourly();
  expect(all.messages()).toEqual([]);
});
