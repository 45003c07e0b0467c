import type { Bilingual } from '../contract/bilingual.ts';
import type { SatisfactionLevel } from './answers.ts';
import type { Band } from './bands.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';
import type { Interval } from './intervals.ts';
import { twoSidedZ, wilson } from './intervals.ts';
import type { PublicationLevel } from './suppression.ts';
import type { TallySummary } from './tally.ts';
import type { SurveyWindow } from './window.ts';

/**
 * Why a figure is hidden: too few answers; it would give another hidden figure away; or the difference from an earlier
 * release would show 1–9 answers.
 */
export type HiddenReason = 'tooFew' | 'protectsOther' | 'difference';

/**
 * What is published about one unit, one indicator, or overall. Points run from 0 to 100 and are rounded to 0.1, shares from 0 to 1 and to
 * 0.001. Everything but code, n, window and explanation is `null` in a hidden figure.
 */
export interface Figure {
  readonly code: string;
  /** Answers with a level in the window; 未接触 is none. */
  readonly n: number;
  readonly nEff: number | null;
  readonly window: SurveyWindow;
  readonly level: PublicationLevel;
  readonly hiddenBecause: HiddenReason | null;
  /** Shrunk towards the mean of all units; overall: the weighted mean itself. */
  readonly score: number | null;
  readonly interval: Interval | null;
  /** Raw weighted mean. */
  readonly mean: number | null;
  readonly distribution: Readonly<Record<SatisfactionLevel, number>> | null;
  readonly shareVerySatisfied: number | null;
  /** 非常满意 + 满意. */
  readonly shareSatisfied: number | null;
  readonly satisfiedInterval: Interval | null;
  /** Range of ranks among the `of` figures that carry a band. */
  readonly ranks: { readonly best: number; readonly worst: number; readonly of: number } | null;
  readonly band: Band | null;
  readonly explanation: Bilingual;
}

/** A figure's numbers before anything is decided about showing it. */
export interface Measured {
  readonly code: string;
  readonly window: SurveyWindow;
  readonly summary: TallySummary;
}

export const roundPoints = (points: number): number => Math.round(points * 10) / 10;
export const roundShare = (share: number): number => Math.round(share * 1000) / 1000;

/** `centre ± half`, within 0 to 100 points, rounded for publication. */
export const pointsInterval = (centre: number, half: number): Interval => [
  roundPoints(Math.max(0, centre - half)),
  roundPoints(Math.min(100, centre + half)),
];

const hiddenTexts: Readonly<Record<HiddenReason, Bilingual>> = {
  tooFew: { zh: '评价太少,不公布得分', en: 'Too few answers to publish a score' },
  protectsOther: {
    zh: '为防止推算出其他评价太少的得分,不公布',
    en: 'Hidden so that another score with too few answers cannot be derived',
  },
  difference: {
    zh: '与以前公布的只差不足10份评价,不公布',
    en: 'Hidden: it differs from an earlier release by fewer than 10 answers',
  },
};

function explain(
  { window, summary }: Measured,
  hiddenBecause: HiddenReason | null,
  shrunk: boolean,
  config: SurveyConfig,
): Bilingual {
  const span = window.months === 1 ? window.to : `${window.from}–${window.to}`;
  const zh = [
    window.months === 1
      ? `${span}当月,${summary.n}份评价`
      : `近${window.months}个月(${span}),${summary.n}份评价`,
  ];
  const en = [
    `${span} (${window.months === 1 ? '1 month' : `${window.months} months`}), ${summary.n} answers`,
  ];
  if (window.leftOut.length > 0) {
    const { minResponsePercent } = config.window;
    zh.push(`未计入${window.leftOut.join('、')}(回复率低于${minResponsePercent}%)`);
    en.push(`left out: ${window.leftOut.join(', ')} (response below ${minResponsePercent} %)`);
  }
  if (hiddenBecause) {
    zh.push(hiddenTexts[hiddenBecause].zh);
    en.push(hiddenTexts[hiddenBecause].en);
  } else {
    const { confidencePercent } = config.intervals;
    zh.push(`有效样本量${roundPoints(summary.nEff)}`, '按行业和规模加权');
    en.push(`effective number ${roundPoints(summary.nEff)}`, 'weighted by sector and size');
    if (shrunk) {
      zh.push('得分按样本量向总体均值收缩');
      en.push('score shrunk towards the common mean according to the number of answers');
    }
    zh.push(`区间为${confidencePercent}%`);
    en.push(`${confidencePercent} % intervals`);
  }
  return { zh: `${zh.join(';')}。`, en: `${en.join('; ')}.` };
}

/** A figure of which nothing but its number of answers is shown. */
export function hiddenFigure(
  measured: Measured,
  hiddenBecause: HiddenReason,
  config: SurveyConfig = defaultSurveyConfig,
): Figure {
  return {
    code: measured.code,
    n: measured.summary.n,
    nEff: null,
    window: measured.window,
    level: 'hidden',
    hiddenBecause,
    score: null,
    interval: null,
    mean: null,
    distribution: null,
    shareVerySatisfied: null,
    shareSatisfied: null,
    satisfiedInterval: null,
    ranks: null,
    band: null,
    explanation: explain(measured, hiddenBecause, false, config),
  };
}

/** A figure that is shown. `shrunk` says whether the score given differs from the mean by shrinkage. */
export function shownFigure(
  measured: Measured,
  shown: Pick<Figure, 'level' | 'ranks' | 'band'> & {
    readonly score: number;
    readonly interval: Interval;
    readonly shrunk: boolean;
  },
  config: SurveyConfig = defaultSurveyConfig,
): Figure {
  const { n, nEff, mean, shares } = measured.summary;
  const [very, satisfied, neutral, dissatisfied, veryDissatisfied] = shares.map(roundShare);
  const satisfiedShare = Math.min(1, shares[0]! + shares[1]!);
  const [low, high] = wilson(satisfiedShare, nEff, twoSidedZ(config.intervals.confidencePercent));
  return {
    code: measured.code,
    n,
    nEff: roundPoints(nEff),
    window: measured.window,
    level: shown.level,
    hiddenBecause: null,
    score: roundPoints(shown.score),
    interval: shown.interval,
    mean: roundPoints(mean),
    distribution: {
      verySatisfied: very!,
      satisfied: satisfied!,
      neutral: neutral!,
      dissatisfied: dissatisfied!,
      veryDissatisfied: veryDissatisfied!,
    },
    shareVerySatisfied: very!,
    shareSatisfied: roundShare(satisfiedShare),
    satisfiedInterval: [roundShare(low), roundShare(high)],
    ranks: shown.ranks,
    band: shown.band,
    explanation: explain(measured, null, shown.shrunk, config),
  };
}
