import { compareBytes } from './bytes.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';

/** A stratum of a month's draw: enterprises in the frame, N, and responses received, r. */
export interface StratumResponses {
  readonly code: string;
  readonly frame: number;
  readonly responses: number;
}

/** Strata weighted as one, and the weight each of their responses carries. */
export interface WeightClass {
  readonly members: readonly string[];
  readonly frame: number;
  readonly responses: number;
  /** N ÷ r, capped; zero where nobody answered. */
  readonly weight: number;
}

type Unweighted = Omit<WeightClass, 'weight'>;

/**
 * Joins strata with fewer than `minResponses` responses: in each step the one with the fewest joins the one with the next
 * fewest (ties by first member's code), until each has enough or one is left. Sorted by first member's code.
 */
function collapse(strata: readonly StratumResponses[], minResponses: number): Unweighted[] {
  const byCode = (a: Unweighted, b: Unweighted) => compareBytes(a.members[0]!, b.members[0]!);
  const classes: Unweighted[] = strata.map(({ code, frame, responses }) => ({
    members: [code],
    frame,
    responses,
  }));
  for (;;) {
    classes.sort((a, b) => a.responses - b.responses || byCode(a, b));
    const [fewest, next, ...rest] = classes;
    if (fewest === undefined || next === undefined || fewest.responses >= minResponses) {
      return classes.sort(byCode);
    }
    const joined = {
      members: [...fewest.members, ...next.members].sort(compareBytes),
      frame: fewest.frame + next.frame,
      responses: fewest.responses + next.responses,
    };
    classes.splice(0, classes.length, joined, ...rest);
  }
}

/** Median over the responses of their class's weight: each class counts as often as it has responses. */
function medianWeight(classes: readonly { weight: number; responses: number }[]): number {
  const sorted = [...classes].sort((a, b) => a.weight - b.weight);
  const total = sorted.reduce((sum, { responses }) => sum + responses, 0);
  const at = (position: number): number => {
    let passed = 0;
    for (const { weight, responses } of sorted) {
      passed += responses;
      if (position < passed) return weight;
    }
    return 0;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}

/**
 * The weights of one month's responses: w = N ÷ r after joining thin strata, capped at a multiple of the median over the
 * responses. Throws RangeError if a stratum comes twice.
 */
export function weightClasses(
  strata: readonly StratumResponses[],
  { weights }: SurveyConfig = defaultSurveyConfig,
): WeightClass[] {
  if (new Set(strata.map(({ code }) => code)).size !== strata.length) {
    throw new RangeError('A stratum comes twice');
  }
  const raw = collapse(strata, weights.minResponses).map((one) => ({
    ...one,
    weight: one.responses === 0 ? 0 : one.frame / one.responses,
  }));
  const cap = weights.capMultiple * medianWeight(raw);
  return raw.map((one) => ({ ...one, weight: Math.min(one.weight, cap) }));
}

/**
 * Effective number of answers, (Σw)² ÷ Σw² (Kish); 0 without answers. Rounded to 1e-9, so that n equal weights give exactly n and
 * a threshold is not missed by a rounding error.
 */
export function effectiveSize(sumOfWeights: number, sumOfSquares: number): number {
  if (sumOfSquares === 0) return 0;
  return Math.round((sumOfWeights ** 2 / sumOfSquares) * 1e9) / 1e9;
}
