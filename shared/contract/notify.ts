import * as z from 'zod';
import { Channel, ChannelSettings, DeliveryResult } from '../notify/channel.ts';
import { say } from './bilingual.ts';
import type { RouteDefinition } from './route.ts';

/** A channel as it is shown: what is set, how its last message fared, how many wait. Neither address nor secret is in it. */
export const ChannelView = Channel.extend({
  last: DeliveryResult.optional(),
  waiting: z.number().int(),
  /** Given up after the last retry; kept for a while so that somebody sees it. */
  failed: z.number().int(),
});

/** Channels of notifications: where the county is told what is new, due, overdue, sent back. */
export const notifyRoutes = {
  listChannels: {
    method: 'GET',
    path: '/api/{jurisdiction}/notify/channels',
    summary: {
      zh: '提醒渠道及最近发送结果',
      en: 'Channels of notifications and how their last message fared',
    },
    callers: ['office', 'admin'],
    function: 'platform-notify',
    response: z.object({
      items: z.array(ChannelView),
      /** Whether this deployment can send e-mail. */
      mail: z.boolean(),
    }),
    errors: [],
  },
  saveChannel: {
    method: 'PUT',
    path: '/api/{jurisdiction}/notify/channels/{channelId}',
    summary: {
      zh: '设置提醒渠道(地址和密钥只写不读)',
      en: 'Set up a channel; its address and secret are written and never shown',
    },
    callers: ['office', 'admin'],
    function: 'platform-notify',
    body: ChannelSettings.extend({
      /** 0 for a new one. */
      version: z.number().int().min(0),
      /** Of a webhook or robot; left out, it stays as it was. */
      url: z
        .url(say('请填写完整网址', 'Enter a whole address'))
        .max(500, say('网址最多500个字符', 'An address has at most 500 characters'))
        .optional(),
      /** Of e-mail; left out, they stay as they were. */
      recipients: z
        .array(z.email(say('请填写完整的邮箱地址', 'Enter a whole e-mail address')))
        .min(1, say('请至少填写一个邮箱', 'Enter at least one address'))
        .max(20, say('最多20个邮箱', 'At most 20 addresses'))
        .optional(),
      /** Signs webhooks and DingTalk messages; left out, it stays as it was. */
      secret: z
        .string()
        .min(8, say('密钥至少8个字符', 'A secret has at least 8 characters'))
        .max(200, say('密钥最多200个字符', 'A secret has at most 200 characters'))
        .optional(),
    }),
    response: ChannelView,
    errors: ['stale-version', 'rule-refused'],
  },
  testChannel: {
    method: 'POST',
    path: '/api/{jurisdiction}/notify/channels/{channelId}/test',
    summary: { zh: '发送一条测试提醒', en: 'Send a message to try a channel' },
    callers: ['office', 'admin'],
    function: 'platform-notify',
    response: DeliveryResult,
    errors: ['not-found'],
  },
} as const satisfies Record<string, RouteDefinition>;
