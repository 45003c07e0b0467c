import * as z from 'zod';
import { Commitment, CommitmentFields, CommitmentStanding, Fulfilment } from '../progress/commitment.ts';
import { commitmentNatures } from '../progress/commitmentKinds.ts';
import { FigureFields, FigureSheet, figureUnits } from '../progress/figures.ts';
import { Id, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/** A commitment with how it stands today. */
export const CommitmentView = Commitment.extend({ standing: CommitmentStanding });

/** A sheet of figures with what follows from them; from one that was withdrawn nothing does. */
export const FiguresView = FigureSheet.extend({
  ratios: z.array(FigureSheet.shape.ratios.element.extend({ unit: z.enum(figureUnits), value: z.number() })),
  thresholds: z.array(z.object({ figure: Id, minimum: z.number(), met: z.boolean() })),
});

/** Takes a record back, for a reason that stays beside it. */
const Withdrawal = z.object({ version: z.number().int().min(1), reason: Text(200) });

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
    summary: {
      zh: '登记或更正一项承诺(更正前的内容留存)',
      en: 'Register or correct a commitment; what it said before is kept',
    },
    callers: ['handler', 'office'],
    function: 'progress-staff',
    body: CommitmentFields.safeExtend({ version: z.number().int().min(0) }),
    response: CommitmentView,
    errors: ['stale-version', 'duplicate', 'illegal-move', 'rule-refused', 'forbidden'],
  },
  withdrawCommitment: {
    method: 'POST',
    path: '/api/{jurisdiction}/commitments/{commitmentId}/withdraw',
    summary: {
      zh: '撤回一项承诺(须写原因;仍可见,不再计数)',
      en: 'Withdraw a commitment with a reason; it stays visible and counts nowhere',
    },
    callers: ['office'],
    function: 'progress-staff',
    body: Withdrawal,
    response: CommitmentView,
    errors: ['not-found', 'stale-version', 'illegal-move'],
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
    summary: {
      zh: '登记或更正成效数据(比值自动计算,更正前的数据留存)',
      en: 'Save or correct figures; their ratios are calculated, what they said before is kept',
    },
    callers: ['office'],
    function: 'progress-staff',
    body: FigureFields.safeExtend({ version: z.number().int().min(0) }),
    response: FiguresView,
    errors: ['stale-version', 'duplicate', 'illegal-move', 'rule-refused'],
  },
  withdrawFigures: {
    method: 'POST',
    path: '/api/{jurisdiction}/figures/{figuresId}/withdraw',
    summary: {
      zh: '撤回成效数据(须写原因;仍可见,不再计算)',
      en: 'Withdraw figures with a reason; they stay visible and nothing follows from them',
    },
    callers: ['office'],
    function: 'progress-staff',
    body: Withdrawal,
    response: FiguresView,
    errors: ['not-found', 'stale-version', 'illegal-move'],
  },
} as const satisfies Record<string, RouteDefinition>;
