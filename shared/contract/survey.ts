import * as z from 'zod';
import { Level } from '../intake/model.ts';
import { Answers, Round } from '../survey/model.ts';
import { ExcludedCount } from '../survey/review.ts';
import { CivilDate, Id, Month, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

const Interval = z.tuple([z.number(), z.number()]).readonly();
const Words = z.object({ zh: z.string(), en: z.string() });

/** A published figure of one unit, one indicator or the whole county (see `shared/survey/figure.ts`). */
export const Figure = z.object({
  code: Id,
  n: z.number(),
  nEff: z.number().nullable(),
  window: z.object({
    months: z.number(),
    from: Month,
    to: Month,
    included: z.array(Month).readonly(),
    leftOut: z.array(Month).readonly(),
  }),
  level: z.enum(['hidden', 'interval', 'band']),
  hiddenBecause: z.enum(['tooFew', 'protectsOther', 'difference']).nullable(),
  score: z.number().nullable(),
  interval: Interval.nullable(),
  mean: z.number().nullable(),
  distribution: z.record(Level, z.number()).nullable(),
  shareVerySatisfied: z.number().nullable(),
  shareSatisfied: z.number().nullable(),
  satisfiedInterval: Interval.nullable(),
  ranks: z.object({ best: z.number(), worst: z.number(), of: z.number() }).nullable(),
  band: z
    .object({ number: z.number(), of: z.number(), position: z.enum(['better', 'middle', 'lower']) })
    .nullable(),
  explanation: Words,
});

const FigureGroup = z.object({
  figures: z.array(Figure).readonly(),
  k: z.number(),
  mean: z.number().nullable(),
  differences: z.enum(['tested', 'none', 'notComparable']),
});

/** A month's results as they may be published (see `shared/survey/results.ts`); `names` says what each code is called. */
export const MonthResults = z.object({
  month: Month,
  invited: z.number(),
  answered: z.number(),
  responseRate: z.number(),
  representative: z.boolean(),
  overall: Figure,
  influence: z.object({ n: z.number(), asked: z.number(), helped: z.number() }).nullable(),
  units: FigureGroup,
  indicators: FigureGroup,
  names: z.record(z.string(), z.string()),
  /** Names of units: a unit may bear the code of an indicator (see `shared/survey/names.ts`). */
  unitNames: z.record(z.string(), z.string()).optional(),
  /** Answers left out by the decision of two people before there were results; none where it is absent. */
  excluded: z.array(ExcludedCount).optional(),
});

const office = ['office'] as const;

export const surveyRoutes = {
  freezeFrame: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds',
    summary: { zh: '冻结抽样框并公布承诺值', en: 'Freeze the sampling frame and publish the commit' },
    callers: office,
    function: 'survey-office',
    body: z.object({ month: Month, beaconName: Text(80) }),
    response: Round,
    status: 201,
    errors: ['illegal-move', 'rule-refused'],
  },
  drawSample: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/draw',
    summary: { zh: '用公开信标抽样', en: 'Draw the sample with the public beacon' },
    callers: office,
    function: 'survey-office',
    body: z.object({ version: z.number().int(), beacon: z.string().regex(/^[0-9a-f]{16,128}$/) }),
    response: Round,
    errors: ['not-found', 'illegal-move', 'stale-version'],
  },
  issueInvitations: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/invitations',
    summary: {
      zh: '为尚未发出的中签企业生成链接(只显示一次)',
      en: 'Make links for drawn enterprises that have none yet; shown once',
    },
    callers: office,
    function: 'survey-office',
    body: z.object({ limit: z.number().int().min(1).max(100).default(100), closesOn: CivilDate }),
    response: z.object({
      links: z.array(
        z.object({ enterprise: Id, name: z.string(), phone: z.string().optional(), url: z.string() }),
      ),
      remaining: z.number(),
    }),
    errors: ['not-found', 'illegal-move'],
  },
  reissueInvitation: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/invitations/{enterpriseId}',
    summary: { zh: '重发链接(旧链接作废)', en: 'Reissue a link; the old one dies' },
    callers: office,
    function: 'survey-office',
    response: z.object({ enterprise: Id, name: z.string(), url: z.string() }),
    errors: ['not-found', 'link-spent', 'round-closed'],
  },
  listRounds: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds',
    summary: { zh: '各月调查', en: 'The rounds' },
    callers: ['office', 'supervisor', 'auditor'],
    function: 'survey-office',
    response: z.object({ items: z.array(Round) }),
    errors: [],
  },
  readRound: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}',
    summary: { zh: '一月调查的进度(只有计数)', en: 'One round and its progress, in counts only' },
    callers: ['office', 'supervisor', 'auditor'],
    function: 'survey-office',
    response: Round,
    errors: ['not-found'],
  },
  unanswered: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}/unanswered',
    summary: { zh: '尚未答卷、可提醒的企业', en: 'Enterprises that have not answered, to remind' },
    callers: office,
    function: 'survey-office',
    response: z.object({ items: z.array(z.object({ enterprise: Id, name: z.string() })) }),
    errors: ['not-found'],
  },
  closeRound: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/close',
    summary: { zh: '结束本月调查', en: 'Close the round' },
    callers: office,
    function: 'survey-office',
    body: z.object({ version: z.number().int() }),
    response: Round,
    errors: ['not-found', 'illegal-move', 'stale-version'],
  },
  auditFrame: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}/frame',
    summary: { zh: '审计用:抽样框、中签与候补', en: 'For the auditor: frame, sample and replacements' },
    callers: ['auditor'],
    function: 'survey-office',
    response: z.object({
      round: Round,
      lines: z.array(z.object({ id: Id, stratum: z.string(), eligible: z.boolean() })),
      drawn: z.array(Id),
      replacements: z.array(Id),
    }),
    errors: ['not-found'],
  },
  openInvitation: {
    method: 'GET',
    path: '/api/survey',
    summary: { zh: '打开问卷(不会用掉链接)', en: 'Open the questionnaire; never spends the link' },
    callers: ['invited'],
    function: 'survey-public',
    response: z.object({
      jurisdiction: z.object({ code: z.string(), name: z.string() }),
      month: Month,
      closesOn: CivilDate,
      units: z.array(z.object({ id: Id, name: z.string() })),
      indicators: z.array(z.object({ id: Id, name: z.string() })),
    }),
    errors: ['unknown-link', 'link-spent', 'round-closed'],
  },
  submitAnswers: {
    method: 'POST',
    path: '/api/survey/answers',
    summary: { zh: '提交答卷', en: 'Submit the answers' },
    callers: ['invited'],
    function: 'survey-public',
    body: z.object({
      /** Made at random by the browser; a repeat with the same key gets the same success. */
      submission: z.string().regex(/^[0-9a-f]{32}$/),
      answers: Answers,
    }),
    response: z.object({ received: z.literal(true) }),
    status: 201,
    errors: ['unknown-link', 'link-spent', 'round-closed'],
  },
  computeResults: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/results',
    summary: { zh: '计算本月满意度结果', en: 'Compute the month’s results' },
    callers: office,
    function: 'survey-results',
    response: MonthResults,
    errors: ['not-found', 'not-acceptable-now'],
  },
  readResults: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}/results',
    summary: { zh: '本月满意度结果', en: 'The month’s results' },
    callers: ['office', 'supervisor', 'auditor', 'official', 'handler'],
    function: 'survey-results',
    response: MonthResults,
    errors: ['not-found'],
  },
} as const satisfies Record<string, RouteDefinition>;
