import * as z from 'zod';
import { monthlyKinds, SchemeKind } from '../scoring/model.ts';
import { RunOrderView } from '../scoring/orders.ts';
import { Id, JurisdictionCode, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

const readers = ['office', 'supervisor', 'auditor'] as const;

/** Runs are ordered, not computed in the request: an order's parts go over a queue, and the order tells how far they are. */
export const runOrderRoutes = {
  orderRuns: {
    method: 'POST',
    path: '/api/{jurisdiction}/run-orders/{month}',
    summary: {
      zh: '下达某月考评计算(本级及所辖县区,逐项排队计算)',
      en: 'Order a month’s runs, of a county or of all counties of a city; they are computed over a queue',
    },
    callers: ['office'],
    function: 'scoring-office',
    body: z.object({
      /** The caller's own; the same order sent twice is one order. */
      id: Id,
      kinds: z
        .array(SchemeKind)
        .min(1)
        .max(5)
        .default([...monthlyKinds]),
      /** The jurisdiction itself or counties registered below it; without it, all of them. */
      jurisdictions: z.array(JurisdictionCode).min(1).max(200).optional(),
      /** The published run to correct; an order that corrects has one part. */
      corrects: Id.optional(),
      reason: Text(500).optional(),
    }),
    response: RunOrderView,
    status: 201,
    errors: ['not-acceptable-now', 'illegal-move', 'rule-refused', 'duplicate', 'busy'],
  },
  listRunOrders: {
    method: 'GET',
    path: '/api/{jurisdiction}/run-orders/{month}',
    summary: { zh: '某月考评计算的进度', en: 'How far the ordered runs of a month are, newest order first' },
    callers: readers,
    function: 'scoring-staff',
    response: z.object({ items: z.array(RunOrderView) }),
    errors: [],
  },
  readRunOrder: {
    method: 'GET',
    path: '/api/{jurisdiction}/run-orders/{month}/{orderId}',
    summary: { zh: '一次考评计算的进度', en: 'How far one order is' },
    callers: readers,
    function: 'scoring-staff',
    response: RunOrderView,
    errors: ['not-found'],
  },
  resumeRunOrder: {
    method: 'POST',
    path: '/api/{jurisdiction}/run-orders/{month}/{orderId}/resume',
    summary: { zh: '算剩下的:已算的不重算', en: 'Compute what is left; what is computed stays' },
    callers: ['office'],
    function: 'scoring-office',
    response: RunOrderView,
    errors: ['not-found', 'stale-version', 'duplicate', 'busy'],
  },
} as const satisfies Record<string, RouteDefinition>;
