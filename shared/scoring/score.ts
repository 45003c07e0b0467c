import { unreconciledClaims } from '../progress/milestones.ts';
import type { MilestoneDates } from '../progress/milestones.ts';
import type { Adjustment } from './adjustments.ts';
import { fromHundredths, type Hundredths } from './decimal.ts';
import type { FactRef, Facts } from './facts.ts';
import { type Measurement, shownValue } from './metrics.ts';
import { type Occurrence, chargeable } from './occurrences.ts';
import { type Scheme, starsFor } from './scheme.ts';
import { type ReadyCriterion, type ReadyRule, type ReadyScheme, readyScheme } from './ready.ts';

/** What a criterion gave a subject, and from which facts. */
export interface ScoredCriterion {
  readonly criterion: ReadyCriterion;
  /** The measured value as shown; absent where the facts hold none or the criterion is left out. */
  readonly value?: number;
  /** Points it could give this month, with what it carries for excluded ones; 0 where it is left out. */
  readonly weight: number;
  readonly points: Hundredths;
  readonly facts: readonly FactRef[];
  /** The adjustment by which it is left out (force majeure). */
  readonly leftOutBy?: string;
}

/** One occurrence that a rule charged or rewarded; points without their sign. */
export interface ScoredOccurrence {
  readonly rule: ReadyRule;
  readonly points: Hundredths;
  readonly occurrence: Occurrence;
  readonly capped: boolean;
}

/** Why a subject has no stars. `suspended` and `noFigures`: it has no total either. */
export type Obstacle =
  | { readonly code: 'suspended' | 'noFigures' }
  | { readonly code: 'unreconciledMilestone'; readonly claims: readonly MilestoneDates[] };

/** A subject's score and all that it follows from; `explain` puts it into words. */
export interface Scored {
  readonly subject: string;
  readonly criteria: readonly ScoredCriterion[];
  readonly deductions: readonly ScoredOccurrence[];
  readonly bonuses: readonly ScoredOccurrence[];
  readonly adjustments: readonly { readonly adjustment: Adjustment; readonly applied: boolean }[];
  /** The sum of all lines, kept within 0 and 100. */
  readonly total?: number;
  readonly stars?: number;
  /** Ids of flags that the total suggests to a person. */
  readonly flags: readonly string[];
  readonly obstacle?: Obstacle;
}

const NOTHING: readonly never[] = [];
const NONE: ReadonlySet<string> = new Set();
const FULL: Hundredths = 100_00;

/** The criteria, those left out giving their weight to the others in proportion; `undefined` where none is left. */
function scoreCriteria(
  ready: ReadyScheme,
  facts: Facts,
  leftOut: ReadonlyMap<string, string> | undefined,
): ScoredCriterion[] | undefined {
  let counted = 0;
  const measured = ready.criteria.map((ready_, at): Measurement | undefined => {
    const { criterion, metric } = ready_;
    if (leftOut?.has(criterion.id)) return undefined;
    const measurement = metric?.of(facts, ready.reading);
    if (measurement || criterion.missing.kind !== 'excluded') counted |= 1 << at;
    return measurement;
  });
  if (counted === 0) return undefined;
  const carried = ready.carrying(counted);
  return ready.criteria.map((criterion, at): ScoredCriterion => {
    const carries = carried[at];
    const measurement = measured[at];
    if (!carries) {
      const leftOutBy = leftOut?.get(criterion.criterion.id);
      return {
        criterion,
        weight: 0,
        points: 0,
        facts: NOTHING,
        ...(leftOutBy !== undefined && { leftOutBy }),
      };
    }
    const { weight } = carries;
    if (!measurement) return { criterion, weight, points: carries.missing, facts: NOTHING };
    const { value, facts: from } = measurement;
    return { criterion, value: shownValue(value), weight, points: carries.points(value), facts: from };
  });
}

/** What one rule charges: each occurrence in order of time, until the cap is used up. */
function scoreRule(
  { reading }: ReadyScheme,
  rule: ReadyRule,
  facts: Facts,
  removed: ReadonlySet<string>,
): readonly ScoredOccurrence[] {
  const occurrences = rule.kind.of(facts, reading);
  if (occurrences.length === 0) return NOTHING;
  let left = rule.cap;
  return chargeable(occurrences, facts.month, rule, removed).map((occurrence) => {
    const points = Math.min(rule.points, left);
    left -= points;
    return { rule, points, occurrence, capped: points < rule.points };
  });
}

function scoreRules(
  ready: ReadyScheme,
  rules: readonly ReadyRule[],
  facts: Facts,
  removed: ReadonlySet<string>,
): readonly ScoredOccurrence[] {
  const lines: ScoredOccurrence[] = [];
  for (const rule of rules) lines.push(...scoreRule(ready, rule, facts, removed));
  return lines;
}

const sumOfPoints = (lines: readonly { readonly points: Hundredths }[]): Hundredths => {
  let sum = 0;
  for (const { points } of lines) sum += points;
  return sum;
};

/** Which adjustments found something to change. */
function applied(ready: ReadyScheme, facts: Facts, own: readonly Adjustment[]): Scored['adjustments'] {
  if (own.length === 0) return NOTHING;
  const known = new Set(
    ready.deductions.flatMap(({ kind }) => kind.of(facts, ready.reading)).map(({ id }) => id),
  );
  return own.map((adjustment) => ({
    adjustment,
    applied: adjustment.occurrence
      ? known.has(adjustment.occurrence)
      : ready.criteria.some(({ criterion }) => criterion.id === adjustment.criterion),
  }));
}

const without = (subject: string, code: 'suspended' | 'noFigures'): Scored => ({
  subject,
  criteria: NOTHING,
  deductions: NOTHING,
  bonuses: NOTHING,
  adjustments: NOTHING,
  flags: NOTHING,
  obstacle: { code },
});

/** What keeps the stars away although there is a total. */
function unreconciled({ reading }: ReadyScheme, facts: Facts): Obstacle | undefined {
  if (facts.kind !== 'project') return undefined;
  const claims = unreconciledClaims(facts.milestones, facts.month, reading);
  return claims.length === 0 ? undefined : { code: 'unreconciledMilestone', claims };
}

function scoreWith(ready: ReadyScheme, facts: Facts, adjustments: readonly Adjustment[]): Scored {
  if (facts.kind === 'project' && facts.suspended) return without(facts.id, 'suspended');

  const own =
    adjustments.length === 0
      ? adjustments
      : adjustments.filter(({ subject, kind }) => subject === facts.id && kind !== 'nameClearing');
  if (own.some(({ kind }) => kind === 'suspension')) {
    const adjusted = own.map((adjustment) => ({ adjustment, applied: adjustment.kind === 'suspension' }));
    return { ...without(facts.id, 'suspended'), adjustments: adjusted };
  }
  const removed = own.length === 0 ? NONE : new Set(own.flatMap(({ occurrence }) => occurrence ?? []));
  const leftOut =
    own.length === 0
      ? undefined
      : new Map(own.flatMap(({ id, criterion }) => (criterion ? [[criterion, id] as const] : [])));

  const criteria = scoreCriteria(ready, facts, leftOut);
  if (!criteria) return without(facts.id, 'noFigures');
  const deductions = scoreRules(ready, ready.deductions, facts, removed);
  const bonuses = scoreRules(ready, ready.bonuses, facts, NONE);

  const sum = sumOfPoints(criteria) - sumOfPoints(deductions) + sumOfPoints(bonuses);
  const total = fromHundredths(Math.min(Math.max(sum, 0), FULL));
  const obstacle = unreconciled(ready, facts);
  const stars = obstacle ? undefined : starsFor(ready.scheme, total);
  return {
    subject: facts.id,
    criteria,
    deductions,
    bonuses,
    adjustments: applied(ready, facts, own),
    total,
    flags: obstacle ? NOTHING : ready.flagsAt(total),
    ...(stars !== undefined && { stars }),
    ...(obstacle && { obstacle }),
  };
}

/** Scores one subject for its month. */
export type Scorer = (facts: Facts, adjustments?: readonly Adjustment[]) => Scored;

/**
 * What scores subjects by a scheme that `checkScheme` accepts. Points are calculated exactly; each line is rounded half up to 0.01; the
 * total is the sum of the lines shown, kept within 0 and 100 at the very end; the stars follow the total shown. Adjustments of other
 * subjects are ignored. Made once for a run: most of the arithmetic is done beforehand.
 */
export function scorer(scheme: Scheme): Scorer {
  const ready = readyScheme(scheme);
  return (facts, adjustments = NOTHING) => scoreWith(ready, facts, adjustments);
}
