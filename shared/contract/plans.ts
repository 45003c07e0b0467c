import * as z from 'zod';
import { Assignment, Envoy, Site } from '../registry/arrangements.ts';
import { Indicator, Pairing, PairingPlan, PairingSubject, Person } from '../registry/model.ts';
import { batchLimit } from './lists.ts';
import { CivilDate, Id, Text } from './parameters.ts';
import { staffRoles } from './route.ts';
import type { RouteDefinition } from './route.ts';

const Edition = z.object({
  year: z.number().int().min(2000).max(2100),
  edition: z.number().int().min(1),
});
const Words = z.object({ zh: z.string(), en: z.string() });

/** A pairing that a new edition does not take over from the one it started from, and why. */
const LeftOut = Pairing.extend({ reason: Words });

/** A pairing with the words for its subject. */
export const NamedPairing = Pairing.extend({ subjectName: z.string() });

/** What an official answers for after a day, and would leave behind. */
export const OpenMatters = z.object({
  person: Person.pick({ id: true, name: true, post: true, unit: true, to: true }),
  /** The last day of service that was asked about. */
  on: CivilDate,
  /** By edition: the one in force, and those approved for later years. They are handed over by `handOver`. */
  pairings: z.array(NamedPairing.extend({ year: z.number().int(), edition: z.number().int() })),
  /** These are handed over by saving the row with another person. */
  indicators: z.array(Indicator.pick({ id: true, name: true })),
  envoys: z.array(
    Envoy.pick({ id: true, enterprise: true, primary: true, from: true, to: true }).extend({
      enterpriseName: z.string(),
    }),
  ),
  sites: z.array(Site.pick({ id: true, name: true }).extend({ as: z.enum(['owner', 'team']) })),
  /** Workstreams of programmes and campaigns. */
  workstreams: z.array(z.object({ programme: Id, programmeName: z.string(), id: Id, name: z.string() })),
  assignments: z.array(
    Assignment.pick({ id: true, programme: true, subject: true }).extend({
      subjectName: z.string(),
      as: z.array(z.enum(['leader', 'team', 'owner'])).min(1),
    }),
  ),
  guarantees: z.array(z.object({ project: Id, projectName: z.string(), item: Id, title: z.string() })),
});

export const planRoutes = {
  listPlans: {
    method: 'GET',
    path: '/api/{jurisdiction}/plans',
    summary: { zh: '责任分解表各版', en: 'Editions of the pairing plans' },
    callers: staffRoles,
    function: 'registry-staff',
    response: z.object({ items: z.array(PairingPlan) }),
    errors: [],
  },
  readPlan: {
    method: 'GET',
    path: '/api/{jurisdiction}/plans/{year}/{edition}',
    summary: { zh: '一版责任分解表的包联关系', en: 'The pairings of one edition' },
    callers: staffRoles,
    function: 'registry-staff',
    response: z.object({ plan: PairingPlan, pairings: z.array(Pairing) }),
    errors: ['not-found'],
  },
  draftPlan: {
    method: 'POST',
    path: '/api/{jurisdiction}/plans',
    summary: {
      zh: '起草新一版责任分解表(可从另一版开始)',
      en: 'Draft a new edition of the pairing plan, empty or from another edition',
    },
    callers: ['office'],
    function: 'registry-office',
    body: z.object({ year: Edition.shape.year, from: Edition.optional() }),
    /** `leftOut`: pairings of the edition it started from that ended, or whose official left; absent where there is none. */
    response: PairingPlan.extend({ leftOut: z.array(LeftOut).optional() }),
    status: 201,
    errors: ['busy', 'rule-refused', 'stale-version'],
  },
  addPairings: {
    method: 'POST',
    path: '/api/{jurisdiction}/plans/{year}/{edition}/pairings',
    summary: { zh: '向草案加入包联关系', en: 'Add pairings to a draft' },
    callers: ['office'],
    function: 'registry-office',
    body: z.object({ pairings: z.array(Pairing).min(1).max(batchLimit) }),
    response: PairingPlan,
    errors: ['not-found', 'illegal-move', 'rule-refused', 'stale-version'],
  },
  removePairings: {
    method: 'POST',
    path: '/api/{jurisdiction}/plans/{year}/{edition}/pairings/remove',
    summary: { zh: '从草案移出包联关系', en: 'Remove pairings from a draft' },
    callers: ['office'],
    function: 'registry-office',
    body: z.object({
      pairings: z
        .array(z.object({ official: Id, subject: PairingSubject }))
        .min(1)
        .max(batchLimit),
    }),
    response: PairingPlan,
    errors: ['not-found', 'illegal-move', 'rule-refused', 'stale-version'],
  },
  submitPlan: {
    method: 'POST',
    path: '/api/{jurisdiction}/plans/{year}/{edition}/submit',
    summary: { zh: '送审', en: 'Submit for approval' },
    callers: ['office'],
    function: 'registry-office',
    body: z.object({ version: z.number().int() }),
    response: PairingPlan,
    errors: ['not-found', 'illegal-move', 'stale-version', 'rule-refused'],
  },
  returnPlan: {
    method: 'POST',
    path: '/api/{jurisdiction}/plans/{year}/{edition}/return',
    summary: {
      zh: '退回修改(须说明理由,理由留存)',
      en: 'Return a submitted edition to be changed; the reason is kept',
    },
    callers: ['supervisor'],
    function: 'registry-office',
    body: z.object({ version: z.number().int(), reason: Text(500) }),
    response: PairingPlan,
    errors: ['not-found', 'illegal-move', 'stale-version'],
  },
  approvePlan: {
    method: 'POST',
    path: '/api/{jurisdiction}/plans/{year}/{edition}/approve',
    summary: { zh: '批准,此后冻结', en: 'Approve; frozen from then on; never by whoever submitted it' },
    callers: ['supervisor'],
    function: 'registry-office',
    body: z.object({ version: z.number().int() }),
    response: PairingPlan,
    errors: ['not-found', 'illegal-move', 'stale-version', 'rule-refused', 'forbidden'],
  },
  openPairings: {
    method: 'GET',
    path: '/api/{jurisdiction}/people/{personId}/open-pairings',
    summary: {
      zh: '离任须移交的事项(包联、指标、特派、驻点等)',
      en: 'What an official who leaves must hand over: pairings, indicators, envoys, sites and so on',
    },
    callers: ['office', 'supervisor', 'auditor', 'admin'],
    function: 'registry-staff',
    /** The last day of service; today unless said otherwise. */
    query: z.object({ on: CivilDate.optional() }),
    response: OpenMatters,
    errors: ['not-found'],
  },
  handOver: {
    method: 'POST',
    path: '/api/{jurisdiction}/people/{personId}/hand-over',
    summary: {
      zh: '离任移交:起草新一版,包联截止离任日,接任人次日接手',
      en: 'Hand over: drafts the next edition in which the pairings end and the successors’ begin the day after',
    },
    callers: ['office'],
    function: 'registry-office',
    body: z.object({
      /** Last day of service. */
      on: CivilDate,
      /** Who takes each subject, in which role (by default the leaver's). */
      successors: z
        .array(z.object({ subject: PairingSubject, official: Id, role: Pairing.shape.role.optional() }))
        .max(500),
    }),
    /** One draft for the edition in force and one for each year approved ahead. */
    response: z.object({ plans: z.array(PairingPlan) }),
    status: 201,
    errors: ['not-found', 'rule-refused', 'busy', 'stale-version'],
  },
} as const satisfies Record<string, RouteDefinition>;
