import * as z from 'zod';
import { defaultIntakeConfig } from '../../shared/intake/config.ts';
import { IntakeConfiguration } from '../../shared/intake/configuration.ts';
import { Case } from '../../shared/intake/model.ts';
import type { Case as CaseRecord } from '../../shared/intake/model.ts';
import { DEFAULT_PROGRESS_CONFIG } from '../../shared/progress/config.ts';
import type { QuietConfig } from '../../shared/progress/config.ts';
import { QuietConfiguration } from '../../shared/progress/quietRules.ts';
import { LogEntry, MonthlyReport, ProjectProgress, Task } from '../../shared/progress/model.ts';
import { Enterprise, Person, Project } from '../../shared/registry/model.ts';
import {
  caseRecordKey,
  collectionKey,
  collectionPartition,
  intakeConfigurationKey,
  logKey,
  logOfSubject,
  logPartition,
  progressKey,
  progressOfAll,
  projectPartition,
  quietConfigurationKey,
  reportKey,
  reportsOfMonth,
  taskKey,
  taskRecordKey,
} from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';

/** Progress records, reports and the field log, with what of the registry they refer to; all in Records. */
export const progressStore = (records: Table) => ({
  /** The county's rules for cases; the defaults until it sets its own. */
  intakeSettings: async (j: string) =>
    (await records.get(intakeConfigurationKey(j), IntakeConfiguration))?.settings ?? defaultIntakeConfig,
  project: (j: string, id: string) => records.get(collectionKey(j, 'projects', id), Project),
  projects: (j: string) => records.list({ pk: collectionPartition(j, 'projects') }, Project),
  person: (j: string, id: string) => records.get(collectionKey(j, 'people', id), Person),
  enterprise: (j: string, id: string) => records.get(collectionKey(j, 'enterprises', id), Enterprise),
  /** The county's rules of the quiet period; the defaults until it sets its own. */
  quietRules: async (j: string): Promise<QuietConfig> =>
    (await records.get(quietConfigurationKey(j), QuietConfiguration))?.rules ?? DEFAULT_PROGRESS_CONFIG.quiet,
  /** Whether a subject of the field log is in the registry. */
  async knows(j: string, { kind, id }: LogEntry['subject']): Promise<boolean> {
    return (await records.get(collectionKey(j, `${kind}s`, id), z.object({}))) !== undefined;
  },

  progress: (j: string, project: string) => records.get(progressKey(j, project), ProjectProgress),
  progressOfAll: (j: string) => records.list({ pk: progressOfAll(j), index: 'byOwner' }, ProjectProgress),
  insertProgress: (j: string, progress: ProjectProgress) =>
    records.write(records.insert(progressKey(j, progress.project), progress)),
  replaceProgress: (j: string, progress: ProjectProgress) =>
    records.write(records.replace(progressKey(j, progress.project), progress, progress.version - 1)),

  report: (j: string, project: string, month: string) =>
    records.get(reportKey(j, project, month), MonthlyReport),
  reportsOfMonth: (j: string, month: string) =>
    records.list({ pk: reportsOfMonth(j, month), index: 'byOwner' }, MonthlyReport),
  reportsOfProject: (j: string, project: string) =>
    records.list({ pk: projectPartition(j, project), prefix: 'report#' }, MonthlyReport),
  saveReport: (j: string, report: MonthlyReport) => {
    const key = reportKey(j, report.project, report.month);
    return records.write(
      report.version === 1 ? records.insert(key, report) : records.replace(key, report, report.version - 1),
    );
  },

  logOfMonth: (j: string, month: string) => records.list({ pk: logPartition(j, month) }, LogEntry),
  logOfSubject: (j: string, subject: string) =>
    records.list({ pk: logOfSubject(j, subject), index: 'byOwner', newestFirst: true }, LogEntry),
  logEntry: (j: string, { date, id, subject }: Pick<LogEntry, 'date' | 'id' | 'subject'>) =>
    records.get(logKey(j, date, id, subject.id), LogEntry),
  /** A line of the log, together with the case that it found and the tasks that it gave out. */
  saveLog: (
    j: string,
    entry: LogEntry,
    { found, tasks = [] }: { found?: { record: CaseRecord; dueAt?: string } | undefined; tasks?: Task[] },
  ) =>
    records.write(
      records.insert(logKey(j, entry.date, entry.id, entry.subject.id), entry),
      ...(found
        ? [
            records.insert(
              caseRecordKey(j, { ...found.record, holder: 'office', dueAt: found.dueAt }),
              Case.parse(found.record),
            ),
          ]
        : []),
      ...tasks.map((task) => records.insert(taskRecordKey(j, task), task)),
    ),

  task: (j: string, id: string) => records.get(taskKey(j, id), Task),
  replaceTask: (j: string, task: Task) =>
    records.write(records.replace(taskRecordKey(j, task), task, task.version - 1)),
});
export type ProgressStore = ReturnType<typeof progressStore>;
