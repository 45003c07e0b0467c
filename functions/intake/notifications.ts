import type { Notification } from '../../shared/notify/index.ts';
import type { Case, Clock, Notice } from '../../shared/intake/index.ts';
import { caseColour, clockWords, finalStates, isRunning, officeHolder } from '../../shared/intake/index.ts';
import { addDays, civilDateOf } from '../../shared/time/civil.ts';
import { clocksAt, currentClock } from './act.ts';
import type { Rules } from './ports.ts';
import { holderOf } from './store.ts';

/** The names of units, where they are known. */
type NameOf = (id: string | undefined) => string | undefined;

const dueOnOf = (clock: Clock | undefined) => (clock?.dueAt ? { dueOn: civilDateOf(clock.dueAt) } : {});

/** The parts of a notification that every matter of a case shares. */
function about(record: Case, clock: Clock | undefined, rules: Rules, nameOf: NameOf) {
  const { config, calendar, now } = rules;
  const holder = holderOf(record);
  const unitName = nameOf(record.leadUnit);
  return {
    subject: { kind: 'case' as const, id: record.id },
    ...(holder !== officeHolder && { unit: holder, ...(unitName && { unitName }) }),
    colour: caseColour(record, config, calendar, now),
    ...dueOnOf(clock),
  };
}

/**
 * What a change of a case gives to tell: that it is new, was handed to a unit, or came back. Each event of the case is one happening,
 * whichever change of the record first shows it.
 */
export function notificationsOfCase(
  before: Case | undefined,
  record: Case,
  rules: Rules,
  nameOf: NameOf,
): Notification[] {
  const clock = currentClock(record, clocksAt(record, rules));
  const common = about(record, clock, rules, nameOf);
  return record.events.slice(before?.events.length ?? 0).flatMap(({ kind, at }): Notification[] => {
    const made = (event: Notification['event'], urgent: boolean): Notification[] => [
      { ...common, key: `${event}:${record.id}:${at}`, event, urgent },
    ];
    if (kind === 'submitted') return made('new', record.urgent);
    if (kind === 'assigned' || kind === 'transferred') return made('assigned', record.urgent);
    return kind === 'reopened' ? made('reopened', false) : [];
  });
}

/** What the clocks of an open case give to tell now: due tomorrow, overdue; each run of a clock once. */
export function notificationsOfClocks(record: Case, rules: Rules, nameOf: NameOf): Notification[] {
  if (finalStates.includes(record.state)) return [];
  const tomorrow = addDays(civilDateOf(rules.now), 1);
  return clocksAt(record, rules)
    .filter((clock) => clock.clock !== 'confirm' && isRunning(clock) && clock.dueAt !== undefined)
    .flatMap((clock): Notification[] => {
      const dueOn = civilDateOf(clock.dueAt ?? rules.now);
      const event = clock.overdue ? 'overdue' : dueOn === tomorrow ? 'dueTomorrow' : undefined;
      if (!event) return [];
      const key = `${event}:${record.id}:${clock.clock}:${clock.startedAt}:${dueOn}`;
      const urgent = clock.clock === 'contact' && clock.overdue;
      const limit = clockWords[clock.clock];
      return [{ ...about(record, clock, rules, nameOf), key, event, urgent, limit }];
    });
}

/** What a change of a notice gives to tell: that it was issued. */
export function notificationsOfNotice(
  before: Notice | undefined,
  notice: Notice,
  nameOf: NameOf,
): Notification[] {
  if (notice.issuedAt === undefined || before?.issuedAt !== undefined) return [];
  const unitName = nameOf(notice.leadUnit);
  return [
    {
      key: `notice:${notice.id}`,
      event: 'notice',
      subject: { kind: 'notice', id: notice.id },
      ...(notice.leadUnit !== officeHolder && { unit: notice.leadUnit, ...(unitName && { unitName }) }),
      colour: notice.colour,
      dueOn: notice.deadline,
      ...(notice.number && { number: notice.number }),
      urgent: false,
    },
  ];
}
