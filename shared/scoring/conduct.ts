import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { CivilDate, Id, Instant, Month, Stamp, Text } from '../contract/parameters.ts';
import { SchemeDraft, SchemeKind } from './model.ts';

const Words = z.object({ zh: Text(300), en: Text(600) });

/** A scheme on its way into force: the office drafts it, a second person approves it. `version` counts the changes of the draft. */
export const SchemeDraftRecord = Stamp.extend({
  kind: SchemeKind,
  state: z.enum(['draft', 'approved']),
  scheme: SchemeDraft,
});
export type SchemeDraftRecord = z.infer<typeof SchemeDraftRecord>;

/** What a person may do about a score (S10, S21). The flag moves; cards and awards stay with the month; of accountability only a person decides. */
export const measureKinds = ['redFlag', 'yellowCard', 'award', 'praise', 'accountability', 'recall'] as const;
const MeasureKind = z.enum(measureKinds);
export type MeasureKind = z.infer<typeof MeasureKind>;

/** What is told to the public; the rest stays inside. Nothing about an official is ever told. */
export const PUBLIC_MEASURES: readonly MeasureKind[] = ['redFlag', 'yellowCard', 'award', 'praise'];

/** A measure as a person takes it, citing the run that it rests on. */
export const MeasureFields = z.object({
  id: Id,
  kind: MeasureKind,
  run: Id,
  subject: Id,
  reason: Text(500),
});

/** A measure as stored. `endedOn`: taken back, or for a flag moved on; it stays listed. */
export const Measure = MeasureFields.extend(Stamp.shape).extend({
  month: Month,
  scored: SchemeKind,
  name: z.string(),
  group: z.string(),
  /** The subject's total and place in the run cited. */
  total: z.number().optional(),
  place: z.number().int().optional(),
  on: CivilDate,
  by: z.string(),
  endedOn: CivilDate.optional(),
  /** Why it ended: the flag moved to another holder, or a person took it back and says why. */
  ended: z.object({ why: z.enum(['moved', 'withdrawn']), reason: z.string(), by: z.string() }).optional(),
});
export type Measure = z.infer<typeof Measure>;

/** A figure that is shown beside the scores and never scored (S18, Z16): growth of output, GDP, investment, retail. */
export const ContextFigure = z.object({
  id: Id,
  zh: Text(40),
  en: Text(80),
  value: z.number(),
  unit: z.enum(['%', 'yuan', 'count']),
  source: Text(120),
});
export const ContextSheet = Stamp.extend({
  version: z.number().int().min(0),
  month: Month,
  figures: z
    .array(ContextFigure)
    .max(20)
    .refine((figures) => new Set(figures.map(({ id }) => id)).size === figures.length, {
      error: say('编号重复', 'An id is used twice'),
    }),
});
export type ContextSheet = z.infer<typeof ContextSheet>;

/** The month's brief as a person edited it: text with `{name}` where a figure belongs. Frozen when the month is published. */
export const Brief = Stamp.extend({
  version: z.number().int().min(0),
  month: Month,
  title: z.string(),
  template: z.object({ zh: z.string(), en: z.string() }),
  signed: z.object({ by: z.string(), at: Instant }).optional(),
  frozen: z
    .object({
      at: Instant,
      publication: z.number().int().optional(),
      figures: z.record(z.string(), z.number()),
      text: z.object({ zh: z.string(), en: z.string() }),
    })
    .optional(),
});
export type Brief = z.infer<typeof Brief>;

/** What a scored person or unit says against its score. */
export const AppealFields = z.object({
  id: Id,
  month: Month,
  run: Id,
  /** One's own project, where the objection is to its score; left out for one's own or one's unit's. */
  subject: Id.optional(),
  /** The deduction objected to, by its id: for a notice its number; or the criterion; neither where the run gave no score. */
  occurrence: z.string().max(80).optional(),
  criterion: Id.optional(),
  text: Text(1000),
});
export const Appeal = AppealFields.extend(Stamp.shape).extend({
  subject: Id,
  name: z.string(),
  scored: SchemeKind,
  filedBy: z.string(),
  filedOn: CivilDate,
  state: z.enum(['filed', 'upheld', 'rejected']),
  decision: z.object({ by: z.string(), on: CivilDate, reason: z.string() }).optional(),
});
export type Appeal = z.infer<typeof Appeal>;

/** The clearing of a name (澄清正名) as it is published: with the consent of the person concerned, and no other words than agreed. */
export const Clearing = z.object({
  name: Text(60),
  text: Words,
  /** The day on which the person concerned agreed to these words. */
  consentOn: CivilDate,
});
export type Clearing = z.infer<typeof Clearing>;

/** The clearing of a name from the decision to its publication: what is still to come out, and what came out late and why. */
export const ClearingRecord = Stamp.extend({
  /** The id of the decision. */
  id: Id,
  month: Month,
  subject: Id,
  /** What the subject is called in the register. */
  subjectName: z.string(),
  reason: z.string(),
  decidedBy: z.string(),
  decidedOn: CivilDate,
  published: z
    .object({
      sequence: z.number().int(),
      at: Instant,
      by: z.string(),
      /** Why it came out after its day; absent of those in time. */
      lateReason: z.string().optional(),
    })
    .optional(),
});
export type ClearingRecord = z.infer<typeof ClearingRecord>;

/** An assessment group (考核组, Z10): who assesses which units and priority projects; never its own units' (see `assessmentGroups.ts`). */
export const AssessmentGroup = z.object({
  id: Id,
  name: Text(40),
  /** The units that its members come from. */
  units: z.array(Id).min(1, say('至少一个单位', 'At least one unit')).max(20),
  members: z.array(Id).min(1, say('至少一人', 'At least one member')).max(40),
  /** The units that it assesses. */
  assesses: z.array(Id).max(200).default([]),
  /** The priority projects that it assesses. */
  projects: z.array(Id).max(200),
});
export type AssessmentGroup = z.infer<typeof AssessmentGroup>;

/** A year's groups: as the office drafts them, and as a second person confirmed them last. Only what is confirmed counts. */
export const AssessmentGroups = Stamp.extend({
  version: z.number().int().min(0),
  year: z.number().int(),
  groups: z.array(AssessmentGroup).max(40),
  confirmed: z
    .object({ groups: z.array(AssessmentGroup), by: z.string(), at: Instant, version: z.number().int() })
    .optional(),
});
export type AssessmentGroups = z.infer<typeof AssessmentGroups>;
