import * as z from 'zod';
import { IntakeSettings } from '../intake/configuration.ts';
import { Case, caseStates, ClockView, Message, Resolution, StatusLine, UnitRates } from '../intake/model.ts';
import type { Bilingual } from './bilingual.ts';
import { filingRoutes } from './filing.ts';
import { followUpRoutes } from './followUps.ts';
import { Id, Instant, Month, Text } from './parameters.ts';
import type { RouteDefinition, StaffRole } from './route.ts';
import { supervisionRoutes } from './supervision.ts';

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

/** What a handler has in hand now; without a person: what came to the unit and nobody has signed for yet. Counts of cases. */
export const HandlerLoad = z.object({
  unit: Id,
  person: Id.optional(),
  /** Cases in which the unit has something left to do. */
  open: z.number().int(),
  /** Of these: due by the end of today and not late. */
  dueToday: z.number().int(),
  /** Of these: late. */
  overdue: z.number().int(),
  /** Claimed as solved; the filer decides. */
  awaitingFiler: z.number().int(),
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

/** To whom a case goes. */
const assignment = {
  leadUnit: Id,
  supportingUnits: z.array(Id).max(5).default([]),
  joint: z.boolean().default(false),
};

const Configuration = z.object({ version: z.number().int().min(0), settings: IntakeSettings });

export const intakeRoutes = {
  ...filingRoutes,
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
  handlerLoad: {
    method: 'GET',
    path: '/api/{jurisdiction}/handler-load',
    summary: {
      zh: '各承办人手上的案件(承办人只见本单位)',
      en: 'What each handler has in hand; a handler sees her own unit only',
    },
    callers: ['handler', 'office'],
    function: 'intake-staff',
    query: z.object({ unit: Id.optional() }),
    response: z.object({ items: z.array(HandlerLoad) }),
    errors: [],
  },
  caseOptions: {
    method: 'GET',
    path: '/api/{jurisdiction}/case-options',
    summary: {
      zh: '办理表单的选项:办结方式、不予受理的理由',
      en: 'What the forms of a case offer: means of solving, reasons to decline',
    },
    callers: ['handler', 'office', 'supervisor', 'auditor'],
    function: 'intake-staff',
    response: IntakeSettings.pick({ closing: true, declineReasons: true }),
    errors: [],
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
  assignCase: caseMove('assign', ['office'], { zh: '交办', en: 'Assign' }, assignment),
  acceptAssignCase: caseMove(
    'accept-assign',
    ['office'],
    { zh: '受理并交办', en: 'Accept and assign in one step' },
    assignment,
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
  signReplyCase: caseMove(
    'sign-reply',
    ['handler'],
    { zh: '签收并答复', en: 'Sign for and reply in one step' },
    { text: Text(2000) },
  ),
  replyCase: caseMove('reply', ['handler'], { zh: '答复', en: 'Reply' }, { text: Text(2000) }),
  claimCase: caseMove(
    'claim',
    ['handler'],
    { zh: '办结(由提交人确认)', en: 'Claim that it is solved; the filer decides' },
    {
      text: Text(2000),
      /** How it was solved; wanted where the county asks for evidence. */
      resolution: Resolution.optional(),
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
  resolutions: {
    method: 'GET',
    path: '/api/{jurisdiction}/resolutions/{month}',
    summary: {
      zh: '当月确认解决的事项:办结方式、金额、现场办公负责人',
      en: 'What was solved in a month: by which means, for how much, by which heads on site',
    },
    callers: ['office', 'supervisor', 'auditor', 'official'],
    function: 'intake-staff',
    response: z.object({
      month: Month,
      /** Cases confirmed in the month, each once. */
      solved: z.number().int(),
      byMeans: z.array(
        z.object({
          means: Id,
          zh: z.string(),
          en: z.string(),
          count: z.number().int(),
          yuan: z.number().int(),
        }),
      ),
      /** Solved at an on-site office, by the head who held it. */
      byHead: z.array(z.object({ person: Id, count: z.number().int() })),
    }),
    errors: [],
  },
  ...followUpRoutes,
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
    errors: ['stale-version', 'rule-refused'],
  },
} as const satisfies Record<string, RouteDefinition>;
