import * as z from 'zod';
import type { CalendarYear } from '../../shared/contract/platform.ts';
import { CivilDate, Stamp } from '../../shared/contract/parameters.ts';
import { parentJurisdiction } from '../../shared/identifiers/jurisdiction.ts';
import { isShippedYear, shippedNotice, workingCalendar } from '../../shared/time/calendar.ts';
import type { WorkingCalendar, YearNotice } from '../../shared/time/calendar.ts';
import { civilDateOf, yearOf } from '../../shared/time/civil.ts';
import type { Clock } from './clock.ts';
import type { UseCase } from './http.ts';
import { calendarKey, calendarPartition } from './keys.ts';
import { problem, refused } from './problem.ts';
import type { Table } from './table.ts';

/** An imported year as stored. */
const ImportedYear = Stamp.extend({
  year: z.number().int(),
  holidays: z.array(CivilDate),
  makeUpDays: z.array(CivilDate),
  basis: z.string(),
});
type ImportedYear = z.infer<typeof ImportedYear>;

interface Year extends ImportedYear {
  readonly source: 'own' | 'above';
}

/** What a jurisdiction and those above it imported; what it imported itself comes first, then the city's, then the province's. */
async function importedYears(records: Table, jurisdiction: string): Promise<Year[]> {
  const places = [jurisdiction];
  for (let above = parentJurisdiction(jurisdiction); above !== undefined; above = parentJurisdiction(above))
    places.push(above);
  const found = await Promise.all(
    places.map((place) => records.list({ pk: calendarPartition(place) }, ImportedYear)),
  );
  const years = new Map<number, Year>();
  for (const [at, list] of found.entries())
    for (const year of list)
      if (!years.has(year.year)) years.set(year.year, { ...year, source: at === 0 ? 'own' : 'above' });
  return [...years.values()];
}

/** The calendars by which jurisdictions go: the shipped years and what was imported for them. */
export type CalendarOf = (jurisdiction: string) => Promise<WorkingCalendar>;

/**
 * Reads a jurisdiction's calendar, at one small query for each level; calendars of the same notices are one object, because a calendar
 * remembers its answers.
 */
export function calendarOf(records: Table): CalendarOf {
  const known = new Map<string, WorkingCalendar>();
  return async (jurisdiction) => {
    const extraYears: YearNotice[] = (await importedYears(records, jurisdiction)).map(
      ({ year, holidays, makeUpDays }) => ({ year, holidays, makeUpDays }),
    );
    const name = JSON.stringify(extraYears);
    const calendar = known.get(name) ?? workingCalendar({ extraYears });
    known.set(name, calendar);
    return calendar;
  };
}

const view = ({
  source,
  year,
  version,
  holidays,
  makeUpDays,
  basis,
  changedAt,
}: Year): z.infer<typeof CalendarYear> => ({
  year,
  version,
  source,
  holidays,
  makeUpDays,
  basis,
  importedAt: changedAt,
});

/** From this day of a year (`MM-DD`) the office is told that next year's notice is due: it is usually published in November. */
const WARNED_FROM = '11-01';

/** The calendar from last year on, and what is missing. */
export const readCalendar =
  ({ records, clock }: { records: Table; clock: Clock }): UseCase<'readCalendar'> =>
  async ({ jurisdiction }) => {
    const imported = await importedYears(records, jurisdiction);
    const today = civilDateOf(clock.now().toISOString());
    const thisYear = yearOf(today);
    const years = new Map(imported.map((year) => [year.year, view(year)]));
    for (let year = thisYear - 1; isShippedYear(year); year++)
      if (!years.has(year)) years.set(year, { version: 0, source: 'shipped', ...shippedNotice(year) });
    let missing = thisYear;
    while (years.has(missing)) missing += 1;
    const late = missing <= thisYear || (missing === thisYear + 1 && today.slice(5) >= WARNED_FROM);
    return {
      years: [...years.values()].toSorted((a, b) => a.year - b.year),
      missing,
      ...(late && {
        warning: {
          zh: `${missing}年放假安排尚未导入:涉及该年及${missing - 1}年12月20日以后的时限均为暂定。国务院办公厅通知发布后请导入,时限会自动重算`,
          en: `The official days of ${missing} are not imported: deadlines in it, and after 20 December ${missing - 1}, are provisional. Import the notice when it is published; deadlines follow by themselves`,
        },
      }),
    };
  };

/**
 * Imports a year's official days for a jurisdiction and, until they import their own, for those below it. Deadlines are computed from the
 * calendar whenever they are read, so they follow at once; the order of the queues follows with the next hourly check.
 * @throws Problem `rule-refused` for a notice that contradicts itself, `stale-version`.
 */
export const importCalendar =
  ({ records, clock }: { records: Table; clock: Clock }): UseCase<'importCalendar'> =>
  async ({ jurisdiction, year, version, holidays, makeUpDays, basis }, caller) => {
    const notice = {
      year,
      holidays: [...new Set(holidays)].toSorted(),
      makeUpDays: [...new Set(makeUpDays)].toSorted(),
    };
    try {
      workingCalendar({ extraYears: [notice] });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw refused(
        `${year}年放假安排有误,请核对:放假日应在当年(或上年12月),调休上班日应是周六或周日,同一天不能既放假又上班`,
        `The notice of ${year} contradicts itself: ${error.message}`,
      );
    }
    const record: ImportedYear = {
      ...notice,
      basis,
      version: version + 1,
      changedAt: clock.now().toISOString(),
      changedBy: caller.person,
    };
    const key = calendarKey(jurisdiction, year);
    const known = await records.get(key, ImportedYear);
    if ((known?.version ?? 0) !== version) throw problem('stale-version');
    await records.write(version === 0 ? records.insert(key, record) : records.replace(key, record, version));
    return view({ ...record, source: 'own' });
  };
