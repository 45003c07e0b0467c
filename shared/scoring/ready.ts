import { type Rational, divide, fromDecimal, multiply, rational, shown, sumOf } from '../progress/exact.ts';
import type { PeriodKind } from '../time/period.ts';
import { type PointsCurve, pointsAt, pointsCurve } from './curve.ts';
import { type Hundredths, toHundredths } from './decimal.ts';
import type { Reading } from './facts.ts';
import { type Metric, findMetric } from './metrics.ts';
import { type OccurrenceKind, findOccurrence } from './occurrences.ts';
import type { Criterion, MissingRule, PointRule, Scheme } from './scheme.ts';

/** A criterion with its metric looked up. */
export interface ReadyCriterion {
  readonly criterion: Criterion;
  readonly metric: Metric | undefined;
}

/** A deduction or bonus with its kind of occurrence looked up and its numbers in hundredths. */
export interface ReadyRule {
  readonly rule: PointRule;
  readonly kind: OccurrenceKind;
  readonly points: Hundredths;
  readonly cap: Hundredths;
  readonly period: PeriodKind;
  readonly from: number;
}

/** What a criterion is worth while certain others are left out. */
interface Carried {
  /** Points that it can give, rounded half up to 0.01. */
  readonly weight: number;
  readonly points: PointsCurve;
  /** What a missing value gives. */
  readonly missing: Hundredths;
}

/** A scheme made ready to score many subjects. */
export interface ReadyScheme {
  readonly scheme: Scheme;
  readonly reading: Reading;
  readonly criteria: readonly ReadyCriterion[];
  readonly deductions: readonly ReadyRule[];
  readonly bonuses: readonly ReadyRule[];
  /** The criteria while those with their bit in `counted` count: they carry the weight of the others in proportion. */
  readonly carrying: (counted: number) => readonly (Carried | undefined)[];
  readonly flagsAt: (total: number) => readonly string[];
}

const percentWhenMissing = (missing: MissingRule): Rational =>
  missing.kind === 'full'
    ? rational(100n)
    : missing.kind === 'fixed'
      ? fromDecimal(missing.percent)
      : rational(0n);

const readyRule = (rule: PointRule): ReadyRule[] => {
  const kind = findOccurrence(rule.occurrence);
  return kind
    ? [
        {
          rule,
          kind,
          points: toHundredths(rule.points),
          cap: rule.cap === undefined ? Number.MAX_SAFE_INTEGER : toHundredths(rule.cap),
          period: rule.period ?? 'year',
          from: rule.from ?? 1,
        },
      ]
    : [];
};

function carriedBy(criteria: readonly Criterion[], counted: number): (Carried | undefined)[] {
  const counts = criteria.filter((_, at) => counted & (1 << at));
  const factor = divide(
    sumOf(criteria.map(({ weight }) => weight)),
    sumOf(counts.map(({ weight }) => weight)),
  );
  return criteria.map((criterion, at) => {
    if (!(counted & (1 << at))) return undefined;
    const weight = multiply(fromDecimal(criterion.weight), factor);
    return {
      weight: shown(weight),
      points: pointsCurve(criterion.curve, weight),
      missing: pointsAt(weight, percentWhenMissing(criterion.missing)),
    };
  });
}

/** Does beforehand what is the same for every subject. Schemes have at most 30 criteria, a bit each. */
export function readyScheme(scheme: Scheme): ReadyScheme {
  const weightings = new Map<number, readonly (Carried | undefined)[]>();
  const flags = scheme.flags ?? [];
  return {
    scheme,
    reading: { toleranceDays: scheme.reconciliationToleranceDays ?? 0 },
    criteria: scheme.criteria.map((criterion) => ({ criterion, metric: findMetric(criterion.metric) })),
    deductions: scheme.deductions.flatMap(readyRule),
    bonuses: scheme.bonuses.flatMap(readyRule),
    carrying(counted) {
      const known = weightings.get(counted);
      if (known) return known;
      const made = carriedBy(scheme.criteria, counted);
      weightings.set(counted, made);
      return made;
    },
    flagsAt: (total) =>
      flags
        .filter(({ when, total: limit }) => (when === 'atLeast' ? total >= limit : total < limit))
        .map(({ id }) => id),
  };
}
