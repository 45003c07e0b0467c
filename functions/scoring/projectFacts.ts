import type { MonthlyReport } from '../../shared/progress/model.ts';
import { projectLight } from '../../shared/progress/lights.ts';
import type { ProjectLight } from '../../shared/progress/lights.ts';
import type { MilestoneDates } from '../../shared/progress/milestones.ts';
import { plannedToDate } from '../../shared/progress/yearPlan.ts';
import type { Project } from '../../shared/registry/index.ts';
import type { ProjectFacts } from '../../shared/scoring/index.ts';
import { addMonths, civilDateOf } from '../../shared/time/civil.ts';
import { happenedIn, isSolved, monthCases, overdueAtEnd } from './cases.ts';
import type { MonthCase } from './cases.ts';
import type { ScoringConfig } from './config.ts';
import { noticeFacts } from './month.ts';
import type { MonthRecords } from './month.ts';

/**
 * What is known of every project of the registry in the month. Projects are compared within their difficulty.
 *
 * Progress is the money spent against the time-proportional plan: milestones act through their reconciliation, which gives or blocks the
 * stars, and through the light of the start. Amounts are cumulative, so where this month's report is missing the last one of the year
 * counts, and where there is none nothing was done: not reporting never earns anything.
 */
export function projectFacts(records: MonthRecords, config: ScoringConfig): ProjectFacts[] {
  const casesOf = Map.groupBy(monthCases(records), ({ record }) => record.project);
  const noticesOf = Map.groupBy(records.notices, ({ matter }) =>
    matter.kind === 'milestone'
      ? matter.id.slice(0, matter.id.lastIndexOf(':'))
      : matter.kind === 'case'
        ? records.projectOfCase.get(matter.id)
        : undefined,
  );
  const latest = latestReports(records, records.month);
  return records.projects.map((project) => {
    const { id, name, difficulty, suspended, yearPlan } = project;
    const report = latest.get(id);
    const done = report?.investedToDate ?? 0;
    const planned = plannedToDate(yearPlan, records.month);
    return {
      kind: 'project',
      id,
      name,
      group: difficulty,
      month: records.month,
      notices: noticeFacts(noticesOf.get(id) ?? []),
      suspended,
      milestones: milestonesOf(project, records),
      progress: { done, planned },
      investment: { planned, actual: done },
      ...(report && {
        procedures: { total: report.proceduresTotal, done: report.proceduresDone },
        commitments: { promised: report.commitmentsPromised, kept: report.commitmentsKept },
      }),
      problems: problemsOf(casesOf.get(id) ?? [], records),
      reportFiledOnTime: filedOnTime(records, id, config),
    };
  });
}

/** The last report of each project from January up to a month. */
export function latestReports({ reports }: MonthRecords, month: string): Map<string, MonthlyReport> {
  const months = [...reports.keys()].filter((one) => one <= month).toSorted();
  return new Map(months.flatMap((one) => (reports.get(one) ?? []).map((report) => [report.project, report])));
}

/** A project's light at the month's end, from the same facts as its score. */
export const lightOf = (
  facts: ProjectFacts,
  { lastDay }: MonthRecords,
  config: ScoringConfig,
): ProjectLight => {
  const start = facts.milestones.find(({ kind }) => kind === 'start');
  const started = start?.verified ?? start?.claimed;
  return projectLight(
    {
      ...(start?.planned && { start: { planned: start.planned, ...(started && { started }) } }),
      ...(facts.progress && { progress: facts.progress }),
    },
    lastDay,
    config.progress.lights,
  );
};

/** The schedule with what was claimed and verified up to the month's end. */
function milestonesOf({ id, schedule }: Project, { progress, lastDay }: MonthRecords): MilestoneDates[] {
  const recorded = progress.get(id)?.milestones ?? [];
  const planned = new Map(schedule.map((one) => [one.kind, one.planned]));
  const kinds = new Set([...schedule, ...recorded].map(({ kind }) => kind));
  return [...kinds].map((kind) => {
    const { claimed, verified, planned: own } = recorded.find((one) => one.kind === kind) ?? {};
    const plan = planned.get(kind) ?? own;
    return {
      kind,
      ...(plan && { planned: plan }),
      ...(claimed && claimed <= lastDay && { claimed }),
      ...(verified && verified <= lastDay && { verified }),
    };
  });
}

/** Problems raised in the month, those of them solved, and whatever stood overdue at its end. */
function problemsOf(cases: readonly MonthCase[], records: MonthRecords): ProjectFacts['problems'] {
  const raised = cases.filter((one) => one.counts && happenedIn(one, 'submitted', records));
  return {
    raised: raised.length,
    solved: raised.filter(isSolved).length,
    overdue: cases.flatMap((one) => overdueAtEnd(one, records, 'finish')),
  };
}

function filedOnTime(
  { reports, month }: MonthRecords,
  project: string,
  { reportDueDay }: ScoringConfig,
): boolean {
  const due = `${addMonths(month, 1)}-${String(reportDueDay).padStart(2, '0')}`;
  const report = reports.get(month)?.find((one) => one.project === project);
  return report !== undefined && civilDateOf(report.filedAt) <= due;
}
