import * as z from 'zod';
import { AuditEntry } from '../audit/chain.ts';
import { CivilDate, Instant, Text } from './parameters.ts';
import { notifyRoutes } from './notify.ts';
import { staffRoles } from './route.ts';
import type { RouteDefinition } from './route.ts';

/** One year's official days as this county goes by them. */
export const CalendarYear = z.object({
  year: z.number().int(),
  /** 0 for a year that came with the program. */
  version: z.number().int().min(0),
  /** `shipped` with the program, `own` import, or imported by the city or province `above`. */
  source: z.enum(['shipped', 'own', 'above']),
  holidays: z.array(CivilDate),
  makeUpDays: z.array(CivilDate),
  /** The official notice it was taken from, 国办发明电〔2026〕…号. */
  basis: z.string().optional(),
  importedAt: Instant.optional(),
});

export const platformRoutes = {
  health: {
    method: 'GET',
    path: '/api/health',
    summary: { zh: '运行状况', en: 'Health' },
    callers: ['public'],
    function: 'platform-public',
    response: z.object({ status: z.literal('ok'), now: z.iso.datetime() }),
    errors: [],
  },
  openapi: {
    method: 'GET',
    path: '/api/openapi.json',
    summary: { zh: '接口说明(OpenAPI 3.1)', en: 'This API as an OpenAPI 3.1 document' },
    callers: ['public'],
    function: 'platform-public',
    response: z.record(z.string(), z.unknown()),
    errors: [],
  },
  readAudit: {
    method: 'GET',
    path: '/api/{jurisdiction}/audit',
    summary: { zh: '审计留痕(逐页)', en: 'The audit trail, page by page' },
    callers: ['auditor'],
    function: 'platform-auditor',
    query: z.object({
      /** Only the entries of this record, named as the entries name it. */
      record: z.string().min(1).max(300).optional(),
      cursor: z.string().max(1200).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      /** `newest` first for reading, `oldest` first for recomputing. */
      order: z.enum(['oldest', 'newest']).default('oldest'),
    }),
    response: z.object({
      items: z.array(AuditEntry),
      /** Where the trail ends now; note it elsewhere, and a tail cut off later is found. */
      head: z.object({ sequence: z.number().int().min(0), hash: z.string() }),
      cursor: z.string().optional(),
    }),
    errors: [],
  },
  readCalendar: {
    method: 'GET',
    path: '/api/{jurisdiction}/calendar',
    summary: { zh: '工作日历', en: 'The calendar of working days' },
    callers: staffRoles,
    function: 'platform-office',
    response: z.object({
      years: z.array(CalendarYear),
      /** The first year without official days; deadlines in it, and after 20 December before it, are provisional. */
      missing: z.number().int(),
      /** What the office is to do now, if anything. */
      warning: z.object({ zh: z.string(), en: z.string() }).optional(),
    }),
    errors: [],
  },
  importCalendar: {
    method: 'PUT',
    path: '/api/{jurisdiction}/calendar/{year}',
    summary: {
      zh: '导入年度放假安排(放假日与调休上班日),时限随即重算',
      en: 'Import a year’s holidays and make-up days; every deadline follows',
    },
    callers: ['office', 'admin'],
    function: 'platform-office',
    body: z.object({
      version: z.number().int().min(0),
      holidays: z.array(CivilDate).min(1).max(60),
      makeUpDays: z.array(CivilDate).max(30).default([]),
      basis: Text(100),
    }),
    response: CalendarYear,
    errors: ['rule-refused', 'stale-version'],
  },
  ...notifyRoutes,
} as const satisfies Record<string, RouteDefinition>;
