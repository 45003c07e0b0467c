import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { staff } from '../../fixtures/county.ts';
import { PlayedPost } from './notifyPlay.ts';
import { Request } from './play.ts';

const jurisdiction = '422826';
let post: PlayedPost;
beforeAll(async () => {
  post = await PlayedPost.open();
});
beforeEach(() => post.begin());
afterEach(() => vi.restoreAllMocks());
afterAll(() => post.close());

describe('setting a channel up', () => {
  test('address and secret are written and never come back, from no route and in no log', async () => {
    const lines: string[] = [];
    vi.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
    vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
    const all = await post.channel({ url: `${post.receiver.url}/key-canary`, secret: 'secret-canary' });
    expect(all.saved).toMatchObject({ target: new URL(post.receiver.url).host, signed: true, version: 1 });
    post.receiver.answering.status = 500;
    await Request.file(post.house, 1);
    await post.stream();
    expect(all.messages()).toHaveLength(3);
    expect(JSON.stringify([all.saved, await all.view(), lines])).not.toMatch(/canary/);
    const records = await post.house.platform.tables.records.list({ pk: `${jurisdiction}#channel` }, {
      parse: (item: unknown) => item,
    } as never);
    expect(JSON.stringify(records)).toContain(all.id);
    expect(JSON.stringify(records)).not.toMatch(/canary/);
  });

  test('changing the name keeps address and secret; another kind wants its own; a stale page is refused', async () => {
    const all = await post.channel({ events: ['new'] });
    const change = (version: number, over: Partial<InputOf<'saveChannel'>> = {}) => ({
      ...{ jurisdiction, channelId: all.id, version, name: '新名' },
      ...{ kind: 'webhook' as const, events: ['new' as const], ...over },
    });
    await post.house.ok('saveChannel', change(1), staff.office);
    expect(
      await post.house.ok('testChannel', { jurisdiction, channelId: all.id }, staff.office),
    ).toMatchObject({ ok: true });
    const [message] = all.messages();
    expect(message!.headers).toHaveProperty('x-yixiantong-signature');
    expect(message!.text).toContain('测试提醒');
    expect(await post.house.refusal('saveChannel', change(2, { kind: 'wecom' }), staff.office)).toMatchObject(
      { type: 'rule-refused', fields: [{ pointer: '/url' }] },
    );
    expect(await post.house.refusal('saveChannel', change(1), staff.office)).toMatchObject({
      type: 'stale-version',
    });
  });

  test.each([
    ['webhook', 'http://example.com/hook'],
    ['webhook', 'https://10.0.0.1/'],
    ['webhook', 'https://169.254.169.254/latest/meta-data'],
    ['webhook', 'https://db.internal/'],
    ['wecom', 'https://robot.example/send'],
    ['dingtalk', 'https://qyapi.weixin.qq.com/send'],
  ] as const)('%s at %s is refused', async (kind, url) => {
    const setup = post.setup('refused', { kind, url });
    expect(await post.house.refusal('saveChannel', setup, staff.admin)).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/url' }],
    });
    const { items } = await post.house.ok('listChannels', { jurisdiction }, staff.office);
    expect(items.map(({ id }) => id)).not.toContain('refused');
  });

  test('names of 10,000 characters, impossible times, no event and strange kinds are told by their field', async () => {
    const refused = [
      [{ name: '群'.repeat(10_000) }, '/name'],
      [{ quiet: { from: '25:00', to: '08:00' } }, '/quiet/from'],
      [{ digestAt: '8点' }, '/digestAt'],
      [{ events: [] }, '/events'],
      [{ kind: 'sms' }, '/kind'],
      [{ secret: '1234567' }, '/secret'],
      [{ url: 'not an address' }, '/url'],
      [{ kind: 'email', recipients: ['nobody'] }, '/recipients/0'],
    ] as const;
    for (const [over, pointer] of refused)
      expect(
        await post.house.refusal('saveChannel', post.setup('bad', over as never), staff.office),
      ).toMatchObject({ type: 'invalid-input', fields: [{ pointer }] });
  });

  test('units, officials and another county’s office have no part in it', async () => {
    const all = await post.channel();
    const setup = post.setup(all.id, { version: 1, name: '改名' });
    for (const visitor of [staff.market, staff.official, { ...staff.office, jurisdiction: '522702' }]) {
      expect(await post.house.refusal('saveChannel', setup, visitor)).toMatchObject({ type: 'forbidden' });
      expect(await post.house.refusal('listChannels', { jurisdiction }, visitor)).toMatchObject({
        type: 'forbidden',
      });
    }
    expect(await all.view()).toMatchObject({ name: '督查群', version: 1 });
  });
});
