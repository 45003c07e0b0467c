import * as z from 'zod';
import {
  activationNeeds,
  Assignment,
  Catalogue,
  CatalogueItem,
  Configuration,
  Deferral,
  Envoy,
  Goal,
  Programme,
  ProjectGuarantees,
  Site,
  Tag,
} from '../registry/arrangements.ts';
import { QuietConfiguration, QuietRules } from '../progress/quietRules.ts';
import { PairingSubject, Village } from '../registry/model.ts';
import { batchLimit, listed, listOf, saved, saveOf, Saved } from './lists.ts';
import { CivilDate, Id, JurisdictionCode, Month } from './parameters.ts';
import { staffRoles } from './route.ts';
import type { RouteDefinition } from './route.ts';

const Counted = Tag.extend({ count: z.number() });
const Entry = z.object({ id: Id, subject: PairingSubject, name: z.string() });

/** A goal with the entries that bear it, and how far its target is: what is aimed at and what was reached are kept apart. */
const CountedGoal = Goal.extend({
  count: z.number(),
  /** Yuan of the projects that bear it. */
  amount: z.number(),
  /** Only where the goal has a target. */
  reached: z
    .object({
      count: z.number(),
      /** Of milestones, how many of these somebody else than the owner verified. */
      verified: z.number().optional(),
      /** Yuan of the projects that reached it, and their mean rounded to a yuan; absent where nothing has an amount. */
      amount: z.number(),
      mean: z.number().optional(),
      met: z.boolean(),
    })
    .optional(),
});

/** A programme, the day it stands at, and what was taken up in it. */
export const ProgrammeReport = z.object({
  programme: Programme,
  /** Of a campaign: day 0 before it begins; after its end the day stays at the length. */
  campaign: z
    .object({
      state: z.enum(['before', 'running', 'after']),
      day: z.number(),
      lengthDays: z.number(),
      lastDay: CivilDate,
    })
    .optional(),
  entries: z.number(),
  active: z.number(),
  workstreams: z.array(Counted.extend({ owner: Id.optional(), ownerName: z.string().optional() })),
  goals: z.array(CountedGoal),
  taskTypes: z.array(Counted),
  areas: z.array(Counted),
  /** Entries without a type, where the programme has types. */
  untyped: z.array(Entry),
  /** Entries that lack what activation asks for. */
  unready: z.array(Entry.extend({ missing: z.array(z.enum(activationNeeds)) })),
});

/** What a jurisdiction has registered; amounts in yuan. */
export const RegistryFigures = z.object({
  projects: z.number(),
  /** Projects resumed or started. */
  started: z.number(),
  amount: z.number(),
  enterprises: z.number(),
  aboveScale: z.number(),
  /** Enterprises that are cultivated so that they rise above scale. */
  liftable: z.number(),
  /** Technical upgrades, and their amount. */
  upgrades: z.number(),
  upgradeAmount: z.number(),
});

/** 月纪实、季点评: a quarter of the journals; three months feed one review. */
export const JournalReport = z.object({
  year: z.number(),
  quarter: z.number().int(),
  /** Officials who keep a journal in the quarter. */
  issued: z.number(),
  /** Journals with an entry in each of the three months, and those that were reviewed as well. */
  kept: z.number(),
  complete: z.number(),
  items: z.array(
    z.object({
      person: Id,
      name: z.string(),
      months: z.array(z.object({ month: Month, entries: z.number() })),
      review: z.object({ on: CivilDate, text: z.string() }).optional(),
      /** Whether all three months have an entry and their review follows. */
      complete: z.boolean(),
    }),
  ),
});

const overseers = ['office', 'supervisor', 'auditor', 'admin', 'official'] as const;

export const arrangementRoutes = {
  listCatalogues: {
    method: 'GET',
    path: '/api/{jurisdiction}/catalogues',
    summary: { zh: '列出各类清单', en: 'List the catalogues' },
    callers: staffRoles,
    function: 'registry-staff',
    response: z.object({ items: z.array(listed(Catalogue)) }),
    errors: [],
  },
  saveCatalogues: saveOf('catalogues', Catalogue, { zh: '清单设置', en: 'catalogues' }),
  readCatalogue: {
    method: 'GET',
    path: '/api/{jurisdiction}/catalogues/{catalogue}',
    summary: { zh: '一份清单的条目', en: 'The entries of a catalogue' },
    callers: staffRoles,
    function: 'registry-staff',
    response: z.object({
      catalogue: Catalogue,
      items: z.array(listed(CatalogueItem)),
      emptySlots: z.array(Id),
      byStatus: z.record(z.string(), z.number()),
    }),
    errors: ['not-found'],
  },
  saveCatalogueItems: {
    method: 'PUT',
    path: '/api/{jurisdiction}/catalogues/{catalogue}',
    summary: {
      zh: '保存清单条目(新增或更新,不删除)',
      en: 'Save entries of a catalogue: add or change, never delete',
    },
    callers: ['office', 'admin'],
    function: 'registry-office',
    body: z.object({ items: z.array(saved(CatalogueItem)).min(1).max(batchLimit) }),
    response: Saved,
    errors: ['not-found', 'rule-refused', 'stale-version'],
  },
  listDeferrals: listOf('deferrals', Deferral, { zh: '容缺办理', en: 'deferred documents' }),
  saveDeferrals: saveOf('deferrals', Deferral, { zh: '容缺办理', en: 'deferred documents' }),
  overdueDeferrals: {
    method: 'GET',
    path: '/api/{jurisdiction}/overdue-deferrals',
    summary: {
      zh: '逾期未补正的容缺材料,应予督办',
      en: 'Deferred documents past their day, due for supervision',
    },
    callers: overseers,
    function: 'registry-staff',
    query: z.object({ on: CivilDate }),
    response: z.object({
      items: z.array(Deferral.extend({ title: z.string(), daysLate: z.number().int().min(1) })),
    }),
    errors: [],
  },
  listGuarantees: listOf('guarantees', ProjectGuarantees, { zh: '包保责任', en: 'guarantees' }),
  saveGuarantees: saveOf('guarantees', ProjectGuarantees, { zh: '包保责任', en: 'guarantees' }),
  listProgrammes: listOf('programmes', Programme, { zh: '行动方案', en: 'programmes' }),
  saveProgrammes: saveOf('programmes', Programme, { zh: '行动方案', en: 'programmes' }),
  listAssignments: listOf('assignments', Assignment, { zh: '入列事项', en: 'assignments' }),
  saveAssignments: saveOf('assignments', Assignment, { zh: '入列事项', en: 'assignments' }),
  listVillages: listOf('villages', Village, { zh: '村', en: 'villages' }),
  saveVillages: saveOf('villages', Village, { zh: '村', en: 'villages' }),
  programmeReport: {
    method: 'GET',
    path: '/api/{jurisdiction}/programmes/{programmeId}/report',
    summary: {
      zh: '行动方案统计:专班、目标完成、任务类型',
      en: 'A programme by workstream, goal (aimed at and reached) and type of task',
    },
    callers: overseers,
    function: 'registry-lists',
    response: ProgrammeReport,
    errors: ['not-found'],
  },
  groupForCategory: {
    method: 'GET',
    path: '/api/{jurisdiction}/programmes/{programmeId}/group',
    summary: {
      zh: '某类诉求归哪个工作组',
      en: 'The headquarters group that takes a category of requests',
    },
    callers: staffRoles,
    function: 'registry-staff',
    query: z.object({ category: Id }),
    response: z.object({ group: Programme.shape.workGroups.element.optional() }),
    errors: ['not-found'],
  },
  listEnvoys: listOf('envoys', Envoy, { zh: '企业特派员', en: 'envoys' }),
  saveEnvoys: saveOf('envoys', Envoy, { zh: '企业特派员', en: 'envoys' }),
  listSites: listOf('sites', Site, { zh: '驻点', en: 'sites' }),
  saveSites: saveOf('sites', Site, { zh: '驻点', en: 'sites' }),
  journalReport: {
    method: 'GET',
    path: '/api/{jurisdiction}/journals/{year}',
    summary: {
      zh: '月纪实、季点评:一季三个月的纪实对应一次点评',
      en: 'Monthly journals and quarterly reviews: three months feed one review',
    },
    callers: overseers,
    function: 'registry-staff',
    query: z.object({ quarter: z.coerce.number().int().min(1).max(4) }),
    response: JournalReport,
    errors: [],
  },
  readQuietRules: {
    method: 'GET',
    path: '/api/{jurisdiction}/quiet-period',
    summary: {
      zh: '安静生产期:每月起止日与可检查的理由',
      en: 'The quiet period: its days of the month and the reasons for which an inspection may take place',
    },
    callers: staffRoles,
    function: 'registry-staff',
    response: z.object({ version: z.number().int().min(0), rules: QuietRules }),
    errors: [],
  },
  saveQuietRules: {
    method: 'PUT',
    path: '/api/{jurisdiction}/quiet-period',
    summary: { zh: '设定安静生产期', en: 'Set the quiet period' },
    callers: ['office', 'admin'],
    function: 'registry-office',
    body: z.object({ version: z.number().int().min(0), rules: QuietRules }),
    response: QuietConfiguration,
    errors: ['rule-refused', 'stale-version'],
  },
  readConfiguration: {
    method: 'GET',
    path: '/api/{jurisdiction}/configuration',
    summary: {
      zh: '本地配置的版本与来源',
      en: 'Version of the configuration and whose practice it began with',
    },
    callers: ['office', 'supervisor', 'auditor', 'admin'],
    function: 'registry-staff',
    response: Configuration.pick({ version: true })
      .extend({ version: z.number().int().min(0) })
      .extend({ startedFrom: Configuration.shape.startedFrom.optional() }),
    errors: [],
  },
  startConfiguration: {
    method: 'POST',
    path: '/api/{jurisdiction}/configuration/start',
    summary: {
      zh: '沿用另一地的做法(只补没有的,不覆盖)',
      en: 'Start from another county’s practice: adds what is lacking, overwrites nothing',
    },
    callers: ['office', 'admin'],
    function: 'registry-office',
    body: z.object({ from: JurisdictionCode, version: z.number().int().min(0) }),
    response: z.object({
      version: z.number(),
      catalogues: z.number(),
      entries: z.number(),
      duties: z.number(),
      programmes: z.number(),
      /** Scoring schemes, each in the version in force there. */
      schemes: z.number(),
      /** Whether the rules for cases, and those of the quiet period, came along. */
      intake: z.boolean(),
      quiet: z.boolean(),
    }),
    errors: ['not-found', 'rule-refused', 'stale-version'],
  },
  rollUp: {
    method: 'GET',
    path: '/api/{jurisdiction}/roll-up',
    summary: { zh: '市县汇总', en: 'Totals of a city and its counties' },
    callers: overseers,
    function: 'registry-staff',
    response: z.object({
      total: RegistryFigures,
      own: RegistryFigures,
      counties: z.array(RegistryFigures.extend({ code: JurisdictionCode, name: z.string() })),
    }),
    errors: [],
  },
} as const satisfies Record<string, RouteDefinition>;
