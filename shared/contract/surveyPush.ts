import * as z from 'zod';
import { DeliveryResult } from '../notify/channel.ts';
import { PushSecret, PushSettings, pushKinds } from '../survey/push.ts';
import { say } from './bilingual.ts';
import { CivilDate } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

const office = ['office'] as const;
const Kind = z.enum(pushKinds);

/** How far a month's push has come: counts, never a link. */
const PushProgress = z.object({
  kind: Kind,
  /** Links that the receiver confirmed, in so many batches. */
  delivered: z.number().int(),
  batches: z.number().int(),
  /** Enterprises of a batch that was not confirmed: the next push begins with new links for them. */
  unconfirmed: z.number().int(),
  /** Enterprises still to come, the unconfirmed among them. */
  remaining: z.number().int(),
  /** Somebody is at it. */
  busy: z.boolean(),
  /** How the last batch fared. */
  last: DeliveryResult.optional(),
});

/** Links handed to the office's own SMS or WeChat service, in signed batches. */
export const surveyPushRoutes = {
  readPushSettings: {
    method: 'GET',
    path: '/api/{jurisdiction}/survey/push',
    summary: { zh: '链接推送到哪里(只显示主机名)', en: 'Where links are pushed to: the host alone' },
    callers: ['office', 'auditor', 'admin'],
    function: 'survey-push',
    response: z.object({ settings: PushSettings.optional() }),
    errors: [],
  },
  savePushSettings: {
    method: 'PUT',
    path: '/api/{jurisdiction}/survey/push',
    summary: {
      zh: '设置链接推送的地址和签名密钥(只写不读)',
      en: 'Set the address that links are pushed to and the secret that signs them; written and never shown',
    },
    callers: office,
    function: 'survey-push',
    body: z.object({
      /** 0 for the first time. */
      version: z.number().int().min(0),
      active: z.boolean().default(true),
      /** Left out, it stays as it was. */
      url: z.url(say('请填写完整网址', 'Enter a whole address')).max(500).optional(),
      /** Left out, it stays as it was. */
      secret: PushSecret.optional(),
    }),
    response: PushSettings,
    errors: ['stale-version', 'rule-refused'],
  },
  testPush: {
    method: 'POST',
    path: '/api/{jurisdiction}/survey/push/test',
    summary: { zh: '发送一个空批次试试', en: 'Send an empty batch to try the address' },
    callers: office,
    function: 'survey-push',
    response: DeliveryResult,
    errors: ['not-acceptable-now'],
  },
  readPush: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}/push',
    summary: { zh: '本月链接推送的进度(只有计数)', en: 'How far the month’s push has come, in counts' },
    callers: office,
    function: 'survey-push',
    query: z.object({ kind: Kind.default('invitations') }),
    response: PushProgress,
    errors: ['not-found', 'illegal-move'],
  },
  pushLinks: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/push',
    summary: {
      zh: '推送下一批链接;没有确认的一批换发新链接再推',
      en: 'Push the next batch of links; a batch that was not confirmed goes again with new ones',
    },
    callers: office,
    function: 'survey-push',
    body: z.object({
      kind: Kind.default('invitations'),
      /** The last day for answers; counts for the first links of a round only. */
      closesOn: CivilDate.optional(),
      limit: z.number().int().min(1).max(100).default(100),
    }),
    response: PushProgress,
    errors: [
      'not-found',
      'illegal-move',
      'round-closed',
      'not-acceptable-now',
      'rule-refused',
      'stale-version',
    ],
  },
} as const satisfies Record<string, RouteDefinition>;
