import type { Bilingual } from '../contract/bilingual.ts';
import type { Adjustment } from './adjustments.ts';
import { fromHundredths } from './decimal.ts';
import type { Facts } from './facts.ts';
import { type Metric, shownValue } from './metrics.ts';
import { readyScheme } from './ready.ts';
import type { Criterion, Scheme } from './scheme.ts';
import { type Scored, scorer } from './score.ts';

/** What one step more of a criterion's measure would give the subject, all else equal. */
export interface Lever extends Bilingual {
  readonly rule: string;
  readonly points: number;
  /** Points that the criterion can give this month. */
  readonly weight: number;
  readonly value?: number;
  readonly unit?: Metric['unit'];
  /** Points gained by one step: one percentage point, one point, or one item, in the direction that helps; 0 at the top. */
  readonly gain: number;
  /** The nearest value at which the criterion gives all that its curve can. */
  readonly fullAt?: number;
}

/** A deduction and how it could still go. */
export interface Removable extends Bilingual {
  readonly occurrence: string;
  readonly rule: string;
  readonly points: number;
}

const UNIT: Readonly<Record<Metric['unit'], Bilingual>> = {
  '%': { zh: '1个百分点', en: 'one percentage point' },
  points: { zh: '1分', en: 'one point' },
  count: { zh: '1件(次)', en: 'one' },
};

/** The x nearest to `value` at which the curve reaches its highest percentage. */
function fullAt({ curve }: Criterion, value: number): number {
  const top = Math.max(...curve.map(([, y]) => y));
  const tops = curve.filter(([, y]) => y === top).map(([x]) => x);
  return tops.reduce((best, x) => (Math.abs(x - value) < Math.abs(best - value) ? x : best));
}

function lever(
  { criterion: { criterion, metric }, value, weight, points }: Scored['criteria'][number],
  gainOf: (step: 1 | -1) => number,
): Lever {
  const words = { rule: criterion.id, points: fromHundredths(points), weight };
  if (value === undefined || !metric) {
    return {
      ...words,
      gain: 0,
      zh: `${criterion.zh}:本月无数据`,
      en: `${criterion.en}: no figure this month`,
    };
  }
  const up = gainOf(1);
  const down = gainOf(-1);
  const [gain, verb] =
    down > up
      ? [down, { zh: '每减少', en: 'less' }]
      : [up, { zh: metric.unit === 'count' ? '每增加' : '每提高', en: 'more' }];
  const best = fullAt(criterion, value);
  const step = UNIT[metric.unit];
  return {
    ...words,
    value,
    unit: metric.unit,
    gain,
    fullAt: best,
    ...(gain > 0
      ? {
          zh: `${criterion.zh}:${verb.zh}${step.zh},得${gain}分;达到${best}得满分`,
          en: `${criterion.en}: ${step.en} ${verb.en} gives ${gain}; full at ${best}`,
        }
      : {
          zh: `${criterion.zh}:再变化${step.zh}得分不变`,
          en: `${criterion.en}: one step changes nothing`,
        }),
  };
}

/** How an occurrence that cost points could still be removed, and by whom. */
function removable({ rule, points, occurrence }: Scored['deductions'][number]): Removable {
  const words = rule.rule.occurrence.startsWith('notice.')
    ? {
        zh: '督办单经签发人撤销,或经督查认定容错、申诉成立的,可以免除',
        en: 'goes if the issuer withdraws the notice, or by tolerance or an appeal upheld',
      }
    : {
        zh: '经督查认定容错、申诉成立或不可抗力的,可以免除',
        en: 'goes by tolerance, an appeal upheld or force majeure',
      };
  return {
    occurrence: occurrence.id,
    rule: rule.rule.id,
    points: fromHundredths(points),
    zh: `${occurrence.label}:${words.zh}`,
    en: `${occurrence.label}: ${words.en}`,
  };
}

/** What would change a subject's score: each criterion by one step, each deduction by its removal. Empty while it is not scored. */
export function sensitivity(
  scheme: Scheme,
  facts: Facts,
  adjustments: readonly Adjustment[] = [],
): { readonly levers: readonly Lever[]; readonly removable: readonly Removable[] } {
  const ready = readyScheme(scheme);
  const scored = scorer(scheme)(facts, adjustments);
  const counted = scored.criteria.reduce((bits, { weight }, at) => (weight > 0 ? bits | (1 << at) : bits), 0);
  const carried = counted === 0 ? [] : ready.carrying(counted);
  const levers = scored.criteria
    .filter(({ weight }) => weight > 0)
    .map((criterion) => {
      const at = scored.criteria.indexOf(criterion);
      const measured = criterion.criterion.metric?.of(facts, ready.reading)?.value;
      return lever(criterion, (step) => {
        const points = carried[at]?.points;
        if (!measured || !points) return 0;
        const moved = { n: measured.n + step * measured.d, d: measured.d };
        if (moved.n < 0 || (step === 1 && atLimit(criterion, shownValue(measured)))) return 0;
        return fromHundredths(points(moved) - criterion.points);
      });
    });
  return { levers, removable: scored.deductions.map(removable) };
}

/** Shares of the whole end at 100; progress against a plan may run ahead of it. */
const atLimit = ({ criterion: { metric } }: Scored['criteria'][number], value: number): boolean =>
  metric !== undefined && metric.unit !== 'count' && value >= 100;
