import { compareBytes } from './bytes.ts';
import type { Bilingual } from '../contract/bilingual.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';
import { normalQuantile } from './normal.ts';
import { seededUniform } from './random.ts';

/** The ranks (1 = best) between which a unit lies in the draws, from the lower to the upper percentile. */
export interface RankRange {
  readonly code: string;
  readonly best: number;
  readonly worst: number;
}

export type BandPosition = 'better' | 'middle' | 'lower';

/** What a band is called: 较好, 中等, 较后. */
export const bandNames: Readonly<Record<BandPosition, Bilingual>> = {
  better: { zh: '较好', en: 'Better' },
  middle: { zh: '中等', en: 'Middle' },
  lower: { zh: '较后', en: 'Lower' },
};

/** The band of a unit: which one of how many, counted from the best, and which side of the middle it lies on. */
export interface Band {
  readonly number: number;
  readonly of: number;
  readonly position: BandPosition;
}

/**
 * Rank ranges from seeded draws of every unit's score from its normal distribution. Uniform numbers come from
 * `seededUniform(seed)`, one for each unit in byte order of the codes, draw after draw, and become normal by Φ⁻¹. The lower
 * end is the least rank whose cumulative share reaches the lower percentile, the upper end likewise. Sorted by code; the
 * order of the input does not matter.
 */
export function rankRanges(
  units: readonly { readonly code: string; readonly score: number; readonly scoreVariance: number }[],
  seed: string,
  { intervals }: SurveyConfig = defaultSurveyConfig,
): RankRange[] {
  const sorted = [...units].sort((a, b) => compareBytes(a.code, b.code));
  const k = sorted.length;
  const uniform = seededUniform(seed);
  const spread = sorted.map(({ scoreVariance }) => Math.sqrt(scoreVariance));
  const timesAtRank = sorted.map(() => new Uint32Array(k));
  const values = new Float64Array(k);
  const order = sorted.map((_, unit) => unit);
  for (let draw = 0; draw < intervals.rankDraws; draw++) {
    for (let unit = 0; unit < k; unit++) {
      values[unit] = sorted[unit]!.score + spread[unit]! * normalQuantile(uniform());
    }
    order.sort((a, b) => values[b]! - values[a]! || a - b);
    for (let rank = 0; rank < k; rank++) timesAtRank[order[rank]!]![rank]! += 1;
  }
  const [low, high] = intervals.rankPercentiles;
  return sorted.map(({ code }, unit) => {
    const rankAt = (percentile: number): number => {
      let passed = 0;
      return (
        1 +
        timesAtRank[unit]!.findIndex((times) => {
          passed += times;
          return passed * 100 >= percentile * intervals.rankDraws;
        })
      );
    };
    return { code, best: rankAt(low), worst: rankAt(high) };
  });
}

/**
 * Bands that claim no more than the ranges show. Units whose rank ranges overlap, directly or through others between
 * them, share a band; so any two units in different bands have ranges without a common rank. Bands are numbered from
 * the best. A band is 较好 if all its places lie above the middle of the K places, 较后 if all lie below, 中等 if it
 * contains the middle. If all units share one band, nothing can be told apart, and everyone is 中等.
 */
export function bandsOf(ranges: readonly RankRange[]): Map<string, Band> {
  const sorted = [...ranges].sort(
    (a, b) => a.best - b.best || a.worst - b.worst || compareBytes(a.code, b.code),
  );
  const groups: { codes: string[]; worst: number }[] = [];
  for (const { code, best, worst } of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && best <= last.worst) {
      last.codes.push(code);
      last.worst = Math.max(last.worst, worst);
    } else {
      groups.push({ codes: [code], worst });
    }
  }
  const middle = (ranges.length + 1) / 2;
  const bands = new Map<string, Band>();
  let placed = 0;
  groups.forEach(({ codes }, index) => {
    const first = placed + 1;
    placed += codes.length;
    const position = placed < middle ? 'better' : first > middle ? 'lower' : 'middle';
    for (const code of codes) bands.set(code, { number: index + 1, of: groups.length, position });
  });
  return bands;
}
