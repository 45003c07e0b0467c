import type { Bilingual } from '../contract/bilingual.ts';
import type { CivilDate } from '../time/civil.ts';
import { daysBetween } from '../time/civil.ts';
import type { Period, PeriodKind } from '../time/period.ts';
import { periodOf, periodsBetween } from '../time/period.ts';

/** At least `minimum` records of a kind in every period. */
export interface DutyRule {
  readonly record: string;
  readonly minimum: number;
  readonly period: PeriodKind;
}

/** When someone bears a duty: the days of the pairing, the appointment or the term, both included. */
export interface Service {
  readonly from: CivilDate;
  readonly to?: CivilDate | undefined;
}

/** A record that may count: an entry of the field log, a lead, a journal. Only those of the person (and subject) in question. */
export interface DutyRecord {
  readonly kind: string;
  readonly date: CivilDate;
}

/** Days for which a person is excused (illness, study, secondment), with the reason that is shown. */
export interface Exemption {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly reason: Bilingual;
}

/** How a duty stands in one period. */
export interface DutyStanding {
  readonly period: Period;
  readonly status: 'met' | 'open' | 'missed' | 'exempt';
  /** Records counted so far, and those required after reckoning pro rata. */
  readonly count: number;
  readonly required: number;
  /** The last day on which the duty can still be met in time. */
  readonly lastDay: CivilDate;
  /** Why the person is exempt. */
  readonly reason?: Bilingual;
}

const reasons = {
  notInService: { zh: '当期未任职', en: 'Not in service in this period' },
  tooShort: { zh: '当期任职时间不足一次', en: 'In service too briefly for one record' },
} as const satisfies Record<string, Bilingual>;

const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);
const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b);
const lengthOf = (from: CivilDate, to: CivilDate): number => Math.max(0, daysBetween(from, to) + 1);

/** Days of a span that at least one exemption covers. */
function excusedDays(from: CivilDate, to: CivilDate, exemptions: readonly Exemption[]): number {
  let days = 0;
  let counted = '';
  for (const exemption of exemptions.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const end = earlier(exemption.to, to);
    const begin = [from, exemption.from].reduce(later);
    const uncounted = counted < begin ? 0 : lengthOf(begin, earlier(counted, end));
    days += lengthOf(begin, end) - uncounted;
    counted = later(counted, end);
  }
  return days;
}

/**
 * How a duty stands, on a day, in the period that contains `at` (by default that day).
 *
 * Pro rata: whoever bears the duty for only part of a period owes `minimum × days borne ÷ days of the period`, rounded half up; days of
 * exemption are not borne. Where that gives none, the person is exempt. So a monthly contact is owed by whoever begins by the middle
 * of the month. Only records from the days of service count.
 *
 * Missed from the last day on which it could be met, that day included: on 31 May without a contact, May is missed; a contact
 * entered later that day still meets it.
 */
export function dutyStanding(
  duty: DutyRule,
  service: Service,
  records: readonly DutyRecord[],
  on: CivilDate,
  { at = on, exemptions = [] }: { at?: CivilDate; exemptions?: readonly Exemption[] } = {},
): DutyStanding {
  const period = periodOf(duty.period, at);
  const from = later(period.from, service.from);
  const lastDay = service.to === undefined ? period.to : earlier(period.to, service.to);
  const inService = lengthOf(from, lastDay);
  const borne = inService - (inService > 0 ? excusedDays(from, lastDay, exemptions) : 0);
  const whole = lengthOf(period.from, period.to);
  const required = Math.floor((2 * duty.minimum * borne + whole) / (2 * whole));
  const until = earlier(lastDay, on);
  const count = records.filter(
    ({ kind, date }) => kind === duty.record && date >= from && date <= until,
  ).length;
  const standing = { period, count, required, lastDay };

  if (required === 0) {
    const excuse = exemptions.find((exemption) => exemption.from <= lastDay && exemption.to >= from);
    const reason = inService === 0 ? reasons.notInService : (excuse?.reason ?? reasons.tooShort);
    return { ...standing, status: 'exempt', reason };
  }
  if (count >= required) return { ...standing, status: 'met' };
  return { ...standing, status: on >= lastDay ? 'missed' : 'open' };
}

/** How a duty stands in every period from the beginning of service to a day, oldest first. */
export const dutyHistory = (
  duty: DutyRule,
  service: Service,
  records: readonly DutyRecord[],
  on: CivilDate,
  exemptions: readonly Exemption[] = [],
): DutyStanding[] =>
  periodsBetween(duty.period, service.from, service.to === undefined ? on : earlier(service.to, on)).map(
    (period) => dutyStanding(duty, service, records, on, { at: period.from, exemptions }),
  );
