import * as z from 'zod';
import { Exclusion, Hearing, Sign, UnitInfluence } from '../survey/review.ts';
import { CivilDate, Id, Month, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/** One figure of a month, as far as it was published. */
const SeriesCell = z.object({
  code: Id,
  score: z.number().nullable(),
  n: z.number(),
  /** Length of its window in months. */
  window: z.number(),
});

/** A finding about a unit, and what came of it. */
const Finding = z.object({
  unit: Id,
  name: z.string(),
  verdict: z.enum(['reminder', 'grounds']),
  nEff: z.number(),
  windowMonths: z.number(),
  /** Raw mean, and the limits it fell below, in points. */
  mean: z.number(),
  limit: z.number(),
  reminderLimit: z.number(),
  failedBefore: z.array(Month).readonly(),
  hearing: Hearing.optional(),
});

const heard = ['not-found', 'illegal-move', 'stale-version', 'rule-refused'] as const;
const version = z.number().int();

/** What people look at and decide once a round is closed: signs, exclusions, findings, the course of the months. */
export const surveyReviewRoutes = {
  readSeries: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}/series',
    summary: {
      zh: '近12个月的结果,供热图和曲线',
      en: 'The results of twelve months, for heat maps and lines',
    },
    callers: ['office', 'supervisor', 'auditor', 'official', 'handler'],
    function: 'survey-review',
    response: z.object({
      months: z.array(
        z.object({
          month: Month,
          representative: z.boolean(),
          responseRate: z.number(),
          overall: SeriesCell,
          units: z.array(SeriesCell),
          indicators: z.array(SeriesCell),
        }),
      ),
      names: z.record(z.string(), z.string()),
      unitNames: z.record(z.string(), z.string()),
    }),
    errors: [],
  },
  readSigns: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}/signs',
    summary: { zh: '审计用:可能有人操纵的迹象', en: 'For the auditor: signs of manipulation' },
    callers: ['auditor'],
    function: 'survey-results',
    response: z.object({
      month: Month,
      answered: z.number().int(),
      signs: z.array(Sign),
      units: z.array(UnitInfluence),
      names: z.record(z.string(), z.string()),
    }),
    errors: ['not-found', 'not-acceptable-now'],
  },
  proposeExclusion: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/exclusions',
    summary: {
      zh: '建议剔除一类答卷(结果计算之前)',
      en: 'Propose to leave the answers of a sign out, before there are results',
    },
    callers: ['auditor'],
    function: 'survey-results',
    body: z.object({ sign: Id, reason: Text(300) }),
    response: Exclusion,
    status: 201,
    errors: ['not-found', 'not-acceptable-now', 'duplicate'],
  },
  decideExclusion: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/exclusions/decision',
    summary: { zh: '由第二人决定是否剔除', en: 'Decide on an exclusion, as a second person' },
    callers: ['supervisor'],
    function: 'survey-review',
    body: z.object({ sign: Id, version, exclude: z.boolean(), reason: Text(300) }),
    response: Exclusion,
    errors: ['not-found', 'illegal-move', 'stale-version', 'not-acceptable-now', 'forbidden'],
  },
  listExclusions: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}/exclusions',
    summary: { zh: '剔除建议与决定', en: 'Proposed and decided exclusions' },
    callers: ['office', 'supervisor', 'auditor'],
    function: 'survey-review',
    response: z.object({ items: z.array(Exclusion) }),
    errors: [],
  },
  listFindings: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}/findings',
    summary: {
      zh: '批评依据与私下提醒;单位只看到自己的',
      en: 'Grounds for criticism and private reminders; a unit sees its own',
    },
    callers: ['office', 'supervisor', 'auditor', 'handler'],
    function: 'survey-review',
    response: z.object({ items: z.array(Finding) }),
    errors: [],
  },
  askForReply: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/findings/{unitId}/hearing',
    summary: { zh: '公开批评前请单位申辩', en: 'Ask a unit for its reply before public criticism' },
    callers: ['office'],
    function: 'survey-review',
    body: z.object({ message: Text(300), replyBy: CivilDate }),
    response: Hearing,
    status: 201,
    errors: heard,
  },
  remindUnit: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/findings/{unitId}/reminder',
    summary: { zh: '私下提醒单位(不公开)', en: 'Remind a unit privately' },
    callers: ['office'],
    function: 'survey-review',
    body: z.object({ message: Text(300) }),
    response: Hearing,
    status: 201,
    errors: heard,
  },
  replyToFinding: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/findings/{unitId}/reply',
    summary: { zh: '单位申辩', en: 'The unit’s reply' },
    callers: ['handler'],
    function: 'survey-review',
    body: z.object({ version, zh: Text(300), en: Text(600).optional() }),
    response: Hearing,
    errors: heard,
  },
  decideCriticism: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/findings/{unitId}/decision',
    summary: {
      zh: '签字批评或不予批评(申辩之后)',
      en: 'Sign the criticism or drop it, after the reply',
    },
    callers: ['supervisor'],
    function: 'survey-review',
    body: z.object({ version, sign: z.boolean(), zh: Text(300), en: Text(600).optional() }),
    response: Hearing,
    errors: [...heard, 'not-acceptable-now', 'forbidden'],
  },
} as const satisfies Record<string, RouteDefinition>;
