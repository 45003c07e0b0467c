import type { OutputOf } from '../../../shared/contract/index.ts';
import type {
  ComplaintOutcome,
  ComplaintState,
  Disclosure,
} from '../../../shared/intake/complaints/model.ts';
import { outcomeNames } from '../../../shared/intake/complaints/states.ts';

export type Row = OutputOf<'listComplaints'>['items'][number];
export type View = OutputOf<'readComplaint'>;
export type Move = View['moves'][number];

/** The word for a state in the messages of this section. */
export const stateWord = (state: ComplaintState) => (state === 'closed' ? 'closedState' : state);

/** The outcomes an answer can have; the others come with a move of their own. */
export const answerOutcomes = (Object.keys(outcomeNames) as ComplaintOutcome[]).filter(
  (outcome): outcome is Exclude<typeof outcome, 'withdrawn' | 'notOurMatter'> =>
    outcome !== 'withdrawn' && outcome !== 'notOurMatter',
);

/** What is typed for a move. */
export interface MoveForm {
  text: string;
  outcome: string;
}

/** What a move still lacks. */
export function missingFor(move: Move, form: MoveForm): ('text' | 'outcome')[] {
  const speaks = move === 'reply' || move === 'answer' || move === 'decline';
  return [
    ...(move === 'answer' && !form.outcome ? ['outcome' as const] : []),
    ...(speaks && !form.text.trim() ? ['text' as const] : []),
  ];
}

/** How a disclosure stands for somebody: what it is called, and what she may do with it. */
export function standingOf(
  { state, until, requestedBy }: Disclosure,
  person: string | undefined,
  now: string,
): {
  state: 'requested' | 'approvedState' | 'refusedState' | 'expired';
  mayDecide: boolean;
  mayOpen: boolean;
} {
  const mine = requestedBy === person;
  if (state === 'requested') return { state, mayDecide: !mine, mayOpen: false };
  if (state === 'refused') return { state: 'refusedState', mayDecide: false, mayOpen: false };
  const over = until !== undefined && until < now;
  return { state: over ? 'expired' : 'approvedState', mayDecide: false, mayOpen: mine && !over };
}
