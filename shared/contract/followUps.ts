import * as z from 'zod';
import { FollowUp } from '../intake/followUp.ts';
import { StatusLine } from '../intake/model.ts';
import { Instant, Month, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/** A follow-up as the desk shows it. */
export const FollowUpRow = FollowUp.extend({
  state: z.enum(['toCall', 'toRectify', 'rectified']),
  unitName: z.string().optional(),
  dueAt: Instant,
  overdue: z.boolean(),
  /** Working days to the due day, negative afterwards; only while it is not rectified. */
  remaining: z.number().int().optional(),
  statusLine: StatusLine,
});

/** How many of how many. */
const Coverage = z.object({ done: z.number().int(), of: z.number().int() });

const errors = ['not-found', 'illegal-move', 'stale-version', 'forbidden'] as const;

/** Call-back of every named bad rating, and its rectification. */
export const followUpRoutes = {
  listFollowUps: {
    method: 'GET',
    path: '/api/{jurisdiction}/follow-ups',
    summary: {
      zh: '不满意件回访整改(承办人只见本单位)',
      en: 'Bad ratings to call back and put right; a handler sees her own unit’s only',
    },
    callers: ['handler', 'office', 'supervisor', 'auditor'],
    function: 'intake-staff',
    query: z.object({
      /** Of the bad ratings of one month; otherwise what is still open. */
      month: Month.optional(),
    }),
    response: z.object({
      items: z.array(FollowUpRow),
      /** Return visits made, of all named bad ratings shown or, without a month, of all there ever were. */
      called: Coverage,
      rectified: Coverage,
      overdue: z.number().int(),
    }),
    errors: [],
  },
  callBackFiler: {
    method: 'POST',
    path: '/api/{jurisdiction}/follow-ups/{caseId}/call',
    summary: { zh: '登记回访', en: 'Record the call to the filer' },
    callers: ['office'],
    function: 'intake-staff',
    body: z.object({ version: z.number().int().min(1), note: Text(500) }),
    response: FollowUpRow,
    errors,
  },
  rectifyCase: {
    method: 'POST',
    path: '/api/{jurisdiction}/follow-ups/{caseId}/rectify',
    summary: { zh: '登记整改结果(须先回访)', en: 'Record how it was put right; the filer is called first' },
    callers: ['handler', 'office'],
    function: 'intake-staff',
    body: z.object({ version: z.number().int().min(1), measures: Text(1000) }),
    response: FollowUpRow,
    errors,
  },
} as const satisfies Record<string, RouteDefinition>;
