import * as z from 'zod';
import { milestoneStates } from '../progress/agency.ts';
import { Light, ProjectProgress, Task } from '../progress/model.ts';
import { BackwardPlan, BackwardPlanFields, BackwardPlanStanding } from '../progress/planRecord.ts';
import { caseStates } from '../intake/model.ts';
import { CommitmentView } from './commitments.ts';
import { CivilDate, Id, Month } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Count = z.number().int().min(0);
const readers = ['handler', 'official', 'office', 'supervisor', 'auditor'] as const;

/** A task with the names it is shown by, and whether its day has passed. */
export const TaskView = Task.extend({
  ownerName: z.string().optional(),
  unit: Id.optional(),
  subjectName: z.string(),
  overdue: z.boolean(),
});

/** A backward plan with its latest days and forecast as of today. */
export const BackwardPlanView = BackwardPlan.extend({ standing: BackwardPlanStanding });

/** The five functions of the cloud agency (云代办), live. */
export const Agency = z.object({
  plan: z.object({
    milestones: z.array(
      ProjectProgress.shape.milestones.element.extend({
        state: z.enum(milestoneStates),
        /** Days late: of an overdue one until today, of one reached late until then. */
        daysLate: Count.optional(),
      }),
    ),
    backward: z.array(BackwardPlanView),
  }),
  progress: z.object({
    light: Light,
    year: z.number().int(),
    /** Cumulative from 1 January, in yuan; `actual` where that month was reported. */
    investment: z.array(
      z.object({ month: Month, planned: z.number().int(), actual: z.number().int().optional() }),
    ),
    spans: z.array(Words),
  }),
  statistics: z.object({
    milestones: z.object({ total: Count, claimed: Count, verified: Count }),
    procedures: z.object({ total: Count, done: Count }).optional(),
    commitments: z.object({ promised: Count, kept: Count, overdue: Count }),
    tasks: z.object({ total: Count, done: Count, overdue: Count }),
    cases: z.object({ total: Count, open: Count }),
    /** Visits, several on one day by one person counted once. */
    visits: Count,
  }),
  problems: z.object({
    warnings: z.array(Words),
    categories: z.array(Words.extend({ total: Count, open: Count })),
    /** What the monthly reports say, newest first. */
    reported: z.array(z.object({ month: Month, text: z.string() })),
  }),
  followUp: z.object({
    /** Open cases, and those that visits found: no text, no filer. */
    cases: z.array(
      z.object({ id: Id, category: Words, state: z.enum(caseStates), filedOn: CivilDate, open: z.boolean() }),
    ),
    tasks: z.array(TaskView),
    commitments: z.array(CommitmentView),
  }),
});

/** Tasks, backward plans and the project's own page. */
export const taskRoutes = {
  listTasks: {
    method: 'GET',
    path: '/api/{jurisdiction}/tasks',
    summary: {
      zh: '任务:按人、单位、项目(承办人只见本单位)',
      en: 'Tasks by person, unit or project; a handler sees her unit’s',
    },
    callers: readers,
    function: 'progress-staff',
    query: z.object({
      person: Id.optional(),
      unit: Id.optional(),
      project: Id.optional(),
      /** The tasks done in that month instead of the open ones. */
      doneIn: Month.optional(),
    }),
    response: z.object({
      items: z.array(TaskView),
      /** Each owner's, most first: open and overdue, or done. */
      owners: z.array(z.object({ person: Id, name: z.string().optional(), count: Count, overdue: Count })),
    }),
    errors: [],
  },
  listBackwardPlans: {
    method: 'GET',
    path: '/api/{jurisdiction}/backward-plans',
    summary: { zh: '倒排计划:最迟开始与追回天数', en: 'Backward plans: latest starts and days recovered' },
    callers: readers,
    function: 'progress-staff',
    query: z.object({ project: Id.optional(), unit: Id.optional() }),
    response: z.object({
      items: z.array(BackwardPlanView),
      /** Days recovered over all plans listed. */
      daysRecovered: Count,
    }),
    errors: [],
  },
  saveBackwardPlan: {
    method: 'PUT',
    path: '/api/{jurisdiction}/backward-plans/{planId}',
    summary: { zh: '保存倒排计划及工序完成情况', en: 'Save a backward plan and what of it is finished' },
    callers: ['handler', 'office'],
    function: 'progress-staff',
    body: BackwardPlanFields.safeExtend({ version: z.number().int().min(0) }),
    response: BackwardPlanView,
    errors: ['stale-version', 'duplicate', 'rule-refused', 'forbidden'],
  },
  readAgency: {
    method: 'GET',
    path: '/api/{jurisdiction}/projects/{projectId}/agency',
    summary: {
      zh: '云代办:计划、进度、统计、问题分析、跟踪',
      en: 'Cloud agency: plan, progress, statistics, problems and follow-up of a project',
    },
    callers: readers,
    function: 'progress-staff',
    response: Agency,
    errors: ['not-found'],
  },
} as const satisfies Record<string, RouteDefinition>;
