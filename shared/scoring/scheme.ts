import type { Bilingual } from '../contract/bilingual.ts';
import { compare, fromDecimal, rational, sumOf } from '../progress/exact.ts';
import type { PeriodKind } from '../time/period.ts';
import type { SubjectKind } from './facts.ts';
import { curveProblems } from './curveShape.ts';
import { findMetric } from './metrics.ts';
import { isContextFigure } from './context.ts';
import { findOccurrence } from './occurrences.ts';
import type { RuleProblem } from './refused.ts';

/** What a missing value gives: nothing, the full weight, a fixed percentage of it, or its weight to the other criteria. */
export type MissingRule =
  { readonly kind: 'zero' | 'full' | 'excluded' } | { readonly kind: 'fixed'; readonly percent: number };

/** One part of the 100 points. */
export interface Criterion extends Bilingual {
  readonly id: string;
  readonly weight: number;
  readonly metric: string;
  /** Points [value, percent of the weight] of a piecewise-linear curve, flat beyond its ends. */
  readonly curve: readonly (readonly [number, number])[];
  readonly missing: MissingRule;
}

/** A deduction or bonus: points for each occurrence from the `from`-th of the period on, up to the cap a month. */
export interface PointRule extends Bilingual {
  readonly id: string;
  readonly occurrence: string;
  readonly points: number;
  readonly cap?: number;
  readonly from?: number;
  readonly period?: PeriodKind;
}

export interface StarBand {
  readonly min: number;
  readonly stars: number;
}

/** A flag or card that a total suggests; a person gives it. */
export interface FlagBand extends Bilingual {
  readonly id: string;
  readonly when: 'atLeast' | 'below';
  readonly total: number;
}

/** How the twelve months make the year. */
export interface YearRule {
  readonly method: 'mean';
  /** So many months must be published. */
  readonly minimumMonths: number;
  /** A subject scored in fewer months gets no yearly total. */
  readonly minimumScoredMonths: number;
}

/** A versioned scoring scheme: 100 points, rules for more or less, and what the total means. */
export interface Scheme extends Bilingual {
  readonly id: string;
  readonly version: number;
  readonly kind: SubjectKind;
  readonly criteria: readonly Criterion[];
  readonly deductions: readonly PointRule[];
  readonly bonuses: readonly PointRule[];
  /** From the highest to the lowest, which begins at 0. */
  readonly stars: readonly StarBand[];
  readonly flags?: readonly FlagBand[];
  /** 满意度优先: results are sorted by satisfaction band before the total. */
  readonly satisfactionFirst: boolean;
  /** So many days between a claimed and a verified milestone still agree; 0 when absent. */
  readonly reconciliationToleranceDays?: number;
  readonly year: YearRule;
}

/** The stars of a total as shown. */
export function starsFor(scheme: Pick<Scheme, 'stars'>, total: number): number | undefined {
  return scheme.stars.find(({ min }) => total >= min)?.stars;
}

const PERIODS: readonly PeriodKind[] = ['month', 'quarter', 'halfYear', 'year'];

type Refuse = (pointer: string, code: string, zh: string, en: string) => void;

const within = (value: number, low: number, high: number) => value >= low && value <= high;
const hundredthsOnly = (value: number) => Number.isFinite(value) && 100n % fromDecimal(value).d === 0n;

function checkCriteria(scheme: Scheme, refuse: Refuse): void {
  scheme.criteria.forEach((criterion, index) => {
    const pointer = `/criteria/${index}`;
    if (!(criterion.weight > 0 && Number.isFinite(criterion.weight))) {
      refuse(`${pointer}/weight`, 'weightNotPositive', '权重须大于0', 'a weight is above 0');
    }
    const metric = findMetric(criterion.metric);
    if (metric?.subject !== scheme.kind) {
      const { metric: id } = criterion;
      if (isContextFigure(id)) {
        refuse(
          `${pointer}/metric`,
          'contextNeverScored',
          `背景数据只展示、不计分:${id}`,
          `context figures are shown, never scored: ${id}`,
        );
      } else {
        refuse(
          `${pointer}/metric`,
          'metricUnknown',
          `没有此指标:${id}`,
          `no such metric for a ${scheme.kind}: ${id}`,
        );
      }
    }
    if (criterion.missing.kind === 'fixed' && !within(criterion.missing.percent, 0, 100)) {
      refuse(`${pointer}/missing/percent`, 'percentOutOfRange', '须在0至100之间', 'must be within 0 and 100');
    }
    for (const { pointer: at, code, zh, en } of curveProblems(criterion.curve, `${pointer}/curve`))
      refuse(at, code, zh, en);
  });
  const weights = scheme.criteria.map(({ weight }) => weight);
  if (!weights.every(Number.isFinite)) return;
  const sum = sumOf(weights);
  if (compare(sum, rational(100n)) !== 0) {
    const text = String(Number(sum.n) / Number(sum.d));
    refuse('/criteria', 'weightsNot100', `权重合计为${text},应为100`, `the weights sum to ${text}, not 100`);
  }
}

function checkRules(scheme: Scheme, list: 'deductions' | 'bonuses', refuse: Refuse): void {
  scheme[list].forEach((rule, index) => {
    const pointer = `/${list}/${index}`;
    const kind = findOccurrence(rule.occurrence);
    if (!kind?.subjects.includes(scheme.kind)) {
      const { occurrence } = rule;
      refuse(
        `${pointer}/occurrence`,
        'occurrenceUnknown',
        `没有此事项:${occurrence}`,
        `no such occurrence: ${occurrence}`,
      );
    }
    for (const field of ['points', 'cap'] as const) {
      const points = rule[field];
      if (points !== undefined && !(points > 0 && hundredthsOnly(points))) {
        refuse(
          `${pointer}/${field}`,
          'pointsInvalid',
          '须大于0,最多两位小数',
          'must be above 0, with at most two decimals',
        );
      }
    }
    if (rule.from !== undefined && !(Number.isSafeInteger(rule.from) && rule.from >= 1)) {
      refuse(`${pointer}/from`, 'fromInvalid', '须为正整数', 'must be a whole number from 1');
    }
    if (rule.period !== undefined && !PERIODS.includes(rule.period)) {
      refuse(`${pointer}/period`, 'periodUnknown', '没有此周期', 'no such period');
    }
  });
}

function checkBands({ stars, year, flags = [] }: Scheme, refuse: Refuse): void {
  if (stars.length === 0) refuse('/stars', 'bandsMissing', '须设星级', 'there must be star bands');
  stars.forEach(({ min, stars: count }, index) => {
    const before = stars[index - 1];
    if (!within(min, 0, 100))
      refuse(`/stars/${index}/min`, 'bandOutOfRange', '须在0至100之间', 'must be within 0 and 100');
    if (!Number.isSafeInteger(count) || !within(count, 1, 5)) {
      refuse(`/stars/${index}/stars`, 'starsOutOfRange', '须为1至5星', 'must be one to five stars');
    }
    if (before && !(min < before.min && count < before.stars)) {
      refuse(
        `/stars/${index}`,
        'bandsNotOrdered',
        '星级须由高到低排列',
        'bands go from the highest to the lowest',
      );
    }
  });
  const last = stars.at(-1);
  if (last && last.min !== 0) {
    refuse(`/stars/${stars.length - 1}/min`, 'bandsOpen', '最低一档须从0分起', 'the lowest band begins at 0');
  }
  flags.forEach(({ total }, index) => {
    if (!within(total, 0, 100))
      refuse(`/flags/${index}/total`, 'bandOutOfRange', '须在0至100之间', 'must be within 0 and 100');
  });
  for (const field of ['minimumMonths', 'minimumScoredMonths'] as const) {
    if (!Number.isSafeInteger(year[field]) || !within(year[field], 1, 12)) {
      refuse(`/year/${field}`, 'monthsOutOfRange', '须为1至12', 'must be within 1 and 12');
    }
  }
}

/** Everything wrong with a scheme, each with a pointer; empty when it may be used. */
export function checkScheme(scheme: Scheme): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const refuse: Refuse = (pointer, code, zh, en) => problems.push({ pointer, code, zh, en });
  checkCriteria(scheme, refuse);
  checkRules(scheme, 'deductions', refuse);
  checkRules(scheme, 'bonuses', refuse);
  checkBands(scheme, refuse);
  const seen = new Set<string>();
  for (const list of ['criteria', 'deductions', 'bonuses'] as const) {
    scheme[list].forEach(({ id }, index) => {
      if (seen.has(id)) refuse(`/${list}/${index}/id`, 'idTwice', `编号重复:${id}`, `id given twice: ${id}`);
      seen.add(id);
    });
  }
  const tolerance = scheme.reconciliationToleranceDays ?? 0;
  if (!Number.isSafeInteger(tolerance) || tolerance < 0) {
    refuse(
      '/reconciliationToleranceDays',
      'toleranceInvalid',
      '须为非负整数',
      'must be a whole number from 0',
    );
  }
  return problems;
}
