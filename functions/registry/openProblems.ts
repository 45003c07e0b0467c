import type { OutputOf } from '../../shared/contract/index.ts';
import { clocksOf, filedAt, nextClock, statusLine, titleOf } from '../../shared/intake/index.ts';
import type { Case, IntakeConfig } from '../../shared/intake/index.ts';
import type { LogEntry } from '../../shared/progress/model.ts';
import { tidyText } from '../../shared/registry/search.ts';
import { addMonths, civilDateOf, monthOf, monthsBetween } from '../../shared/time/civil.ts';
import type { Instant, Month } from '../../shared/time/civil.ts';
import type { WorkingCalendar } from '../../shared/time/calendar.ts';

export type Problem = OutputOf<'threeLists'>['problems'][number];
export type NamedSubject = NonNullable<Problem['subject']>;

/** What cases are judged and named by. */
export interface ProblemContext {
  readonly config: IntakeConfig;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  readonly unitNames: ReadonlyMap<string, string>;
}

export const subjectKey = ({ kind, id }: Pick<NamedSubject, 'kind' | 'id'>): string => `${kind}#${id}`;

/** Whether a case came from the field log and its subject stands there alone. */
const foundInField = ({ channel }: Pick<Case, 'channel'>): boolean =>
  channel === 'visit' || channel === 'salon';

/** The months of the field log in which the open cases that need it were found: one may be entered the month after. */
export function logMonths(cases: readonly Case[], now: Instant): Month[] {
  const filed = cases
    .filter((record) => foundInField(record) && record.project === undefined)
    .map((record) => monthOf(civilDateOf(filedAt(record))))
    .toSorted()[0];
  if (filed === undefined) return [];
  const first = addMonths(filed, -1);
  const count = monthsBetween(first, monthOf(civilDateOf(now))) + 1;
  return Array.from({ length: count }, (_, at) => addMonths(first, at));
}

/**
 * What a case is about: its project, the subject of the entry of the field log that found it, or the one registered enterprise that bears
 * the name it gives.
 */
export function subjectFinder(
  subjects: ReadonlyMap<string, NamedSubject>,
  log: readonly LogEntry[],
): (record: Case) => NamedSubject | undefined {
  const logged = new Map(log.flatMap((entry) => (entry.case ? [[entry.case, entry.subject] as const] : [])));
  const enterprises = Map.groupBy(
    [...subjects.values()].filter(({ kind }) => kind === 'enterprise'),
    ({ name }) => tidyText(name),
  );
  return ({ id, project, enterpriseName }) => {
    const named = project === undefined ? logged.get(id) : ({ kind: 'project', id: project } as const);
    if (named) return subjects.get(subjectKey(named));
    const bearers = enterpriseName === undefined ? [] : (enterprises.get(tidyText(enterpriseName)) ?? []);
    return bearers.length === 1 ? bearers[0] : undefined;
  };
}

/** An open case as the list of problems tells it: no filer, no contact, no text beyond its title. */
export function problemOf(
  record: Case,
  subject: NamedSubject | undefined,
  { config, calendar, now, unitNames }: ProblemContext,
): Problem {
  const clocks = clocksOf(record, config, calendar, now);
  const clock =
    record.state === 'claimed' ? clocks.find((one) => one.clock === 'confirm') : nextClock(clocks);
  const category = config.categories.find(({ code }) => code === record.category);
  const unitName = unitNames.get(record.leadUnit ?? '');
  return {
    case: record.id,
    kind: record.kind,
    title: titleOf(record),
    subject,
    category: category ? { zh: category.zh, en: category.en } : { zh: record.category, en: record.category },
    unit: record.leadUnit,
    unitName,
    state: record.state,
    urgent: record.urgent,
    filedAt: filedAt(record),
    dueAt: clock?.dueAt,
    overdue: clock?.overdue ?? false,
    statusLine: statusLine(record, { audience: 'staff', unit: unitName }, config, calendar, now),
    foundInField: foundInField(record),
  };
}
