import type { SubjectKind } from './facts.ts';
import { groupSchemes } from './groupSchemes.ts';
import type { PointRule, Scheme, StarBand, YearRule } from './scheme.ts';

/** Every weight, curve, cap and band here is our proposal; a county saves its own version. */
const STARS: readonly StarBand[] = [
  { min: 90, stars: 5 },
  { min: 80, stars: 4 },
  { min: 70, stars: 3 },
  { min: 60, stars: 2 },
  { min: 0, stars: 1 },
];

const YEAR: YearRule = { method: 'mean', minimumMonths: 12, minimumScoredMonths: 6 };

const LINEAR = [
  [0, 0],
  [100, 100],
] as const;

/** From one real scheme: the second yellow notice of a year costs 1 point, a red one 2. D1 and D2 are left to a county's own rules. */
const NOTICES: readonly PointRule[] = [
  {
    id: 'D3',
    zh: '年内第二张起每张黄色督办单扣1分',
    en: 'each yellow notice from the second of the year costs 1 point',
    occurrence: 'notice.yellow',
    points: 1,
    cap: 5,
    from: 2,
    period: 'year',
  },
  {
    id: 'D4',
    zh: '每张红色督办单扣2分',
    en: 'each red notice costs 2 points',
    occurrence: 'notice.red',
    points: 2,
    cap: 10,
  },
];

/** The shipped schemes: projects by the four guarantees (四包), units with satisfaction first, officials, campaign groups, counties. */
export const SHIPPED_SCHEMES: Readonly<Record<SubjectKind, Scheme>> = {
  project: {
    id: 'project',
    version: 1,
    kind: 'project',
    zh: '重点项目四包考评',
    en: 'Key projects by the four guarantees',
    criteria: [
      {
        id: 'C1',
        zh: '手续办理',
        en: 'Procedures',
        weight: 25,
        metric: 'project.procedures',
        curve: LINEAR,
        missing: { kind: 'excluded' },
      },
      {
        id: 'C2',
        zh: '建设进度',
        en: 'Progress',
        weight: 40,
        metric: 'project.progress',
        curve: LINEAR,
        missing: { kind: 'excluded' },
      },
      {
        id: 'C3',
        zh: '问题协商解决',
        en: 'Problems solved',
        weight: 20,
        metric: 'project.problemsSolved',
        curve: LINEAR,
        missing: { kind: 'full' },
      },
      {
        id: 'C4',
        zh: '优惠政策落实',
        en: 'Policy delivered',
        weight: 15,
        metric: 'project.commitmentsKept',
        curve: LINEAR,
        missing: { kind: 'excluded' },
      },
    ],
    deductions: NOTICES,
    bonuses: [],
    stars: STARS,
    flags: [
      { id: 'redFlag', zh: '流动红旗', en: 'rotating red flag', when: 'atLeast', total: 95 },
      { id: 'yellowCard', zh: '黄牌', en: 'yellow card', when: 'below', total: 60 },
    ],
    satisfactionFirst: false,
    year: YEAR,
  },
  unit: {
    id: 'unit',
    version: 1,
    kind: 'unit',
    zh: '单位服务考评',
    en: 'Units and their service',
    criteria: [
      {
        id: 'C1',
        zh: '企业满意度',
        en: 'Satisfaction',
        weight: 40,
        metric: 'unit.satisfaction',
        curve: LINEAR,
        missing: { kind: 'excluded' },
      },
      {
        id: 'C2',
        zh: '响应率',
        en: 'Response rate',
        weight: 15,
        metric: 'unit.responseRate',
        curve: LINEAR,
        missing: { kind: 'excluded' },
      },
      {
        id: 'C3',
        zh: '解决率',
        en: 'Resolution rate',
        weight: 20,
        metric: 'unit.resolutionRate',
        curve: LINEAR,
        missing: { kind: 'excluded' },
      },
      {
        id: 'C4',
        zh: '满意率',
        en: 'Satisfaction rate of cases',
        weight: 15,
        metric: 'unit.satisfactionRate',
        curve: LINEAR,
        missing: { kind: 'excluded' },
      },
      {
        id: 'C5',
        zh: '观察员线索办理',
        en: 'Observers’ leads',
        weight: 10,
        metric: 'unit.leadsHandled',
        curve: LINEAR,
        missing: { kind: 'excluded' },
      },
    ],
    deductions: NOTICES,
    bonuses: [],
    stars: STARS,
    satisfactionFirst: true,
    year: YEAR,
  },
  official: {
    id: 'official',
    version: 1,
    kind: 'official',
    zh: '包联干部考评',
    en: 'Paired officials',
    criteria: [
      {
        id: 'C1',
        zh: '包联职责履行',
        en: 'Duties met',
        weight: 40,
        metric: 'official.dutiesMet',
        curve: LINEAR,
        missing: { kind: 'excluded' },
      },
      {
        id: 'C2',
        zh: '包联项目成效',
        en: 'Paired projects',
        weight: 50,
        metric: 'official.projectsMean',
        curve: LINEAR,
        missing: { kind: 'excluded' },
      },
      {
        id: 'C3',
        zh: '季度现场办公',
        en: 'On-site office this quarter',
        weight: 10,
        metric: 'official.onSiteOffices',
        curve: [
          [0, 0],
          [1, 100],
        ],
        missing: { kind: 'zero' },
      },
    ],
    deductions: NOTICES,
    bonuses: [
      {
        id: 'B1',
        zh: '经核实的一线事迹每件加1分',
        en: 'each verified front-line deed earns 1 point',
        occurrence: 'deed.verified',
        points: 1,
        cap: 3,
      },
    ],
    stars: STARS,
    satisfactionFirst: false,
    year: YEAR,
  },
  ...groupSchemes(STARS, YEAR),
};
