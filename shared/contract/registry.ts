import * as z from 'zod';
import { Limit } from '../intake/configuration.ts';
import {
  Chain,
  Duty,
  Enterprise,
  Indicator,
  Jurisdiction,
  Person,
  Project,
  Unit,
} from '../registry/model.ts';
import { arrangementRoutes } from './arrangements.ts';
import { documentRoutes } from './documents.ts';
import { listOf, saveOf } from './lists.ts';
import { CivilDate, Id } from './parameters.ts';
import { planRoutes } from './plans.ts';
import type { RouteDefinition } from './route.ts';

export { batchLimit } from './lists.ts';

/** A person as colleagues see one: account roles are for office and admin only. */
export const PersonRow = Person.omit({ roles: true }).extend({ roles: Person.shape.roles.optional() });

/** Counts of an approved plan and what the office should look at. */
export const PlanChecks = z.object({
  year: z.number(),
  edition: z.number().optional(),
  leaders: z.number(),
  subjects: z.record(z.string(), z.number()),
  unpaired: z.array(z.object({ kind: z.string(), id: Id, name: z.string() })),
  idleOfficials: z.array(z.object({ id: Id, name: z.string() })),
  hardWithoutTopRank: z.array(z.object({ id: Id, name: z.string() })),
  indicatorsWithoutChief: z.array(z.object({ id: Id, name: z.string() })),
  /** Projects for which nobody gives one of the county's guarantees. */
  guaranteesMissing: z.array(
    z.object({ id: Id, name: z.string(), missing: z.array(z.object({ id: Id, title: z.string() })) }),
  ),
  /** Subjects that lack an owner their programme asks for. */
  ownersMissing: z.array(
    z.object({ programme: Id, kind: z.string(), id: Id, name: z.string(), missing: z.array(z.string()) }),
  ),
});

export const registryRoutes = {
  ...arrangementRoutes,
  ...planRoutes,
  ...documentRoutes,
  listUnits: listOf('units', Unit, { zh: '单位', en: 'units' }),
  saveUnits: saveOf('units', Unit, { zh: '单位', en: 'units' }),
  listPeople: listOf('people', PersonRow, { zh: '人员', en: 'people' }),
  savePeople: saveOf('people', Person, { zh: '人员', en: 'people' }),
  listEnterprises: listOf('enterprises', Enterprise, { zh: '企业', en: 'enterprises' }),
  saveEnterprises: saveOf('enterprises', Enterprise, { zh: '企业', en: 'enterprises' }),
  listProjects: listOf('projects', Project, { zh: '项目', en: 'projects' }),
  saveProjects: saveOf('projects', Project, { zh: '项目', en: 'projects' }),
  listChains: listOf('chains', Chain, { zh: '产业链', en: 'chains' }),
  saveChains: saveOf('chains', Chain, { zh: '产业链', en: 'chains' }),
  listIndicators: listOf('indicators', Indicator, { zh: '指标', en: 'indicators' }),
  saveIndicators: saveOf('indicators', Indicator, { zh: '指标', en: 'indicators' }),
  listDuties: listOf('duties', Duty, { zh: '职责', en: 'duties' }),
  saveDuties: saveOf('duties', Duty, { zh: '职责', en: 'duties' }),
  formOptions: {
    method: 'GET',
    path: '/api/{jurisdiction}/form-options',
    summary: {
      zh: '填报选项:单位、类别、指标',
      en: 'What the public forms offer: units, categories, indicators',
    },
    callers: ['public'],
    function: 'registry-public',
    response: z.object({
      jurisdiction: Jurisdiction.pick({ code: true, name: true }),
      units: z.array(Unit.pick({ id: true, name: true })),
      categories: z.array(z.object({ id: Id, zh: z.string(), en: z.string() })),
      indicators: z.array(z.object({ id: Id, name: z.string() })),
      /** How soon a unit replies, and how soon it calls in an urgent matter. */
      limits: z.object({ reply: Limit, contact: Limit }),
    }),
    errors: ['not-found'],
  },
  readJurisdiction: {
    method: 'GET',
    path: '/api/{jurisdiction}/jurisdiction',
    summary: { zh: '行政区划及领导小组办公室', en: 'The jurisdiction and the leading group’s office' },
    callers: ['office', 'supervisor', 'auditor', 'admin'],
    function: 'registry-staff',
    response: Jurisdiction.extend({ version: z.number().int() }),
    errors: ['not-found'],
  },
  saveJurisdiction: {
    method: 'PUT',
    path: '/api/{jurisdiction}/jurisdiction',
    summary: { zh: '登记行政区划', en: 'Register the jurisdiction' },
    callers: ['admin'],
    function: 'registry-office',
    body: Jurisdiction.omit({ code: true }).extend({
      /** What was read; an older one is refused. Without it whatever stands is replaced. */
      version: z.number().int().min(0).optional(),
    }),
    response: Jurisdiction,
    errors: ['rule-refused', 'stale-version'],
  },
  planChecks: {
    method: 'GET',
    path: '/api/{jurisdiction}/checks/{year}',
    summary: {
      zh: '包联检查:人数、未包联、难度A类等',
      en: 'Counts of the approved plan and what to look at',
    },
    callers: ['office', 'supervisor', 'auditor', 'admin', 'official'],
    function: 'registry-staff',
    response: PlanChecks,
    errors: [],
  },
  listObservers: {
    method: 'GET',
    path: '/api/{jurisdiction}/observers',
    summary: { zh: '营商环境观察员名册', en: 'The observers and their terms' },
    callers: ['office'],
    function: 'registry-staff',
    response: z.object({
      items: z.array(
        z.object({
          person: Id,
          name: z.string(),
          from: CivilDate,
          /** Last day of the term, or of the link where no term's end is registered. */
          to: CivilDate.optional(),
          linked: z.boolean(),
        }),
      ),
    }),
    errors: [],
  },
  issueObserverLink: {
    method: 'POST',
    path: '/api/{jurisdiction}/observers/{personId}/link',
    summary: {
      zh: '发给观察员个人链接(旧链接作废;只显示一次)',
      en: 'Issue an observer’s personal link; the old one dies; shown once',
    },
    callers: ['office'],
    function: 'registry-office',
    body: z.object({ to: CivilDate }),
    response: z.object({ url: z.string() }),
    status: 201,
    errors: ['not-found', 'rule-refused', 'stale-version'],
  },
  revokeObserverLink: {
    method: 'DELETE',
    path: '/api/{jurisdiction}/observers/{personId}/link',
    summary: { zh: '停用观察员个人链接', en: 'Revoke an observer’s personal link' },
    callers: ['office'],
    function: 'registry-office',
    response: z.object({ linked: z.literal(false) }),
    errors: ['not-found', 'stale-version'],
  },
} as const satisfies Record<string, RouteDefinition>;
