import type { Bilingual } from '../contract/bilingual.ts';
import { milestoneName } from '../registry/milestoneNames.ts';
import type { MilestoneKind } from '../registry/model.ts';
import { addMonthsToDate } from '../time/civil.ts';
import { leadAgainstPlan, spanBetween } from './milestones.ts';
import type { Milestone } from './model.ts';

interface Reached extends Milestone {
  readonly on: string;
}

/**
 * Pairs worth a span though other milestones lie between them: from signing to the plant that is done (X18), from the start of building to
 * trial production (F8) and to production.
 */
const longSpans: readonly (readonly [MilestoneKind, MilestoneKind])[] = [
  ['signing', 'mainStructure'],
  ['start', 'trialProduction'],
  ['start', 'production'],
];

/**
 * How long it took from each milestone reached to the next (signed to plant done: 155 days; start to trial production: 6 months), and how
 * far ahead of the plan each was. What was verified counts before what was claimed.
 */
export function spansOf(milestones: readonly Milestone[]): Bilingual[] {
  const reached: Reached[] = milestones.flatMap((one) => {
    const on = one.verified ?? one.claimed;
    return on ? [{ ...one, on }] : [];
  });
  const next = reached.slice(1).map((to, at) => span(reached[at]!, to));
  const long = longSpans.flatMap(([first, last]) => {
    const [from, to] = [at(reached, first), at(reached, last)];
    return from >= 0 && to > from + 1 ? [span(reached[from]!, reached[to]!)] : [];
  });
  return [...next, ...long, ...reached.flatMap(lead)];
}

const at = (reached: readonly Reached[], kind: MilestoneKind): number =>
  reached.findIndex((one) => one.kind === kind);

/** Whole months where the days fall on each other, else days; the other figure stands beside. */
function span(from: Reached, to: Reached): Bilingual {
  const { months, days = 0 } = spanBetween(from.on, to.on);
  const even = months > 0 && addMonthsToDate(from.on, months) === to.on;
  const [zh, en] = even
    ? [`${months}个月(${days}天)`, `${months} months (${days} days)`]
    : [`${days}天`, `${days} days`];
  return {
    zh: `${milestoneName(from.kind).zh}到${milestoneName(to.kind).zh}:${zh}`,
    en: `${milestoneName(from.kind).en} to ${milestoneName(to.kind).en}: ${en}`,
  };
}

/** Months ahead of or behind the plan, by calendar months: planned for November, done in early September is two months ahead (M9). */
function lead({ kind, planned, on }: Reached): Bilingual[] {
  const { months } = leadAgainstPlan(planned.slice(0, 7), on.slice(0, 7));
  if (months === 0) return [];
  const early = months > 0;
  return [
    {
      zh: `${milestoneName(kind).zh}比计划${early ? '提前' : '推迟'}${Math.abs(months)}个月`,
      en: `${milestoneName(kind).en} ${Math.abs(months)} months ${early ? 'ahead of' : 'behind'} plan`,
    },
  ];
}
