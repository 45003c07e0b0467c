import type { Bilingual } from '../contract/bilingual.ts';
import { milestoneName } from '../registry/milestoneNames.ts';
import { ADJUSTMENT_KINDS, type Adjustment } from './adjustments.ts';
import { fromHundredths, signedPoints } from './decimal.ts';
import type { FactRef, Facts } from './facts.ts';
import type { Metric } from './metrics.ts';
import type { MissingRule, Scheme } from './scheme.ts';
import { type Obstacle, type Scored, type ScoredCriterion, type ScoredOccurrence, scorer } from './score.ts';

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

/** Why a subject has no stars, or no score at all. */
export interface Block extends Bilingual {
  readonly code: Obstacle['code'];
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

const valueText = (metric: Metric, value: number): string =>
  metric.unit === '%' ? `${value}%` : String(value);

function missingText(missing: MissingRule): Bilingual {
  switch (missing.kind) {
    case 'zero':
      return { zh: '无数据,计零分', en: 'no figure, counted as zero' };
    case 'full':
      return { zh: '无数据,计满分', en: 'no figure, counted in full' };
    case 'fixed':
      return { zh: `无数据,按${missing.percent}%计`, en: `no figure, counted as ${missing.percent}%` };
    case 'excluded':
      return { zh: '无数据,不计,权重由其他项分担', en: 'no figure, left out, others carry its weight' };
  }
}

const noted = ({ criterion: { criterion }, leftOutBy }: ScoredCriterion): Bilingual =>
  leftOutBy === undefined
    ? missingText(criterion.missing)
    : { zh: `不可抗力,本月不计(${leftOutBy})`, en: `left out, force majeure (${leftOutBy})` };

function criterionLine(scored: ScoredCriterion): ScoreLine {
  const { criterion, metric } = scored.criterion;
  const { value, weight, facts } = scored;
  const points = fromHundredths(scored.points);
  const text = metric && value !== undefined ? valueText(metric, value) : undefined;
  const note = text === undefined ? noted(scored) : undefined;
  const [got, of] = [String(points), String(weight)];
  return {
    kind: 'criterion',
    rule: criterion.id,
    zh: `${criterion.zh}:${note?.zh ?? text},得${got}分(满分${of}),规则${criterion.id}`,
    en: `${criterion.en}: ${note?.en ?? text}, ${got} of ${of} points, rule ${criterion.id}`,
    ...(value !== undefined && { value }),
    weight,
    points,
    facts,
  };
}

const occurrenceLine =
  (kind: 'deduction' | 'bonus') =>
  ({ rule: { rule, kind: named }, points: charged, occurrence, capped }: ScoredOccurrence): ScoreLine => {
    const points = charged === 0 ? 0 : fromHundredths(kind === 'deduction' ? -charged : charged);
    const { id, label } = occurrence;
    return {
      kind,
      rule: rule.id,
      zh: `${signedPoints(points)}:${named.zh}${label},规则${rule.id}${capped ? `(已达上限${rule.cap}分)` : ''}`,
      en: `${signedPoints(points)}: ${named.en} ${label}, rule ${rule.id}${capped ? ` (capped at ${rule.cap})` : ''}`,
      points,
      facts: [{ id, label }],
    };
  };

function adjustmentText({
  adjustment,
  applied,
}: {
  readonly adjustment: Adjustment;
  readonly applied: boolean;
}): AppliedAdjustment {
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

function blockText(subject: string, obstacle: Obstacle): Block {
  const { code } = obstacle;
  switch (code) {
    case 'suspended':
      return { code, zh: '已暂停,不予考评', en: 'suspended, not scored', facts: [] };
    case 'noFigures':
      return { code, zh: '本月无可考评数据', en: 'nothing to score this month', facts: [] };
    case 'unreconciledMilestone': {
      const kinds = obstacle.claims.map(({ kind }) => milestoneName(kind));
      return {
        code,
        zh: `节点对账不一致,本月不亮星:${kinds.map(({ zh }) => zh).join('、')}`,
        en: `milestones not reconciled, no stars this month: ${kinds.map(({ en }) => en).join(', ')}`,
        facts: obstacle.claims.map(({ kind, claimed, verified }) => ({
          id: `${subject}/${kind}`,
          label: `${claimed} / ${verified ?? '—'}`,
        })),
      };
    }
  }
}

/** Puts a score into words, line by line, in both languages. */
export function explain(scored: Scored): SubjectScore {
  const { total, stars, flags, obstacle } = scored;
  return {
    lines: scored.criteria.map(criterionLine),
    deductions: scored.deductions.map(occurrenceLine('deduction')),
    bonuses: scored.bonuses.map(occurrenceLine('bonus')),
    adjustments: scored.adjustments.map(adjustmentText),
    ...(total !== undefined && { total }),
    ...(stars !== undefined && { stars }),
    ...(flags.length > 0 && { suggestedFlags: flags }),
    ...(obstacle && { blockedBy: blockText(scored.subject, obstacle) }),
  };
}

/** One subject's score in words; for many subjects make a `scorer` once. */
export const scoreSubject = (
  scheme: Scheme,
  facts: Facts,
  adjustments: readonly Adjustment[] = [],
): SubjectScore => explain(scorer(scheme)(facts, adjustments));
