import { divide, rational, sumOf } from '../progress/exact.ts';
import { decimalFraction, fractionOf } from '../progress/fraction.ts';
import { reconcile } from '../progress/milestones.ts';
import { lastDay } from '../progress/partialDate.ts';
import { GROUP_METRICS } from './groupMetrics.ts';
import { type Metric, count, measureOf, ratio, share } from './measurement.ts';
import { rateMetrics } from './rateMetrics.ts';

export { type Measurement, type Metric, shownValue } from './measurement.ts';

const project = measureOf('project');
const unit = measureOf('unit');
const official = measureOf('official');

const REPORT = { zh: '项目月报', en: 'monthly project report' };
const CASES = { zh: '诉求台账', en: 'cases' };
const SURVEY = { zh: '满意度调查', en: 'satisfaction survey' };

/** Every measure that a scheme may name. */
export const METRICS: readonly Metric[] = [
  project({
    id: 'project.procedures',
    zh: '手续办结率',
    en: 'procedures completed',
    unit: '%',
    definition: { zh: '已办结手续数÷应办手续数', en: 'procedures done ÷ procedures required' },
    source: REPORT,
    of: (facts) =>
      facts.procedures &&
      share(facts, 'procedures', { numerator: facts.procedures.done, denominator: facts.procedures.total }),
  }),
  project({
    id: 'project.progress',
    zh: '序时进度',
    en: 'time-proportional progress',
    unit: '%',
    definition: { zh: '累计完成÷累计计划', en: 'done to date ÷ planned to date; over 100 when ahead' },
    source: REPORT,
    of: (facts) => facts.progress && ratio(facts, 'progress', facts.progress.done, facts.progress.planned),
  }),
  project({
    id: 'project.investment',
    zh: '投资完成率',
    en: 'investment completed',
    unit: '%',
    definition: { zh: '年初以来完成投资÷计划投资', en: 'yuan invested ÷ yuan planned, since 1 January' },
    source: REPORT,
    of: (facts) =>
      facts.investment && ratio(facts, 'investment', facts.investment.actual, facts.investment.planned),
  }),
  project({
    id: 'project.milestones',
    zh: '节点兑现率',
    en: 'milestones reached',
    unit: '%',
    definition: {
      zh: '截至本月末应达到的节点中,对账一致的比例',
      en: 'of the milestones planned up to the month’s end, those claimed and verified in agreement',
    },
    source: { zh: '节点对账', en: 'node reconciliation' },
    of: (facts, reading) => {
      const end = lastDay(facts.month);
      const due = facts.milestones.filter(({ planned }) => planned !== undefined && lastDay(planned) <= end);
      const reached = due.filter((milestone) => reconcile(milestone, reading) === 'reconciled');
      return share(facts, 'milestones', { numerator: reached.length, denominator: due.length });
    },
  }),
  project({
    id: 'project.problemsSolved',
    zh: '问题解决率',
    en: 'problems solved',
    unit: '%',
    definition: {
      zh: '本期提出的问题中已解决的比例',
      en: 'solved ÷ raised in the period; no figure when none was raised',
    },
    source: CASES,
    of: (facts) =>
      share(facts, 'problems', { numerator: facts.problems.solved, denominator: facts.problems.raised }),
  }),
  project({
    id: 'project.problemsOverdue',
    zh: '超期未决问题数',
    en: 'problems overdue',
    unit: 'count',
    definition: { zh: '仍未办结且已超期的问题数', en: 'open problems past their limit' },
    source: CASES,
    of: (facts) => count(facts.problems.overdue),
  }),
  project({
    id: 'project.commitmentsKept',
    zh: '承诺兑现率',
    en: 'commitments kept',
    unit: '%',
    definition: { zh: '已兑现承诺数÷到期承诺数', en: 'commitments kept ÷ commitments due' },
    source: REPORT,
    of: (facts) =>
      facts.commitments &&
      share(facts, 'commitments', {
        numerator: facts.commitments.kept,
        denominator: facts.commitments.promised,
      }),
  }),
  unit({
    id: 'unit.satisfaction',
    zh: '满意度',
    en: 'satisfaction',
    unit: 'points',
    definition: {
      zh: '企业满意度得分(0—100);样本过少不公布的,无数据',
      en: 'mean score 0–100 from the survey; no figure where it is hidden for too few answers',
    },
    source: SURVEY,
    of: ({ id, satisfaction }) =>
      satisfaction === undefined || satisfaction.hidden || satisfaction.score === undefined
        ? undefined
        : {
            value: decimalFraction(satisfaction.score),
            facts: [{ id: `${id}/satisfaction`, label: `${satisfaction.score} (n=${satisfaction.n})` }],
          },
  }),
  ...rateMetrics('unit', CASES),
  unit({
    id: 'unit.overdueOpen',
    zh: '超期未结件数',
    en: 'overdue open cases',
    unit: 'count',
    definition: { zh: '仍未办结且已超期的诉求数', en: 'open cases past their finish limit' },
    source: CASES,
    of: (facts) => count(facts.overdueOpen),
  }),
  unit({
    id: 'unit.leadsHandled',
    zh: '观察员线索办理率',
    en: 'observers’ leads handled',
    unit: '%',
    definition: { zh: '已办理线索数÷交办线索数', en: 'leads handled ÷ leads assigned' },
    source: CASES,
    of: (facts) => share(facts, 'leads', { numerator: facts.leads.handled, denominator: facts.leads.total }),
  }),
  official({
    id: 'official.dutiesMet',
    zh: '包联职责履行率',
    en: 'duties met',
    unit: '%',
    definition: {
      zh: '已履行职责÷到期职责(免除的不计)',
      en: 'duties met ÷ duties due, exempt ones left out',
    },
    source: { zh: '工作纪实', en: 'field log' },
    of: (facts) => share(facts, 'duties', { numerator: facts.duties.met, denominator: facts.duties.total }),
  }),
  official({
    id: 'official.projectsMean',
    zh: '包联项目平均得分',
    en: 'mean of the paired projects',
    unit: 'points',
    definition: {
      zh: '所包联项目本月总分的平均值',
      en: 'mean total of the paired projects that are scored this month',
    },
    source: { zh: '项目考评', en: 'project scoring run' },
    of: ({ projects }) => {
      const scored = projects
        .filter(({ total }) => total !== undefined)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      if (scored.length === 0) return undefined;
      const sum = sumOf(scored.map(({ total }) => total!));
      return {
        value: fractionOf(divide(sum, rational(BigInt(scored.length)))),
        facts: scored.map(({ id, name, total }) => ({ id, label: `${name} ${total}` })),
      };
    },
  }),
  official({
    id: 'official.onSiteOffices',
    zh: '现场办公次数',
    en: 'on-site offices',
    unit: 'count',
    definition: { zh: '本季度现场办公次数', en: 'on-site offices held this quarter' },
    source: { zh: '工作纪实', en: 'field log' },
    of: (facts) => count(facts.onSiteOffices),
  }),
  ...GROUP_METRICS,
];

const BY_ID = new Map(METRICS.map((metric) => [metric.id, metric]));

/** The metric with this id, if there is one. */
export function findMetric(id: string): Metric | undefined {
  return BY_ID.get(id);
}
