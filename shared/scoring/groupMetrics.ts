import { type Metric, measureOf, ratio, share } from './measurement.ts';
import { rateMetrics } from './rateMetrics.ts';

const group = measureOf('campaignGroup');
const county = measureOf('county');

const TASKS = { zh: '攻坚行动任务', en: 'tasks of the campaign' };
const PUBLISHED = { zh: '该县本月公示', en: 'what the county published of the month' };

/** The measures of campaign groups and counties. */
export const GROUP_METRICS: readonly Metric[] = [
  group({
    id: 'campaignGroup.dueDone',
    zh: '到期任务完成率',
    en: 'tasks done of those due',
    unit: '%',
    definition: { zh: '截至月末到期任务中已完成的比例', en: 'done ÷ due by the month’s end' },
    source: TASKS,
    of: (facts) => share(facts, 'due', { numerator: facts.tasks.dueDone, denominator: facts.tasks.due }),
  }),
  group({
    id: 'campaignGroup.done',
    zh: '任务总完成率',
    en: 'tasks done of all',
    unit: '%',
    definition: {
      zh: '已完成任务÷全部计划任务',
      en: 'done by the month’s end ÷ planned for the whole campaign',
    },
    source: TASKS,
    of: (facts) => share(facts, 'tasks', { numerator: facts.tasks.done, denominator: facts.tasks.planned }),
  }),
  group({
    id: 'campaignGroup.early',
    zh: '提前完成率',
    en: 'tasks done early',
    unit: '%',
    definition: { zh: '已完成任务中提前完成的比例', en: 'done before they were due ÷ done' },
    source: TASKS,
    of: (facts) => share(facts, 'early', { numerator: facts.tasks.doneEarly, denominator: facts.tasks.done }),
  }),
  county({
    id: 'county.projectsMean',
    zh: '重点项目平均得分',
    en: 'mean of the projects',
    unit: 'points',
    definition: {
      zh: '该县公示的项目总分平均值',
      en: 'mean total of the projects that the county published',
    },
    source: PUBLISHED,
    of: ({ id, projects }) =>
      projects === undefined || projects.scored === 0
        ? undefined
        : {
            value: { n: projects.hundredths, d: 100 * projects.scored },
            facts: [{ id: `${id}/projects`, label: `${projects.hundredths / 100}/${projects.scored}` }],
          },
  }),
  county({
    id: 'county.projectsGreen',
    zh: '绿灯项目比例',
    en: 'projects on plan',
    unit: '%',
    definition: { zh: '绿灯项目÷亮灯项目', en: 'green projects ÷ projects with a light' },
    source: PUBLISHED,
    of: (facts) =>
      share(
        facts,
        'lights',
        facts.lights && { numerator: facts.lights.green, denominator: facts.lights.total },
      ),
  }),
  county({
    id: 'county.investment',
    zh: '投资完成率',
    en: 'investment completed',
    unit: '%',
    definition: { zh: '年初以来完成投资÷计划投资', en: 'yuan invested ÷ yuan planned, since 1 January' },
    source: PUBLISHED,
    of: (facts) =>
      facts.investment && ratio(facts, 'investment', facts.investment.actual, facts.investment.planned),
  }),
  ...rateMetrics('county', PUBLISHED, '全县'),
];
