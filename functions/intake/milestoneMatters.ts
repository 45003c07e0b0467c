import type { PlannedMatter } from '../../shared/intake/index.ts';
import { pointsBehind, progressLight } from '../../shared/progress/lights.ts';
import { reconcile } from '../../shared/progress/milestones.ts';
import type { Milestone, MonthlyReport, ProjectProgress } from '../../shared/progress/model.ts';
import { plannedToDate } from '../../shared/progress/yearPlan.ts';
import { milestoneName } from '../../shared/registry/milestoneNames.ts';
import type { Project } from '../../shared/registry/index.ts';
import { addMonths, civilDateOf, endOfDay, monthOf } from '../../shared/time/civil.ts';
import { formatDate, formatMonth } from '../../shared/time/format.ts';
import { matterOfPlan } from './matters.ts';
import type { Matter } from './matters.ts';
import type { Rules } from './ports.ts';
import type { IntakeStore } from './store.ts';

type Finding = NonNullable<PlannedMatter['findings']>[number];
type Title = PlannedMatter['title'];

/** Poor quality: what was found on the spot contradicts what the owner unit claimed. */
function mismatchOf({ claimed, verified }: Milestone, title: Title): Finding[] {
  if (
    claimed === undefined ||
    verified === undefined ||
    reconcile({ kind: '', claimed, verified }) !== 'mismatch'
  )
    return [];
  const [said, found] = [formatDate(claimed), formatDate(verified)];
  return [
    {
      cause: `mismatch:${claimed}:${verified}`,
      basis: {
        zh: `${title.zh}对账不符:申报${said.zh}完成,核实为${found.zh}`,
        en: `${title.en} does not reconcile: claimed for ${said.en}, found reached on ${found.en}`,
      },
    },
  ];
}

/** Behind plan: by the month's report less is spent than the time-proportional part of the year's plan, beyond what stays green. */
function lagOf({ name, yearPlan }: Project, report: MonthlyReport | undefined): Finding[] {
  if (report === undefined) return [];
  const progress = { done: report.investedToDate, planned: plannedToDate(yearPlan, report.month) };
  if (progressLight(progress) === 'green') return [];
  const [month, points] = [formatMonth(report.month), pointsBehind(progress)];
  return [
    {
      cause: `behind:${report.month}`,
      basis: {
        zh: `${name}:${month.zh}落后序时进度${points}个百分点`,
        en: `${name} was ${points} points behind its plan in ${month.en}`,
      },
    },
  ];
}

/**
 * The milestones of a project's schedule, of which what was claimed or verified is done; none of a suspended project. That the project is
 * behind its plan is held against the next milestone that is not reached.
 */
function mattersOfProject(
  project: Project,
  progress: ProjectProgress | undefined,
  report: MonthlyReport | undefined,
  rules: Rules,
): Matter[] {
  const { id, name, ownerUnit, schedule, suspended } = project;
  if (suspended) return [];
  const known = new Map(progress?.milestones.map((milestone) => [milestone.kind, milestone]));
  const isReached = (kind: Milestone['kind']): boolean => {
    const { claimed, verified } = known.get(kind) ?? {};
    return claimed !== undefined || verified !== undefined;
  };
  const [next] = schedule
    .filter(({ kind }) => !isReached(kind))
    .toSorted((a, b) => (a.planned < b.planned ? -1 : 1));
  return schedule.map(({ kind, planned }) => {
    const milestone = milestoneName(kind);
    const title = { zh: `${name}${milestone.zh}节点`, en: `The milestone “${milestone.en}” of ${name}` };
    const reached = known.get(kind);
    const findings = [
      ...(reached ? mismatchOf(reached, title) : []),
      ...(kind === next?.kind ? lagOf(project, report) : []),
    ];
    return matterOfPlan(
      { kind: 'milestone', id: `${id}:${kind}`, title: title.zh, subject: { kind: 'project', id } },
      ownerUnit,
      { title, dueAt: endOfDay(planned), done: isReached(kind), findings },
      rules,
    );
  });
}

/** The milestones of a county's projects, judged by last month's reports too; December's is behind no plan of the new year. */
export async function milestoneMatters(
  store: IntakeStore,
  jurisdiction: string,
  rules: Rules,
): Promise<Matter[]> {
  const month = monthOf(civilDateOf(rules.now));
  const [projects, progress, reports] = await Promise.all([
    store.projects(jurisdiction),
    store.progressOfAll(jurisdiction),
    month.endsWith('-01') ? [] : store.reports(jurisdiction, addMonths(month, -1)),
  ]);
  const known = new Map(progress.map((one) => [one.project, one]));
  const reported = new Map(reports.map((one) => [one.project, one]));
  return projects.flatMap((project) =>
    mattersOfProject(project, known.get(project.id), reported.get(project.id), rules),
  );
}
