import * as z from 'zod';
import { Notice, noticeOutcomes, StatusLine } from '../intake/model.ts';
import type { Bilingual } from './bilingual.ts';
import { CivilDate, Id, Instant, Text } from './parameters.ts';
import type { RouteDefinition, StaffRole } from './route.ts';

const noticeMove = <V extends string, B extends z.ZodRawShape>(
  verb: V,
  callers: readonly [StaffRole, ...StaffRole[]],
  summary: Bilingual,
  fields: B,
) =>
  ({
    method: 'POST',
    path: `/api/{jurisdiction}/notices/{noticeId}/${verb}`,
    summary,
    callers,
    function: 'intake-staff',
    body: z.object({ version: z.number().int().min(1), ...fields }),
    response: Notice,
    errors: ['not-found', 'illegal-move', 'stale-version', 'forbidden'],
  }) as const satisfies RouteDefinition;

/** Supervision notices (督办单), which the intake engine owns. */
export const supervisionRoutes = {
  listNotices: {
    method: 'GET',
    path: '/api/{jurisdiction}/notices',
    summary: { zh: '督办单', en: 'Supervision notices' },
    callers: ['handler', 'office', 'supervisor', 'auditor', 'official'],
    function: 'intake-staff',
    query: z.object({
      /** Drafted in this year; without it in the present one, with what is still open of the year before. */
      year: z.coerce.number().int().min(2000).max(2100).optional(),
    }),
    response: z.object({ items: z.array(Notice) }),
    errors: [],
  },
  listConsequences: {
    method: 'GET',
    path: '/api/{jurisdiction}/notices/consequences',
    summary: {
      zh: '督办单累计后果(发函、约谈、扣分建议)',
      en: 'What the notices of a period call for: letter, interview, points',
    },
    callers: ['handler', 'office', 'supervisor', 'auditor'],
    function: 'intake-staff',
    query: z.object({
      /** A day of the period; today by default. */
      on: CivilDate.optional(),
    }),
    response: z.object({
      period: z.object({ from: CivilDate, to: CivilDate, name: StatusLine }),
      items: z.array(
        z.object({
          unit: Id,
          notice: Id,
          number: z.string().optional(),
          colour: Notice.shape.colour,
          issuedAt: Instant,
          measure: z.enum(['letter', 'interview']),
          points: z.number(),
        }),
      ),
    }),
    errors: [],
  },
  draftNotices: {
    method: 'POST',
    path: '/api/{jurisdiction}/notices/check',
    summary: { zh: '立即检查到期情况并起草督办单', en: 'Check the clocks now and draft what is due' },
    callers: ['office', 'supervisor'],
    function: 'intake-staff',
    response: z.object({ drafted: z.number(), checked: z.number() }),
    errors: [],
  },
  issueNotice: noticeMove(
    'issue',
    ['supervisor'],
    { zh: '签发', en: 'Issue' },
    {
      requirement: Text(500),
      deadline: CivilDate,
    },
  ),
  discardNotice: noticeMove(
    'discard',
    ['supervisor'],
    { zh: '不签发', en: 'Discard the draft' },
    { reason: Text(500) },
  ),
  signNotice: noticeMove('sign', ['handler', 'office'], { zh: '签收', en: 'Sign for' }, {}),
  replyNotice: noticeMove(
    'reply',
    ['handler', 'office'],
    { zh: '回复整改情况', en: 'Reply' },
    { reply: Text(2000) },
  ),
  closeNotice: noticeMove(
    'close',
    ['supervisor'],
    { zh: '审核销号', en: 'Review and close' },
    {
      outcome: z.enum(noticeOutcomes).default('met'),
      review: Text(500).optional(),
    },
  ),
  withdrawNotice: noticeMove(
    'withdraw',
    ['supervisor'],
    { zh: '撤销(留痕)', en: 'Withdraw; stays visible' },
    { reason: Text(500) },
  ),
} as const satisfies Record<string, RouteDefinition>;
