import * as z from 'zod';
import { MonthResults } from '../../shared/contract/survey.ts';
import { IntakeConfiguration, Notice, StoredCase } from '../../shared/intake/index.ts';
import { Achievement } from '../../shared/progress/achievement.ts';
import { Commitment } from '../../shared/progress/commitment.ts';
import { LogEntry, MonthlyReport, ProjectProgress, Task } from '../../shared/progress/model.ts';
import { QuietConfiguration } from '../../shared/progress/quietRules.ts';
import { Assignment, Programme } from '../../shared/registry/arrangements.ts';
import { ApprovedEditions, collections, Jurisdiction, KeptPairing } from '../../shared/registry/index.ts';
import type { EditionRef } from '../../shared/registry/index.ts';
import {
  AdjustmentRecord,
  Appeal,
  AssessmentGroups,
  Brief,
  ClearingRecord,
  ContextSheet,
  Measure,
  PublicationRecord,
  Run,
  RunOrder,
  RunPartRecord,
  RunResultRecord,
  SchemeDraftRecord,
  SchemeRecord,
} from '../../shared/scoring/index.ts';
import type { SchemeKind } from '../../shared/scoring/index.ts';
import { Round } from '../../shared/survey/model.ts';
import { Hearing } from '../../shared/survey/review.ts';
import {
  achievementPartition,
  adjustmentKey,
  adjustmentPartition,
  appealKey,
  appealPartition,
  approvedEditionsKey,
  assessmentGroupsKey,
  briefKey,
  caseKey,
  clearingKey,
  clearingPartition,
  closedCases,
  collectionKey,
  collectionPartition,
  commitmentPartition,
  contextKey,
  countiesPartition,
  doneTasks,
  flagKey,
  framePartition,
  intakeConfigurationKey,
  jurisdictionKey,
  logPartition,
  measureKey,
  measurePartition,
  noticePartition,
  openCases,
  openTasks,
  pairingPartition,
  progressOfAll,
  publicationKey,
  publicationPartition,
  quietConfigurationKey,
  reportsOfMonth,
  resultsKey,
  roundKey,
  runClaimKey,
  runKey,
  runOrderKey,
  runOrderPartition,
  runPartition,
  runPartKey,
  runPartPartition,
  runPartPrefix,
  runResultKey,
  runResultPartition,
  schemeDraftKey,
  schemeDraftPartition,
  schemeKey,
  schemePartition,
} from '../platform/keys.ts';
import { calendarOf } from '../platform/calendar.ts';
import { Problem, problem } from '../platform/problem.ts';
import type { Key, Table, Write } from '../platform/table.ts';

type CollectionRead = 'units' | 'people' | 'projects' | 'enterprises' | 'duties';

/** A survey's results as its engine keeps them; of the test for criticism only the verdicts are read here. */
const SurveyResults = z.object({
  results: MonthResults,
  criticism: z.object({
    findings: z.array(z.object({ code: z.string(), verdict: z.enum(['none', 'reminder', 'grounds']) })),
  }),
});

const claimAttempts = 20;

/** Who holds the rotating flag of a group: what two who give it at once would both change. */
const FlagHolder = z.object({ measure: z.string().optional(), version: z.number().int() });

/** A new record where its version is 1, else one in place of the version before. */
const saved = (records: Table, key: Key, record: { readonly version: number }): Write =>
  record.version === 1 ? records.insert(key, record) : records.replace(key, record, record.version - 1);

/** `2026-09-unit-01`: a month's runs of a kind are numbered from 1; a number is never used twice. */
const runId = (month: string, kind: SchemeKind, number: number): string =>
  `${month}-${kind}-${String(number).padStart(2, '0')}`;

/** Scoring's reads of all engines' records, and its own writes. */
export const scoringStore = (records: Table) => ({
  /** The calendar by which a jurisdiction goes: the shipped years and what it or those above imported. */
  calendar: calendarOf(records),
  jurisdiction: (j: string) => records.get(jurisdictionKey(j), Jurisdiction),
  /** The unit that is the leading group's office, if the county named one. */
  async office(j: string): Promise<{ unit: string; name: string } | undefined> {
    const unit = (await records.get(jurisdictionKey(j), Jurisdiction))?.office;
    const found = unit && (await records.get(collectionKey(j, 'units', unit), collections.units));
    return found ? { unit: found.id, name: found.name } : undefined;
  },
  all: <N extends CollectionRead>(j: string, name: N) =>
    records.list({ pk: collectionPartition(j, name) }, collections[name]) as Promise<
      z.output<(typeof collections)[N]>[]
    >,
  approved: async (j: string) =>
    (await records.get(approvedEditionsKey(j), ApprovedEditions))?.editions ?? [],
  /** What a unit, a person or a project is called; the id itself of what is none of them. */
  async subjectName(j: string, id: string): Promise<string> {
    const found = await Promise.all([
      records.get(collectionKey(j, 'units', id), collections.units),
      records.get(collectionKey(j, 'people', id), collections.people),
      records.get(collectionKey(j, 'projects', id), collections.projects),
    ]);
    return found.find((one) => one !== undefined)?.name ?? id;
  },
  pairings: async (j: string, { year, edition }: EditionRef) =>
    (await records.list({ pk: pairingPartition(j, year, edition) }, KeptPairing)).flatMap(
      (pairing) => pairing ?? [],
    ),

  counties: (j: string) => records.list({ pk: countiesPartition(j) }, Jurisdiction),
  programmes: (j: string) => records.list({ pk: collectionPartition(j, 'programmes') }, Programme),
  assignments: (j: string) => records.list({ pk: collectionPartition(j, 'assignments') }, Assignment),
  openTasks: (j: string) => records.list({ pk: openTasks(j), index: 'byOwner' }, Task),
  doneTasks: (j: string, month: string) => records.list({ pk: doneTasks(j, month), index: 'byOwner' }, Task),
  commitments: (j: string) => records.list({ pk: commitmentPartition(j) }, Commitment),
  achievements: (j: string, year: number) => records.list({ pk: achievementPartition(j, year) }, Achievement),

  progressOfAll: (j: string) => records.list({ pk: progressOfAll(j), index: 'byOwner' }, ProjectProgress),
  reports: (j: string, month: string) =>
    records.list({ pk: reportsOfMonth(j, month), index: 'byOwner' }, MonthlyReport),
  log: (j: string, month: string) => records.list({ pk: logPartition(j, month) }, LogEntry),

  intakeConfiguration: (j: string) => records.get(intakeConfigurationKey(j), IntakeConfiguration),
  quietConfiguration: (j: string) => records.get(quietConfigurationKey(j), QuietConfiguration),
  openCases: (j: string) => records.list({ pk: openCases(j), index: 'byOwner' }, StoredCase),
  closedCases: (j: string, month: string) =>
    records.list({ pk: closedCases(j, month), index: 'byOwner' }, StoredCase),
  case: (j: string, id: string) => records.get(caseKey(j, id), StoredCase),
  notices: (j: string, year: number) => records.list({ pk: noticePartition(j, year) }, Notice),

  survey: (j: string, month: string) => records.get(resultsKey(j, month), SurveyResults),
  round: (j: string, month: string) => records.get(roundKey(j, month), Round),

  hearings: (j: string, month: string) =>
    records.list({ pk: framePartition(j, month), prefix: 'hearing#' }, Hearing),

  drafts: (j: string) => records.list({ pk: schemeDraftPartition(j) }, SchemeDraftRecord),
  draft: (j: string, kind: SchemeKind) => records.get(schemeDraftKey(j, kind), SchemeDraftRecord),
  saveDraft: (j: string, draft: SchemeDraftRecord): Write =>
    saved(records, schemeDraftKey(j, draft.kind), draft),

  measures: (j: string) => records.list({ pk: measurePartition(j), consistent: true }, Measure),
  measure: (j: string, id: string) => records.get(measureKey(j, id), Measure),
  saveMeasure: (j: string, measure: Measure): Write => saved(records, measureKey(j, measure.id), measure),
  flag: async (j: string, scored: string, group: string) =>
    (await records.get(flagKey(j, scored, group), FlagHolder)) ?? { version: 0 },
  saveFlag: (j: string, scored: string, group: string, holder: z.infer<typeof FlagHolder>): Write =>
    saved(records, flagKey(j, scored, group), holder),

  context: (j: string, month: string) => records.get(contextKey(j, month), ContextSheet),
  saveContext: (j: string, sheet: ContextSheet): Write => saved(records, contextKey(j, sheet.month), sheet),
  brief: (j: string, month: string) => records.get(briefKey(j, month), Brief),
  saveBrief: (j: string, brief: Brief): Write => saved(records, briefKey(j, brief.month), brief),
  appeals: (j: string, month: string) => records.list({ pk: appealPartition(j, month) }, Appeal),
  appeal: (j: string, month: string, id: string) => records.get(appealKey(j, month, id), Appeal),
  saveAppeal: (j: string, appeal: Appeal): Write =>
    saved(records, appealKey(j, appeal.month, appeal.id), appeal),
  assessmentGroups: (j: string, year: number) => records.get(assessmentGroupsKey(j, year), AssessmentGroups),
  saveAssessmentGroups: (j: string, groups: AssessmentGroups): Write =>
    saved(records, assessmentGroupsKey(j, groups.year), groups),

  /** Names to clear, of a month or of all; those that are out among them. */
  clearings: (j: string, month?: string) =>
    records.list({ pk: clearingPartition(j), ...(month && { prefix: `${month}#` }) }, ClearingRecord),
  clearing: (j: string, month: string, id: string) => records.get(clearingKey(j, month, id), ClearingRecord),
  saveClearing: (j: string, clearing: ClearingRecord): Write =>
    saved(records, clearingKey(j, clearing.month, clearing.id), clearing),

  schemes: (j: string) => records.list({ pk: schemePartition(j) }, SchemeRecord),
  insertScheme: (j: string, record: SchemeRecord): Write =>
    records.insert(schemeKey(j, record.kind, record.version), record),

  adjustments: (j: string, month: string) =>
    records.list({ pk: adjustmentPartition(j, month) }, AdjustmentRecord),
  insertAdjustment: (j: string, record: AdjustmentRecord): Write =>
    records.insert(adjustmentKey(j, record.month, record.id), record),

  run: (j: string, id: string) => records.get(runKey(j, id), Run),
  /** Runs by month, kind and number; all, or those whose id begins with a prefix. */
  runs: (j: string, prefix?: string) =>
    records.list({ pk: runPartition(j), ...(prefix && { prefix }), consistent: true }, Run),
  results: (j: string, run: string) =>
    records.list({ pk: runResultPartition(j, run), prefix: 'subject#', consistent: true }, RunResultRecord),
  /** Takes the next free number of a month's runs of a kind. @throws Problem `busy` when too many others do at once. */
  async claimRun(j: string, month: string, kind: SchemeKind, from: number): Promise<string> {
    for (let number = from; number < from + claimAttempts; number++) {
      const id = runId(month, kind, number);
      try {
        await records.write(records.insert(runClaimKey(j, id), { run: id }));
        return id;
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'duplicate')) throw error;
      }
    }
    throw problem('busy');
  },
  saveResults: (j: string, run: string, results: readonly object[]) =>
    records.putAll(
      results.map((result) => {
        const { subject } = result as { subject: string };
        return { ...result, ...runResultKey(j, run, subject) };
      }),
    ),
  insertRun: (j: string, run: Run): Write => records.insert(runKey(j, run.id), run),
  replaceRun: (j: string, run: Run): Write => records.replace(runKey(j, run.id), run, run.version - 1),

  order: (j: string, month: string, id: string) => records.get(runOrderKey(j, month, id), RunOrder),
  orders: (j: string, month: string) =>
    records.list({ pk: runOrderPartition(j, month), consistent: true }, RunOrder),
  insertOrder: (j: string, order: RunOrder): Write =>
    records.insert(runOrderKey(j, order.month, order.id), order),
  /** What became of the parts of a month's orders, or of one order. */
  parts: (j: string, month: string, order?: string) =>
    records.list(
      { pk: runPartPartition(j, month), ...(order && { prefix: runPartPrefix(order) }), consistent: true },
      RunPartRecord,
    ),
  savePart: (j: string, month: string, part: RunPartRecord): Write =>
    saved(records, runPartKey(j, month, part), part),

  publications: (j: string) =>
    records.list({ pk: publicationPartition(j), consistent: true }, PublicationRecord),
  insertPublication: (j: string, record: PublicationRecord): Write =>
    records.insert(publicationKey(j, record.sequence), record),
  write: (...writes: [Write, ...Write[]]) => records.write(...writes),
});
export type ScoringStore = ReturnType<typeof scoringStore>;
