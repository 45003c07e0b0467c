/**
 * The state machine of a case, as one table: the source for the handlers, for the condition expressions by which the database refuses
 * every other transition, for the buttons on the pages and for the documentation.
 */
import type { Bilingual } from '../contract/bilingual.ts';
import type { CaseEvent, CaseEventKind } from './events.ts';
import type { CaseState } from './model.ts';

/** Who can act on a case. `filer` is whoever filed it, observers and the public included. Complaints have moves of their own. */
export type Actor = 'filer' | 'unit' | 'office' | 'supervisor' | 'system';

/** What an actor can do. `from` equal to `to` means that the act leaves the case where it is. */
export interface Transition extends Bilingual {
  readonly action: string;
  /** The event that records it. */
  readonly event: CaseEventKind;
  readonly from: readonly CaseState[];
  /** Where it leads; undefined: the case stays where it is. */
  readonly to?: CaseState;
  readonly by: readonly Actor[];
}

const untilClaimed = ['submitted', 'accepted', 'assigned', 'signedFor', 'inProgress', 'reopened'] as const;
const withUnit = ['assigned', 'signedFor', 'inProgress', 'reopened'] as const;
const inHand = ['signedFor', 'inProgress', 'reopened'] as const;

/**
 * Every act on a case. A first reply is what takes a case in hand. Declining belongs to a second person, the supervisor, and ends when a
 * unit has signed: from then on a case that cannot be solved is closed honestly. A claim cannot be withdrawn or merged away.
 */
export const transitions: readonly Transition[] = [
  {
    action: 'accept',
    event: 'accepted',
    from: ['submitted'],
    to: 'accepted',
    by: ['office'],
    zh: '受理',
    en: 'Accept',
  },
  {
    action: 'assign',
    event: 'assigned',
    from: ['accepted'],
    to: 'assigned',
    by: ['office'],
    zh: '交办',
    en: 'Assign',
  },
  {
    action: 'transfer',
    event: 'transferred',
    from: withUnit,
    to: 'assigned',
    by: ['unit', 'office'],
    zh: '转办',
    en: 'Transfer',
  },
  {
    action: 'sign',
    event: 'signedFor',
    from: ['assigned'],
    to: 'signedFor',
    by: ['unit'],
    zh: '签收',
    en: 'Sign for',
  },
  {
    action: 'contact',
    event: 'contacted',
    from: untilClaimed,
    by: ['unit', 'office'],
    zh: '联系',
    en: 'Contact',
  },
  {
    action: 'reply',
    event: 'replied',
    from: inHand,
    to: 'inProgress',
    by: ['unit'],
    zh: '答复',
    en: 'Reply',
  },
  {
    action: 'claim',
    event: 'claimed',
    from: ['inProgress'],
    to: 'claimed',
    by: ['unit'],
    zh: '办结',
    en: 'Claim as solved',
  },
  {
    action: 'confirm',
    event: 'confirmed',
    from: ['claimed'],
    to: 'confirmed',
    by: ['filer'],
    zh: '确认已解决',
    en: 'Confirm',
  },
  {
    action: 'reopen',
    event: 'reopened',
    from: ['claimed'],
    to: 'reopened',
    by: ['filer'],
    zh: '退回重办',
    en: 'Reopen',
  },
  {
    action: 'rate',
    event: 'rated',
    from: ['claimed', 'confirmed', 'closedUnfixed'],
    by: ['filer'],
    zh: '评价',
    en: 'Rate',
  },
  {
    action: 'withdraw',
    event: 'withdrawn',
    from: untilClaimed,
    to: 'withdrawn',
    by: ['filer'],
    zh: '撤回',
    en: 'Withdraw',
  },
  {
    action: 'decline',
    event: 'declined',
    from: ['submitted', 'accepted', 'assigned'],
    to: 'declined',
    by: ['supervisor'],
    zh: '不予受理',
    en: 'Decline',
  },
  {
    action: 'merge',
    event: 'merged',
    from: untilClaimed,
    to: 'duplicate',
    by: ['office'],
    zh: '并案',
    en: 'Merge',
  },
  {
    action: 'closeUnfixed',
    event: 'closedUnfixed',
    from: ['inProgress', 'reopened'],
    to: 'closedUnfixed',
    by: ['office'],
    zh: '无法解决,如实结案',
    en: 'Close unfixed',
  },
  {
    action: 'closeUnrated',
    event: 'closedUnrated',
    from: ['claimed'],
    to: 'closedUnrated',
    by: ['system'],
    zh: '未评价结案',
    en: 'Close unrated',
  },
  {
    action: 'extend',
    event: 'extended',
    from: withUnit,
    by: ['supervisor'],
    zh: '批准延期',
    en: 'Approve an extension',
  },
  {
    action: 'pause',
    event: 'paused',
    from: untilClaimed,
    by: ['supervisor'],
    zh: '批准暂停',
    en: 'Approve a pause',
  },
  {
    action: 'resume',
    event: 'resumed',
    from: untilClaimed,
    by: ['supervisor', 'office', 'unit'],
    zh: '恢复计时',
    en: 'Resume',
  },
  {
    action: 'escalate',
    event: 'escalated',
    from: [...untilClaimed, 'claimed'],
    by: ['system', 'office', 'supervisor'],
    zh: '提级',
    en: 'Escalate',
  },
];

/** The states from which nothing leads on. */
export const finalStates: readonly CaseState[] = [
  'confirmed',
  'declined',
  'duplicate',
  'closedUnfixed',
  'closedUnrated',
  'withdrawn',
];

/** What an actor may do to a case in a state, in the order of the table. */
export const actionsFor = (state: CaseState, actor: Actor): Transition[] =>
  transitions.filter((row) => row.from.includes(state) && row.by.includes(actor));

/** The states to which an actor may bring a case that is in a state. */
export const nextStates = (state: CaseState, actor: Actor): CaseState[] => [
  ...new Set(actionsFor(state, actor).flatMap(({ to }) => to ?? [])),
];

/** Where an event brings a case; undefined if the state does not allow it. */
export function stateAfter(state: CaseState, event: CaseEventKind): CaseState | undefined {
  const row = transitions.find((candidate) => candidate.event === event && candidate.from.includes(state));
  return row && (row.to ?? state);
}

/** The state to which a case's whole history leads. @throws RangeError if it does not begin with its submission or makes an illegal move. */
export function replay(events: readonly CaseEvent[]): CaseState {
  const [first, ...rest] = events;
  if (first?.kind !== 'submitted') throw new RangeError('A case begins with its submission');
  let state: CaseState = 'submitted';
  for (const { kind } of rest) {
    const next = stateAfter(state, kind);
    if (next === undefined) throw new RangeError(`A case that is ${state} cannot be ${kind}`);
    state = next;
  }
  return state;
}
