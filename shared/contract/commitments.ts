import * as z from 'zod';
import { Commitment, CommitmentFields, CommitmentStanding, Fulfilment } from '../progress/commitment.ts';
import { commitmentNatures } from '../progress/commitmentKinds.ts';
import { FigureFields, FigureSheet, figureUnits } from '../progress/figures.ts';
import { Id } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/** A commitment with how it stands today. */
export const CommitmentView = Commitment.extend({ standing: CommitmentStanding });

/** A sheet of figures with what follows from them. */
export const FiguresView = FigureSheet.extend({
  ratios: z.array(FigureSheet.shape.ratios.element.extend({ unit: z.enum(figureUnits), value: z.number() })),
  thresholds: z.array(z.object({ figure: Id, minimum: z.number(), met: z.boolean() })),
});

const readers = ['handler', 'official', 'office', 'supervisor', 'auditor'] as const;

/** Commitments: what was promised to enterprises and projects, and what was kept; and the figures of measures. */
export const commitmentRoutes = {
  listCommitments: {
    method: 'GET',
    path: '/api/{jurisdiction}/commitments',
    summary: {
      zh: '承诺事项:承诺与兑现(贷款不计入补助)',
      en: 'Commitments promised and kept; a loan is not a grant',
    },
    callers: readers,
    function: 'progress-staff',
    query: z.object({ subject: Id.optional(), unit: Id.optional() }),
    response: z.object({
      items: z.array(CommitmentView),
      /** By nature; what was withdrawn is in none. */
      totals: z.array(
        z.object({
          nature: z.enum(commitmentNatures),
          promised: z.number().int(),
          kept: z.number().int(),
          overdue: z.number().int(),
          promisedAmount: z.number().int(),
          keptAmount: z.number().int(),
        }),
      ),
    }),
    errors: [],
  },
  saveCommitment: {
    method: 'PUT',
    path: '/api/{jurisdiction}/commitments/{commitmentId}',
    summary: { zh: '登记或更正一项承诺', en: 'Register or correct a commitment' },
    callers: ['handler', 'office'],
    function: 'progress-staff',
    body: CommitmentFields.safeExtend({ version: z.number().int().min(0) }),
    response: CommitmentView,
    errors: ['stale-version', 'duplicate', 'rule-refused', 'forbidden'],
  },
  keepCommitment: {
    method: 'POST',
    path: '/api/{jurisdiction}/commitments/{commitmentId}/fulfilments',
    summary: { zh: '登记兑现(须附依据)', en: 'Record that a commitment was kept, with evidence' },
    callers: ['handler', 'office'],
    function: 'progress-staff',
    body: Fulfilment.omit({ by: true }).extend({ version: z.number().int().min(1) }),
    response: CommitmentView,
    errors: ['not-found', 'stale-version', 'illegal-move', 'rule-refused', 'forbidden'],
  },
  listFigures: {
    method: 'GET',
    path: '/api/{jurisdiction}/figures',
    summary: { zh: '成效数据及比值', en: 'Figures of measures with their ratios' },
    callers: readers,
    function: 'progress-staff',
    response: z.object({ items: z.array(FiguresView) }),
    errors: [],
  },
  saveFigures: {
    method: 'PUT',
    path: '/api/{jurisdiction}/figures/{figuresId}',
    summary: { zh: '登记成效数据(比值自动计算)', en: 'Save figures; their ratios are calculated' },
    callers: ['office'],
    function: 'progress-staff',
    body: FigureFields.safeExtend({ version: z.number().int().min(0) }),
    response: FiguresView,
    errors: ['stale-version', 'duplicate', 'rule-refused'],
  },
} as const satisfies Record<string, RouteDefinition>;
