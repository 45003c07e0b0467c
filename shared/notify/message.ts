import type { Channel } from './channel.ts';
import type { ChannelKind } from './events.ts';
import { deskLink, notificationLine } from './notification.ts';
import type { Notification } from './notification.ts';

/** What a receiver takes: so many messages a minute, so many UTF-8 bytes a message. */
export interface ReceiverLimits {
  readonly perMinute: number;
  readonly bytes: number;
}

/**
 * WeCom: 20 messages a minute and robot, markdown up to 4,096 bytes (developer.work.weixin.qq.com, 群机器人配置说明). DingTalk: 20 a
 * minute, messages up to 20,000 bytes (open.dingtalk.com, 自定义机器人). The others are limits of our own (**P**).
 */
export const receiverLimits: Readonly<Record<ChannelKind, ReceiverLimits>> = {
  webhook: { perMinute: 60, bytes: 60_000 },
  wecom: { perMinute: 20, bytes: 4096 },
  dingtalk: { perMinute: 20, bytes: 20_000 },
  email: { perMinute: 20, bytes: 60_000 },
};

/** What is sent: a subject where the receiver shows one, and a body in the receiver's own form. */
export interface Message {
  readonly title: string;
  readonly body: string;
  /** The notifications in it. */
  readonly keys: readonly string[];
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

const bare = ({
  key,
  event,
  subject,
  unit,
  unitName,
  colour,
  dueOn,
  limit,
  number,
  urgent,
}: Notification) => ({
  id: key,
  event,
  subject,
  unit,
  unitName,
  colour,
  dueOn,
  limit,
  number,
  urgent,
});

type Render = (
  lines: readonly Notification[],
  channel: Pick<Channel, 'keyword' | 'name'>,
  baseUrl: string,
) => string;

const titleOf = (count: number, { keyword }: Pick<Channel, 'keyword'>): string =>
  `${keyword ? `${keyword} ` : ''}一线通提醒(${count}条)`;

/** A name as it may stand in markdown: units are named by the office, so brackets and stars are told as text. */
const plain = (text: string): string => text.replace(/[[\]()*_`<>#\\]/g, (mark) => `\\${mark}`);

const markdown: Render = (notifications, channel, baseUrl) =>
  [
    `**${titleOf(notifications.length, channel)}**`,
    ...notifications.map((one) => `- [${plain(notificationLine(one).zh)}](${deskLink(one, baseUrl)})`),
  ].join('\n');

const renderers: Readonly<Record<ChannelKind, Render>> = {
  webhook: (notifications, { name }, baseUrl) =>
    JSON.stringify({
      source: 'yixiantong',
      channel: name,
      notifications: notifications.map((one) => ({
        ...bare(one),
        text: notificationLine(one),
        link: deskLink(one, baseUrl),
      })),
    }),
  wecom: (notifications, channel, baseUrl) =>
    JSON.stringify({ msgtype: 'markdown', markdown: { content: markdown(notifications, channel, baseUrl) } }),
  dingtalk: (notifications, channel, baseUrl) =>
    JSON.stringify({
      msgtype: 'markdown',
      markdown: {
        title: titleOf(notifications.length, channel),
        text: markdown(notifications, channel, baseUrl),
      },
    }),
  email: (notifications, _channel, baseUrl) =>
    notifications
      .map((one) => {
        const { zh, en } = notificationLine(one);
        return `${zh}\n${en}\n${deskLink(one, baseUrl)}\n`;
      })
      .join('\n'),
};

/** Gathers notifications into as few messages as the receiver's size allows, urgent ones first; each fits. */
export function messagesOf(
  channel: Pick<Channel, 'kind' | 'keyword' | 'name'>,
  notifications: readonly Notification[],
  baseUrl: string,
): Message[] {
  const { bytes } = receiverLimits[channel.kind];
  const render = renderers[channel.kind];
  const sorted = notifications.toSorted((a, b) => Number(b.urgent) - Number(a.urgent));
  const groups: Notification[][] = [];
  for (const one of sorted) {
    const group = groups.at(-1);
    if (group && bytesOf(render([...group, one], channel, baseUrl)) <= bytes) group.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => ({
    title: titleOf(group.length, channel),
    body: render(group, channel, baseUrl),
    keys: group.map(({ key }) => key),
  }));
}
