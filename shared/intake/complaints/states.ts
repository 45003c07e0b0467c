import type { Bilingual } from '../../contract/bilingual.ts';
import type { Complaint, ComplaintEvent, ComplaintOutcome, ComplaintState } from './model.ts';

/** What the two parties can do; nobody else is a party to a complaint. */
export type ComplaintAction =
  'accept' | 'reply' | 'answer' | 'decline' | 'close' | 'agree' | 'object' | 'withdraw';

interface Move {
  readonly by: 'filer' | 'custodian';
  readonly from: readonly ComplaintState[];
  readonly to: ComplaintState;
  readonly event: ComplaintEvent['kind'];
  /** The outcome that the move itself means. */
  readonly outcome?: ComplaintOutcome;
}

/**
 * Every move of a complaint: submitted → accepted → inProgress → answered → closed. The custodian answers; the filer agrees, objects once
 * more, or lets the time to object pass. No state is called solved: an answer says what was found.
 */
export const complaintMoves: Readonly<Record<ComplaintAction, Move>> = {
  accept: { by: 'custodian', from: ['submitted'], to: 'accepted', event: 'accepted' },
  reply: { by: 'custodian', from: ['accepted', 'inProgress'], to: 'inProgress', event: 'replied' },
  answer: { by: 'custodian', from: ['accepted', 'inProgress'], to: 'answered', event: 'answered' },
  decline: {
    by: 'custodian',
    from: ['submitted', 'accepted'],
    to: 'closed',
    event: 'closed',
    outcome: 'notOurMatter',
  },
  close: { by: 'custodian', from: ['answered'], to: 'closed', event: 'closed' },
  agree: { by: 'filer', from: ['answered'], to: 'closed', event: 'agreed' },
  object: { by: 'filer', from: ['answered'], to: 'inProgress', event: 'objected' },
  withdraw: {
    by: 'filer',
    from: ['submitted', 'accepted', 'inProgress'],
    to: 'closed',
    event: 'withdrawn',
    outcome: 'withdrawn',
  },
};

/** What a party may do in a state, in the order of the table. */
export const complaintActions = (state: ComplaintState, by: Move['by']): ComplaintAction[] =>
  (Object.keys(complaintMoves) as ComplaintAction[]).filter((action) => {
    const move = complaintMoves[action];
    return move.by === by && move.from.includes(state);
  });

/** What is done: by whom, when, and, with an answer, what was found. */
export interface ComplaintAct {
  readonly action: ComplaintAction;
  readonly by: string;
  readonly at: string;
  readonly outcome?: ComplaintOutcome;
}

/** A complaint after an act; undefined where its state does not allow it. An objection takes the answer's outcome away. */
export function afterAct(
  complaint: Complaint,
  { action, by, at, outcome }: ComplaintAct,
): Complaint | undefined {
  const move = complaintMoves[action];
  if (!move.from.includes(complaint.state)) return undefined;
  const found = outcome ?? move.outcome;
  const { outcome: before, ...rest } = complaint;
  const standing = found ?? (action === 'object' ? undefined : before);
  return {
    ...rest,
    state: move.to,
    ...(standing && { outcome: standing }),
    events: [...complaint.events, { kind: move.event, at, by, ...(found && { outcome: found }) }],
    version: complaint.version + 1,
    changedAt: at,
    changedBy: by,
  };
}

/** The published names of the outcomes. */
export const outcomeNames: Readonly<Record<ComplaintOutcome, Bilingual>> = {
  substantiated: { zh: '反映属实,已处理', en: 'Found true and acted on' },
  partlySubstantiated: { zh: '部分属实,已处理', en: 'Found true in part and acted on' },
  unsubstantiated: { zh: '经核查不属实', en: 'Found untrue' },
  unverifiable: { zh: '现有线索无法查实', en: 'Could be neither proved nor disproved' },
  transferred: { zh: '已移送有权处理的机关', en: 'Handed to the authority competent for it' },
  notOurMatter: { zh: '不属受理范围,已说明去处', en: 'Not a matter for this line; told where to go' },
  withdrawn: { zh: '提交人撤回', en: 'Withdrawn by the filer' },
};
