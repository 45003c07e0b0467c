import type { Bilingual } from '../contract/bilingual.ts';
import { milestoneName } from '../registry/milestoneNames.ts';
import { daysBetween, yearOf } from '../time/civil.ts';
import type { CommitmentStanding } from './commitment.ts';
import type { ReconciliationConfig } from './config.ts';
import { reconcile } from './milestones.ts';
import type { Milestone, MonthlyReport } from './model.ts';
import { plannedToDate } from './yearPlan.ts';

/** `mismatch`: verified for another day than was claimed, which blocks the month's stars until it is settled (Z12). */
export const milestoneStates = ['verified', 'mismatch', 'waiting', 'overdue', 'planned'] as const;
export type MilestoneState = (typeof milestoneStates)[number];

/** A milestone as it stands on a day, with the days that it is late or was reached late. */
export function milestoneStanding(
  milestone: Milestone,
  today: string,
  config?: Pick<ReconciliationConfig, 'toleranceDays'>,
): { state: MilestoneState; daysLate?: number } {
  const { planned, claimed, verified } = milestone;
  const reached = verified ?? claimed;
  const late = daysBetween(planned, reached ?? today);
  const state = verified
    ? reconcile(milestone, config) === 'mismatch'
      ? 'mismatch'
      : 'verified'
    : claimed !== undefined
      ? 'waiting'
      : today > planned
        ? 'overdue'
        : 'planned';
  return { state, ...(late > 0 && state !== 'planned' && { daysLate: late }) };
}

/**
 * The year's investment, cumulative from 1 January in yuan: planned for each of the twelve months, actual where that month was reported.
 */
export function investmentOfYear(
  yearPlan: number,
  reports: readonly Pick<MonthlyReport, 'month' | 'investedToDate'>[],
  year: number,
): { month: string; planned: number; actual?: number }[] {
  const reported = new Map(
    reports
      .filter(({ month }) => yearOf(month) === year)
      .map(({ month, investedToDate }) => [month, investedToDate]),
  );
  return Array.from({ length: 12 }, (_, at) => {
    const month = `${year}-${String(at + 1).padStart(2, '0')}`;
    const actual = reported.get(month);
    return { month, planned: plannedToDate(yearPlan, month), ...(actual !== undefined && { actual }) };
  });
}

/** A commitment as a warning needs it. */
interface Promised {
  readonly title: string;
  readonly kind: string;
  readonly dueOn?: string | undefined;
  readonly standing: CommitmentStanding;
}

/**
 * What endangers a project: commitments not kept in time, of which late land is named with the milestone that waits for it (M6), milestones
 * overdue or verified for another day than was claimed (Z12), and backward plans without days in hand.
 */
export function warningsOf({
  milestones,
  commitments,
  plans,
  today,
  config,
}: {
  readonly milestones: readonly Milestone[];
  readonly config?: Pick<ReconciliationConfig, 'toleranceDays'>;
  readonly commitments: readonly Promised[];
  readonly plans: readonly { readonly title: string; readonly standing: { readonly daysInHand: number } }[];
  readonly today: string;
}): Bilingual[] {
  const waiting = milestones.find(({ kind, claimed, verified }) => kind === 'start' && !claimed && !verified);
  const promised = commitments.flatMap(({ title, kind, dueOn, standing }): Bilingual[] => {
    const late = standing.state === 'overdue' || (kind === 'land' && standing.state === 'keptLate');
    if (!late || dueOn === undefined) return [];
    const days = standing.days ?? 0;
    const open = standing.state === 'overdue';
    const start = milestoneName('start');
    const [zh, en] =
      kind === 'land' && waiting
        ? [
            `,影响${start.zh}(计划${waiting.planned})`,
            `; ${start.en} (planned ${waiting.planned}) waits for it`,
          ]
        : ['', ''];
    return [
      {
        zh: `“${title}”应于${dueOn}兑现,${open ? '已逾期' : '晚了'}${days}天${zh}`,
        en: `“${title}” was due on ${dueOn}, ${open ? 'overdue' : 'kept late'} by ${days} days${en}`,
      },
    ];
  });
  const overdue = milestones.flatMap((one): Bilingual[] => {
    const { state, daysLate = 0 } = milestoneStanding(one, today, config);
    const name = milestoneName(one.kind);
    if (state === 'mismatch')
      return [
        {
          zh: `节点“${name.zh}”申报${one.claimed}、核验${one.verified},对账不一致,本月不评星`,
          en: `${name.en} was claimed for ${one.claimed} and verified for ${one.verified}: no stars this month`,
        },
      ];
    return state === 'overdue'
      ? [
          {
            zh: `节点“${name.zh}”计划${one.planned},已逾期${daysLate}天`,
            en: `${name.en} was planned for ${one.planned}, overdue by ${daysLate} days`,
          },
        ]
      : [];
  });
  const late = plans.flatMap(({ title, standing: { daysInHand } }): Bilingual[] =>
    daysInHand < 0
      ? [
          {
            zh: `倒排计划“${title}”预计晚${-daysInHand}天完成`,
            en: `Backward plan “${title}” is forecast ${-daysInHand} days late`,
          },
        ]
      : [],
  );
  return [...promised, ...overdue, ...late];
}
