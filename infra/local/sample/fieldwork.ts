import type { InputOf } from '../../../shared/contract/index.ts';
import type { Enterprise, Project, Village } from '../../../shared/registry/model.ts';
import { addDays } from '../../../shared/time/civil.ts';
import { shownProject } from './commitments.ts';
import { handlerId, leaderId } from './people.ts';
import { step, type SampleRecord } from './steps.ts';

type Line = Omit<InputOf<'writeLog'>, 'jurisdiction'>;

/** Lines of the field log, written one after another; sent again they are written once. */
const lines = (key: string, ...entries: readonly Line[]): SampleRecord => ({
  key: `log ${key}`,
  steps: entries.map((entry) => step('writeLog', entry)),
});

/** Whose journals are kept, and whether the second quarter was reviewed. */
const keepers = [
  { place: 3, reviewed: true },
  { place: 4, reviewed: true },
  { place: 5, reviewed: false },
] as const;
const secondQuarter = ['04-20', '05-20', '06-18'] as const;
const sinceThen = ['07-20', '08-20'] as const;

/**
 * The monthly journals of three leaders about a village each, the second quarter's reviews of two of them, each after the journals that it
 * rests on (S20), and a small industry of each (S19).
 */
const journals = (villages: readonly Village[]): SampleRecord[] =>
  keepers.map(({ place, reviewed }, at) => {
    const entry = (kind: Line['kind'], day: string, text: string): Line => ({
      id: `${kind}-${place}-${day}`,
      kind,
      date: `2026-${day}`,
      person: leaderId(place),
      subject: { kind: 'village', id: villages[at]!.id },
      text,
    });
    const journal = (day: string) => entry('journal', day, '样例月纪实:走访农户,商定当月事项');
    return lines(
      `journals ${place}`,
      ...secondQuarter.map(journal),
      ...(reviewed ? [entry('quarterReview', '06-29', '样例季点评:三个月事项逐项点评')] : []),
      entry('smallIndustry', '07-08', '帮办庭院经济(样例)'),
      ...sinceThen.map(journal),
    );
  });

/** A progress meeting that gave out two tasks (F9), and a visit made one-to-one and online on one day, which counts once (Z2). */
const visits = (project: Project, [enterprise]: readonly Enterprise[]): SampleRecord[] => {
  const visit = (mode: 'oneToOne' | 'online', text: string): Line => ({
    id: `visit-${mode}`,
    kind: 'visit',
    date: '2026-08-26',
    person: leaderId(2),
    subject: { kind: 'enterprise', id: enterprise!.id },
    mode,
    text,
  });
  return [
    lines('meeting', {
      id: 'meeting-project',
      kind: 'meeting',
      date: '2026-08-28',
      person: leaderId(1),
      subject: { kind: 'project', id: project.id },
      text: '项目推进会',
      tasks: [
        { text: '落实交地时间', owner: handlerId('natural-resources'), due: '2026-09-04' },
        { text: '办结施工许可', owner: handlerId('housing'), due: '2026-09-18' },
      ],
    }),
    lines('visits', visit('oneToOne', '一对一走访,了解用工'), visit('online', '线上对接融资需求')),
  ];
};

const rivers = 29;
const daysEach = 10;
/** The first day of this machine's clock. */
const clockDay = '2026-09-01';
/** The last day of the plan: what is left on the clock's first day, with three rivers finished, is exactly in time. */
const riversEnd = addDays(clockDay, (rivers - 3) * daysEach - 1);

const riverPlan = (version: number, finished: number) =>
  step('saveBackwardPlan', {
    planId: 'rivers',
    version,
    title: '29条河道整治(样例)',
    unit: 'water',
    end: riversEnd,
    steps: Array.from({ length: rivers }, (_, at) => ({
      id: `r${at + 1}`,
      name: `样例河道${at + 1}`,
      days: daysEach,
      after: at === 0 ? [] : [`r${at}`],
      ...(at < finished && { finishedOn: '2026-08-31' }),
    })),
  });

/** 29 rivers one after another, 20 days behind with one finished and in time with three: 20 days recovered (Z14); and the plan of a project. */
const backwardPlans = ({ id: project, name, ownerUnit: unit }: Project): SampleRecord[] => [
  { key: 'plan rivers', steps: [riverPlan(0, 1), riverPlan(1, 3)] },
  {
    key: 'plan project',
    steps: [
      step('saveBackwardPlan', {
        planId: 'project',
        version: 0,
        title: `${name}开工`,
        unit,
        project,
        end: '2026-10-31',
        steps: [
          { id: 's1', name: '交付用地', days: 14, after: [] },
          { id: 's2', name: '施工许可', days: 20, after: ['s1'] },
          { id: 's3', name: '开工', days: 7, after: ['s2'] },
        ],
      }),
    ],
  },
];

const year = 2026;

type Claim = Omit<InputOf<'claimAchievement'>, 'jurisdiction'>;
const verified = (id: string, version: number, method: InputOf<'verifyAchievement'>['method']) =>
  step('verifyAchievement', { year, achievementId: id, version, method, on: '2026-08-25' }, 'supervisor');
const claimed = (claim: Claim, ...methods: Parameters<typeof verified>[2][]): SampleRecord => ({
  key: `achievement ${claim.id}`,
  steps: [
    step('claimAchievement', claim),
    ...methods.map((method, at) => verified(claim.id, at + 1, method)),
  ],
});

/** A courtyard deed that was verified, one that waits (Z17), and a result of the year with the two methods that it takes (Z11). */
const achievements: readonly SampleRecord[] = [
  claimed(
    {
      id: 'courtyard',
      kind: 'deed',
      title: '庭院经济(样例)',
      text: '建棚175个,发放300袋,增收3000元。',
      on: '2026-08-15',
      unit: 'town-gaoleshan',
      evidence: '样例验收单',
    },
    'onSiteOffice',
  ),
  claimed({
    id: 'deed-waiting',
    kind: 'deed',
    title: '一线事迹(样例)',
    text: '样例:等其他单位核验。',
    on: '2026-08-22',
    unit: 'industrial-park',
    evidence: '样例现场照片',
  }),
  claimed(
    {
      id: 'annual-result',
      kind: 'annualResult',
      title: '年度实绩(样例)',
      text: '样例:以两种方式核验。',
      on: '2026-08-20',
      unit: 'investment',
      evidence: '样例台账',
    },
    'dynamicTracking',
    'openOrCovertCheck',
  ),
];

const share = (part: number, whole: number) => ({ part, whole });
const frontline = (unitId: string, staff: [number, number], days: [number, number]): SampleRecord => ({
  key: `frontline ${unitId}`,
  steps: [
    step('saveFrontline', {
      month: '2026-08',
      unitId,
      version: 0,
      staff: share(...staff),
      days: share(...days),
    }),
  ],
});

/** What was entered of the year's work before the clock begins, a few rows of each kind; texts of the county's own making say that they are samples. */
export function sampleFieldwork(
  enterprises: readonly Enterprise[],
  projects: readonly Project[],
  villages: readonly Village[],
): SampleRecord[] {
  const project = shownProject(projects);
  return [
    ...journals(villages),
    ...visits(project, enterprises),
    ...backwardPlans(project),
    ...achievements,
    frontline('industrial-park', [2, 3], [14, 21]),
    frontline('investment', [5, 8], [21, 21]),
  ];
}
