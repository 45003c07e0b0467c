import * as z from 'zod';
import { caseStates, StatusLine } from '../intake/model.ts';
import {
  Duty,
  Jurisdiction,
  milestoneKinds,
  Pairing,
  PairingPlan,
  PairingSubject,
  Person,
} from '../registry/model.ts';
import { CivilDate, Id, Instant, JurisdictionCode, Text } from './parameters.ts';
import { NamedPairing } from './plans.ts';
import { staffRoles } from './route.ts';
import type { RouteDefinition } from './route.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** Whose document it is and of which day: what stands at the head of a printed sheet. */
const Letterhead = z.object({
  jurisdiction: Jurisdiction.pick({ code: true, name: true }),
  on: CivilDate,
});

/** An edition as a sheet names it; `送审稿` until it is approved. */
const SheetPlan = PairingPlan.pick({
  year: true,
  edition: true,
  status: true,
  submittedAt: true,
  approvedAt: true,
});

const NamedSubject = PairingSubject.extend({ name: z.string() });

/** A guarantee (包) and who gives it. */
const Given = z.object({ item: Id, title: z.string(), person: Id, personName: z.string() });

/** 责任: a pairing in force, and what is open about its subject. */
export const Responsibility = z.object({
  official: Id,
  officialName: z.string(),
  post: z.string().optional(),
  role: Pairing.shape.role,
  subject: NamedSubject,
  from: CivilDate,
  openProblems: z.number().int(),
  openTasks: z.number().int(),
  /** Of the open tasks, those past their day. */
  overdue: z.number().int(),
});

/** 问题: an open case. Never a complaint, never who filed it or how to reach them. */
export const OpenProblem = z.object({
  case: Id,
  kind: z.enum(['request', 'lead']),
  title: z.string(),
  /** What it is about, where that is registered. */
  subject: NamedSubject.optional(),
  category: Words,
  unit: Id.optional(),
  unitName: z.string().optional(),
  state: z.enum(caseStates),
  urgent: z.boolean(),
  filedAt: Instant,
  dueAt: Instant.optional(),
  overdue: z.boolean(),
  /** Who must do what by when. */
  statusLine: StatusLine,
  /** Whether it was found on a visit or at a salon. */
  foundInField: z.boolean(),
});

/** 任务: what somebody must do by a day: a unit for a case or a milestone, a person as a meeting or visit decided. */
export const OpenTask = z.object({
  /** Distinct among all tasks: `case:…`, `log:…`, `milestone:project:kind`. */
  id: z.string(),
  source: z.enum(['case', 'fieldLog', 'milestone']),
  title: Words,
  subject: NamedSubject.optional(),
  unit: Id.optional(),
  unitName: z.string().optional(),
  person: Id.optional(),
  personName: z.string().optional(),
  /** The last day; a case whose clocks stand still has none. */
  dueOn: CivilDate.optional(),
  overdue: z.boolean(),
  case: Id.optional(),
  /** The entry of the field log that it was born of, and its day. */
  log: Id.optional(),
  logDate: CivilDate.optional(),
  milestone: z.enum(milestoneKinds).optional(),
});

/** One duty of one person in one period. */
export const DutyStatus = z.object({
  duty: Id,
  name: z.string(),
  person: Id,
  personName: z.string(),
  /** `2026-05`, `2026-Q2`, `2026-H1` or `2026`. */
  period: z.string(),
  /** Records owed in the period, pro rata to the days of service. */
  minimum: z.number(),
  done: z.number(),
  status: z.enum(['met', 'open', 'missed', 'exempt']),
  /** Why the person is exempt. */
  reason: Words.optional(),
  dueOn: CivilDate,
});

/** One duty of one person through a year. */
export const DutyYear = DutyStatus.pick({ duty: true, name: true, person: true, personName: true }).extend({
  programme: z.string(),
  record: Duty.shape.record,
  unit: Id.optional(),
  unitName: z.string().optional(),
  /** In order; `ahead` for periods that have not begun. */
  periods: z.array(
    DutyStatus.pick({ period: true, minimum: true, done: true, reason: true, dueOn: true }).extend({
      from: CivilDate,
      to: CivilDate,
      status: z.enum([...DutyStatus.shape.status.options, 'ahead']),
    }),
  ),
});

/** What is sought, in the order in which the kinds are shown. */
export const searchKinds = ['unit', 'person', 'enterprise', 'project', 'chain', 'village'] as const;

/** One thing that was found. */
export const SearchHit = z.object({
  id: Id,
  name: z.string(),
  jurisdiction: JurisdictionCode,
  /** The county's name, where the search went beyond one county. */
  jurisdictionName: z.string().optional(),
  /** Tells two of the same name apart: unit and post, town and code. */
  line: z.string(),
  match: z.enum(['exact', 'prefix', 'inside']),
});

const DutyFilter = z.object({
  person: Id.optional(),
  unit: Id.optional(),
  /** The programme's name as the duties bear it. */
  programme: Text(40).optional(),
});

export const documentRoutes = {
  threeLists: {
    method: 'GET',
    path: '/api/{jurisdiction}/three-lists',
    summary: {
      zh: '责任清单、问题清单、任务清单(实时生成)',
      en: 'The lists of responsibilities, problems and tasks, derived live',
    },
    callers: ['office', 'supervisor', 'auditor', 'official', 'handler'],
    function: 'registry-lists',
    query: z.object({ project: Id.optional(), official: Id.optional() }),
    response: Letterhead.extend({
      plan: SheetPlan.optional(),
      responsibilities: z.array(Responsibility),
      problems: z.array(OpenProblem),
      tasks: z.array(OpenTask),
    }),
    errors: ['forbidden'],
  },
  pairingSchedule: {
    method: 'GET',
    path: '/api/{jurisdiction}/plans/{year}/{edition}/schedule',
    summary: { zh: '责任分解表(打印)', en: 'The pairing schedule as a sheet' },
    callers: staffRoles,
    function: 'registry-staff',
    response: Letterhead.extend({
      plan: SheetPlan.extend({
        submittedByName: z.string().optional(),
        approvedByName: z.string().optional(),
      }),
      /** By kind of subject (projects, chains, enterprises, villages), then in the order of their ids. */
      rows: z.array(
        z.object({
          subject: NamedSubject,
          /** Of a project: amount in yuan, difficulty, owner unit. Of an enterprise or village: the town. */
          amount: z.number().int().optional(),
          difficulty: z.enum(['A', 'B', 'C']).optional(),
          unitName: z.string().optional(),
          town: z.string().optional(),
          /** Leads first. */
          officials: z.array(
            Pairing.pick({ official: true, role: true, from: true, to: true }).extend({
              name: z.string(),
              post: z.string().optional(),
              unitName: z.string().optional(),
            }),
          ),
          guarantees: z.array(Given),
        }),
      ),
    }),
    errors: ['not-found'],
  },
  responsibilityCard: {
    method: 'GET',
    path: '/api/{jurisdiction}/people/{personId}/responsibility-card',
    summary: { zh: '责任卡', en: 'Responsibility card of an official' },
    callers: ['office', 'supervisor', 'auditor', 'official'],
    function: 'registry-staff',
    response: Letterhead.extend({
      person: Person.pick({ id: true, name: true, post: true, rank: true, unit: true }).extend({
        unitName: z.string().optional(),
      }),
      pairings: z.array(NamedPairing.extend({ guarantees: z.array(Given) })),
      duties: z.array(Duty),
      /** The edition in force that the card rests on. */
      edition: z.number().optional(),
      plan: SheetPlan.optional(),
    }),
    errors: ['not-found'],
  },
  dutyStatus: {
    method: 'GET',
    path: '/api/{jurisdiction}/duty-status',
    summary: { zh: '某日各人职责履行情况', en: 'Duties met, open or missed on a date' },
    callers: ['office', 'supervisor', 'auditor', 'official', 'handler'],
    function: 'registry-staff',
    query: DutyFilter.extend({ on: CivilDate }),
    response: z.object({ items: z.array(DutyStatus) }),
    errors: [],
  },
  dutyCalendar: {
    method: 'GET',
    path: '/api/{jurisdiction}/duty-calendar/{year}',
    summary: { zh: '全年职责日历', en: 'Every duty of a year, period by period' },
    callers: ['office', 'supervisor', 'auditor', 'official', 'handler'],
    function: 'registry-staff',
    query: DutyFilter,
    response: z.object({ year: z.number().int(), on: CivilDate, items: z.array(DutyYear) }),
    errors: [],
  },
  search: {
    method: 'GET',
    path: '/api/{jurisdiction}/search',
    summary: {
      zh: '查找单位、人员、企业、项目、产业链、村(名称、拼音、代码)',
      en: 'Find units, people, enterprises, projects, chains and villages by name, pinyin or code',
    },
    callers: staffRoles,
    function: 'registry-search',
    query: z.object({ q: Text(40), limit: z.coerce.number().int().min(1).max(50).default(8) }),
    /** Kinds with hits only; best hits first, at most `limit` of a kind, of `count` in all. */
    response: z.object({
      groups: z.array(
        z.object({ kind: z.enum(searchKinds), count: z.number().int(), items: z.array(SearchHit) }),
      ),
    }),
    errors: [],
  },
} as const satisfies Record<string, RouteDefinition>;
