import { LogEntry, MonthlyReport, ProjectProgress, Task } from '../../shared/progress/model.ts';
import { ApprovedEditions, KeptPairing, Person, Project } from '../../shared/registry/index.ts';
import type { EditionRef, Pairing } from '../../shared/registry/index.ts';
import {
  approvedEditionsKey,
  collectionPartition,
  logPartition,
  openTasks,
  pairingPartition,
  progressOfAll,
  reportsOfMonth,
} from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';

/** Reads of what is supervised beside cases (tasks, milestones, duties) and of what they are judged by. */
export const plannedReads = (records: Table) => ({
  people: (j: string) => records.list({ pk: collectionPartition(j, 'people') }, Person),
  projects: (j: string) => records.list({ pk: collectionPartition(j, 'projects') }, Project),
  openTasks: (j: string) => records.list({ pk: openTasks(j), index: 'byOwner' }, Task),
  progressOfAll: (j: string) => records.list({ pk: progressOfAll(j), index: 'byOwner' }, ProjectProgress),
  reports: (j: string, month: string) =>
    records.list({ pk: reportsOfMonth(j, month), index: 'byOwner' }, MonthlyReport),
  /** The approved editions of the pairing plans. */
  approvedEditions: async (j: string): Promise<readonly EditionRef[]> =>
    (await records.get(approvedEditionsKey(j), ApprovedEditions))?.editions ?? [],
  pairings: async (j: string, { year, edition }: EditionRef): Promise<Pairing[]> =>
    (await records.list({ pk: pairingPartition(j, year, edition) }, KeptPairing)).flatMap(
      (pairing) => pairing ?? [],
    ),
  log: (j: string, month: string) => records.list({ pk: logPartition(j, month) }, LogEntry),
});
