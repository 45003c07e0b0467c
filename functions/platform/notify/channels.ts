import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Channel, ChannelKind, ChannelTarget, Notification } from '../../../shared/notify/index.ts';
import { messagesOf } from '../../../shared/notify/index.ts';
import type { UseCase } from '../http.ts';
import { problem, refused } from '../problem.ts';
import { resultOf } from './flush.ts';
import type { NotifyPorts } from './flush.ts';
import type { Outgoing } from './outgoing.ts';
import { sendMessage } from './send.ts';

type ChannelPorts = Pick<NotifyPorts, 'store' | 'clock' | 'out' | 'baseUrl'>;
type View = OutputOf<'saveChannel'>;

/** The hosts of the group robots; a robot's channel leads nowhere else. */
const robotHosts: Partial<Record<ChannelKind, string>> = {
  wecom: 'qyapi.weixin.qq.com',
  dingtalk: 'oapi.dingtalk.com',
};

async function viewOf({ store }: Pick<ChannelPorts, 'store'>, j: string, channel: Channel): Promise<View> {
  const [state, waiting, failed] = await Promise.all([
    store.state(j, channel.id),
    store.waiting(j, channel.id),
    store.failed(j, channel.id),
  ]);
  return {
    ...channel,
    waiting: waiting.length,
    failed: failed.length,
    ...(state?.last && { last: state.last }),
  };
}

/** The channels of a county, without where they lead. */
export const listChannels =
  (ports: ChannelPorts): UseCase<'listChannels'> =>
  async ({ jurisdiction }) => {
    const channels = await ports.store.channels(jurisdiction);
    return {
      items: await Promise.all(channels.map((channel) => viewOf(ports, jurisdiction, channel))),
      mail: ports.out.mail !== undefined,
    };
  };

/**
 * Sets a channel up or changes it. Address and secret are kept apart, where only the functions that send can read them.
 * @throws Problem `rule-refused` for an address that nothing may be sent to, `stale-version`.
 */
export const saveChannel =
  ({ store, clock, out }: ChannelPorts): UseCase<'saveChannel'> =>
  async ({ jurisdiction, channelId, version, url, recipients, secret, ...settings }, caller) => {
    const known = await store.channel(jurisdiction, channelId);
    if ((known?.version ?? 0) !== version) throw problem('stale-version');
    const kept = known?.kind === settings.kind ? await store.target(jurisdiction, channelId) : undefined;
    const target: ChannelTarget = {
      ...(settings.kind === 'email'
        ? { recipients: recipients ?? kept?.recipients }
        : { url: url ?? kept?.url }),
      secret: secret ?? kept?.secret,
    };
    const told = checkedTarget(settings.kind, target, out);
    const stamp = {
      version: version + 1,
      changedAt: clock.now().toISOString(),
      changedBy: caller.person,
    };
    const channel: Channel = {
      ...settings,
      ...stamp,
      id: channelId,
      target: told,
      signed: target.secret !== undefined,
    };
    await store.saveChannel(jurisdiction, channel);
    await store.saveTarget(jurisdiction, channelId, target, stamp);
    return viewOf({ store }, jurisdiction, channel);
  };

/** What may be told of a target. @throws Problem `rule-refused` for one that nothing may be sent to */
function checkedTarget(kind: ChannelKind, { url, recipients }: ChannelTarget, out: Outgoing): string {
  if (kind === 'email') {
    if (!out.mail)
      throw refused(
        '本部署没有配置邮件,请改用机器人或网址',
        'This deployment has no e-mail; use a robot or webhook',
        [{ pointer: '/kind', zh: '请选择其他方式', en: 'Choose another kind' }],
      );
    if (!recipients?.length)
      throw refused('请填写收件人', 'Enter the recipients', [
        { pointer: '/recipients', zh: '请至少填写一个邮箱', en: 'Enter at least one address' },
      ]);
    return `${recipients.length}`;
  }
  const field = (zh: string, en: string) => refused(zh, en, [{ pointer: '/url', zh, en }]);
  if (url === undefined) throw field('请填写地址', 'Enter the address');
  const refusal = out.refusal(url);
  if (refusal) throw field(refusal.zh, refusal.en);
  const { host, hostname, protocol } = new URL(url);
  const wanted = robotHosts[kind];
  if (wanted !== undefined && protocol === 'https:' && hostname !== wanted)
    throw field(`这类机器人的地址应在${wanted}`, `Addresses of this kind of robot are at ${wanted}`);
  return host;
}

/** Sends a message that means nothing, and tells at once how it fared. */
export const testChannel =
  ({ store, clock, out, baseUrl }: ChannelPorts): UseCase<'testChannel'> =>
  async ({ jurisdiction, channelId }) => {
    const channel = await store.channel(jurisdiction, channelId);
    if (!channel) throw problem('not-found');
    const now = clock.now().toISOString();
    const notification: Notification = {
      key: `test:${now}`,
      event: 'test',
      subject: { kind: 'case', id: 'test' },
      colour: 'none',
      urgent: false,
    };
    const [message] = messagesOf(channel, [notification], baseUrl);
    const outcome = await sendMessage(
      out,
      channel,
      await store.target(jurisdiction, channelId),
      message!,
      now,
    );
    const last = resultOf(outcome, 1, now);
    const state = await store.state(jurisdiction, channelId);
    await store.saveState(jurisdiction, channelId, {
      busyUntil: now,
      minute: 0,
      sentInMinute: 0,
      ...state,
      version: (state?.version ?? 0) + 1,
      last,
    });
    return last;
  };
