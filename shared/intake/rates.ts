import { percentOf } from '../text/percent.ts';
import type { WorkingCalendar } from '../time/calendar.ts';
import type { CivilDate, Instant } from '../time/civil.ts';
import { civilDateOf } from '../time/civil.ts';
import type { Clock } from './clocks.ts';
import { clocksOf, isRunning } from './clocks.ts';
import type { IntakeConfig } from './config.ts';
import type { CaseEvent, CaseFacts, SatisfactionLevel } from './events.ts';
import { eventsUntil, leadUnitAt } from './events.ts';

/** A rate with its parts. `value` is a percentage rounded half up to 0.01; absent where the denominator is empty. */
export interface RateFigure {
  readonly numerator: number;
  readonly denominator: number;
  readonly value?: number;
}

/** The three rates of a unit in a period, and what is shown beside them. */
export interface RateFigures {
  readonly response: RateFigure;
  readonly resolution: RateFigure;
  readonly satisfaction: RateFigure;
  /** Satisfaction in its parts. */
  readonly satisfied: number;
  readonly neutral: number;
  readonly unsatisfied: number;
  /** Assigned in the period, not yet contacted or answered, and not yet due: outside the response rate. */
  readonly pending: number;
  /** Claims in the period that ended without an answer: outside the resolution rate. */
  readonly unrated: number;
  /** Cases that are open now with a clock of the unit overdue, whatever the period. */
  readonly openOverdue: number;
}

/** First and last day of a period, and the unit; without a unit, all of them. */
export interface RateScope {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly unit?: string | undefined;
}

const uncounted: readonly CaseEvent['kind'][] = ['declined', 'merged', 'withdrawn'];
const unitClocks: readonly string[] = ['signFor', 'reply', 'finish', 'contact'];

/** The clocks that a unit has still to meet. */
export const unitClocksOf = (clocks: readonly Clock[]): Clock[] =>
  clocks.filter((clock) => unitClocks.includes(clock.clock) && isRunning(clock));

const satisfiedLevels: readonly SatisfactionLevel[] = ['verySatisfied', 'satisfied'];

/** What the filer said about one claim (or about an honest closing). */
interface Answer {
  at: Instant;
  solved?: boolean;
  level?: SatisfactionLevel;
  lapsed: boolean;
}

/** The filer's last answer in the period: what was said of the last claim that was answered then, or lapsed. */
function lastAnswer(events: readonly CaseEvent[], within: (at: Instant) => boolean): Answer | undefined {
  let last: Answer | undefined;
  let current: Answer | undefined;
  for (const { kind, at, level } of events) {
    if (kind === 'claimed' || kind === 'closedUnfixed') current = undefined;
    const answers =
      kind === 'confirmed' || kind === 'reopened' || kind === 'rated' || kind === 'closedUnrated';
    if (!answers || !within(at)) continue;
    current = {
      ...current,
      at,
      lapsed: kind === 'closedUnrated',
      ...(kind === 'confirmed' || kind === 'reopened' ? { solved: kind === 'confirmed' } : {}),
      ...(level !== undefined && { level }),
    };
    last = current;
  }
  return last;
}

/** How the response to an assigned case stands: contact for urgent cases, else the reply. */
function responseOf(clocks: readonly Clock[], urgent: boolean, now: Instant) {
  const clock = clocks.find((candidate) => candidate.clock === (urgent ? 'contact' : 'reply'));
  if (clock === undefined) return undefined;
  const decidedAt = clock.overdue && clock.dueAt !== undefined ? clock.dueAt : (clock.metAt ?? now);
  return {
    inTime: clock.metAt !== undefined && !clock.overdue,
    pending: isRunning(clock) && !clock.overdue,
    decidedAt,
  };
}

const rate = (numerator: number, denominator: number): RateFigure => {
  const value = percentOf(numerator, denominator);
  return { numerator, denominator, ...(value !== undefined && { value }) };
};

/**
 * Response, resolution and satisfaction of a unit in a period.
 *
 * Response counts cases by the day of their first assignment and falls to the unit that led when the answer came or fell due (an urgent
 * contact may be met before any assignment, and then falls to the first unit). A case closed without a reply was not replied to.
 * Resolution and satisfaction count a case once, by the filer's last answer in the period, and fall to the unit that led then.
 * Cases declined, merged or withdrawn by `now` count nowhere; complaints are no cases.
 */
export function ratesOf(
  cases: readonly CaseFacts[],
  scope: RateScope,
  config: IntakeConfig,
  calendar: WorkingCalendar,
  now: Instant,
): RateFigures {
  const within = (at: Instant): boolean => civilDateOf(at) >= scope.from && civilDateOf(at) <= scope.to;
  const mine = (unit: string | undefined): boolean =>
    unit !== undefined && (scope.unit === undefined || unit === scope.unit);
  const tally = { responded: 0, assigned: 0, pending: 0, solved: 0, answered: 0, unrated: 0, openOverdue: 0 };
  const ratings = { satisfied: 0, neutral: 0, unsatisfied: 0 };

  for (const facts of cases) {
    const events = eventsUntil(facts.events, now);
    const assigned = events.find(({ kind }) => kind === 'assigned');
    if (assigned === undefined) continue;
    if (events.some(({ kind }) => uncounted.includes(kind))) continue;

    const clocks = clocksOf(facts, config, calendar, now);
    const response = responseOf(clocks, facts.urgent, now);
    if (response !== undefined && within(assigned.at)) {
      const unit = leadUnitAt(events, response.decidedAt) ?? assigned.unit;
      if (mine(unit) && response.pending) tally.pending += 1;
      else if (mine(unit)) {
        tally.assigned += 1;
        tally.responded += response.inTime ? 1 : 0;
      }
    }

    const answer = lastAnswer(events, within);
    if (answer !== undefined && mine(leadUnitAt(events, answer.at))) {
      if (answer.solved !== undefined) tally.answered += 1;
      if (answer.solved === true) tally.solved += 1;
      if (answer.lapsed && answer.level === undefined) tally.unrated += 1;
      if (answer.level !== undefined) {
        if (satisfiedLevels.includes(answer.level)) ratings.satisfied += 1;
        else if (answer.level === 'neutral') ratings.neutral += 1;
        else ratings.unsatisfied += 1;
      }
    }

    const late = unitClocksOf(clocks).some(({ overdue }) => overdue);
    if (late && mine(leadUnitAt(events, now))) tally.openOverdue += 1;
  }

  return {
    response: rate(tally.responded, tally.assigned),
    resolution: rate(tally.solved, tally.answered),
    satisfaction: rate(ratings.satisfied, ratings.satisfied + ratings.neutral + ratings.unsatisfied),
    ...ratings,
    pending: tally.pending,
    unrated: tally.unrated,
    openOverdue: tally.openOverdue,
  };
}
