import type { Desk } from '../core/desk.svelte.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';

/** The moves staff make, in the order in which their buttons stand. */
export const moveNames = [
  'accept',
  'assign',
  'sign',
  'contact',
  'reply',
  'claim',
  'transfer',
  'closeUnfixed',
  'decline',
] as const;
export type MoveName = (typeof moveNames)[number];

/** What a move asks for beside the case. */
export type MoveField = 'text' | 'unit' | 'supporting' | 'joint' | 'declineReason';

export const moveFields: Record<MoveName, readonly MoveField[]> = {
  accept: [],
  assign: ['unit', 'supporting', 'joint'],
  sign: [],
  contact: ['text'],
  reply: ['text'],
  claim: ['text'],
  transfer: ['unit', 'text'],
  closeUnfixed: ['text'],
  decline: ['declineReason'],
};

/** Longest text of a move, in characters. */
export const textLimit = (move: MoveName): number =>
  move === 'contact' || move === 'transfer' ? 500 : 2000;

/** Moves that the person is asked about once more: nobody can take them back. */
export const isFinal = (move: MoveName): boolean => move === 'closeUnfixed' || move === 'decline';

/** What was typed; each move uses its own part. */
export interface MoveForm {
  text: string;
  unit: string;
  supporting: string[];
  joint: boolean;
  declineReason: string;
}

export const emptyForm = (): MoveForm => ({
  text: '',
  unit: '',
  supporting: [],
  joint: false,
  declineReason: '',
});

/** The moves that the server offers and this page knows, in the order of their buttons. */
export function offered(moves: readonly string[]): MoveName[] {
  const camel = moves.map((move) => move.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()));
  return moveNames.filter((name) => camel.includes(name));
}

/** The fields of a move that are not filled yet. */
export function missingFields(move: MoveName, form: MoveForm): MoveField[] {
  return moveFields[move].filter((field) => {
    if (field === 'text') return form.text.trim() === '' || form.text.trim().length > textLimit(move);
    return (field === 'unit' && form.unit === '') || (field === 'declineReason' && form.declineReason === '');
  });
}

type DeclineReason = 'notOurMatter' | 'litigation' | 'civilDispute' | 'closedRepeat' | 'noFacts';

/** Sends a move for the version that the person saw. */
export function sendMove(
  desk: Pick<Desk, 'call'>,
  move: MoveName,
  at: { caseId: string; version: number },
  form: MoveForm,
): Promise<OutputOf<'readCase'>> {
  const text = form.text.trim();
  const path = '/api/{jurisdiction}/cases/{caseId}';
  switch (move) {
    case 'accept':
      return desk.call(`POST ${path}/accept`, at);
    case 'sign':
      return desk.call(`POST ${path}/sign`, at);
    case 'assign':
      return desk.call(`POST ${path}/assign`, {
        ...at,
        leadUnit: form.unit,
        supportingUnits: form.supporting.filter((unit) => unit !== form.unit),
        joint: form.joint,
      });
    case 'contact':
      return desk.call(`POST ${path}/contact`, { ...at, note: text });
    case 'reply':
      return desk.call(`POST ${path}/reply`, { ...at, text });
    case 'claim':
      return desk.call(`POST ${path}/claim`, { ...at, text });
    case 'transfer':
      return desk.call(`POST ${path}/transfer`, { ...at, leadUnit: form.unit, reason: text });
    case 'closeUnfixed':
      return desk.call(`POST ${path}/close-unfixed`, { ...at, explanation: text });
    case 'decline':
      return desk.call(`POST ${path}/decline`, { ...at, reason: form.declineReason as DeclineReason });
  }
}
