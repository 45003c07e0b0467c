import * as z from 'zod';
import { SchemeDraftRecord } from '../scoring/conduct.ts';
import { SchemeKind } from '../scoring/model.ts';
import { Id, Month } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const readers = ['office', 'supervisor', 'auditor', 'official', 'handler'] as const;
const inside = ['office', 'supervisor', 'auditor'] as const;

/** A total with its stars and place, as a scheme gives it. */
const Standing = z.object({
  total: z.number().optional(),
  stars: z.number().int().optional(),
  place: z.number().int().optional(),
});

/** Schemes in the making: what they can measure, their drafts, their trial on past months, their approval. */
export const schemeRoutes = {
  listMetrics: {
    method: 'GET',
    path: '/api/{jurisdiction}/metrics',
    summary: {
      zh: '考评指标目录:定义、单位、来源',
      en: 'The catalogue of metrics and occurrences: definition, unit, source',
    },
    callers: readers,
    function: 'scoring-staff',
    response: z.object({
      metrics: z.array(
        z.object({
          id: z.string(),
          subject: SchemeKind,
          unit: z.enum(['%', 'points', 'count']),
          ...Words.shape,
          definition: Words,
          source: Words,
        }),
      ),
      occurrences: z.array(z.object({ id: z.string(), subjects: z.array(SchemeKind), ...Words.shape })),
    }),
    errors: [],
  },
  listSchemeDrafts: {
    method: 'GET',
    path: '/api/{jurisdiction}/scheme-drafts',
    summary: { zh: '考评方案草案', en: 'Drafts of schemes' },
    callers: inside,
    function: 'scoring-staff',
    response: z.object({ items: z.array(SchemeDraftRecord) }),
    errors: [],
  },
  trialScheme: {
    method: 'POST',
    path: '/api/{jurisdiction}/scheme-drafts/trial',
    summary: {
      zh: '用草案试算已公示月份:会有哪些变化(不改变任何公示)',
      en: 'Try a draft on published months: what would have changed; nothing published changes',
    },
    callers: ['office', 'supervisor'],
    function: 'scoring-office',
    body: z.object({
      kind: SchemeKind,
      /** The draft to try; the one saved where it is left out. */
      scheme: z.record(z.string(), z.unknown()).optional(),
      /** How many of the latest published months. */
      months: z.number().int().min(1).max(12).default(3),
    }),
    response: z.object({
      months: z.array(
        z.object({
          month: Month,
          run: Id,
          changed: z.number().int(),
          subjects: z.array(
            z.object({ subject: Id, name: z.string(), group: z.string(), before: Standing, after: Standing }),
          ),
        }),
      ),
    }),
    errors: ['not-found', 'rule-refused'],
  },
  approveScheme: {
    method: 'POST',
    path: '/api/{jurisdiction}/scheme-drafts/approve',
    summary: {
      zh: '批准考评方案草案(由第二人);已公示的不变',
      en: 'Approve a draft, by a second person; what is published stays',
    },
    callers: ['supervisor'],
    function: 'scoring-office',
    body: z.object({ kind: SchemeKind, version: z.number().int().min(1) }),
    response: z.object({ kind: SchemeKind, version: z.number(), hash: z.string() }),
    status: 201,
    errors: ['not-found', 'illegal-move', 'stale-version', 'forbidden', 'rule-refused', 'busy'],
  },
} as const satisfies Record<string, RouteDefinition>;
