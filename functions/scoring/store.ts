import * as z from 'zod';
import { MonthResults } from '../../shared/contract/survey.ts';
import { Case, IntakeConfiguration, Notice } from '../../shared/intake/index.ts';
import { LogEntry, MonthlyReport, ProjectProgress } from '../../shared/progress/model.ts';
import { QuietConfiguration } from '../../shared/progress/quietRules.ts';
import { ApprovedEditions, collections, Jurisdiction, KeptPairing } from '../../shared/registry/index.ts';
import type { EditionRef } from '../../shared/registry/index.ts';
import {
  AdjustmentRecord,
  PublicationRecord,
  Run,
  RunResultRecord,
  SchemeRecord,
} from '../../shared/scoring/index.ts';
import type { SchemeKind } from '../../shared/scoring/index.ts';
import { Round } from '../../shared/survey/model.ts';
import {
  adjustmentKey,
  adjustmentPartition,
  approvedEditionsKey,
  caseKey,
  closedCases,
  collectionKey,
  collectionPartition,
  intakeConfigurationKey,
  jurisdictionKey,
  logPartition,
  noticePartition,
  openCases,
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
  runPartition,
  runResultKey,
  runResultPartition,
  schemeKey,
  schemePartition,
} from '../platform/keys.ts';
import { Problem, problem } from '../platform/problem.ts';
import type { Table, Write } from '../platform/table.ts';

type CollectionRead = 'units' | 'people' | 'projects' | 'enterprises' | 'duties';

/** A survey's results as its engine keeps them; of the test for criticism only the verdicts are read here. */
const SurveyResults = z.object({
  results: MonthResults,
  criticism: z.object({
    findings: z.array(z.object({ code: z.string(), verdict: z.enum(['none', 'reminder', 'grounds']) })),
  }),
});

const claimAttempts = 20;

/** `2026-09-unit-01`: a month's runs of a kind are numbered from 1; a number is never used twice. */
const runId = (month: string, kind: SchemeKind, number: number): string =>
  `${month}-${kind}-${String(number).padStart(2, '0')}`;

/** Scoring's reads of all engines' records, and its own writes. */
export const scoringStore = (records: Table) => ({
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
  pairings: async (j: string, { year, edition }: EditionRef) =>
    (await records.list({ pk: pairingPartition(j, year, edition) }, KeptPairing)).flatMap(
      (pairing) => pairing ?? [],
    ),

  progressOfAll: (j: string) => records.list({ pk: progressOfAll(j), index: 'byOwner' }, ProjectProgress),
  reports: (j: string, month: string) =>
    records.list({ pk: reportsOfMonth(j, month), index: 'byOwner' }, MonthlyReport),
  log: (j: string, month: string) => records.list({ pk: logPartition(j, month) }, LogEntry),

  intakeConfiguration: (j: string) => records.get(intakeConfigurationKey(j), IntakeConfiguration),
  quietConfiguration: (j: string) => records.get(quietConfigurationKey(j), QuietConfiguration),
  openCases: (j: string) => records.list({ pk: openCases(j), index: 'byOwner' }, Case),
  closedCases: (j: string, month: string) =>
    records.list({ pk: closedCases(j, month), index: 'byOwner' }, Case),
  case: (j: string, id: string) => records.get(caseKey(j, id), Case),
  notices: (j: string, year: number) => records.list({ pk: noticePartition(j, year) }, Notice),

  survey: (j: string, month: string) => records.get(resultsKey(j, month), SurveyResults),
  round: (j: string, month: string) => records.get(roundKey(j, month), Round),

  schemes: (j: string) => records.list({ pk: schemePartition(j) }, SchemeRecord),
  insertScheme: (j: string, record: SchemeRecord) =>
    records.write(records.insert(schemeKey(j, record.kind, record.version), record)),

  adjustments: (j: string, month: string) =>
    records.list({ pk: adjustmentPartition(j, month) }, AdjustmentRecord),
  insertAdjustment: (j: string, record: AdjustmentRecord) =>
    records.write(records.insert(adjustmentKey(j, record.month, record.id), record)),

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
  insertRun: (j: string, run: Run) => records.write(records.insert(runKey(j, run.id), run)),
  replaceRun: (j: string, run: Run): Write => records.replace(runKey(j, run.id), run, run.version - 1),

  publications: (j: string) =>
    records.list({ pk: publicationPartition(j), consistent: true }, PublicationRecord),
  insertPublication: (j: string, record: PublicationRecord): Write =>
    records.insert(publicationKey(j, record.sequence), record),
  write: (...writes: [Write, ...Write[]]) => records.write(...writes),
});
export type ScoringStore = ReturnType<typeof scoringStore>;
