import * as z from 'zod';
import { IntakeSettings } from '../intake/configuration.ts';
import {
  Case,
  CaseFields,
  CaseEvent,
  caseStates,
  ClockView,
  Level,
  Message,
  StatusLine,
  UnitRates,
} from '../intake/model.ts';
import { CivilDate, Id, Instant, Text } from './parameters.ts';
import { say } from './bilingual.ts';
import type { Bilingual } from './bilingual.ts';
import type { RouteDefinition, StaffRole } from './route.ts';
import { supervisionRoutes } from './supervision.ts';

/**
 * A receipt as the filer's browser makes it (80 random bits, Crockford base 32 with check character); the server stores its hash only.
 * Because it is made before the request is sent, a repeated request files nothing twice.
 */
const Receipt = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{16}[0-9A-HJKMNP-TV-Z*~$=U]$/, say('回执编号有误', 'The receipt is mistyped'));

const FiledCase = z.object({ id: Id, statusLine: StatusLine, acknowledgedAt: Instant });

/** What the filer sees: no name of a handler, no internal note. */
export const FilerView = z.object({
  id: Id,
  jurisdiction: z.string(),
  kind: Case.shape.kind,
  state: z.enum(caseStates),
  statusLine: StatusLine,
  text: z.string(),
  category: Id,
  filedAt: Instant,
  leadUnitName: z.string().optional(),
  events: z.array(
    CaseEvent.pick({ kind: true, at: true }).extend({
      unitName: z.string().optional(),
      /** The published reason of a case that was declined. */
      reason: StatusLine.optional(),
    }),
  ),
  thread: z.array(Message),
  clocks: z.array(ClockView),
  /** What the filer may do now. */
  actions: z.array(z.enum(['message', 'confirm', 'reopen', 'rate', 'withdraw'])),
  confirmBy: Instant.optional(),
});

const filerMove = <P extends string, B extends z.ZodObject>(verb: P, summary: Bilingual, body: B) =>
  ({
    method: 'POST',
    path: `/api/case/${verb}`,
    summary,
    callers: ['filer'],
    function: 'intake-public',
    body,
    response: FilerView,
    errors: ['unknown-receipt', 'illegal-move'],
  }) as const satisfies RouteDefinition;

/** A row of a staff queue. */
export const CaseRow = z.object({
  id: Id,
  kind: Case.shape.kind,
  state: z.enum(caseStates),
  title: z.string(),
  category: Id,
  urgent: z.boolean(),
  leadUnit: Id.optional(),
  filedAt: Instant,
  clock: ClockView.optional(),
  statusLine: StatusLine,
  version: z.number(),
});

/**
 * A case as staff see it. The receipt's hash and an anonymous filer's identity are not in it; the filer's contact is shown to the office
 * and to handlers of the lead unit only.
 */
export const StaffView = z.object({
  case: Case.omit({ receiptHash: true }),
  statusLine: StatusLine,
  clocks: z.array(ClockView),
  thread: z.array(Message),
  /** The moves the caller may make now. */
  moves: z.array(z.string()),
  /** The unit to which it would usually go, while it is with the office. */
  suggestedUnit: Id.optional(),
  /** Likely duplicates among the open cases the caller may see; looked for when the case is read, not after a move. */
  similar: z.array(z.object({ id: Id, title: z.string(), state: z.enum(caseStates) })),
});

const caseMove = <V extends string, B extends z.ZodRawShape>(
  verb: V,
  callers: readonly [StaffRole, ...StaffRole[]],
  summary: Bilingual,
  fields: B,
) =>
  ({
    method: 'POST',
    path: `/api/{jurisdiction}/cases/{caseId}/${verb}`,
    summary,
    callers,
    function: 'intake-staff',
    body: z.object({ version: z.number().int().min(1), ...fields }),
    response: StaffView,
    errors: ['not-found', 'illegal-move', 'stale-version', 'forbidden'],
  }) as const satisfies RouteDefinition;

const Configuration = z.object({ version: z.number().int().min(0), settings: IntakeSettings });

export const intakeRoutes = {
  fileRequest: {
    method: 'POST',
    path: '/api/{jurisdiction}/cases',
    summary: { zh: '提交诉求', en: 'File a request' },
    callers: ['public'],
    function: 'intake-public',
    body: CaseFields.extend({
      receipt: Receipt,
      channel: z.enum(['web', 'qr']).default('web'),
      /** The answer to a challenge; wanted only while very many file at once. */
      work: z.object({ challenge: z.string().max(200), nonce: z.number().int().min(0) }).optional(),
    }),
    response: FiledCase,
    status: 201,
    errors: ['not-found', 'duplicate', 'work-needed', 'already-filed'],
  },
  filingChallenge: {
    method: 'GET',
    path: '/api/{jurisdiction}/challenge',
    summary: {
      zh: '提交前的运算题(防刷;平时无需运算)',
      en: 'The work to do before filing; none in quiet times',
    },
    callers: ['public'],
    function: 'intake-public',
    response: z.object({
      /** Signed by the server, good until `expiresAt`, bound to nobody. */
      challenge: z.string(),
      /** Leading zero bits that the hash must have; 0: no work is needed. */
      bits: z.number().int().min(0).max(24),
      expiresAt: Instant,
    }),
    errors: ['not-found'],
  },
  readOwnCase: {
    method: 'GET',
    path: '/api/case',
    summary: { zh: '凭回执查看办理情况', en: 'Follow a case by its receipt' },
    callers: ['filer'],
    function: 'intake-public',
    response: FilerView,
    errors: ['unknown-receipt'],
  },
  confirmCase: filerMove(
    'confirm',
    { zh: '确认已解决并评价', en: 'Confirm that it is solved, and rate' },
    z.object({ level: Level }),
  ),
  reopenCase: filerMove(
    'reopen',
    { zh: '问题没有解决,退回重办', en: 'Not solved: send it back' },
    z.object({ reason: Text(500), level: Level.optional() }),
  ),
  rateCase: filerMove(
    'rate',
    { zh: '评价(不改变办理状态)', en: 'Rate; the case stays where it is' },
    z.object({ level: Level }),
  ),
  writeMessage: filerMove(
    'messages',
    { zh: '补充说明', en: 'Add a message' },
    z.object({ id: Id, text: Text(2000) }),
  ),
  withdrawCase: filerMove('withdraw', { zh: '撤回', en: 'Withdraw' }, z.object({})),
  observerHome: {
    method: 'GET',
    path: '/api/observer',
    summary: { zh: '观察员本人的任期、职责与线索', en: 'The observer’s own term, duty and leads' },
    callers: ['observer'],
    function: 'intake-observer',
    response: z.object({
      jurisdiction: z.object({ code: z.string(), name: z.string() }),
      name: z.string(),
      to: CivilDate,
      duty: z
        .object({
          period: z.enum(['month', 'quarter', 'halfYear', 'year']),
          minimum: z.number(),
          done: z.number(),
          dueOn: CivilDate,
        })
        .optional(),
      leads: z.array(
        z.object({
          id: Id,
          title: z.string(),
          state: z.enum(caseStates),
          statusLine: StatusLine,
          filedAt: Instant,
        }),
      ),
    }),
    errors: ['unknown-link'],
  },
  fileLead: {
    method: 'POST',
    path: '/api/observer/leads',
    summary: { zh: '提交线索', en: 'File a lead' },
    callers: ['observer'],
    function: 'intake-observer',
    body: CaseFields.omit({ contact: true }).extend({
      receipt: Receipt,
      /** Whether the unit may learn the observer's name. */
      anonymous: z.boolean().default(true),
    }),
    response: FiledCase,
    status: 201,
    errors: ['unknown-link', 'duplicate'],
  },
  listCases: {
    method: 'GET',
    path: '/api/{jurisdiction}/cases',
    summary: { zh: '案件队列(承办人只见本单位)', en: 'The queue; a handler sees her own unit’s cases only' },
    callers: ['handler', 'office', 'supervisor', 'auditor'],
    function: 'intake-staff',
    query: z.object({
      scope: z.enum(['open', 'closed']).default('open'),
      month: z
        .string()
        .regex(/^\d{4}-\d{2}$/)
        .optional(),
      unit: Id.optional(),
    }),
    response: z.object({ items: z.array(CaseRow) }),
    errors: [],
  },
  readCase: {
    method: 'GET',
    path: '/api/{jurisdiction}/cases/{caseId}',
    summary: { zh: '案件详情', en: 'One case' },
    callers: ['handler', 'office', 'supervisor', 'auditor'],
    function: 'intake-staff',
    response: StaffView,
    errors: ['not-found'],
  },
  acceptCase: caseMove('accept', ['office'], { zh: '受理', en: 'Accept' }, {}),
  declineCase: caseMove(
    'decline',
    ['supervisor'],
    { zh: '不予受理(由第二人决定)', en: 'Decline; decided by a second person' },
    {
      reason: z.enum(['notOurMatter', 'litigation', 'civilDispute', 'closedRepeat', 'noFacts']),
    },
  ),
  assignCase: caseMove(
    'assign',
    ['office'],
    { zh: '交办', en: 'Assign' },
    {
      leadUnit: Id,
      supportingUnits: z.array(Id).max(5).default([]),
      joint: z.boolean().default(false),
    },
  ),
  signCase: caseMove('sign', ['handler'], { zh: '签收', en: 'Sign for' }, {}),
  transferCase: caseMove(
    'transfer',
    ['handler', 'office'],
    { zh: '转办', en: 'Transfer' },
    { leadUnit: Id, reason: Text(500) },
  ),
  contactCase: caseMove(
    'contact',
    ['handler', 'office'],
    { zh: '记录已电话联系', en: 'Record a call to the filer' },
    { note: Text(500) },
  ),
  replyCase: caseMove('reply', ['handler'], { zh: '答复', en: 'Reply' }, { text: Text(2000) }),
  claimCase: caseMove(
    'claim',
    ['handler'],
    { zh: '办结(由提交人确认)', en: 'Claim that it is solved; the filer decides' },
    {
      text: Text(2000),
    },
  ),
  closeUnfixedCase: caseMove(
    'close-unfixed',
    ['office'],
    { zh: '如实结案:无法解决', en: 'Close honestly as not solvable' },
    {
      explanation: Text(2000),
    },
  ),
  extendCase: caseMove(
    'extend',
    ['supervisor'],
    { zh: '批准延期(到期前,每件一次)', en: 'Approve an extension, before expiry and once a case' },
    {
      /** What it adds to the finish limit, in the limit's own unit; at most the limit itself. */
      amount: z.number().int().min(1).max(3660),
      reason: Text(500),
    },
  ),
  pauseCase: caseMove(
    'pause',
    ['supervisor'],
    { zh: '批准暂停计时', en: 'Approve that the clocks stand still' },
    { reason: Text(500) },
  ),
  resumeCase: caseMove(
    'resume',
    ['handler', 'office', 'supervisor'],
    { zh: '恢复计时', en: 'Let the clocks run again' },
    {},
  ),
  mergeCase: caseMove(
    'merge',
    ['office'],
    { zh: '并案(两张回执都有效)', en: 'Merge into another case; both receipts live on' },
    { into: Id },
  ),
  holdCase: caseMove(
    'hold',
    ['supervisor', 'auditor'],
    { zh: '依法保留(到期不清除姓名和联系方式)', en: 'Legal hold: names and contacts stay past their time' },
    { reason: Text(500) },
  ),
  releaseCase: caseMove(
    'release',
    ['supervisor', 'auditor'],
    { zh: '解除依法保留', en: 'End a legal hold' },
    { reason: Text(500) },
  ),
  unitRates: {
    method: 'GET',
    path: '/api/{jurisdiction}/rates/{month}',
    summary: { zh: '响应率、解决率、满意率', en: 'The three rates by unit' },
    callers: ['handler', 'office', 'supervisor', 'auditor', 'official'],
    function: 'intake-staff',
    response: z.object({ items: z.array(UnitRates), total: UnitRates.omit({ unit: true }) }),
    errors: [],
  },
  ...supervisionRoutes,
  readIntakeConfiguration: {
    method: 'GET',
    path: '/api/{jurisdiction}/intake/configuration',
    summary: { zh: '受理与督办规则', en: 'The county’s rules for cases and notices' },
    callers: ['admin', 'office', 'supervisor', 'auditor'],
    function: 'intake-staff',
    response: Configuration,
    errors: [],
  },
  saveIntakeConfiguration: {
    method: 'PUT',
    path: '/api/{jurisdiction}/intake/configuration',
    summary: { zh: '修改受理与督办规则', en: 'Change the county’s rules for cases and notices' },
    callers: ['admin'],
    function: 'intake-staff',
    body: Configuration,
    response: Configuration,
    errors: ['stale-version'],
  },
} as const satisfies Record<string, RouteDefinition>;
