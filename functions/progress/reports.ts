import { commitmentStanding, isKept } from '../../shared/progress/commitment.ts';
import { addMonths, civilDateOf, monthOf, yearOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { actsFor, seesOwnUnitOnly, stamp, today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';
import { lightOf, scheduled } from './standing.ts';

/**
 * The month's reports of all projects one may see: as filed, or prefilled with what the last report said and with the
 * commitments registered since, so that nothing is filled in twice.
 */
export const listReports =
  ({ store, clock, config }: ProgressPorts): UseCase<'listReports'> =>
  async ({ jurisdiction, month, unit }, caller) => {
    const wanted = seesOwnUnitOnly(caller) ? (caller.unit ?? 'none') : unit;
    const [projects, reports, progress, earlier, commitments] = await Promise.all([
      store.projects(jurisdiction),
      store.reportsOfMonth(jurisdiction, month),
      store.progressOfAll(jurisdiction),
      latestBefore(store, jurisdiction, month),
      store.commitments(jurisdiction),
    ]);
    const promisedTo = Map.groupBy(
      commitments.filter(({ withdrawn }) => withdrawn === undefined),
      ({ subject }) => (subject?.kind === 'project' ? subject.id : ''),
    );
    const reportOf = new Map(reports.map((report) => [report.project, report]));
    const progressOf = new Map(progress.map((one) => [one.project, one]));
    const now = today(clock);
    const items = projects
      .filter(({ ownerUnit, suspended }) => !suspended && (!wanted || ownerUnit === wanted))
      .map((project) => {
        const report = reportOf.get(project.id);
        const known = report ?? earlier.get(project.id);
        const invested = known && yearOf(known.month) === yearOf(month) ? known.investedToDate : 0;
        const promised = report ? undefined : promisedTo.get(project.id);
        return {
          project,
          filed: report !== undefined,
          ...(report && { report }),
          prefilled: {
            investedToDate: invested,
            proceduresTotal: known?.proceduresTotal ?? 0,
            proceduresDone: known?.proceduresDone ?? 0,
            commitmentsPromised: promised?.length ?? known?.commitmentsPromised ?? 0,
            commitmentsKept:
              promised?.filter((one) => isKept(commitmentStanding(one, now))).length ??
              known?.commitmentsKept ??
              0,
          },
          light: lightOf(
            project,
            progressOf.get(project.id)?.milestones ?? scheduled(project),
            report,
            month,
            now,
            config,
          ),
        };
      });
    return { items };
  };

/** The last report of each project before a month, from the December before its year on; amounts begin anew on 1 January, procedures do not. */
async function latestBefore(store: ProgressPorts['store'], jurisdiction: string, month: string) {
  const number = Number(month.slice(5));
  const earlier = await Promise.all(
    Array.from({ length: number }, (_, at) =>
      store.reportsOfMonth(jurisdiction, addMonths(month, at - number)),
    ),
  );
  return new Map(earlier.flat().map((report) => [report.project, report]));
}

/** Files a project's report, or corrects it; the version says which one was read (0: none yet). */
export const fileReport =
  ({ store, clock }: ProgressPorts): UseCase<'fileReport'> =>
  async ({ jurisdiction, projectId, month, version, ...fields }, caller) => {
    const project = await store.project(jurisdiction, projectId);
    if (!project) throw problem('not-found');
    if (!actsFor(caller, project.ownerUnit)) throw problem('forbidden');
    if (month > monthOf(civilDateOf(clock.now().toISOString())))
      throw refused('不能填报未来月份', 'A month to come cannot be reported', [
        { pointer: '/month', zh: '请选择本月或以前的月份', en: 'Choose this month or an earlier one' },
      ]);
    const wrong = [
      ...excess('proceduresDone', fields.proceduresDone, fields.proceduresTotal, '手续', 'procedures'),
      ...excess('commitmentsKept', fields.commitmentsKept, fields.commitmentsPromised, '承诺', 'commitments'),
    ];
    if (wrong.length > 0) throw refused('已办数超过总数', 'More done than there are', wrong);
    const existing = await store.report(jurisdiction, projectId, month);
    if ((existing?.version ?? 0) !== version) throw problem('stale-version');
    const report = {
      ...fields,
      ...stamp(clock, caller, version + 1),
      project: projectId,
      month,
      filedAt: existing?.filedAt ?? clock.now().toISOString(),
    };
    await store.saveReport(jurisdiction, report);
    return report;
  };

const excess = (field: string, done: number, total: number, zh: string, en: string) =>
  done > total
    ? [
        {
          pointer: `/${field}`,
          zh: `已办${zh}${done}项,多于总数${total}项`,
          en: `${done} ${en} done of ${total}`,
        },
      ]
    : [];
