import type { Instant } from '../time/civil.ts';
import { millisecondsOf } from '../time/civil.ts';

/** What can happen to a case. Those that move it stand in the table of `states.ts`; the others only touch clocks, rates or thread. */
export type CaseEventKind =
  | 'submitted'
  | 'accepted'
  | 'assigned'
  | 'transferred'
  | 'signedFor'
  | 'contacted'
  | 'replied'
  | 'claimed'
  | 'confirmed'
  | 'rated'
  | 'reopened'
  | 'declined'
  | 'merged'
  | 'withdrawn'
  | 'closedUnfixed'
  | 'closedUnrated'
  | 'extended'
  | 'paused'
  | 'resumed'
  | 'escalated';

/** The five levels of satisfaction, best first. */
export type SatisfactionLevel =
  'verySatisfied' | 'satisfied' | 'neutral' | 'dissatisfied' | 'veryDissatisfied';

/** How a case was solved; `Resolution` of `model.ts` is its schema. */
export interface CaseResolution {
  readonly means: string;
  /** Integer yuan. */
  readonly yuan?: number | undefined;
  readonly evidence?: string | undefined;
  /** Who held the on-site office. */
  readonly head?: string | undefined;
}

/** One thing that happened to a case; stored in order. */
export interface CaseEvent {
  readonly kind: CaseEventKind;
  readonly at: Instant;
  readonly by?: string | undefined;
  /** The lead unit, for `assigned` and `transferred`. */
  readonly unit?: string | undefined;
  /** The filer's rating, for `confirmed`, `reopened` and `rated`. */
  readonly level?: SatisfactionLevel | undefined;
  /** What an extension adds to the finish limit, in the limit's own unit; without it, as much again as the limit. */
  readonly amount?: number | undefined;
  readonly reason?: string | undefined;
  /** The message that came with it. */
  readonly message?: string | undefined;
  /** Of a claim: how the case was solved. */
  readonly resolution?: CaseResolution | undefined;
}

/** All that clocks, colours and rates are derived from. */
export interface CaseFacts {
  readonly urgent: boolean;
  /** Handled by several units: the longer finish limit. */
  readonly joint: boolean;
  /** A county's own class of case (C, B, A …) where its finish limits go by class; it then replaces `joint`. */
  readonly track?: string | undefined;
  readonly events: readonly CaseEvent[];
}

/** Events after which nobody has anything left to do. */
export const closingKinds: readonly CaseEventKind[] = [
  'confirmed',
  'declined',
  'merged',
  'withdrawn',
  'closedUnfixed',
  'closedUnrated',
];

/** The events up to and including an instant, in their order. */
export const eventsUntil = (events: readonly CaseEvent[], now: Instant): CaseEvent[] => {
  const until = millisecondsOf(now);
  return events.filter(({ at }) => millisecondsOf(at) <= until);
};

/** The position of the last event of one of the kinds, or −1. */
export const lastIndexOf = (events: readonly CaseEvent[], ...kinds: readonly CaseEventKind[]): number =>
  events.findLastIndex(({ kind }) => kinds.includes(kind));

/** The first event of one of the kinds after a position. */
export const firstAfter = (
  events: readonly CaseEvent[],
  index: number,
  kinds: readonly CaseEventKind[],
): CaseEvent | undefined => events.find((event, position) => position > index && kinds.includes(event.kind));

/** The unit that led the case at an instant: that of the last assignment or transfer. */
export const leadUnitAt = (events: readonly CaseEvent[], at: Instant): string | undefined =>
  eventsUntil(events, at).findLast(({ kind }) => kind === 'assigned' || kind === 'transferred')?.unit;
