import type { CampaignGroupFacts, CountyFacts, Rate } from './facts.ts';
import { type Described, type Measurement, type Metric, ratio, share } from './measurement.ts';

const group = (metric: Described<CampaignGroupFacts>): Metric => ({
  ...metric,
  subject: 'campaignGroup',
  of: (facts, reading) => (facts.kind === 'campaignGroup' ? metric.of(facts, reading) : undefined),
});
const county = (metric: Described<CountyFacts>): Metric => ({
  ...metric,
  subject: 'county',
  of: (facts, reading) => (facts.kind === 'county' ? metric.of(facts, reading) : undefined),
});

const TASKS = { zh: '攻坚行动任务', en: 'tasks of the campaign' };
const PUBLISHED = { zh: '该县本月公示', en: 'what the county published of the month' };

const rate = (facts: CountyFacts, name: string, parts: Rate | undefined): Measurement | undefined =>
  parts && share(facts, name, parts);

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
      rate(
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
  county({
    id: 'county.responseRate',
    zh: '响应率',
    en: 'response rate',
    unit: '%',
    definition: { zh: '全县按时联系或答复÷交办件数', en: 'contacted or replied in time ÷ assigned and due' },
    source: PUBLISHED,
    of: (facts) => rate(facts, 'response', facts.response),
  }),
  county({
    id: 'county.resolutionRate',
    zh: '解决率',
    en: 'resolution rate',
    unit: '%',
    definition: { zh: '全县诉求人认为已解决÷作答人数', en: 'filers who say solved ÷ filers who answered' },
    source: PUBLISHED,
    of: (facts) => rate(facts, 'resolution', facts.resolution),
  }),
  county({
    id: 'county.satisfactionRate',
    zh: '满意率',
    en: 'satisfaction rate',
    unit: '%',
    definition: {
      zh: '全县满意÷(满意+基本满意+不满意)',
      en: 'satisfied ÷ (satisfied + neutral + unsatisfied)',
    },
    source: PUBLISHED,
    of: (facts) => rate(facts, 'satisfied', facts.satisfied),
  }),
];
