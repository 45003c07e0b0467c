import * as z from 'zod';
import { Achievement, AchievementFields } from '../progress/achievement.ts';
import { FrontlineFields, FrontlineRecord } from '../progress/frontlineRecord.ts';
import { verificationMethods } from '../progress/model.ts';
import { CivilDate, Id } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

const Count = z.number().int().min(0);
const readers = ['handler', 'official', 'office', 'supervisor', 'auditor'] as const;

const TaskCount = z.object({
  planned: Count,
  dueToDate: Count,
  done: Count,
  doneEarly: Count,
  /** Done ÷ planned in percent, to 0.01. */
  percent: z.number(),
});

/** Where a campaign stands: day N, per work group and task type, and the cumulative curve against the plan. */
export const CampaignStanding = z.object({
  name: z.string(),
  from: CivilDate,
  today: z.object({
    state: z.enum(['before', 'running', 'after']),
    day: Count,
    lengthDays: Count,
    lastDay: CivilDate,
  }),
  total: TaskCount,
  /** Claimed and not yet verified: not among those done. */
  waiting: Count,
  groups: z.array(TaskCount.extend({ group: z.string(), name: z.string().optional() })),
  types: z.array(TaskCount.extend({ type: z.string(), name: z.string().optional() })),
  curve: z.array(z.object({ day: Count, planned: Count, done: Count.optional() })),
});

/** A month's front-line record with what follows from it. */
export const FrontlineView = FrontlineRecord.extend({
  standing: z.object({ staff: z.boolean(), days: z.boolean(), passes: z.boolean() }),
});

/** An achievement, and whether it counts. */
export const AchievementView = Achievement.extend({ verified: z.boolean(), methodsNeeded: Count });

/** The campaign board, the front line, achievements and the coverage of visits. */
export const campaignRoutes = {
  readCampaign: {
    method: 'GET',
    path: '/api/{jurisdiction}/programmes/{programmeId}/campaign',
    summary: {
      zh: '攻坚行动看板:第N天、各组各类完成情况、曲线',
      en: 'Campaign board: day N, groups, task types, curve',
    },
    callers: readers,
    function: 'progress-staff',
    response: CampaignStanding,
    errors: ['not-found', 'rule-refused'],
  },
  listFrontline: {
    method: 'GET',
    path: '/api/{jurisdiction}/frontline/{month}',
    summary: { zh: '一线考核:三分之二以上在一线', en: 'Front-line assessment: at least two thirds' },
    callers: readers,
    function: 'progress-staff',
    response: z.object({ items: z.array(FrontlineView) }),
    errors: [],
  },
  saveFrontline: {
    method: 'PUT',
    path: '/api/{jurisdiction}/frontline/{month}/{unitId}',
    summary: { zh: '填报本单位一线力量和天数', en: 'File a unit’s staff and days at the front line' },
    callers: ['handler', 'office'],
    function: 'progress-staff',
    body: FrontlineFields.extend({ version: z.number().int().min(0) }),
    response: FrontlineView,
    errors: ['stale-version', 'duplicate', 'rule-refused', 'forbidden'],
  },
  listAchievements: {
    method: 'GET',
    path: '/api/{jurisdiction}/achievements/{year}',
    summary: { zh: '一线事迹和年度实绩', en: 'Front-line deeds and results of the year' },
    callers: readers,
    function: 'progress-staff',
    query: z.object({ unit: Id.optional(), kind: AchievementFields.shape.kind.optional() }),
    response: z.object({ items: z.array(AchievementView) }),
    errors: [],
  },
  claimAchievement: {
    method: 'POST',
    path: '/api/{jurisdiction}/achievements',
    summary: { zh: '申报一线事迹或年度实绩(须附依据)', en: 'Claim a deed or a result, with evidence' },
    callers: ['handler', 'official', 'office'],
    function: 'progress-staff',
    body: AchievementFields.extend({ id: Id }),
    response: AchievementView,
    status: 201,
    errors: ['duplicate', 'rule-refused', 'forbidden'],
  },
  verifyAchievement: {
    method: 'POST',
    path: '/api/{jurisdiction}/achievements/{year}/{achievementId}/verify',
    summary: {
      zh: '核验(核验人不得属于申报单位;年度实绩须两种方式)',
      en: 'Verify, never by the unit itself; a result of the year takes two methods',
    },
    callers: ['office', 'supervisor', 'official', 'handler'],
    function: 'progress-staff',
    body: z.object({
      version: z.number().int().min(1),
      method: z.enum(verificationMethods),
      on: CivilDate,
    }),
    response: AchievementView,
    errors: ['not-found', 'stale-version', 'duplicate', 'rule-refused'],
  },
  visitCoverage: {
    method: 'GET',
    path: '/api/{jurisdiction}/visits/{year}',
    summary: {
      zh: '走访回访覆盖面(同日同企业计一次)',
      en: 'Coverage of visits; the same enterprise on the same day counts once',
    },
    callers: readers,
    function: 'progress-staff',
    query: z.object({
      /** The subjects of this programme; without it the above-scale enterprises. */
      programme: Id.optional(),
      /** First and last month, 1 to 12. */
      fromMonth: z.coerce.number().int().min(1).max(12).optional(),
      toMonth: z.coerce.number().int().min(1).max(12).optional(),
    }),
    response: z.object({
      /** N of N. */
      covered: Count,
      total: Count,
      complete: z.boolean(),
      /** Visits, counted once a person, subject and day. */
      visits: Count,
      /** Among them those made online or by telephone alone. */
      remote: Count,
      missing: z.array(z.object({ id: Id, name: z.string() })),
    }),
    errors: ['not-found'],
  },
} as const satisfies Record<string, RouteDefinition>;
