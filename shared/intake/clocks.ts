import type { WorkingCalendar } from '../time/calendar.ts';
import type { Instant } from '../time/civil.ts';
import { civilDateOf, millisecondsOf } from '../time/civil.ts';
import type { Limit, Pause } from '../time/deadline.ts';
import { deadlineOf, isPast, workingDaysBetween } from '../time/deadline.ts';
import type { IntakeConfig } from './config.ts';
import type { CaseEvent, CaseEventKind, CaseFacts } from './events.ts';
import { closingKinds, eventsUntil, firstAfter, lastIndexOf } from './events.ts';

export type ClockName = 'accept' | 'assign' | 'signFor' | 'reply' | 'finish' | 'contact' | 'confirm';
export type ClockColour = 'none' | 'blue' | 'yellow' | 'red';

/** How one clock of a case stands at an instant. */
export interface Clock {
  readonly clock: ClockName;
  readonly startedAt: Instant;
  /** The limit that applies, an extension included. */
  readonly limit: Limit;
  /** Absent while the clock stands still. */
  readonly dueAt?: Instant;
  readonly metAt?: Instant;
  /** When the case was closed without this clock being met. */
  readonly endedAt?: Instant;
  readonly paused: boolean;
  /** Past its deadline now, or when it stopped. */
  readonly overdue: boolean;
  readonly provisional: boolean;
  /** Working days from today to the due day, 0 on that day, negative afterwards; only while it runs. */
  readonly remaining?: number;
  /** The colour that follows from time alone. */
  readonly colour: ClockColour;
}

interface Span {
  readonly clock: ClockName;
  readonly start: number;
  readonly limit: Limit;
  readonly metBy: readonly CaseEventKind[];
}

const pausable: readonly ClockName[] = ['accept', 'assign', 'signFor', 'reply', 'finish'];

/** The times for which the case stood still. A claim, a reopening and any closing end a pause. */
function pausesOf(events: readonly CaseEvent[]): Pause[] {
  const pauses: Pause[] = [];
  let from: Instant | undefined;
  for (const { kind, at } of events) {
    if (kind === 'paused') from ??= at;
    else if (from !== undefined && ['resumed', 'claimed', 'reopened', ...closingKinds].includes(kind)) {
      pauses.push({ from, to: at });
      from = undefined;
    }
  }
  return from === undefined ? pauses : [...pauses, { from }];
}

/** The pauses as a clock that stopped saw them. */
const pausesUntil = (pauses: readonly Pause[], stoppedAt: Instant | undefined): readonly Pause[] =>
  stoppedAt === undefined
    ? pauses
    : pauses
        .filter(({ from }) => millisecondsOf(from) < millisecondsOf(stoppedAt))
        .map(({ from, to }) => ({
          from,
          to: to === undefined || millisecondsOf(to) > millisecondsOf(stoppedAt) ? stoppedAt : to,
        }));

/** The limit to finish a case of this class, before any extension. @throws RangeError for a class without a limit. */
export function finishLimit(facts: Pick<CaseFacts, 'joint' | 'track'>, config: IntakeConfig): Limit {
  const track = facts.track ?? (facts.joint ? 'joint' : 'simple');
  const limit = config.limits.finish[track];
  if (limit === undefined) throw new RangeError(`No finish limit for cases of class ${track}`);
  return limit;
}

/** Which clocks have been started, each in its latest run. */
function spansOf(
  facts: CaseFacts,
  events: readonly CaseEvent[],
  { limits }: IntakeConfig,
  finish: Limit,
): Span[] {
  const submitted = lastIndexOf(events, 'submitted');
  const accepted = lastIndexOf(events, 'accepted');
  const firstAssigned = events.findIndex(({ kind }) => kind === 'assigned');
  const handed = lastIndexOf(events, 'assigned', 'transferred');
  const claimed = lastIndexOf(events, 'claimed');
  const reopened = lastIndexOf(events, 'reopened');
  const spans: Span[] = [
    { clock: 'accept', start: submitted, limit: limits.accept, metBy: ['accepted', 'declined'] },
    { clock: 'assign', start: accepted, limit: limits.assign, metBy: ['assigned'] },
    { clock: 'signFor', start: handed, limit: limits.signFor, metBy: ['signedFor'] },
    { clock: 'reply', start: firstAssigned, limit: limits.reply, metBy: ['replied'] },
    {
      clock: 'finish',
      start: reopened >= 0 ? reopened : firstAssigned,
      limit: finish,
      metBy: ['claimed', 'closedUnfixed'],
    },
    {
      clock: 'contact',
      start: facts.urgent ? submitted : -1,
      limit: limits.contact,
      metBy: ['contacted', 'replied'],
    },
    { clock: 'confirm', start: claimed, limit: limits.confirm, metBy: ['confirmed', 'reopened'] },
  ];
  return spans.filter(({ start }) => start >= 0);
}

/**
 * The finish limit with the extension that its current run was granted. Only the case's first `extensionsPerCase` count, only if
 * approved before expiry, and each for at most the original limit.
 */
function extended(
  base: Limit,
  { start, metBy }: Span,
  events: readonly CaseEvent[],
  pauses: readonly Pause[],
  config: IntakeConfig,
  calendar: WorkingCalendar,
): Limit {
  const startedAt = events[start]?.at;
  const end = events.findIndex(({ kind }, index) => index > start && metBy.includes(kind));
  const granted = events
    .map((event, index) => ({ event, index }))
    .filter(({ event }) => event.kind === 'extended')
    .slice(0, config.extensionsPerCase)
    .filter(({ index }) => index > start && (end < 0 || index < end));
  return granted.reduce((limit, { event }) => {
    const dueAt = startedAt && deadlineOf(startedAt, limit, calendar, pauses).dueAt;
    if (dueAt !== undefined && isPast(event.at, dueAt)) return limit;
    const extra = Math.min(base.amount, Math.max(0, event.amount ?? base.amount));
    return { ...limit, amount: limit.amount + extra };
  }, base);
}

function colourOf(clock: ClockName, overdue: boolean, remaining: number, config: IntakeConfig): ClockColour {
  if (clock === 'confirm') return 'none';
  if (config.notices.ruleset === 'ladder') return overdue ? 'blue' : 'none';
  if (overdue) return 'red';
  return clock === 'finish' && remaining <= config.notices.blueWithin ? 'blue' : 'none';
}

/**
 * How the clocks of a case stand: a pure function of its events up to `now`, the configuration and the calendar.
 *
 * Accept runs from submission, assign from acceptance; sign-for, reply and finish from the first assignment. A transfer restarts sign-for
 * only; a reopening starts the finish limit anew. Contact exists for urgent cases, confirm after a claim. A pause stops the first five
 * while it lasts, unless they were overdue before it. Only clocks that have started are listed, in this order.
 */
export function clocksOf(
  facts: CaseFacts,
  config: IntakeConfig,
  calendar: WorkingCalendar,
  now: Instant,
): Clock[] {
  const events = eventsUntil(facts.events, now);
  const pauses = pausesOf(events);
  const base = finishLimit(facts, config);
  return spansOf(facts, events, config, base).map((span) => {
    const { clock, start, metBy } = span;
    const startedAt = events[start]?.at ?? now;
    const limit = clock === 'finish' ? extended(base, span, events, pauses, config, calendar) : span.limit;
    const metAt = firstAfter(events, start, metBy)?.at;
    const closedAt = firstAfter(events, start, closingKinds)?.at;
    const endedAt = metAt === undefined ? closedAt : undefined;
    const stoppedAt = metAt ?? endedAt;
    const own = pausable.includes(clock) ? pausesUntil(pauses, stoppedAt) : [];
    const { dueAt, provisional } = deadlineOf(startedAt, limit, calendar, own);
    const overdue = dueAt !== undefined && isPast(stoppedAt ?? now, dueAt);
    const remaining =
      dueAt === undefined || stoppedAt !== undefined
        ? undefined
        : workingDaysBetween(civilDateOf(now), civilDateOf(dueAt), calendar);
    return {
      clock,
      startedAt,
      limit,
      ...(dueAt !== undefined && { dueAt }),
      ...(metAt !== undefined && { metAt }),
      ...(endedAt !== undefined && { endedAt }),
      paused: dueAt === undefined,
      overdue,
      provisional,
      ...(remaining !== undefined && { remaining }),
      colour: remaining === undefined ? 'none' : colourOf(clock, overdue, remaining, config),
    };
  });
}

/** Whether a clock still runs or stands still: neither met nor ended by the closing of the case. */
export const isRunning = ({ metAt, endedAt }: Clock): boolean => metAt === undefined && endedAt === undefined;

/** Whether a pause may be approved: some clock that a pause stops is running and none of them stands still. An overdue clock runs on. */
export const canPause = (clocks: readonly Clock[]): boolean => {
  const candidates = clocks.filter((clock) => pausable.includes(clock.clock) && isRunning(clock));
  return candidates.some(({ overdue }) => !overdue) && !candidates.some(({ paused }) => paused);
};

/** Whether an extension may be approved: the finish clock is not overdue and the case has had fewer than the county allows. */
export const canExtend = (facts: CaseFacts, clocks: readonly Clock[], config: IntakeConfig): boolean =>
  facts.events.filter(({ kind }) => kind === 'extended').length < config.extensionsPerCase &&
  clocks.some((clock) => clock.clock === 'finish' && isRunning(clock) && !clock.overdue);
