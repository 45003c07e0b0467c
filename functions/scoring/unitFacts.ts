import type { MonthResults } from '../../shared/contract/survey.ts';
import type { UnitRates } from '../../shared/intake/model.ts';
import { ratesOf } from '../../shared/intake/rates.ts';
import type { FactRef, UnitFacts } from '../../shared/scoring/index.ts';
import type * as z from 'zod';
import { happenedIn, isHandled, leaderOf, monthCases, overdueAtEnd } from './cases.ts';
import type { MonthCase } from './cases.ts';
import { noticeFacts } from './month.ts';
import type { MonthRecords } from './month.ts';

type Survey = z.infer<typeof MonthResults>;

/** What a unit's cases show: the three rates of the month and what stood open and overdue at its end. */
interface UnitCases {
  readonly rates: UnitRates;
  readonly overdue: readonly FactRef[];
}

/**
 * The rates of every rated unit, and of all units together. Late answers count until the month is settled, so that cases assigned in its
 * last days are judged too; what is overdue is taken at the month's end.
 */
export function casesOfUnits(records: MonthRecords): {
  readonly of: ReadonlyMap<string, UnitCases>;
  readonly total: Omit<UnitRates, 'unit'>;
} {
  const cases = monthCases(records);
  const overdue = new Map(cases.map((one) => [one.record.id, overdueAtEnd(one, records)]));
  const touching = Map.groupBy(
    cases.flatMap((one) =>
      [...new Set(one.record.events.flatMap(({ unit }) => unit ?? []))].map((unit) => ({ unit, one })),
    ),
    ({ unit }) => unit,
  );
  const figures = (unit: string | undefined, own: readonly MonthCase[], late: readonly FactRef[]) => {
    const { response, resolution, satisfaction, pending, unrated } = ratesOf(
      own.map(({ record }) => record),
      { from: records.firstDay, to: records.lastDay, unit },
      records.intake,
      records.calendar,
      records.settledAt,
    );
    const { month } = records;
    return { month, response, resolution, satisfaction, pending, unrated, openOverdue: late.length };
  };
  const lateOf = (unit: string, own: readonly MonthCase[]) =>
    own
      .filter((one) => leaderOf(one, records) === unit)
      .flatMap(({ record }) => overdue.get(record.id) ?? []);
  return {
    of: new Map(
      records.units
        .filter(({ rated }) => rated)
        .map(({ id }) => {
          const own = (touching.get(id) ?? []).map(({ one }) => one);
          const late = lateOf(id, own);
          return [id, { rates: { unit: id, ...figures(id, own, late) }, overdue: late }];
        }),
    ),
    total: figures(
      undefined,
      cases,
      cases.flatMap((one) => (leaderOf(one, records) ? (overdue.get(one.record.id) ?? []) : [])),
    ),
  };
}

/** What is known of every rated unit in the month; units are compared with those of their kind. */
export function unitFacts(records: MonthRecords, survey: Survey | undefined): UnitFacts[] {
  const { of } = casesOfUnits(records);
  const leads = Map.groupBy(
    monthCases(records).filter(
      (one) => one.record.kind === 'lead' && one.counts && happenedIn(one, 'assigned', records),
    ),
    (one) => leaderOf(one, records),
  );
  const notices = Map.groupBy(records.notices, ({ leadUnit }) => leadUnit);
  return records.units
    .filter(({ rated }) => rated)
    .map(({ id, name, kind }) => {
      const { rates, overdue } = of.get(id)!;
      const given = leads.get(id) ?? [];
      const satisfaction = satisfactionOf(id, survey);
      return {
        kind: 'unit',
        id,
        name,
        group: kind,
        month: records.month,
        notices: noticeFacts(notices.get(id) ?? []),
        ...(satisfaction && { satisfaction }),
        response: partsOf(rates.response),
        resolution: partsOf(rates.resolution),
        satisfied: partsOf(rates.satisfaction),
        overdueOpen: overdue,
        leads: { total: given.length, handled: given.filter(isHandled).length },
      };
    });
}

/** The survey's figure of a unit; of a hidden one only that it is hidden, and how many answered. */
function satisfactionOf(unit: string, survey: Survey | undefined): UnitFacts['satisfaction'] {
  const figure = survey?.units.figures.find(({ code }) => code === unit);
  if (!figure) return undefined;
  const { n, level, score, band } = figure;
  if (level === 'hidden') return { n, hidden: true };
  return { n, hidden: false, ...(score !== null && { score }), ...(band && { band: band.number }) };
}

const partsOf = ({ numerator, denominator }: UnitRates['response']) => ({ numerator, denominator });
