import * as z from 'zod';
import { Run, SchemeKind } from '../scoring/model.ts';
import { Id, Month, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/** One line of an explanation: what was measured, the points it gave, the rule and the facts behind it. */
export const ScoreLine = z.object({
  kind: z.enum(['criterion', 'deduction', 'bonus']),
  rule: z.string(),
  zh: z.string(),
  en: z.string(),
  value: z.number().optional(),
  weight: z.number().optional(),
  /** Points in hundredths are shown with two decimals; negative for a deduction. */
  points: z.number(),
  facts: z.array(z.object({ id: z.string(), label: z.string() })),
});

/** One scored subject. `stars` is absent where an unreconciled milestone or a suspension blocks them. */
export const ScoreResult = z.object({
  subject: Id,
  name: z.string(),
  group: z.string(),
  place: z.number(),
  total: z.number().optional(),
  stars: z.number().int().min(1).max(5).optional(),
  blockedBy: z.object({ zh: z.string(), en: z.string() }).optional(),
  lines: z.array(ScoreLine),
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
      zh: '发布新一版考评方案(权重之和须为100)',
      en: 'Save a new version of a scheme; weights must sum to 100',
    },
    callers: ['office'],
    function: 'scoring-office',
    body: z.object({ kind: SchemeKind, scheme: z.record(z.string(), z.unknown()) }),
    response: z.object({ kind: SchemeKind, version: z.number(), hash: z.string() }),
    status: 201,
    errors: ['rule-refused'],
  },
  computeRun: {
    method: 'POST',
    path: '/api/{jurisdiction}/runs',
    summary: { zh: '计算某月考评', en: 'Compute a month’s scores' },
    callers: ['office'],
    function: 'scoring-office',
    body: z.object({ month: Month, kind: SchemeKind, corrects: Id.optional(), reason: Text(500).optional() }),
    response: Run,
    status: 201,
    errors: ['not-acceptable-now', 'illegal-move', 'rule-refused'],
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
    response: z.object({ run: Run, scheme: z.unknown(), facts: z.unknown() }),
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
    errors: ['not-found', 'illegal-move', 'stale-version'],
  },
  publishMonth: {
    method: 'POST',
    path: '/api/{jurisdiction}/publications',
    summary: { zh: '发布本月公示', en: 'Publish the month’s board' },
    callers: ['office'],
    function: 'scoring-office',
    body: z.object({ month: Month }),
    response: PublicationEntry,
    status: 201,
    errors: ['illegal-move', 'not-acceptable-now'],
  },
  readBrief: {
    method: 'GET',
    path: '/api/{jurisdiction}/brief/{month}',
    summary: { zh: '本月通报的数字', en: 'The figures of the month’s brief' },
    callers: ['office', 'supervisor', 'auditor', 'official'],
    function: 'scoring-staff',
    response: z.object({
      month: Month,
      text: z.object({ zh: z.string(), en: z.string() }),
      figures: z.record(z.string(), z.number()),
    }),
    errors: [],
  },
} as const satisfies Record<string, RouteDefinition>;
