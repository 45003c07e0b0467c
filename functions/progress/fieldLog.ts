import { clocksOf } from '../../shared/intake/clocks.ts';
import type { Case } from '../../shared/intake/model.ts';
import { receiptFrom } from '../../shared/identifiers/receipt.ts';
import { sha256Hex } from '../../shared/identifiers/token.ts';
import { minutesOf } from '../../shared/progress/model.ts';
import type { LogEntry } from '../../shared/progress/model.ts';
import { decideInspection } from '../../shared/progress/quiet.ts';
import { addMonths, monthOf } from '../../shared/time/civil.ts';
import { periodOf } from '../../shared/time/period.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, Problem, refused } from '../platform/problem.ts';
import { stamp, today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';
import { tasksFrom } from './tasks.ts';

/**
 * One line of the field log: a visit, a contact, an inspection. A problem found becomes a case in the same transaction, without
 * retyping, and what was decided becomes tasks with owner and date. An inspection of an enterprise in its quiet period needs a reason from the list.
 */
export const writeLog =
  (ports: ProgressPorts): UseCase<'writeLog'> =>
  async ({ jurisdiction, problem: found, tasks: decided = [], ...line }, caller) => {
    const { store, clock } = ports;
    if (!caller.roles.includes('office') && line.person !== caller.person) throw problem('forbidden');
    if (line.date > today(clock))
      throw refused('日期不能晚于今天', 'The date cannot be in the future', [
        { pointer: '/date', zh: '请填写今天或以前的日期', en: 'Enter today or an earlier day' },
      ]);
    if (!(await store.knows(jurisdiction, line.subject)))
      throw refused('名册中没有这个对象', 'The registry does not have this subject', [
        { pointer: '/subject/id', zh: '请从名册中选择', en: 'Choose one from the registry' },
      ]);
    if (line.timing && line.timing.to > clock.now().toISOString())
      throw refused('时间不能晚于现在', 'The time cannot be in the future', [
        { pointer: '/timing/to', zh: '请填写现在或以前的时间', en: 'Enter a time that has passed' },
      ]);
    await mayInspect(ports, jurisdiction, line);
    const [record, tasks, journals] = await Promise.all([
      found && caseFrom(ports, jurisdiction, line, found, caller),
      tasksFrom(ports, jurisdiction, line, decided, caller),
      line.kind === 'quarterReview' ? journalsFor(ports, jurisdiction, line) : [],
    ]);
    const entry: LogEntry = {
      ...line,
      ...(record && { case: record.id }),
      ...(tasks.length > 0 && { tasks: tasks.map(({ id }) => id) }),
      ...(journals.length > 0 && { journals }),
      at: clock.now().toISOString(),
    };
    const dueAt = record && (await dueOf(ports, jurisdiction, record, entry.at));
    try {
      await store.saveLog(jurisdiction, entry, {
        found: record && { record, ...(dueAt && { dueAt }) },
        tasks,
      });
    } catch (error) {
      const existing = error instanceof Problem ? await store.logEntry(jurisdiction, entry) : undefined;
      if (existing?.text !== entry.text) throw error;
      return existing;
    }
    return entry;
  };

/** When the case of a problem found on site is first due, by the county's limits and calendar. */
async function dueOf(
  { store, calendarOf }: ProgressPorts,
  jurisdiction: string,
  record: Parameters<typeof clocksOf>[0],
  at: string,
): Promise<string | undefined> {
  const [limits, calendar] = await Promise.all([
    store.intakeSettings(jurisdiction),
    calendarOf(jurisdiction),
  ]);
  return clocksOf(record, limits, calendar, at)[0]?.dueAt;
}

async function mayInspect(
  { store }: ProgressPorts,
  jurisdiction: string,
  { kind, subject, date, reason }: Pick<LogEntry, 'kind' | 'subject' | 'date' | 'reason'>,
): Promise<void> {
  if (kind !== 'inspection' || subject.kind !== 'enterprise') return;
  const quiet = await store.quietRules(jurisdiction);
  const decision = decideInspection({ day: date, ...(reason && { reason }) }, quiet);
  if (decision.allowed) return;
  const zh = decision.reasons.map((one) => one.zh).join('、');
  const en = decision.reasons.map((one) => one.en).join(', ');
  const { fromDay, toDay } = quiet;
  throw refused(
    `每月${fromDay}日至${toDay}日为企业安静生产期,检查须有理由:${zh}`,
    `Days ${fromDay}–${toDay} are the enterprise’s quiet period; an inspection needs a reason: ${en}`,
    [{ pointer: '/reason', zh: `请从以下选择理由:${zh}`, en: `Choose a reason: ${en}` }],
  );
}

/** The monthly journals of her quarter on which a person's review rests (S20), oldest first. */
async function journalsFor(
  { store }: ProgressPorts,
  jurisdiction: string,
  { person, date }: Pick<LogEntry, 'person' | 'date'>,
): Promise<{ id: string; date: string }[]> {
  const first = monthOf(periodOf('quarter', date).from);
  const months = [first, addMonths(first, 1), addMonths(first, 2)];
  const lines = await Promise.all(months.map((month) => store.logOfMonth(jurisdiction, month)));
  return lines
    .flat()
    .filter((entry) => entry.kind === 'journal' && entry.person === person && entry.date <= date)
    .map((entry) => ({ id: entry.id, date: entry.date }));
}

/** The case of a problem found on the spot. Its receipt is nobody's: the one who logged it follows it at the desk. */
async function caseFrom(
  { clock, ids, store }: ProgressPorts,
  jurisdiction: string,
  { subject, id }: Pick<LogEntry, 'subject' | 'id'>,
  found: { text: string; category: string },
  caller: StaffCaller,
): Promise<Case> {
  const receiptHash = await sha256Hex(receiptFrom(ids.bytes(10)));
  const enterprise =
    subject.kind === 'enterprise' ? await store.enterprise(jurisdiction, subject.id) : undefined;
  return {
    ...found,
    ...stamp(clock, caller, 1),
    id: (await sha256Hex(`case-of-log\n${jurisdiction}\n${id}`)).slice(0, 20),
    kind: 'request',
    channel: 'visit',
    urgent: false,
    receiptHash,
    state: 'submitted',
    supportingUnits: [],
    joint: false,
    reworks: 0,
    ...(subject.kind === 'project' && { project: subject.id }),
    ...(enterprise && { enterpriseName: enterprise.name }),
    events: [{ kind: 'submitted', at: clock.now().toISOString(), by: caller.person }],
  };
}

/** The month's log, newest first. */
export const listLog =
  ({ store }: ProgressPorts): UseCase<'listLog'> =>
  async ({ jurisdiction, month, person }) => {
    const items = await store.logOfMonth(jurisdiction, month);
    return {
      items: items
        .filter((entry) => !person || entry.person === person)
        .map((entry) => ({ ...entry, ...(entry.timing && { minutes: minutesOf(entry.timing) }) }))
        .reverse(),
    };
  };
