import { bandsOf, rankRanges } from './bands.ts';
import { compareBytes } from './bytes.ts';
import type { SurveyConfig } from './config.ts';
import type { Figure, HiddenReason, Measured } from './figure.ts';
import { hiddenFigure, pointsInterval, roundPoints, shownFigure } from './figure.ts';
import type { Shrinkage } from './intervals.ts';
import { shrink, twoSidedZ } from './intervals.ts';
import type { Release } from './suppression.ts';
import { ownLevel, revealsFew, suppress } from './suppression.ts';

/** Figures that are compared with each other: all units, or all indicators. */
export interface FigureGroup {
  /** By band, then code; never by score alone. */
  readonly figures: readonly Figure[];
  /** Units with enough answers to take part in the common mean. */
  readonly k: number;
  /** The common mean μ in points; null if it would give a hidden figure away. */
  readonly mean: number | null;
  /**
   * `tested`: differences between units are demonstrable, bands are shown where they may be. `none`: τ² = 0, no demonstrable differences.
   * `notComparable`: fewer than two units have enough answers.
   */
  readonly differences: 'tested' | 'none' | 'notComparable';
}

/** A group as published, with what the test of criticism goes on with. */
export interface GroupResult {
  readonly group: FigureGroup;
  readonly shrinkage: Shrinkage;
}

/** Ids of cells and total in the suppression of a group's common mean. */
const commonMean = 'mean';

/** Why each figure that stays hidden does so, and whether μ is shown. */
function decideHidden(
  measured: readonly Measured[],
  releasesOf: (code: string) => readonly Release[],
  config: SurveyConfig,
): { reasons: Map<string, HiddenReason>; showMean: boolean } {
  const reasons = new Map<string, HiddenReason>();
  for (const { code, window, summary } of measured) {
    if (ownLevel(summary.n, summary.nEff, true, config) === 'hidden') reasons.set(code, 'tooFew');
    else if (revealsFew({ months: window.included, n: summary.n }, releasesOf(code), config)) {
      reasons.set(code, 'difference');
    }
  }
  const underMean = measured.filter(({ summary }) => summary.n >= config.publication.minAnswers);
  const cells = underMean.map(({ code, summary }) => ({ id: code, n: summary.n, hidden: reasons.has(code) }));
  const suppression = suppress(cells, [{ id: commonMean, cells: cells.map(({ id }) => id) }], config);
  for (const code of suppression.hiddenCells) {
    if (!reasons.has(code)) reasons.set(code, 'protectsOther');
  }
  return { reasons, showMean: suppression.hiddenTotals.length === 0 };
}

/**
 * Publishes a group: shrinks over the units with enough answers, hides what must stay hidden, and gives bands to the rest. Ranks
 * run among the figures that carry a band, so that every place counted is one a reader can see. Where τ² = 0 every
 * score is μ, and its interval that of μ.
 *
 * @param seed of the rank draws.
 */
export function publishGroup(
  measured: readonly Measured[],
  options: {
    readonly representative: boolean;
    readonly releasesOf: (code: string) => readonly Release[];
    readonly seed: string;
  },
  config: SurveyConfig,
): GroupResult {
  const sorted = [...measured].sort((a, b) => compareBytes(a.code, b.code));
  const samples = sorted
    .filter(({ summary }) => summary.n >= config.publication.minAnswers)
    .map(({ code, summary: { n, nEff, mean, squares } }) => ({ code, n, nEff, mean, squares }));
  const shrinkage = shrink(samples);
  const estimates = new Map(shrinkage.units.map((unit) => [unit.code, unit]));
  const { reasons, showMean } = decideHidden(sorted, options.releasesOf, config);
  const levelOf = ({ summary: { n, nEff } }: Measured) => ownLevel(n, nEff, options.representative, config);
  const same = shrinkage.betweenVariance === 0;
  const banded = same
    ? []
    : sorted
        .filter((one) => !reasons.has(one.code) && levelOf(one) === 'band')
        .map(({ code }) => estimates.get(code)!);
  const ranges = banded.length < 2 ? [] : rankRanges(banded, options.seed, config);
  const rangeOf = new Map(ranges.map((range) => [range.code, range]));
  const bands = bandsOf(ranges);
  const z = twoSidedZ(config.intervals.confidencePercent);
  const figures = sorted.map((one): Figure => {
    const reason = reasons.get(one.code);
    if (reason) return hiddenFigure(one, reason, config);
    const { score, scoreVariance } = estimates.get(one.code)!;
    const range = rangeOf.get(one.code);
    return shownFigure(
      one,
      {
        level: levelOf(one),
        score,
        interval: pointsInterval(score, z * (same ? shrinkage.muError : Math.sqrt(scoreVariance))),
        shrunk: shrinkage.k > 1,
        ranks: range ? { best: range.best, worst: range.worst, of: ranges.length } : null,
        band: bands.get(one.code) ?? null,
      },
      config,
    );
  });
  const order = ({ band }: Figure) => band?.number ?? Infinity;
  return {
    shrinkage,
    group: {
      figures: figures.sort((a, b) =>
        order(a) === order(b) ? compareBytes(a.code, b.code) : order(a) - order(b),
      ),
      k: shrinkage.k,
      mean: shrinkage.k > 0 && showMean ? roundPoints(shrinkage.mu) : null,
      differences: shrinkage.k < 2 ? 'notComparable' : same ? 'none' : 'tested',
    },
  };
}
