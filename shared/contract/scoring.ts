import * as z from 'zod';
import {
  AdjustmentFields,
  AdjustmentRecord,
  Run,
  RunResultRecord,
  SchemeKind,
  ScoreLineRecord,
} from '../scoring/model.ts';
import { SchemeDraftRecord } from '../scoring/conduct.ts';
import { Id, Month, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/** One line of an explanation: what was measured, the points it gave, the rule and the facts behind it. */
export const ScoreLine = ScoreLineRecord;

/**
 * One scored subject; its lines are the criteria, then deductions, then bonuses. `stars` is absent where an unreconciled milestone
 * blocks them; `total` and `place` too where it is suspended or nothing could be measured.
 */
export const ScoreResult = RunResultRecord.pick({
  subject: true,
  name: true,
  group: true,
  place: true,
  satisfactionBand: true,
  lines: true,
  adjustments: true,
  total: true,
  stars: true,
  suggestedFlags: true,
}).extend({ blockedBy: z.object({ zh: z.string(), en: z.string() }).optional() });

const YearResult = z.object({
  subject: Id,
  name: z.string(),
  group: z.string(),
  months: z.array(
    z.object({ month: Month, total: z.number().optional(), stars: z.number().int().optional() }),
  ),
  scoredMonths: z.number().int(),
  total: z.number().optional(),
  stars: z.number().int().optional(),
  blockedBy: z.object({ zh: z.string(), en: z.string() }).optional(),
});

/** What was published: where the file is and the hash that the next one chains to. */
export const PublicationEntry = z.object({
  sequence: z.number().int(),
  month: Month,
  kind: z.string(),
  path: z.string(),
  hash: z.string(),
  publishedAt: z.string(),
});

const readers = ['office', 'supervisor', 'auditor', 'official', 'handler'] as const;

export const scoringRoutes = {
  listSchemes: {
    method: 'GET',
    path: '/api/{jurisdiction}/schemes',
    summary: { zh: '考评方案', en: 'The scoring schemes in force' },
    callers: readers,
    function: 'scoring-staff',
    response: z.object({
      items: z.array(
        z.object({
          kind: SchemeKind,
          version: z.number(),
          hash: z.string(),
          scheme: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
    errors: [],
  },
  saveScheme: {
    method: 'POST',
    path: '/api/{jurisdiction}/schemes',
    summary: {
      zh: '保存考评方案草案(权重之和须为100);经第二人批准后生效',
      en: 'Save the draft of a scheme; weights must sum to 100; in force once a second person approves it',
    },
    callers: ['office'],
    function: 'scoring-office',
    body: z.object({
      kind: SchemeKind,
      scheme: z.record(z.string(), z.unknown()),
      /** The version of the draft as it was read; 0 where there is none. */
      version: z.number().int().min(0).default(0),
    }),
    response: SchemeDraftRecord,
    status: 201,
    errors: ['rule-refused', 'stale-version', 'duplicate'],
  },
  listRuns: {
    method: 'GET',
    path: '/api/{jurisdiction}/runs',
    summary: { zh: '考评记录', en: 'The runs' },
    callers: readers,
    function: 'scoring-staff',
    query: z.object({ month: Month.optional() }),
    response: z.object({ items: z.array(Run) }),
    errors: [],
  },
  readRun: {
    method: 'GET',
    path: '/api/{jurisdiction}/runs/{runId}',
    summary: { zh: '一次考评的结果(逐项说明)', en: 'The results of a run, explained line by line' },
    callers: readers,
    function: 'scoring-staff',
    query: z.object({ subject: Id.optional() }),
    response: z.object({ run: Run, results: z.array(ScoreResult) }),
    errors: ['not-found'],
  },
  readFacts: {
    method: 'GET',
    path: '/api/{jurisdiction}/runs/{runId}/facts',
    summary: { zh: '审计用:考评所依据的事实与方案', en: 'For the auditor: the facts and scheme of a run' },
    callers: ['auditor'],
    function: 'scoring-staff',
    /** `document` is the run as it was hashed: `verifyRun(document, facts, scheme)` recomputes it. */
    response: z.object({ run: Run, scheme: z.unknown(), facts: z.unknown(), document: z.unknown() }),
    errors: ['not-found'],
  },
  reviewRun: {
    method: 'POST',
    path: '/api/{jurisdiction}/runs/{runId}/review',
    summary: { zh: '复核(由第二人)', en: 'Review, by a second person' },
    callers: ['supervisor'],
    function: 'scoring-office',
    body: z.object({ version: z.number().int() }),
    response: Run,
    errors: ['not-found', 'illegal-move', 'stale-version', 'forbidden'],
  },
  decideAdjustment: {
    method: 'POST',
    path: '/api/{jurisdiction}/adjustments',
    summary: {
      zh: '容错纠错、申诉、不可抗力、澄清正名:由人决定,留痕',
      en: 'Tolerance, appeal, force majeure, name clearing: a person decides, and it is traced',
    },
    callers: ['supervisor'],
    function: 'scoring-office',
    body: AdjustmentFields,
    response: AdjustmentRecord,
    status: 201,
    errors: ['rule-refused', 'duplicate'],
  },
  listAdjustments: {
    method: 'GET',
    path: '/api/{jurisdiction}/adjustments/{month}',
    summary: { zh: '某月的考评调整决定', en: 'The decisions on a month’s scores' },
    callers: ['office', 'supervisor', 'auditor'],
    function: 'scoring-staff',
    response: z.object({ items: z.array(AdjustmentRecord) }),
    errors: [],
  },
  publishMonth: {
    method: 'POST',
    path: '/api/{jurisdiction}/publications',
    summary: { zh: '发布本月公示', en: 'Publish the month’s board' },
    callers: ['office'],
    function: 'scoring-office',
    body: z.object({
      month: Month,
      /** 正反通报. Whom to praise or criticise, a person decides; who may be criticised, the survey's rule. */
      praised: z
        .array(z.object({ zh: Text(300), en: Text(600) }))
        .max(20)
        .default([]),
      /** Units whose criticism a second person has signed after hearing them; words, reply and signature are those of the hearing. */
      criticised: z
        .array(z.object({ unit: Id }))
        .max(20)
        .default([]),
    }),
    response: PublicationEntry,
    status: 201,
    errors: ['not-acceptable-now', 'rule-refused', 'busy'],
  },
  readYear: {
    method: 'GET',
    path: '/api/{jurisdiction}/years/{year}',
    summary: { zh: '年度考评(由12个月公示得出)', en: 'The year, from its twelve published months' },
    callers: ['office', 'supervisor', 'auditor', 'official'],
    function: 'scoring-staff',
    query: z.object({ kind: SchemeKind }),
    response: z.object({
      year: z.number().int(),
      kind: SchemeKind,
      schemeVersion: z.number().int(),
      publishedMonths: z.array(Month),
      results: z.array(YearResult),
      /** SHA-256 of the year's canonical document. */
      hash: z.string(),
    }),
    errors: ['not-acceptable-now'],
  },
} as const satisfies Record<string, RouteDefinition>;
