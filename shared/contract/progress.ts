import * as z from 'zod';
import {
  Light,
  LogEntry,
  MonthlyReport,
  ProjectProgress,
  ReportFields,
  Task,
  TaskFields,
  verificationMethods,
} from '../progress/model.ts';
import { logKinds, Project } from '../registry/model.ts';
import { CivilDate, Id, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/** A project in the month's list of reports: filed, or prefilled with what is known. */
export const ReportRow = z.object({
  project: Project.pick({
    id: true,
    name: true,
    ownerUnit: true,
    amount: true,
    yearPlan: true,
    difficulty: true,
    stage: true,
  }),
  filed: z.boolean(),
  report: MonthlyReport.optional(),
  prefilled: ReportFields.omit({ text: true, problem: true }),
  light: Light,
});

export const progressRoutes = {
  listReports: {
    method: 'GET',
    path: '/api/{jurisdiction}/reports/{month}',
    summary: {
      zh: '某月各项目月报(承办人只见本单位项目)',
      en: 'The month’s project reports, filed or prefilled',
    },
    callers: ['handler', 'office', 'supervisor', 'auditor', 'official'],
    function: 'progress-staff',
    query: z.object({ unit: Id.optional() }),
    response: z.object({ items: z.array(ReportRow) }),
    errors: [],
  },
  fileReport: {
    method: 'PUT',
    path: '/api/{jurisdiction}/projects/{projectId}/reports/{month}',
    summary: { zh: '填报月报', en: 'File a project’s monthly report' },
    callers: ['handler', 'office'],
    function: 'progress-staff',
    body: ReportFields.extend({ version: z.number().int().min(0) }),
    response: MonthlyReport,
    errors: ['not-found', 'stale-version', 'rule-refused', 'forbidden'],
  },
  readProgress: {
    method: 'GET',
    path: '/api/{jurisdiction}/projects/{projectId}/progress',
    summary: { zh: '项目进展:节点、月报、灯、走访', en: 'A project’s milestones, reports, light and log' },
    callers: ['handler', 'office', 'supervisor', 'auditor', 'official'],
    function: 'progress-staff',
    response: z.object({
      project: Project,
      progress: ProjectProgress,
      reports: z.array(MonthlyReport),
      log: z.array(LogEntry),
      light: Light,
      spans: z.array(z.object({ zh: z.string(), en: z.string() })),
    }),
    errors: ['not-found'],
  },
  claimMilestone: {
    method: 'POST',
    path: '/api/{jurisdiction}/projects/{projectId}/milestones/{milestone}/claim',
    summary: { zh: '申报节点完成', en: 'Claim that a milestone was reached' },
    callers: ['handler'],
    function: 'progress-staff',
    body: z.object({ version: z.number().int(), on: CivilDate, evidence: Text(500) }),
    response: ProjectProgress,
    errors: ['not-found', 'stale-version', 'rule-refused', 'forbidden'],
  },
  verifyMilestone: {
    method: 'POST',
    path: '/api/{jurisdiction}/projects/{projectId}/milestones/{milestone}/verify',
    summary: { zh: '核验节点(核验人不得属于责任单位)', en: 'Verify a milestone; never by the owner unit' },
    callers: ['office', 'supervisor', 'official'],
    function: 'progress-staff',
    body: z.object({ version: z.number().int(), on: CivilDate, method: z.enum(verificationMethods) }),
    response: ProjectProgress,
    errors: ['not-found', 'stale-version', 'rule-refused'],
  },
  writeLog: {
    method: 'POST',
    path: '/api/{jurisdiction}/log',
    summary: {
      zh: '记一条走访、现场办公等(发现的问题同步成案)',
      en: 'Log a visit in one line; what it finds becomes a case',
    },
    callers: ['official', 'handler', 'office'],
    function: 'progress-staff',
    body: z.object({
      id: Id,
      kind: z.enum(logKinds),
      date: CivilDate,
      person: Id,
      subject: LogEntry.shape.subject,
      text: Text(500),
      reason: z.string().trim().max(200).optional(),
      mode: LogEntry.shape.mode,
      timing: LogEntry.shape.timing,
      problem: z.object({ text: Text(2000), category: Id }).optional(),
      /** What was decided: each becomes a task of its owner. */
      tasks: z.array(TaskFields).max(20).optional(),
    }),
    response: LogEntry,
    status: 201,
    errors: ['rule-refused', 'not-found'],
  },
  finishTask: {
    method: 'POST',
    path: '/api/{jurisdiction}/tasks/{taskId}/finish',
    summary: {
      zh: '任务销号(由任务人或办公室,须附依据)',
      en: 'Close a task, by its owner or the office; never without evidence',
    },
    callers: ['official', 'handler', 'office'],
    function: 'progress-staff',
    body: z.object({ version: z.number().int(), on: CivilDate, result: Text(500), evidence: Text(500) }),
    response: Task,
    errors: ['not-found', 'stale-version', 'illegal-move', 'rule-refused', 'forbidden'],
  },
  listLog: {
    method: 'GET',
    path: '/api/{jurisdiction}/log/{month}',
    summary: { zh: '某月工作纪实', en: 'The month’s field log' },
    callers: ['official', 'handler', 'office', 'supervisor', 'auditor'],
    function: 'progress-staff',
    query: z.object({ person: Id.optional() }),
    response: z.object({
      /** With the minutes that a timed service took. */
      items: z.array(LogEntry.extend({ minutes: z.number().int().min(0).optional() })),
    }),
    errors: [],
  },
} as const satisfies Record<string, RouteDefinition>;
