import type { Bilingual } from '../contract/bilingual.ts';
import type { CivilDate } from '../time/civil.ts';
import { addDays, daysBetween } from '../time/civil.ts';
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
  notPaired: { zh: '期间无包联任务', en: 'No pairing in this time' },
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
 * Records owed for the days of a period from `from` (inclusive) to `until` (exclusive), counted from its first day as 0: what is owed
 * up to the end less what was owed up to the beginning, each `minimum × days ÷ days of the period` rounded half up. So spans that
 * follow one another owe together what the whole period owes, wherever one hands over to the next.
 */
function owedBetween(minimum: number, whole: number, from: number, until: number): number {
  const owedUntil = (day: number): number => Math.floor((2 * minimum * day + whole) / (2 * whole));
  return owedUntil(until) - owedUntil(from);
}

/**
 * How a duty stands, on a day, in the period that contains `at` (by default that day).
 *
 * Pro rata: whoever bears the duty for only part of a period owes the part of `minimum` that falls due by the calendar in those days
 * ({@link owedBetween}). A minimum of one falls to whoever bears the duty when the middle of the period passes: who begins by the
 * middle of a month owes its contact, and of two who follow each other in mid-quarter exactly one owes the visit. Days of exemption
 * are not borne: they shrink what is owed to `minimum × days borne ÷ days of the period`, rounded half up. Where nothing is owed, the person
 * is exempt. Only records from the days of service count.
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
  const excused = inService > 0 ? excusedDays(from, lastDay, exemptions) : 0;
  const whole = lengthOf(period.from, period.to);
  const first = daysBetween(period.from, from);
  const owed = inService > 0 ? owedBetween(duty.minimum, whole, first, first + inService) : 0;
  const required =
    excused > 0 ? Math.min(owed, owedBetween(duty.minimum, whole, 0, inService - excused)) : owed;
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

/** When an official bears duties: from the first day of any pairing to the last, save the days between on which none holds. */
export interface PairedService {
  readonly service: Service;
  readonly exemptions: Exemption[];
}

/** The days that a person's pairings cover, none after the last day of service. @throws RangeError without a pairing. */
export function pairedService(pairings: readonly Service[], leaves?: CivilDate): PairedService {
  const spans = pairings
    .map(({ from, to }) => ({
      from,
      to: to === undefined || (leaves !== undefined && leaves < to) ? leaves : to,
    }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const [first] = spans;
  if (!first) throw new RangeError('Nobody bears duties without a pairing');
  let covered = first.to;
  const exemptions: Exemption[] = [];
  for (const { from, to } of spans) {
    if (covered === undefined) break;
    const gap = { from: addDays(covered, 1), to: addDays(from, -1) };
    if (gap.from <= gap.to) exemptions.push({ ...gap, reason: reasons.notPaired });
    covered = to === undefined ? undefined : later(covered, to);
  }
  return { service: { from: first.from, ...(covered !== undefined && { to: covered }) }, exemptions };
}
