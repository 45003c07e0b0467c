import { normalQuantile } from './normal.ts';

export type Interval = readonly [low: number, high: number];

/** Variances below this (points²) are rounding errors of equal means, and taken as zero. */
const negligibleVariance = 1e-9;

/** z of a two-sided interval with this confidence: 95 gives 1.95996…. */
export const twoSidedZ = (confidencePercent: number): number => normalQuantile(0.5 + confidencePercent / 200);

/**
 * Wilson's score interval for a share (E. B. Wilson 1927), within 0 and 1.
 *
 * @param share observed share, 0 to 1, weighted or not.
 * @param n effective number of answers; without any, nothing is known: 0 to 1.
 */
export function wilson(share: number, n: number, z: number): Interval {
  if (n === 0) return [0, 1];
  const zz = (z * z) / n;
  const centre = (share + zz / 2) / (1 + zz);
  const half = (z * Math.sqrt((share * (1 - share)) / n + zz / (4 * n))) / (1 + zz);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** One unit's answers, summed up. */
export interface UnitSample {
  readonly code: string;
  readonly n: number;
  readonly nEff: number;
  /** Weighted mean points. */
  readonly mean: number;
  /** n × the weighted variance about the mean; with equal weights, the sum of squares. */
  readonly squares: number;
}

export interface ShrunkUnit {
  readonly code: string;
  readonly n: number;
  readonly nEff: number;
  /** Raw weighted mean, m. */
  readonly mean: number;
  /** v: variance of the raw mean, s² ÷ n_eff. */
  readonly variance: number;
  /** B: the share of the distance to μ that is kept, 0 to 1. */
  readonly kept: number;
  /** μ + B·(m − μ). */
  readonly score: number;
  /** B·v. */
  readonly scoreVariance: number;
}

/** Result of the shrinkage over K units. */
export interface Shrinkage {
  readonly k: number;
  /** μ: mean weighted by 1 ÷ v. NaN without units. */
  readonly mu: number;
  /** Standard error of μ, 1 ÷ √Σu. */
  readonly muError: number;
  /** s²: variance of one answer within a unit, pooled with n − 1 degrees of freedom each. */
  readonly withinVariance: number;
  /** τ²: variance between units (DerSimonian and Laird 1986). Zero: no demonstrable differences. */
  readonly betweenVariance: number;
  readonly units: readonly ShrunkUnit[];
}

/**
 * Empirical-Bayes shrinkage of unit means: v = s²/n_eff, u = 1/v, μ = Σu·m/Σu, Q = Σu(m−μ)²,
 * τ² = max(0, (Q−(K−1))/(Σu−Σu²/Σu)), B = τ²/(τ²+v). Computed with u·s² = n_eff in place of u, which gives the same numbers and stays
 * defined when all answers of each unit agree (s² = 0). With one unit τ² is 0. The caller passes only units with enough
 * answers.
 */
export function shrink(samples: readonly UnitSample[]): Shrinkage {
  const k = samples.length;
  const freedom = samples.reduce((sum, { n }) => sum + n - 1, 0);
  const withinVariance = freedom > 0 ? samples.reduce((sum, { squares }) => sum + squares, 0) / freedom : 0;
  const total = samples.reduce((sum, { nEff }) => sum + nEff, 0);
  const mu = samples.reduce((sum, { nEff, mean }) => sum + nEff * mean, 0) / total;
  const q = samples.reduce((sum, { nEff, mean }) => sum + nEff * (mean - mu) ** 2, 0);
  const scale = total - samples.reduce((sum, { nEff }) => sum + nEff ** 2, 0) / total;
  const estimate = k < 2 ? 0 : (q - (k - 1) * withinVariance) / scale;
  const betweenVariance = estimate > negligibleVariance ? estimate : 0;
  const units = samples.map(({ code, n, nEff, mean }) => {
    const variance = withinVariance / nEff;
    const kept = betweenVariance === 0 ? 0 : betweenVariance / (betweenVariance + variance);
    return {
      code,
      n,
      nEff,
      mean,
      variance,
      kept,
      score: mu + kept * (mean - mu),
      scoreVariance: kept * variance,
    };
  });
  return { k, mu, muError: Math.sqrt(withinVariance / total), withinVariance, betweenVariance, units };
}
