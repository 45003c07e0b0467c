import type { RuleProblem } from './refused.ts';

/** The three distinctions (三个区分开来) that every tolerance decision must weigh. */
export const THREE_DISTINCTIONS = [
  {
    code: 'inexperience',
    zh: '把推进改革中因缺乏经验、先行先试出现的失误,同明知故犯的违纪违法行为区分开来',
    en: 'errors of inexperience and first trials, as distinct from knowing violations',
  },
  {
    code: 'exploration',
    zh: '把上级尚无明确限制的探索性试验中的失误,同明令禁止后依然我行我素的违纪违法行为区分开来',
    en: 'errors in trials not yet restricted, as distinct from acts after an explicit ban',
  },
  {
    code: 'intention',
    zh: '把为推动发展的无意过失,同为谋取私利的违纪违法行为区分开来',
    en: 'unintended faults for the sake of development, as distinct from seeking private gain',
  },
] as const;

export type Distinction = (typeof THREE_DISTINCTIONS)[number]['code'];

/** Kinds of adjustment with their names. */
export const ADJUSTMENT_KINDS = {
  tolerance: { zh: '容错纠错', en: 'tolerance' },
  appeal: { zh: '申诉成立', en: 'appeal upheld' },
  forceMajeure: { zh: '不可抗力', en: 'force majeure' },
  nameClearing: { zh: '澄清正名', en: 'name clearing' },
  suspension: { zh: '暂停考评', en: 'suspension' },
} as const;

/**
 * A person's decision that changes how a subject is scored. Tolerance and an upheld appeal remove one occurrence; force majeure
 * removes an occurrence or leaves a criterion out; suspension leaves the subject unscored this month; name clearing changes no points and
 * is traced only.
 */
export interface Adjustment {
  readonly id: string;
  readonly subject: string;
  readonly kind: keyof typeof ADJUSTMENT_KINDS;
  /** The id of the occurrence removed, for a notice its number. */
  readonly occurrence?: string;
  /** The id of the criterion left out; force majeure only. */
  readonly criterion?: string;
  /** What was found on each of the three distinctions; tolerance only. */
  readonly distinctions?: Readonly<Partial<Record<Distinction, string>>>;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly reason: string;
}

/** What makes an adjustment unusable; empty when it may be applied. */
export function checkAdjustment(adjustment: Adjustment, pointer = ''): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const refuse = (field: string, code: string, zh: string, en: string) =>
    problems.push({ pointer: `${pointer}/${field}`, code, zh, en });
  const { kind, occurrence, criterion, distinctions } = adjustment;

  if (!adjustment.decidedBy.trim())
    refuse('decidedBy', 'deciderMissing', '须由人作出决定', 'a person must decide');
  if (!adjustment.reason.trim()) refuse('reason', 'reasonMissing', '须说明理由', 'a reason is required');
  if ((kind === 'tolerance' || kind === 'appeal') && !occurrence) {
    refuse('occurrence', 'occurrenceMissing', '须指明所免除的扣分事项', 'name the occurrence to be removed');
  }
  if (kind === 'forceMajeure' && !occurrence === !criterion) {
    refuse(
      'criterion',
      'targetMissing',
      '须指明一个扣分事项或一项指标',
      'name either an occurrence or a criterion',
    );
  }
  if (kind !== 'forceMajeure' && criterion) {
    refuse(
      'criterion',
      'criterionNotAllowed',
      '仅不可抗力可免计指标',
      'only force majeure leaves a criterion out',
    );
  }
  if (kind === 'suspension' && occurrence) {
    refuse(
      'occurrence',
      'occurrenceNotAllowed',
      '暂停考评针对整月,不指明扣分事项',
      'a suspension is of the whole month, not of one occurrence',
    );
  }
  if (kind === 'tolerance') {
    for (const { code, zh, en } of THREE_DISTINCTIONS) {
      if (!distinctions?.[code]?.trim()) {
        refuse(`distinctions/${code}`, 'distinctionMissing', `须说明:${zh}`, `state the finding on: ${en}`);
      }
    }
  }
  return problems;
}
