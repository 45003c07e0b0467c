import type { Actor, Case, CaseEvent, CaseState, Clock } from '../../shared/intake/index.ts';
import {
  actionsFor,
  canExtend,
  canPause,
  clocksOf,
  escalationDue,
  nextClock,
  nextStates,
  transitions,
} from '../../shared/intake/index.ts';
import { problem } from '../platform/problem.ts';
import type { Write } from '../platform/table.ts';
import { stampAt } from './ports.ts';
import type { Rules } from './ports.ts';
import type { IntakeStore } from './store.ts';

/** What is done to a case, and what it leaves there. */
export interface Act {
  readonly action: string;
  /** `filer`, `system` or a person's id. */
  readonly by: string;
  readonly event?: Pick<CaseEvent, 'unit' | 'level' | 'amount' | 'reason' | 'message' | 'resolution'>;
  readonly change?: Partial<Case>;
}

/** The clocks of a case at the moment of the rules. */
export const clocksAt = (record: Case, { config, calendar, now }: Rules): Clock[] =>
  clocksOf(record, config, calendar, now);

/** The clock that says what comes next: the filer's after a claim, else the one due first. */
export const currentClock = (record: Case, clocks: readonly Clock[]): Clock | undefined =>
  record.state === 'claimed' ? clocks.find(({ clock }) => clock === 'confirm') : nextClock(clocks);

/** Whether the clocks allow an act that only touches clocks. */
function clocksAllow(action: string, record: Case, rules: Rules): boolean {
  const clocks = clocksAt(record, rules);
  const paused = clocks.some((clock) => clock.paused);
  if (action === 'extend') return canExtend(record, clocks, rules.config);
  if (action === 'pause') return canPause(clocks);
  return action !== 'resume' || paused;
}

/** What the actors may do to a case now, in the order of the table of transitions. */
export const actionsOf = (record: Case, actors: readonly Actor[], rules: Rules): string[] => [
  ...new Set(
    actors
      .flatMap((actor) => actionsFor(record.state, actor))
      .map(({ action }) => action)
      .filter((action) => clocksAllow(action, record, rules)),
  ),
];

/** @throws Problem `illegal-move` if the state does not allow the act, `forbidden` if it allows it to others only. */
function transitionOf(record: Case, action: string, actors: readonly Actor[], rules: Rules) {
  const rows = transitions.filter((row) => row.action === action);
  const row = rows.find(({ from }) => from.includes(record.state));
  if (!row || !clocksAllow(action, record, rules))
    throw problem('illegal-move', {
      current: record.state,
      allowed: [...new Set(actors.flatMap((actor): CaseState[] => nextStates(record.state, actor)))],
    });
  if (!row.by.some((actor) => actors.includes(actor))) throw problem('forbidden');
  return row;
}

/**
 * A case after an act: the event appended, the state moved, the stamp renewed; escalated to the paired leader where the rule says so.
 * @throws Problem `illegal-move`, `forbidden`.
 */
export function acted(
  record: Case,
  { action, by, event, change }: Act,
  actors: readonly Actor[],
  rules: Rules,
): Case {
  const { event: kind, to } = transitionOf(record, action, actors, rules);
  const { now, config } = rules;
  const events: CaseEvent[] = [...record.events, { kind, at: now, by, ...event }];
  const escalation = escalationDue(events, config);
  if (escalation)
    events.push({
      kind: 'escalated',
      at: now,
      by: 'system',
      reason: `${escalation.reason}:${escalation.count}`,
    });
  return {
    ...record,
    ...change,
    ...stampAt(now, by, record.version),
    state: to ?? record.state,
    reworks: events.filter((one) => one.kind === 'reopened').length,
    events,
  };
}

/** The write of a case with its place in the queue by the clock that is due next. */
export const caseWrite = (store: IntakeStore, jurisdiction: string, record: Case, rules: Rules): Write =>
  store.saveCase(jurisdiction, record, currentClock(record, clocksAt(record, rules))?.dueAt);
