import type { OutputOf } from '../../shared/contract/index.ts';
import { filedAt, finalStates } from '../../shared/intake/index.ts';
import type { Case, IntakeConfig } from '../../shared/intake/index.ts';
import { investmentOfYear, milestoneStanding, warningsOf } from '../../shared/progress/agency.ts';
import { commitmentTotals } from '../../shared/progress/commitment.ts';
import type { LogEntry, MonthlyReport, Task } from '../../shared/progress/model.ts';
import { spansOf } from '../../shared/progress/spans.ts';
import { visitsIn } from '../../shared/progress/visits.ts';
import { civilDateOf, monthOf, yearOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { planView } from './backwardPlans.ts';
import { commitmentView } from './commitments.ts';
import { seesOwnUnitOnly, today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';
import { lightOf, scheduled } from './standing.ts';
import { taskView } from './taskList.ts';

type Agency = OutputOf<'readAgency'>;
type ShownCase = Agency['followUp']['cases'][number];

/**
 * The five functions of the cloud agency (云代办, Z5) for one project, from what is entered elsewhere. Cases are shown by category and state,
 * without text or filer: who may read one opens it.
 * @throws Problem `not-found`, also for a handler of another unit.
 */
export const readAgency =
  ({ store, clock, config }: ProgressPorts): UseCase<'readAgency'> =>
  async ({ jurisdiction, projectId }, caller) => {
    const project = await store.project(jurisdiction, projectId);
    if (!project || (seesOwnUnitOnly(caller) && project.ownerUnit !== caller.unit))
      throw problem('not-found');
    const [stored, reports, log, promised, plans, open, intake, people] = await Promise.all([
      store.progress(jurisdiction, projectId),
      store.reportsOfProject(jurisdiction, projectId),
      store.logOfSubject(jurisdiction, projectId),
      store.commitmentsTo(jurisdiction, projectId),
      store.backwardPlansOf(jurisdiction, projectId),
      store.openCases(jurisdiction),
      store.intakeSettings(jurisdiction),
      store.people(jurisdiction),
    ]);
    const [given, found] = await Promise.all([
      Promise.all(log.flatMap(({ tasks = [] }) => tasks).map((id) => store.task(jurisdiction, id))),
      casesOf(store, jurisdiction, projectId, log, open),
    ]);
    const on = today(clock);
    const year = yearOf(on);
    const milestones = stored?.milestones ?? scheduled(project);
    const names = {
      people: new Map(people.map((person) => [person.id, person])),
      subjects: new Map([[`project#${projectId}`, project.name]]),
    };
    const tasks = given.flatMap((task) => (task ? [taskView(task, names, on)] : []));
    const commitments = promised.map((one) => commitmentView(one, on));
    const backward = plans.map((plan) => planView(plan, on));
    const cases = found.map((record) => shownCase(record, intake));
    const last = reports.at(-1);
    return {
      plan: {
        milestones: milestones.map((one) => ({
          ...one,
          ...milestoneStanding(one, on, config.reconciliation),
        })),
        backward,
      },
      progress: {
        light: lightOf(project, milestones, last, last?.month ?? monthOf(on), on, config),
        year,
        investment: investmentOfYear(project.yearPlan, reports, year),
        spans: spansOf(milestones),
      },
      statistics: {
        milestones: {
          total: milestones.length,
          claimed: milestones.filter(({ claimed }) => claimed !== undefined).length,
          verified: milestones.filter(({ verified }) => verified !== undefined).length,
        },
        ...(last && { procedures: { total: last.proceduresTotal, done: last.proceduresDone } }),
        commitments: promisedAndKept(commitments),
        tasks: {
          total: tasks.length,
          done: tasks.filter(({ doneOn }) => doneOn !== undefined).length,
          overdue: tasks.filter(isLate).length,
        },
        cases: { total: cases.length, open: cases.filter((one) => one.open).length },
        visits: visitsIn(log).length,
      },
      problems: {
        warnings: warningsOf({
          milestones,
          commitments,
          plans: backward,
          today: on,
          config: config.reconciliation,
        }),
        categories: categoriesOf(cases),
        reported: reportedProblems(reports),
      },
      followUp: { cases, tasks: byUrgency(tasks), commitments },
    };
  };

/** The open cases of a project and those that visits to it found, closed ones among them. */
async function casesOf(
  store: ProgressPorts['store'],
  jurisdiction: string,
  project: string,
  log: readonly LogEntry[],
  open: readonly Case[],
): Promise<Case[]> {
  const own = open.filter((record) => record.project === project);
  const known = new Set(own.map(({ id }) => id));
  const found = log.flatMap((entry) => (entry.case && !known.has(entry.case) ? [entry.case] : []));
  const others = await Promise.all(found.map((id) => store.case(jurisdiction, id)));
  return [...own, ...others.flatMap((record) => record ?? [])];
}

function shownCase(record: Case, { categories }: Pick<IntakeConfig, 'categories'>): ShownCase {
  const known = categories.find(({ code }) => code === record.category);
  return {
    id: record.id,
    category: { zh: known?.zh ?? record.category, en: known?.en ?? record.category },
    state: record.state,
    filedOn: civilDateOf(filedAt(record)),
    open: !finalStates.includes(record.state),
  };
}

const categoriesOf = (cases: readonly ShownCase[]): Agency['problems']['categories'] =>
  [...Map.groupBy(cases, ({ category }) => category.zh).values()]
    .map((same) => ({
      ...same[0]!.category,
      total: same.length,
      open: same.filter(({ open }) => open).length,
    }))
    .toSorted((a, b) => b.open - a.open || b.total - a.total);

const reportedProblems = (reports: readonly MonthlyReport[]): Agency['problems']['reported'] =>
  reports.flatMap(({ month, problem: text }) => (text ? [{ month, text }] : [])).toReversed();

function promisedAndKept(
  commitments: Agency['followUp']['commitments'],
): Agency['statistics']['commitments'] {
  const totals = commitmentTotals(commitments);
  const sum = (of: 'promised' | 'kept' | 'overdue') => totals.reduce((all, one) => all + one[of], 0);
  return { promised: sum('promised'), kept: sum('kept'), overdue: sum('overdue') };
}

const isLate = ({ overdue, doneOn }: Pick<Agency['followUp']['tasks'][number], 'overdue' | 'doneOn'>) =>
  overdue && doneOn === undefined;

/** Open ones first, the soonest at the top; then those done, in their order. */
function byUrgency<T extends Pick<Task, 'due' | 'doneOn'>>(tasks: readonly T[]): T[] {
  const place = ({ due, doneOn }: T): string => (doneOn === undefined ? `0${due}` : `1${doneOn}`);
  return tasks.toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}
