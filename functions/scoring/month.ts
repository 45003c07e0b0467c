import type { Case, IntakeConfig, Notice } from '../../shared/intake/index.ts';
import type { QuietConfig } from '../../shared/progress/config.ts';
import type { Achievement } from '../../shared/progress/achievement.ts';
import type { LogEntry, MonthlyReport, ProjectProgress } from '../../shared/progress/model.ts';
import { editionInForce } from '../../shared/registry/index.ts';
import type { Duty, Pairing, Person, Project, Unit } from '../../shared/registry/index.ts';
import type { NoticeFact } from '../../shared/scoring/index.ts';
import {
  addDays,
  addMonths,
  civilDateOf,
  endOfDay,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthsBetween,
  yearOf,
} from '../../shared/time/civil.ts';
import type { WorkingCalendar } from '../../shared/time/calendar.ts';
import { periodOf } from '../../shared/time/period.ts';
import type { Ports } from './ports.ts';

/** What is on record about a month's work: the same records give the same facts, whenever they are read. */
export interface MonthRecords {
  readonly month: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** The month's last second: how things stood then is how the month is scored. */
  readonly end: string;
  /** When the rates are read: once late answers to the month's cases had time to come, or now if that is earlier. */
  readonly settledAt: string;
  /** The county's rules for cases, its own or the defaults. */
  readonly intake: IntakeConfig;
  /** The working days that counted for it, imported ones among them. */
  readonly calendar: WorkingCalendar;
  /** Its rules of the quiet period, its own or the defaults. */
  readonly quiet: QuietConfig;
  readonly units: readonly Unit[];
  readonly projects: readonly Project[];
  readonly progress: ReadonlyMap<string, ProjectProgress>;
  /** Reports by month since January. */
  readonly reports: ReadonlyMap<string, readonly MonthlyReport[]>;
  /** Notices issued since 1 January, up to the month's end; withdrawn ones among them. */
  readonly notices: readonly (Notice & { readonly number: string; readonly issuedAt: string })[];
  /** Cases that were open at some moment of the month or later. */
  readonly cases: readonly Case[];
  /** The project of each case that a notice is about, where it has one. */
  readonly projectOfCase: ReadonlyMap<string, string>;
}

/** What is on record about the paired officials' service. */
export interface ServiceRecords {
  readonly people: readonly Person[];
  readonly duties: readonly Duty[];
  /** Of the edition in force at the month's end. */
  readonly pairings: readonly Pairing[];
  /** From the beginning of the longest period that a duty counts in, at least of the quarter. */
  readonly log: readonly LogEntry[];
  /** Front-line deeds of the year, verified or not. */
  readonly deeds: readonly Achievement[];
}

/** The months from one to another, both included. */
const monthsFrom = (first: string, last: string): string[] =>
  Array.from({ length: monthsBetween(first, last) + 1 }, (_, at) => addMonths(first, at));

/**
 * Reads a month's work in one pass. Queries, all in parallel: the county's rules for cases and for the quiet period (a read each), its calendar (one for each level), units, projects, progress (byOwner), reports of each month since January
 * (byOwner, at most 12), notices of the year and of the one before (a notice drafted in December may be issued in January), open cases
 * (byOwner), and closed cases of each month from the scored one to the present (byOwner). Then one read for each notice since January
 * whose case was closed before the month.
 */
export async function readMonth(
  { store, clock, config }: Pick<Ports, 'store' | 'clock' | 'config'>,
  j: string,
  month: string,
): Promise<MonthRecords> {
  const now = clock.now().toISOString();
  const present = monthOf(civilDateOf(now));
  const year = yearOf(month);
  const lastDay = lastDayOf(month);
  const end = endOfDay(lastDay);
  const settled = endOfDay(addDays(lastDay, config.settlingDays));
  const months = monthsFrom(`${year}-01`, month);
  const closing = month > present ? [] : monthsFrom(month, present);
  const [configuration, quiet, calendar, units, projects, progress, reports, notices, open, closed] =
    await Promise.all([
      store.intakeConfiguration(j),
      store.quietConfiguration(j),
      store.calendar(j),
      store.all(j, 'units'),
      store.all(j, 'projects'),
      store.progressOfAll(j),
      Promise.all(months.map(async (one) => [one, await store.reports(j, one)] as const)),
      Promise.all([year - 1, year].map((one) => store.notices(j, one))),
      store.openCases(j),
      Promise.all(closing.map((one) => store.closedCases(j, one))),
    ]);
  const cases = [...new Map([...open, ...closed.flat()].map((one) => [one.id, one])).values()];
  const issued = notices.flat().flatMap((notice) => {
    const { number, issuedAt } = notice;
    if (number === undefined || issuedAt === undefined) return [];
    const day = civilDateOf(issuedAt);
    return day >= `${year}-01-01` && day <= lastDay ? [{ ...notice, number, issuedAt }] : [];
  });
  return {
    month,
    firstDay: firstDayOf(month),
    lastDay,
    end,
    settledAt: now < settled ? now : settled,
    intake: configuration?.settings ?? config.intake,
    quiet: quiet?.rules ?? config.progress.quiet,
    calendar,
    units,
    projects,
    progress: new Map(progress.map((one) => [one.project, one])),
    reports: new Map(reports),
    notices: issued,
    cases,
    projectOfCase: await projectsOfCases(store, j, issued, cases),
  };
}

async function projectsOfCases(
  store: Ports['store'],
  j: string,
  notices: readonly Notice[],
  known: readonly Case[],
): Promise<Map<string, string>> {
  const found = new Map(known.map((one) => [one.id, one]));
  const missing = new Set(
    notices.flatMap(({ matter }) => (matter.kind === 'case' && !found.has(matter.id) ? [matter.id] : [])),
  );
  const others = await Promise.all([...missing].map((id) => store.case(j, id)));
  return new Map(
    [...known, ...others.filter((one) => one !== undefined)].flatMap(({ id, project }) =>
      project ? [[id, project] as const] : [],
    ),
  );
}

/**
 * Reads the officials' service in one pass: people, duties, approved editions (one read), achievements of the year, the pairings of the edition in force, and the
 * field log of each month that a duty or the quarter's on-site offices count in (at most 12).
 */
export async function readService(
  { store }: Pick<Ports, 'store'>,
  j: string,
  month: string,
): Promise<ServiceRecords> {
  const lastDay = lastDayOf(month);
  const [people, duties, approved, achievements] = await Promise.all([
    store.all(j, 'people'),
    store.all(j, 'duties'),
    store.approved(j),
    store.achievements(j, yearOf(month)),
  ]);
  const edition = editionInForce(approved, lastDay);
  const first = [...duties.map(({ period }) => period), 'quarter' as const]
    .map((period) => monthOf(periodOf(period, lastDay).from))
    .reduce((a, b) => (a < b ? a : b));
  const [pairings, log] = await Promise.all([
    edition ? store.pairings(j, edition) : [],
    Promise.all(monthsFrom(first, month).map((one) => store.log(j, one))),
  ]);
  return {
    people,
    duties: duties.filter(({ appliesTo }) => appliesTo === 'official'),
    pairings,
    log: log.flat(),
    deeds: achievements.filter(({ kind }) => kind === 'deed'),
  };
}

/** Notices as facts of whomever they concern. */
export const noticeFacts = (notices: MonthRecords['notices']): NoticeFact[] =>
  notices.map(({ number, colour, issuedAt, state }) => ({
    number,
    colour,
    issuedAt: civilDateOf(issuedAt),
    ...(state === 'withdrawn' && { withdrawn: true }),
  }));
