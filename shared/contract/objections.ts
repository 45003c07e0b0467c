import * as z from 'zod';
import { Appeal, AppealFields, Clearing, ClearingRecord } from '../scoring/conduct.ts';
import { Run, SchemeKind } from '../scoring/model.ts';
import { CivilDate, Id, Month, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';
import { PublicationEntry, ScoreResult } from './scoring.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const readers = ['office', 'supervisor', 'auditor', 'official', 'handler'] as const;
const inside = ['office', 'supervisor', 'auditor'] as const;

/** What one step more of a criterion gives: `gain` points at `value`, and what full points take. */
const Lever = z.object({
  rule: z.string(),
  ...Words.shape,
  points: z.number(),
  weight: z.number(),
  value: z.number().optional(),
  unit: z.enum(['%', 'points', 'count']).optional(),
  gain: z.number(),
  fullAt: z.number().optional(),
});

/** Somebody or something of the caller's without a score this month: why, and in which published run one may object. */
const Unscored = z.object({
  kind: SchemeKind,
  /** Absent where the account itself says neither unit nor person. */
  subject: Id.optional(),
  name: z.string(),
  why: Words,
  run: Id.optional(),
});

/** A cleared name on its way: by when it comes out, who must act, and what became of it. */
const ClearingView = ClearingRecord.extend({
  /** The last day on which it comes out in time. */
  publishBy: CivilDate,
  overdue: z.boolean(),
  statusLine: Words,
});

/** One's own score, what one says against it, and the clearing of a name. */
export const objectionRoutes = {
  myScore: {
    method: 'GET',
    path: '/api/{jurisdiction}/my-score/{month}',
    summary: {
      zh: '我的得分:为什么、怎样能改变、怎样申诉',
      en: 'My score: why, what would change it, how to object',
    },
    callers: ['official', 'handler'],
    function: 'scoring-staff',
    response: z.object({
      month: Month,
      items: z.array(
        z.object({
          run: Run.pick({ id: true, kind: true, month: true, schemeVersion: true }),
          result: ScoreResult,
          levers: z.array(Lever),
          removable: z.array(
            z.object({ occurrence: z.string(), rule: z.string(), points: z.number(), ...Words.shape }),
          ),
        }),
      ),
      /** The caller's own projects that are scored: those of the unit, or those paired with. */
      projects: z.array(ScoreResult.pick({ subject: true, name: true, total: true, stars: true })),
      unscored: z.array(Unscored),
      appeals: z.array(Appeal),
    }),
    errors: [],
  },
  fileAppeal: {
    method: 'POST',
    path: '/api/{jurisdiction}/appeals',
    summary: {
      zh: '对本人、本单位或所负责项目的得分(或未评分)提出申诉',
      en: 'Object to the score of oneself, one’s unit or one’s project, or to there being none',
    },
    callers: ['official', 'handler'],
    function: 'scoring-conduct',
    body: AppealFields,
    response: Appeal,
    status: 201,
    errors: ['not-found', 'rule-refused', 'duplicate'],
  },
  listAppeals: {
    method: 'GET',
    path: '/api/{jurisdiction}/appeals/{month}',
    summary: { zh: '某月的申诉', en: 'A month’s appeals' },
    callers: readers,
    function: 'scoring-staff',
    response: z.object({ items: z.array(Appeal) }),
    errors: [],
  },
  decideAppeal: {
    method: 'POST',
    path: '/api/{jurisdiction}/appeals/{month}/{appealId}/decide',
    summary: {
      zh: '申诉成立或不成立;成立的免除该扣分,并留痕',
      en: 'Uphold or reject an appeal; upheld, the deduction goes, traced',
    },
    callers: ['supervisor'],
    function: 'scoring-conduct',
    body: z.object({ version: z.number().int().min(1), uphold: z.boolean(), reason: Text(500) }),
    response: Appeal,
    errors: ['not-found', 'illegal-move', 'stale-version', 'duplicate', 'rule-refused', 'busy'],
  },
  publishClearing: {
    method: 'POST',
    path: '/api/{jurisdiction}/adjustments/{month}/{adjustmentId}/publish',
    summary: {
      zh: '经本人同意,5个工作日内公开澄清正名;逾期公开须说明原因',
      en: 'Publish the clearing of a name, with consent, within 5 working days; later only with a reason',
    },
    callers: ['supervisor'],
    function: 'scoring-office',
    body: Clearing.extend({ lateReason: Text(500).optional() }),
    response: PublicationEntry,
    status: 201,
    errors: ['not-found', 'rule-refused', 'busy'],
  },
  listClearings: {
    method: 'GET',
    path: '/api/{jurisdiction}/clearings',
    summary: {
      zh: '澄清正名:某月的,或所有尚未公开的(期限、是否逾期、由谁办)',
      en: 'Names to clear: a month’s, or all that are not out yet; by when, whether overdue, who must act',
    },
    callers: inside,
    function: 'scoring-staff',
    query: z.object({ month: Month.optional() }),
    response: z.object({ items: z.array(ClearingView) }),
    errors: [],
  },
} as const satisfies Record<string, RouteDefinition>;
