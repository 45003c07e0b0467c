import type { InputOf } from '../../../shared/contract/index.ts';
import type { Figure } from '../../../shared/progress/figures.ts';
import type { Enterprise, Project } from '../../../shared/registry/model.ts';
import { step, type SampleRecord } from './steps.ts';
import type { OwnerId } from './units.ts';

type Promised = Omit<InputOf<'saveCommitment'>, 'jurisdiction' | 'commitmentId' | 'version' | 'unit'> & {
  readonly unit: OwnerId;
};
type Kept = Omit<InputOf<'keepCommitment'>, 'jurisdiction' | 'commitmentId' | 'version'>;

const record = (id: string, promised: Promised, ...kept: readonly Kept[]): SampleRecord => ({
  key: `commitment ${id}`,
  steps: [
    step('saveCommitment', { commitmentId: id, version: 0, ...promised }),
    ...kept.map((one, at) => step('keepCommitment', { commitmentId: id, version: at + 1, ...one })),
  ],
});
const paid = (on: string, amount: number): Kept => ({ on, amount, completes: false, evidence: '样例凭证' });
const done = (on: string): Kept => ({ on, completes: true, evidence: '样例凭证' });

/** The project whose page shows every function: the first one of an enterprise that is to start in the month in which the clock begins. */
export const shownProject = (projects: readonly Project[]): Project =>
  projects.find(
    ({ kind, enterprise, schedule }) =>
      kind === 'planned' &&
      enterprise !== undefined &&
      schedule.some((one) => one.kind === 'start' && one.planned.startsWith('2026-09')),
  )!;

/**
 * What was promised to one enterprise (three years rent-free, an approval within one week, power; X19), to another (a loan of 20 m, a green
 * channel, ore; S17), and to a project (land, late; M6): kept in time, late, in part, and not yet.
 */
export function sampleCommitments(
  enterprises: readonly Enterprise[],
  projects: readonly Project[],
): SampleRecord[] {
  const [first, second] = enterprises.map(({ id }) => ({ kind: 'enterprise' as const, id }));
  const project = { kind: 'project' as const, id: shownProject(projects).id };
  return [
    record(
      'promise-rent',
      {
        kind: 'rentRelief',
        title: '三年免租',
        unit: 'industrial-park',
        subject: first,
        promisedOn: '2026-04-28',
        dueOn: '2026-05-31',
        lastsUntil: '2029-04-27',
      },
      done('2026-05-20'),
    ),
    record(
      'promise-approval',
      {
        kind: 'approval',
        title: '一周内办结审批',
        unit: 'government-services',
        subject: first,
        promisedOn: '2026-05-06',
        dueOn: '2026-05-13',
      },
      done('2026-05-16'),
    ),
    record('promise-power', {
      kind: 'power',
      title: '用电接入',
      unit: 'power',
      subject: first,
      promisedOn: '2026-06-01',
      dueOn: '2026-08-31',
    }),
    record(
      'promise-loan',
      {
        kind: 'loan',
        title: '协调贷款',
        unit: 'local-finance',
        subject: second,
        amount: 20_000_000,
        promisedOn: '2026-03-10',
        dueOn: '2026-12-31',
      },
      paid('2026-04-15', 12_000_000),
    ),
    record(
      'promise-channel',
      {
        kind: 'greenChannel',
        title: '绿色通道',
        unit: 'transport',
        subject: second,
        promisedOn: '2026-03-10',
      },
      done('2026-03-12'),
    ),
    record('promise-ore', {
      kind: 'material',
      title: '矿石供应',
      unit: 'natural-resources',
      subject: second,
      promisedOn: '2026-03-10',
      dueOn: '2026-09-30',
    }),
    record('promise-land', {
      kind: 'land',
      title: '按项目需要交付用地',
      unit: 'natural-resources',
      subject: project,
      promisedOn: '2026-05-01',
      dueOn: '2026-08-20',
    }),
    record(
      'promise-policy',
      {
        kind: 'policy',
        title: '优惠政策落实',
        unit: 'finance',
        subject: project,
        amount: 500_000,
        promisedOn: '2026-05-01',
        dueOn: '2026-10-31',
      },
      paid('2026-07-15', 200_000),
    ),
  ];
}

const figure = (id: string, name: string, value: number, unit: Figure['unit'], minimum?: number): Figure => ({
  id,
  name,
  value,
  unit,
  ...(minimum !== undefined && { minimum }),
});
const ratio = (id: string, name: string, of: string, per: string, unit: Figure['unit'], digits: number) => ({
  id,
  name,
  of,
  per,
  unit,
  digits,
});
type Sheet = Pick<InputOf<'saveFigures'>, 'figures' | 'ratios'>;

const sheets: Readonly<Record<string, Sheet & { title: string }>> = {
  courtyard: {
    title: '庭院经济(样例)',
    figures: [
      figure('sheds', '棚', 175, 'pieces'),
      figure('bags', '袋', 300, 'pieces'),
      figure('income', '增收', 3_000, 'yuan'),
    ],
    ratios: [],
  },
  coupons: {
    title: '消费券(样例)',
    figures: [
      figure('redeemed', '核销', 137_000_000, 'yuan'),
      figure('moved', '核销带动消费', 938_000_000, 'yuan'),
      figure('issued', '发放', 30_000_000, 'yuan'),
      figure('brought', '发放带动消费', 1_650_000_000, 'yuan'),
    ],
    ratios: [
      ratio('redeemed-times', '核销带动倍数', 'moved', 'redeemed', 'times', 2),
      ratio('issued-times', '发放带动倍数', 'brought', 'issued', 'times', 2),
    ],
  },
  refunds: {
    title: '稳岗返还(样例)',
    figures: [
      figure('amount', '返还', 1_166_000_000, 'yuan'),
      figure('firms', '企业', 17_772, 'enterprises'),
      figure('people', '惠及', 150_600, 'people'),
    ],
    ratios: [
      ratio('per-firm', '户均', 'amount', 'firms', 'yuan', 0),
      ratio('per-person', '人均', 'amount', 'people', 'yuan', 0),
    ],
  },
  signings: {
    title: '招商签约(样例)',
    figures: [
      figure('trips', '外出招商(次)', 40, 'pieces'),
      figure('projects', '签约亿元以上项目', 45, 'projects'),
      figure('amount', '签约金额', 26_109_000_000, 'yuan'),
      figure('start', '开工项目投资', 2_990_000_000, 'yuan', 3_000_000_000),
    ],
    ratios: [ratio('mean', '平均', 'amount', 'projects', 'yuan', 0)],
  },
};

/** The figures of courtyard economy (S22), coupons (Z7), refunds (Z8) and signings (X2, with the threshold of M5), as they were reported elsewhere. */
export const sampleFigures: readonly SampleRecord[] = Object.entries(sheets).map(([id, sheet]) => ({
  key: `figures ${id}`,
  steps: [
    step('saveFigures', {
      figuresId: id,
      version: 0,
      source: '公开报道中其他地方的数字,作样例',
      asOf: '2026-08-31',
      ...sheet,
    }),
  ],
}));
