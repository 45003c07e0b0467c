import * as z from 'zod';
import type { LedgerTarget } from '../registry/ledger/index.ts';
import { importLedgers } from './importFile.ts';
import { Instant, Stamp, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/** How many entries of each list a dry run shows; the totals are of all. */
export const importShown = 200;

/** Where rows of a ledger go. */
export const importTargets = [
  'units',
  'people',
  'enterprises',
  'projects',
  'chains',
  'indicators',
  'duties',
  'villages',
  'pairings',
  'catalogue',
  'guarantees',
  'envoys',
  'sites',
  'deferrals',
  'programmes',
  'assignments',
] as const satisfies readonly LedgerTarget[];

const Said = z.object({ zh: z.string(), en: z.string() });
const Place = z.object({ sheet: z.string(), row: z.number() });
const CellPlace = Place.extend({ column: z.string(), header: z.string() });
const PlannedRow = Place.extend({ id: z.string(), name: z.string() });
const Named = z.object({ id: z.string(), name: z.string() });
/** All of them counted, the first {@link importShown} shown. */
const firstOf = <S extends z.ZodType>(item: S) => z.object({ total: z.number(), items: z.array(item) });

/** Rows added, changed, left as they are and refused, and what is created because rows name it. */
const Counts = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  createdUnits: z.number(),
  createdPeople: z.number(),
});

/** The edition of the pairing plan that a schedule goes into: a new one, or the draft that is there. */
const Schedule = z.object({
  year: z.number().int(),
  edition: z.number().int().min(1),
  isNew: z.boolean(),
  /** A schedule with refused rows stays a draft until they are corrected. */
  status: z.enum(['draft', 'submitted']),
});

/** What an import would do; nothing is changed by asking. */
export const ImportPlan = z.object({
  /** Names this plan; applying it names it again, so that nothing else is applied. */
  planHash: z.string(),
  ledger: z.enum(importLedgers),
  counts: Counts,
  sheets: z.array(
    z.object({
      sheet: z.string(),
      title: z.string(),
      unit: z.string().optional(),
      unknownColumns: z.array(z.string()),
      hiddenColumns: z.array(z.string()),
      hiddenRows: z.number(),
    }),
  ),
  skippedSheets: z.array(z.object({ sheet: z.string(), reason: Said })),
  creates: z.object({ units: firstOf(Named), people: firstOf(Named) }),
  added: firstOf(PlannedRow),
  changed: firstOf(
    PlannedRow.extend({
      changes: z.array(
        z.object({ label: z.string(), before: z.string().optional(), after: z.string().optional() }),
      ),
    }),
  ),
  unchanged: firstOf(PlannedRow),
  /** Cells that keep their rows out. */
  refused: firstOf(CellPlace.extend({ value: z.string(), reason: Said })),
  duplicates: firstOf(Place.extend({ first: Place })),
  normalised: firstOf(CellPlace.extend({ before: z.string(), after: z.string(), reason: Said })),
  skipped: firstOf(Place.extend({ text: z.string(), reason: Said })),
  /** Registered rows that the file does not name; they stay. */
  missingFromFile: firstOf(Named),
  assumed: z.array(z.object({ label: z.string(), value: z.string(), rows: z.number() })),
  warnings: z.array(Said),
  schedule: Schedule.optional(),
  /** The refused rows as sheets to correct; left out where they would be larger than an answer may be. */
  correction: z
    .array(
      z.object({
        name: z.string(),
        headRows: z.number().optional(),
        rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
      }),
    )
    .optional(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

/** One import, from the moment on which it is sure to be applied whole. */
export const ImportRecord = Stamp.extend({
  /** The hash of its plan. */
  id: z.string(),
  name: z.string(),
  ledger: z.enum(importLedgers),
  state: z.enum(['applying', 'done']),
  counts: Counts,
  startedBy: z.string(),
  startedAt: Instant,
  finishedAt: Instant.optional(),
  schedule: Schedule.optional(),
  /** Ids of rows that somebody else changed between the plan and its writing; they are left as that person saved them. */
  overtaken: z.array(z.string()),
});
export type ImportRecord = z.infer<typeof ImportRecord>;

const ImportBody = z.object({
  name: Text(200),
  /** An `.xlsx` or `.csv` file, its bytes in base64. */
  file: z.string().min(1),
  /** Which ledger it is; told from its headers and title if not said. */
  ledger: z.enum(importLedgers).optional(),
  /** What may be created because rows name it. */
  create: z
    .object({ units: z.boolean().optional(), towns: z.boolean().optional(), people: z.boolean().optional() })
    .optional(),
});

export const importRoutes = {
  planImport: {
    method: 'POST',
    path: '/api/{jurisdiction}/imports/dry-run',
    summary: { zh: '试导入台账,不改动名册', en: 'What importing a ledger would do; changes nothing' },
    callers: ['office'],
    function: 'registry-import',
    body: ImportBody,
    response: ImportPlan,
    errors: ['too-large', 'rule-refused', 'busy'],
  },
  applyImport: {
    method: 'POST',
    path: '/api/{jurisdiction}/imports',
    summary: {
      zh: '导入台账:要么全部写入,要么不写;重复提交结果相同',
      en: 'Import a ledger: wholly or not at all; sent again it answers the same',
    },
    callers: ['office'],
    function: 'registry-import',
    body: ImportBody.extend({
      planHash: z.string().min(1).max(100),
      /** Apply the good rows of a file in which others are refused. */
      goodRowsOnly: z.boolean().default(false),
    }),
    response: ImportRecord,
    errors: ['too-large', 'rule-refused', 'stale-version', 'busy'],
  },
  listImports: {
    method: 'GET',
    path: '/api/{jurisdiction}/imports',
    summary: { zh: '历次导入', en: 'The imports so far, newest first' },
    callers: ['office', 'supervisor', 'auditor', 'admin'],
    function: 'registry-import',
    response: z.object({ items: z.array(ImportRecord) }),
    errors: [],
  },
} as const satisfies Record<string, RouteDefinition>;
