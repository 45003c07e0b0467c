import type { ProgressConfig } from '../../shared/progress/config.ts';
import { projectLight } from '../../shared/progress/lights.ts';
import type { Light, MonthlyReport, ProjectProgress } from '../../shared/progress/model.ts';
import { plannedToDate } from '../../shared/progress/yearPlan.ts';
import type { Project } from '../../shared/registry/model.ts';
import { lastDayOf } from '../../shared/time/civil.ts';

/** The milestones of a project before anyone has claimed one: its schedule. */
export const scheduled = (project: Project): ProjectProgress['milestones'] =>
  project.schedule.map(({ kind, planned }) => ({ kind, planned }));

/** A project's light at the end of a month, or on a day before it: from its start and from money spent against the year's plan. */
export function lightOf(
  project: Project,
  milestones: ProjectProgress['milestones'],
  report: MonthlyReport | undefined,
  month: string,
  today: string,
  config: ProgressConfig,
): Light {
  const start = milestones.find(({ kind }) => kind === 'start');
  const end = lastDayOf(month);
  return projectLight(
    {
      ...(start && {
        start: { planned: start.planned, ...(start.claimed && { started: start.claimed }) },
      }),
      ...(report && {
        progress: { done: report.investedToDate, planned: plannedToDate(project.yearPlan, month) },
      }),
    },
    today < end ? today : end,
    config.lights,
  );
}
