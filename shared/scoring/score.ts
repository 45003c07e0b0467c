import { milestoneName } from '../registry/milestoneNames.ts';
import type { Bilingual } from '../contract/bilingual.ts';
import {
  type Rational,
  add,
  compare,
  divide,
  fromDecimal,
  multiply,
  rational,
  shown,
  subtract,
  sumOf,
} from '../progress/exact.ts';
import { unreconciledClaims } from '../progress/milestones.ts';
import { ADJUSTMENT_KINDS, type Adjustment } from './adjustments.ts';
import { fromHundredths, roundPoints, signedPoints, sumPoints, toHundredths } from './decimal.ts';
import type { FactRef, Facts, Reading } from './facts.ts';
import { findMetric, shownValue } from './metrics.ts';
import { type Occurrence, chargeable, findOccurrence } from './occurrences.ts';
import { type Criterion, type PointRule, type Scheme, starsFor } from './scheme.ts';

/** One line of an explanation. `points` has at most two decimals and is negative for a deduction. */
export interface ScoreLine extends Bilingual {
  readonly kind: 'criterion' | 'deduction' | 'bonus';
  readonly rule: string;
  readonly value?: number;
  /** Points this criterion could give this month, with what it carries for excluded ones; rounded half up to 0.01. */
  readonly weight?: number;
  readonly points: number;
  readonly facts: readonly FactRef[];
}

/** What became of an adjustment; not applied when there was nothing for it to change. */
export interface AppliedAdjustment extends Bilingual {
  readonly id: string;
  readonly applied: boolean;
}

/** Why a subject has no stars. `suspended` and `noFigures`: it has no total either. */
export interface Block extends Bilingual {
  readonly code: 'suspended' | 'noFigures' | 'unreconciledMilestone';
  readonly facts: readonly FactRef[];
}

/** A subject's score with its whole explanation. */
export interface SubjectScore {
  readonly lines: readonly ScoreLine[];
  readonly deductions: readonly ScoreLine[];
  readonly bonuses: readonly ScoreLine[];
  readonly adjustments: readonly AppliedAdjustment[];
  /** The sum of all lines shown, kept within 0 and 100. */
  readonly total?: number;
  readonly stars?: number;
  /** Ids of flags that the total suggests to a person. */
  readonly suggestedFlags?: readonly string[];
  readonly blockedBy?: Block;
}

const HUNDRED = rational(100n);

const readingOf = (scheme: Scheme): Reading => ({ toleranceDays: scheme.reconciliationToleranceDays ?? 0 });

/** The curve at a value, as a percentage of the weight: linear between its points and flat beyond its ends. */
export function curveAt(curve: Criterion['curve'], value: Rational): Rational {
  const points = curve.map(([x, y]) => ({ x: fromDecimal(x), y: fromDecimal(y) }));
  const right = points.findIndex(({ x }) => compare(x, value) >= 0);
  if (right === -1) return points.at(-1)!.y;
  const [from, to] = [points[right - 1], points[right]!];
  if (!from) return to.y;
  const slope = divide(subtract(to.y, from.y), subtract(to.x, from.x));
  return add(from.y, multiply(slope, subtract(value, from.x)));
}

/** A criterion with its percentage of the weight, or without one where it is left out this month. */
interface Judged {
  readonly criterion: Criterion;
  readonly percent?: Rational;
  readonly value?: { readonly number: number; readonly text: string };
  readonly note: Bilingual;
  readonly facts: readonly FactRef[];
}

function judge(
  scheme: Scheme,
  criterion: Criterion,
  facts: Facts,
  leftOut: ReadonlyMap<string, string>,
): Judged {
  const cause = leftOut.get(criterion.id);
  if (cause !== undefined) {
    return {
      criterion,
      note: { zh: `不可抗力,本月不计(${cause})`, en: `left out, force majeure (${cause})` },
      facts: [],
    };
  }
  const metric = findMetric(criterion.metric);
  const measured = metric?.of(facts, readingOf(scheme));
  if (metric && measured) {
    const value = shownValue(metric, measured.value);
    const percent = curveAt(criterion.curve, measured.value);
    return { criterion, percent, value, note: { zh: value.text, en: value.text }, facts: measured.facts };
  }
  const { missing } = criterion;
  const none = { criterion, facts: [] };
  switch (missing.kind) {
    case 'zero':
      return {
        ...none,
        percent: rational(0n),
        note: { zh: '无数据,计零分', en: 'no figure, counted as zero' },
      };
    case 'full':
      return { ...none, percent: HUNDRED, note: { zh: '无数据,计满分', en: 'no figure, counted in full' } };
    case 'fixed': {
      const text = `${missing.percent}%`;
      const note = { zh: `无数据,按${text}计`, en: `no figure, counted as ${text}` };
      return { ...none, percent: fromDecimal(missing.percent), note };
    }
    case 'excluded':
      return {
        ...none,
        note: { zh: '无数据,不计,权重由其他项分担', en: 'no figure, left out, others carry its weight' },
      };
  }
}

/** The criterion lines; those left out give their weight to the others in proportion. */
function criterionLines(
  scheme: Scheme,
  facts: Facts,
  leftOut: ReadonlyMap<string, string>,
): ScoreLine[] | undefined {
  const judged = scheme.criteria.map((criterion) => judge(scheme, criterion, facts, leftOut));
  const counted = judged.filter(({ percent }) => percent !== undefined);
  if (counted.length === 0) return undefined;
  const all = sumOf(scheme.criteria.map(({ weight }) => weight));
  const factor = divide(all, sumOf(counted.map(({ criterion }) => criterion.weight)));
  return judged.map(({ criterion, percent, value, note, facts: refs }) => {
    const weight = percent ? multiply(fromDecimal(criterion.weight), factor) : rational(0n);
    const exact = percent ? divide(multiply(weight, percent), HUNDRED) : rational(0n);
    const points = fromHundredths(roundPoints(exact));
    const carried = shown(weight);
    return {
      kind: 'criterion',
      rule: criterion.id,
      zh: `${criterion.zh}:${note.zh},得${points}分(满分${carried}),规则${criterion.id}`,
      en: `${criterion.en}: ${note.en}, ${points} of ${carried} points, rule ${criterion.id}`,
      ...(value && { value: value.number }),
      weight: carried,
      points,
      facts: refs,
    };
  });
}

/** The lines of one rule: each occurrence in order of time, until the cap is used up. */
function ruleLines(
  scheme: Scheme,
  rule: PointRule,
  kind: 'deduction' | 'bonus',
  facts: Facts,
  removed: ReadonlySet<string>,
): ScoreLine[] {
  const occurrence = findOccurrence(rule.occurrence);
  if (!occurrence) return [];
  const counting = { period: rule.period ?? 'year', from: rule.from ?? 1 };
  let left = rule.cap === undefined ? Number.MAX_SAFE_INTEGER : toHundredths(rule.cap);
  return chargeable(occurrence.of(facts, readingOf(scheme)), facts.month, counting, removed).map(
    ({ id, label }: Occurrence) => {
      const full = toHundredths(rule.points);
      const charged = Math.min(full, left);
      left -= charged;
      const points = charged === 0 ? 0 : fromHundredths(kind === 'deduction' ? -charged : charged);
      const capped = charged < full;
      return {
        kind,
        rule: rule.id,
        zh: `${signedPoints(points)}:${occurrence.zh}${label},规则${rule.id}${capped ? `(已达上限${rule.cap}分)` : ''}`,
        en: `${signedPoints(points)}: ${occurrence.en} ${label}, rule ${rule.id}${capped ? ` (capped at ${rule.cap})` : ''}`,
        points,
        facts: [{ id, label }],
      };
    },
  );
}

function trace(adjustment: Adjustment, applied: boolean): AppliedAdjustment {
  const { id, kind, occurrence, criterion, decidedBy, decidedOn } = adjustment;
  const name = ADJUSTMENT_KINDS[kind];
  const target = occurrence ?? criterion ?? '';
  return {
    id,
    applied,
    zh: `${name.zh}${id}:${target}${applied ? '' : '(本月无可调整)'},${decidedBy} ${decidedOn}`,
    en: `${name.en} ${id}: ${target}${applied ? '' : ' (nothing to change this month)'}, by ${decidedBy} on ${decidedOn}`,
  };
}

/** What keeps the stars away although there is a total. */
function unreconciled(scheme: Scheme, facts: Facts): Block | undefined {
  if (facts.kind !== 'project') return undefined;
  const claims = unreconciledClaims(facts.milestones, facts.month, readingOf(scheme));
  if (claims.length === 0) return undefined;
  const kinds = claims.map(({ kind }) => milestoneName(kind));
  return {
    code: 'unreconciledMilestone',
    zh: `节点对账不一致,本月不亮星:${kinds.map(({ zh }) => zh).join('、')}`,
    en: `milestones not reconciled, no stars this month: ${kinds.map(({ en }) => en).join(', ')}`,
    facts: claims.map(({ kind, claimed, verified }) => ({
      id: `${facts.id}/${kind}`,
      label: `${claimed} / ${verified ?? '—'}`,
    })),
  };
}

function notScored(code: 'suspended' | 'noFigures', zh: string, en: string): SubjectScore {
  return { lines: [], deductions: [], bonuses: [], adjustments: [], blockedBy: { code, zh, en, facts: [] } };
}

/**
 * Scores one subject for its month by a scheme that {@link checkScheme} accepts. Points are calculated as fractions; each line is
 * rounded half up to 0.01; the total is the sum of the lines shown, kept within 0 and 100 at the very end; the stars follow the
 * total shown. Adjustments of other subjects are ignored.
 */
export function scoreSubject(
  scheme: Scheme,
  facts: Facts,
  adjustments: readonly Adjustment[] = [],
): SubjectScore {
  if (facts.kind === 'project' && facts.suspended)
    return notScored('suspended', '项目暂停,不予考评', 'suspended, not scored');

  const own = adjustments.filter(({ subject, kind }) => subject === facts.id && kind !== 'nameClearing');
  const removed = new Set(own.flatMap(({ occurrence }) => occurrence ?? []));
  const leftOut = new Map(own.flatMap(({ id, criterion }) => (criterion ? [[criterion, id] as const] : [])));

  const lines = criterionLines(scheme, facts, leftOut);
  if (!lines) return notScored('noFigures', '本月无可考评数据', 'nothing to score this month');
  const apply = (rules: readonly PointRule[], kind: 'deduction' | 'bonus', without: ReadonlySet<string>) =>
    rules.flatMap((rule) => ruleLines(scheme, rule, kind, facts, without));
  const deductions = apply(scheme.deductions, 'deduction', removed);
  const bonuses = apply(scheme.bonuses, 'bonus', new Set());

  const sum = sumPoints([...lines, ...deductions, ...bonuses].map(({ points }) => points));
  const total = Math.min(Math.max(sum, 0), 100);
  const blockedBy = unreconciled(scheme, facts);
  const stars = blockedBy ? undefined : starsFor(scheme, total);
  const flags = (scheme.flags ?? []).filter(({ when, total: limit }) =>
    when === 'atLeast' ? total >= limit : total < limit,
  );

  const known = new Set(
    scheme.deductions
      .flatMap(({ occurrence }) => findOccurrence(occurrence)?.of(facts, readingOf(scheme)) ?? [])
      .map(({ id }) => id),
  );
  const applied = ({ occurrence, criterion }: Adjustment) =>
    occurrence ? known.has(occurrence) : scheme.criteria.some(({ id }) => id === criterion);
  return {
    lines,
    deductions,
    bonuses,
    adjustments: own.map((adjustment) => trace(adjustment, applied(adjustment))),
    total,
    ...(stars !== undefined && { stars }),
    ...(flags.length > 0 && !blockedBy && { suggestedFlags: flags.map(({ id }) => id) }),
    ...(blockedBy && { blockedBy }),
  };
}
