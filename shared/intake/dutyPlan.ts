import type { Bilingual } from '../contract/bilingual.ts';
import type { DutyStanding } from '../registry/duty.ts';
import type { Duty } from '../registry/model.ts';
import { recordNames } from '../registry/recordNames.ts';
import { endOfDay } from '../time/civil.ts';
import type { CivilDate } from '../time/civil.ts';
import { formatPeriod } from '../time/period.ts';
import type { PeriodKind } from '../time/period.ts';
import type { PlannedMatter } from './grounds.ts';
import type { NoticeMatter } from './model.ts';

const every: Record<PeriodKind, Bilingual> = {
  month: { zh: '每月', en: 'a month' },
  quarter: { zh: '每季度', en: 'a quarter' },
  halfYear: { zh: '每半年', en: 'a half-year' },
  year: { zh: '每年', en: 'a year' },
};

/** Whom a duty is laid on. */
const bearers: Record<Duty['appliesTo'], Bilingual> = {
  official: { zh: '包联领导', en: 'paired officials' },
  observer: { zh: '营商环境观察员', en: 'observers' },
};

/**
 * A duty of one period as a plan, due on the last day on which it can be met in time. Its title cites the rule: programme, role, kind of
 * record, minimum and period; and how many of those owed are recorded.
 */
export function dutyPlan(
  { programme, appliesTo, record, minimum, period: kind, name }: Duty,
  { period, status, count, required, lastDay }: DutyStanding,
): PlannedMatter {
  const [bearer, often, when] = [bearers[appliesTo], every[kind], formatPeriod(period)];
  return {
    title: {
      zh: `“${programme}”要求${bearer.zh}${often.zh}“${recordNames.zh[record]}”不少于${minimum}次;职责“${name}”${when.zh}应${required}次、已记${count}次,`,
      en: `“${programme}” requires of ${bearer.en} at least ${minimum} “${recordNames.en[record]}” ${often.en}; the duty “${name}” for ${when.en} (${count} of ${required} recorded)`,
    },
    dueAt: endOfDay(lastDay),
    done: status === 'met' || status === 'exempt',
  };
}

/** Whose duty in which period a notice is about. */
export interface DutyRef {
  readonly person: string;
  readonly duty: string;
  /** The first day of the period. */
  readonly from: CivilDate;
}

/** The id of a duty as a matter: one a person, duty and period. */
export const dutyMatterId = ({ person, duty, from }: DutyRef): string => `${person}:${duty}:${from}`;

/** What a matter's id says of the duty of a person; undefined for every other matter. */
export function dutyOfMatter({ kind, id, subject }: NoticeMatter): DutyRef | undefined {
  if (kind !== 'duty' || subject?.kind !== 'person') return undefined;
  const period = id.lastIndexOf(':');
  return {
    person: subject.id,
    duty: id.slice(subject.id.length + 1, period),
    from: id.slice(period + 1),
  };
}
