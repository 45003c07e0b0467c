import * as z from 'zod';
import { CivilDate, Id, Instant, Month, Stamp } from '../contract/parameters.ts';

/** What is scored: a county's projects, units and officials, the work groups of its campaigns, and a city's counties. */
export const schemeKinds = ['project', 'unit', 'official', 'campaignGroup', 'county'] as const;
/** What every county scores every month; the others where there are any. */
export const monthlyKinds = ['project', 'unit', 'official'] as const;
export const SchemeKind = z.enum(schemeKinds);
export type SchemeKind = z.infer<typeof SchemeKind>;

const words = { zh: z.string(), en: z.string() };
const facts = z.array(z.object({ id: z.string(), label: z.string() }));

/** One line of an explanation as stored: what was measured, the points it gave, the rule and the facts behind it. */
export const ScoreLineRecord = z.object({
  kind: z.enum(['criterion', 'deduction', 'bonus']),
  rule: z.string(),
  ...words,
  value: z.number().optional(),
  weight: z.number().optional(),
  /** At most two decimals; negative for a deduction. */
  points: z.number(),
  facts,
});

/** One subject's result as stored under its run; the shape of `RunResult` (see `run.ts`). */
export const RunResultRecord = z.object({
  subject: Id,
  name: z.string(),
  group: z.string(),
  place: z.number().int().optional(),
  satisfactionBand: z.number().int().optional(),
  lines: z.array(ScoreLineRecord),
  deductions: z.array(ScoreLineRecord),
  bonuses: z.array(ScoreLineRecord),
  adjustments: z.array(z.object({ id: z.string(), applied: z.boolean(), ...words })),
  total: z.number().optional(),
  stars: z.number().int().min(1).max(5).optional(),
  suggestedFlags: z.array(z.string()).optional(),
  blockedBy: z
    .object({ code: z.enum(['suspended', 'noFigures', 'unreconciledMilestone']), ...words, facts })
    .optional(),
});
export type RunResultRecord = z.infer<typeof RunResultRecord>;

/** A month's scoring run of one kind; its lines are stored beside it, its facts in the archive. */
export const Run = Stamp.extend({
  id: Id,
  month: Month,
  kind: SchemeKind,
  state: z.enum(['computed', 'reviewed', 'published']),
  schemeVersion: z.number().int(),
  schemeHash: z.string(),
  factsHash: z.string(),
  resultHash: z.string(),
  subjects: z.number().int(),
  computedAt: Instant,
  /** The leading group's office, whose run it is (X21); absent where the county named none. */
  owner: z.object({ unit: Id, name: z.string() }).optional(),
  /** Who computed it; never its reviewer. */
  computedBy: z.string(),
  reviewer: z.string().optional(),
  corrects: Id.optional(),
  reason: z.string().optional(),
});
export type Run = z.infer<typeof Run>;

const pointRule = z.object({
  id: Id,
  ...words,
  occurrence: z.string(),
  points: z.number(),
  cap: z.number().optional(),
  from: z.number().optional(),
  period: z.enum(['month', 'quarter', 'halfYear', 'year']).optional(),
});

/** The shape of a scheme as an office saves it; its rules are checked by `checkScheme`. Kind, id and version are the server's. */
export const SchemeDraft = z.object({
  ...words,
  criteria: z
    .array(
      z.object({
        id: Id,
        ...words,
        weight: z.number(),
        metric: z.string(),
        curve: z.array(z.tuple([z.number(), z.number()])).max(20),
        missing: z.union([
          z.object({ kind: z.enum(['zero', 'full', 'excluded']) }),
          z.object({ kind: z.literal('fixed'), percent: z.number() }),
        ]),
      }),
    )
    .max(30),
  deductions: z.array(pointRule).max(30),
  bonuses: z.array(pointRule).max(30),
  stars: z.array(z.object({ min: z.number(), stars: z.number() })).max(5),
  flags: z
    .array(z.object({ id: Id, ...words, when: z.enum(['atLeast', 'below']), total: z.number() }))
    .max(10)
    .optional(),
  satisfactionFirst: z.boolean(),
  reconciliationToleranceDays: z.number().optional(),
  year: z.object({
    method: z.literal('mean'),
    minimumMonths: z.number(),
    minimumScoredMonths: z.number(),
  }),
});

export type SchemeDraft = z.infer<typeof SchemeDraft>;

/** A saved version of a scheme with the hash that runs name. */
export const SchemeRecord = z.object({
  kind: SchemeKind,
  version: z.number().int().min(1),
  hash: z.string(),
  scheme: SchemeDraft.extend({ id: z.string(), version: z.number().int(), kind: SchemeKind }),
  changedAt: Instant,
  /** The second person who approved it; absent of schemes taken over from another county. */
  approvedBy: z.string().optional(),
  changedBy: z.string(),
});
export type SchemeRecord = z.infer<typeof SchemeRecord>;

const finding = z.string().trim().max(500);

/** What a person decides about one scored subject in a month (see `adjustments.ts`); its rules are checked by `checkAdjustment`. */
export const AdjustmentFields = z.object({
  id: Id,
  month: Month,
  subject: Id,
  kind: z.enum(['tolerance', 'appeal', 'forceMajeure', 'nameClearing', 'suspension']),
  /** What is removed: of a notice its number. */
  occurrence: z.string().max(80).optional(),
  criterion: Id.optional(),
  /** The finding on each of the three distinctions (三个区分开来). */
  distinctions: z
    .object({ inexperience: finding, exploration: finding, intention: finding })
    .partial()
    .optional(),
  reason: z.string().trim().max(500),
});

/** A decision as stored; it counts in every run of its month that is computed afterwards, and is never changed. */
export const AdjustmentRecord = AdjustmentFields.extend({
  decidedBy: z.string(),
  decidedOn: CivilDate,
  version: z.literal(1),
  changedAt: Instant,
  changedBy: z.string(),
});
export type AdjustmentRecord = z.infer<typeof AdjustmentRecord>;

/** A link of a county's chain of publications; the sealed document lies in the archive under its hash until it is out. */
export const PublicationRecord = z.object({
  sequence: z.number().int().min(1),
  month: Month,
  kind: z.enum(['board', 'nameClearing']),
  path: z.string(),
  hash: z.string(),
  publishedAt: Instant,
  /** The runs it shows or commits to. */
  runs: z.array(Id),
  /** The decision that a clearing of a name publishes. */
  adjustment: Id.optional(),
  version: z.literal(1),
  changedBy: z.string(),
  changedAt: Instant,
});
export type PublicationRecord = z.infer<typeof PublicationRecord>;
