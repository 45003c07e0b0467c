import * as z from 'zod';
import { defaultIntakeConfig } from '../../shared/intake/config.ts';
import { IntakeConfiguration } from '../../shared/intake/configuration.ts';
import { Case } from '../../shared/intake/model.ts';
import { StoredCase } from '../../shared/intake/stored.ts';
import type { Case as CaseRecord } from '../../shared/intake/model.ts';
import { DEFAULT_PROGRESS_CONFIG } from '../../shared/progress/config.ts';
import type { QuietConfig } from '../../shared/progress/config.ts';
import { QuietConfiguration } from '../../shared/progress/quietRules.ts';
import { Achievement } from '../../shared/progress/achievement.ts';
import { Commitment } from '../../shared/progress/commitment.ts';
import { FigureSheet } from '../../shared/progress/figures.ts';
import { FrontlineRecord } from '../../shared/progress/frontlineRecord.ts';
import { LogEntry, MonthlyReport, ProjectProgress, Task } from '../../shared/progress/model.ts';
import { BackwardPlan } from '../../shared/progress/planRecord.ts';
import { Assignment, Programme } from '../../shared/registry/arrangements.ts';
import { Enterprise, Person, Project } from '../../shared/registry/model.ts';
import {
  achievementKey,
  achievementPartition,
  backwardPlanKey,
  backwardPlanPartition,
  backwardPlansOf,
  caseKey,
  caseRecordKey,
  collectionKey,
  collectionPartition,
  commitmentKey,
  commitmentPartition,
  commitmentsTo,
  doneTasks,
  figuresKey,
  figuresPartition,
  frontlineKey,
  frontlinePartition,
  intakeConfigurationKey,
  logKey,
  logOfSubject,
  logPartition,
  openCases,
  openTasks,
  progressKey,
  progressOfAll,
  projectPartition,
  quietConfigurationKey,
  reportKey,
  reportsOfMonth,
  taskKey,
  taskRecordKey,
} from '../platform/keys.ts';
import type { IndexedKey, Table } from '../platform/table.ts';

/** What a list shows of a subject. */
const Named = z.object({ id: z.string(), name: z.string() });
type SubjectKind = LogEntry['subject']['kind'];

/** A new record where its version is 1, else one in place of the version before. */
const save = (records: Table, key: IndexedKey, record: { readonly version: number }): Promise<void> =>
  records.write(
    record.version === 1 ? records.insert(key, record) : records.replace(key, record, record.version - 1),
  );

/** Progress records, reports and the field log, with what of the registry they refer to; all in Records. */
export const progressStore = (records: Table) => ({
  /** The county's rules for cases; the defaults until it sets its own. */
  intakeSettings: async (j: string) =>
    (await records.get(intakeConfigurationKey(j), IntakeConfiguration))?.settings ?? defaultIntakeConfig,
  project: (j: string, id: string) => records.get(collectionKey(j, 'projects', id), Project),
  projects: (j: string) => records.list({ pk: collectionPartition(j, 'projects') }, Project),
  person: (j: string, id: string) => records.get(collectionKey(j, 'people', id), Person),
  people: (j: string) => records.list({ pk: collectionPartition(j, 'people') }, Person),
  enterprises: (j: string) => records.list({ pk: collectionPartition(j, 'enterprises') }, Enterprise),
  programme: (j: string, id: string) => records.get(collectionKey(j, 'programmes', id), Programme),
  assignments: (j: string) => records.list({ pk: collectionPartition(j, 'assignments') }, Assignment),
  /** Whether the registry has a unit. */
  hasUnit: async (j: string, id: string): Promise<boolean> =>
    (await records.get(collectionKey(j, 'units', id), Named)) !== undefined,
  /** The names of all subjects of the given kinds, by kind and id (`project#P-1`). */
  async subjectNames(j: string, kinds: ReadonlySet<SubjectKind>): Promise<Map<string, string>> {
    const lists = await Promise.all(
      [...kinds].map(async (kind) => ({
        kind,
        rows: await records.list({ pk: collectionPartition(j, `${kind}s`) }, Named),
      })),
    );
    return new Map(lists.flatMap(({ kind, rows }) => rows.map(({ id, name }) => [`${kind}#${id}`, name])));
  },
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
  saveReport: (j: string, report: MonthlyReport) =>
    save(records, reportKey(j, report.project, report.month), report),

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

  openCases: (j: string) => records.list({ pk: openCases(j), index: 'byOwner' }, StoredCase),
  case: (j: string, id: string) => records.get(caseKey(j, id), StoredCase),

  openTasks: (j: string) => records.list({ pk: openTasks(j), index: 'byOwner' }, Task),
  doneTasks: (j: string, month: string) => records.list({ pk: doneTasks(j, month), index: 'byOwner' }, Task),
  task: (j: string, id: string) => records.get(taskKey(j, id), Task),
  replaceTask: (j: string, task: Task) =>
    records.write(records.replace(taskRecordKey(j, task), task, task.version - 1)),

  commitments: (j: string) => records.list({ pk: commitmentPartition(j) }, Commitment),
  commitmentsTo: (j: string, subject: string) =>
    records.list({ pk: commitmentsTo(j, subject), index: 'byOwner' }, Commitment),
  commitment: (j: string, id: string) => records.get(commitmentKey(j, id), Commitment),
  saveCommitment: (j: string, commitment: Commitment) =>
    save(records, commitmentKey(j, commitment.id, commitment.subject?.id), commitment),

  figures: (j: string) => records.list({ pk: figuresPartition(j) }, FigureSheet),
  figureSheet: (j: string, id: string) => records.get(figuresKey(j, id), FigureSheet),
  saveFigures: (j: string, sheet: FigureSheet) => save(records, figuresKey(j, sheet.id), sheet),

  backwardPlans: (j: string) => records.list({ pk: backwardPlanPartition(j) }, BackwardPlan),
  backwardPlansOf: (j: string, project: string) =>
    records.list({ pk: backwardPlansOf(j, project), index: 'byOwner' }, BackwardPlan),
  backwardPlan: (j: string, id: string) => records.get(backwardPlanKey(j, id), BackwardPlan),
  saveBackwardPlan: (j: string, plan: BackwardPlan) =>
    save(records, backwardPlanKey(j, plan.id, plan.project), plan),

  frontline: (j: string, month: string) =>
    records.list({ pk: frontlinePartition(j, month) }, FrontlineRecord),
  frontlineOf: (j: string, month: string, unit: string) =>
    records.get(frontlineKey(j, month, unit), FrontlineRecord),
  saveFrontline: (j: string, record: FrontlineRecord) =>
    save(records, frontlineKey(j, record.month, record.unit), record),

  achievements: (j: string, year: number) => records.list({ pk: achievementPartition(j, year) }, Achievement),
  achievement: (j: string, year: number, id: string) => records.get(achievementKey(j, year, id), Achievement),
  saveAchievement: (j: string, year: number, achievement: Achievement) =>
    save(records, achievementKey(j, year, achievement.id), achievement),
});
export type ProgressStore = ReturnType<typeof progressStore>;
