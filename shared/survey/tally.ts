import type { SatisfactionLevel } from './answers.ts';
import { satisfactionLevels } from './answers.ts';
import { compareBytes } from './bytes.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';
import { effectiveSize } from './weights.ts';

/** Answers of one month and stratum about one thing, by level (best first), with the weight each carries. */
interface TallyCell {
  readonly month: string;
  readonly stratum: string;
  readonly weight: number;
  readonly counts: number[];
}

/** Answers about one thing, summed up over some months. */
export interface TallySummary {
  readonly n: number;
  readonly nEff: number;
  /** Weighted mean points; 0 without answers. */
  readonly mean: number;
  /** n × weighted variance about the mean. */
  readonly squares: number;
  /** Weighted share of each level, best first. */
  readonly shares: readonly number[];
}

/**
 * Counts the answers about one thing by month, stratum and level. Sums run over its cells in byte order, so that the order in which
 * responses come cannot change a digit of a result.
 */
export class Tally {
  readonly #cells = new Map<string, TallyCell>();

  add(month: string, stratum: string, weight: number, level: SatisfactionLevel): void {
    const key = `${month}\t${stratum}`;
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      cell = { month, stratum, weight, counts: satisfactionLevels.map(() => 0) };
      this.#cells.set(key, cell);
    }
    cell.counts[satisfactionLevels.indexOf(level)]! += 1;
  }

  /** Sums over the months given. */
  over(months: readonly string[], { points }: SurveyConfig = defaultSurveyConfig): TallySummary {
    const wanted = new Set(months);
    const cells = [...this.#cells.entries()]
      .filter(([, { month }]) => wanted.has(month))
      .sort(([a], [b]) => compareBytes(a, b))
      .map(([, cell]) => cell);
    const weighted = satisfactionLevels.map((_, i) =>
      cells.reduce((sum, { weight, counts }) => sum + weight * counts[i]!, 0),
    );
    let n = 0;
    let sumOfSquares = 0;
    for (const { weight, counts } of cells) {
      const answers = counts.reduce((sum, count) => sum + count, 0);
      n += answers;
      sumOfSquares += weight * weight * answers;
    }
    const total = weighted.reduce((sum, weight) => sum + weight, 0);
    const shares = weighted.map((weight) => (total === 0 ? 0 : weight / total));
    const pointsOf = satisfactionLevels.map((level) => points[level]);
    const mean = shares.reduce((sum, share, i) => sum + share * pointsOf[i]!, 0);
    const variance = shares.reduce((sum, share, i) => sum + share * (pointsOf[i]! - mean) ** 2, 0);
    return { n, nEff: effectiveSize(total, sumOfSquares), mean, squares: n * variance, shares };
  }
}
