import { createHmac } from 'node:crypto';
import type { Bilingual } from '../../../shared/contract/bilingual.ts';
import type { Channel, ChannelTarget, Message } from '../../../shared/notify/index.ts';
import { millisecondsOf } from '../../../shared/time/civil.ts';
import type { Instant } from '../../../shared/time/civil.ts';
import { OutgoingError } from './outgoing.ts';
import type { Answered, Outgoing } from './outgoing.ts';

/** Whether a message was taken, and if not, why; addresses and secrets are in neither. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: Bilingual };

const taken: Outcome = { ok: true };
const failed = (zh: string, en: string): Outcome => ({ ok: false, reason: { zh, en } });

const json = { 'content-type': 'application/json; charset=utf-8' } as const;

/**
 * The signature of a webhook: `t=<seconds>,v1=<hex>` where v1 is HMAC-SHA256 with the channel's secret over `<seconds>.<body>`. The receiver
 * recomputes it and refuses times too far from its own.
 */
export const webhookSignature = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

/**
 * A DingTalk robot's address with its signature: HMAC-SHA256 with the secret over `<ms>\n<secret>`, base 64, URL-encoded
 * (open.dingtalk.com, 自定义机器人安全设置).
 */
export function dingTalkUrl(url: string, secret: string | undefined, ms: number): string {
  if (secret === undefined) return url;
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(ms));
  signed.searchParams.set('sign', createHmac('sha256', secret).update(`${ms}\n${secret}`).digest('base64'));
  return signed.href;
}

/** What the group robots answer: 200 whatever happens, and `errcode` 0 only for success. */
function robotOutcome({ status, body }: Answered): Outcome {
  if (status !== 200) return statusOutcome(status);
  const { errcode } = readJson(body) as { errcode?: unknown };
  return errcode === 0
    ? taken
    : failed(
        `机器人没有收下(errcode ${String(errcode ?? '缺')})`,
        `The robot did not take it (errcode ${String(errcode ?? 'missing')})`,
      );
}

const statusOutcome = (status: number): Outcome =>
  status >= 200 && status < 300 ? taken : failed(`对方应答${status}`, `The receiver answered ${status}`);

function readJson(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Sends one message by a channel's own rules. Never throws for what a receiver or the network does. */
export async function sendMessage(
  out: Outgoing,
  channel: Pick<Channel, 'kind'>,
  target: ChannelTarget | undefined,
  { title, body }: Message,
  now: Instant,
): Promise<Outcome> {
  try {
    if (channel.kind === 'email') {
      if (!out.mail) return failed('本部署没有配置邮件', 'This deployment has no e-mail');
      if (!target?.recipients?.length) return failed('没有收件人', 'There are no recipients');
      await out.mail(target.recipients, title, body);
      return taken;
    }
    const { url, secret } = target ?? {};
    if (url === undefined) return failed('没有填写地址', 'No address is set');
    const ms = millisecondsOf(now);
    if (channel.kind === 'wecom') return robotOutcome(await out.post(url, json, body));
    if (channel.kind === 'dingtalk')
      return robotOutcome(await out.post(dingTalkUrl(url, secret, ms), json, body));
    const headers = {
      ...json,
      ...(secret !== undefined && {
        'x-yixiantong-signature': webhookSignature(secret, Math.floor(ms / 1000), body),
      }),
    };
    return statusOutcome((await out.post(url, headers, body)).status);
  } catch (error) {
    if (error instanceof OutgoingError) return { ok: false, reason: error.reason };
    return failed('发送时出错', 'Sending failed');
  }
}
