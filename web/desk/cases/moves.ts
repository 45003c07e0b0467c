import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Desk } from '../core/desk.svelte.ts';
import { typedYuan } from '../core/money.ts';
import { type CaseOptions, isMoney } from './means.ts';

/** The moves staff make, in the order in which their buttons stand. */
export const moveNames = [
  'acceptAssign',
  'accept',
  'assign',
  'signReply',
  'sign',
  'contact',
  'reply',
  'claim',
  'transfer',
  'extend',
  'pause',
  'resume',
  'merge',
  'closeUnfixed',
  'decline',
] as const;
export type MoveName = (typeof moveNames)[number];

/** The letter that makes or begins each move; moves that no case offers at once share one. */
export const moveKeys: Readonly<Record<MoveName, string>> = {
  acceptAssign: 'a',
  accept: 'y',
  assign: 'a',
  signReply: 'r',
  sign: 's',
  contact: 'p',
  reply: 'r',
  claim: 'd',
  transfer: 't',
  extend: 'e',
  pause: 'w',
  resume: 'w',
  merge: 'm',
  closeUnfixed: 'u',
  decline: 'n',
};

/** What a move asks for beside the case. */
export type MoveField =
  | 'text'
  | 'unit'
  | 'supporting'
  | 'joint'
  | 'declineReason'
  | 'amount'
  | 'into'
  | 'means'
  | 'yuan'
  | 'evidence'
  | 'head';

export const moveFields: Record<MoveName, readonly MoveField[]> = {
  acceptAssign: ['unit', 'supporting', 'joint'],
  accept: [],
  assign: ['unit', 'supporting', 'joint'],
  signReply: ['text'],
  sign: [],
  contact: ['text'],
  reply: ['text'],
  claim: ['text', 'means', 'yuan', 'evidence', 'head'],
  transfer: ['unit', 'text'],
  extend: ['amount', 'text'],
  pause: ['text'],
  resume: [],
  merge: ['into'],
  closeUnfixed: ['text'],
  decline: ['declineReason'],
};

const longTexts: readonly MoveName[] = ['signReply', 'reply', 'claim', 'closeUnfixed'];

/** Longest text of a move, in characters. */
export const textLimit = (move: MoveName): number => (longTexts.includes(move) ? 2000 : 500);

/** Moves that the person is asked about once more: nobody can take them back. */
export const isFinal = (move: MoveName): boolean => ['merge', 'closeUnfixed', 'decline'].includes(move);

/** What was typed; each move uses its own part. */
export interface MoveForm {
  text: string;
  unit: string;
  supporting: string[];
  joint: boolean;
  declineReason: string;
  /** Working days that an extension adds. */
  amount: string;
  /** The surviving case of a merger. */
  into: string;
  /** How it was solved; empty texts where nothing is said. */
  means: string;
  yuan: string;
  evidence: string;
  head: string;
}

export const emptyForm = (): MoveForm => ({
  text: '',
  unit: '',
  supporting: [],
  joint: false,
  declineReason: '',
  amount: '',
  into: '',
  means: '',
  yuan: '',
  evidence: '',
  head: '',
});

/** Two moves in one write, and the first of them, with which it is offered. */
const combined: Partial<Record<MoveName, string>> = { acceptAssign: 'accept', signReply: 'sign' };

/** The moves that the server offers and this page knows, in the order of their buttons. */
export function offered(moves: readonly string[]): MoveName[] {
  const camel = moves.map((move) => move.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()));
  return moveNames.filter((name) => camel.includes(combined[name] ?? name));
}

/** Where a field stands in what its move sends, so that a complaint of the API finds it. */
export function pointerOf(move: MoveName, field: MoveField): string {
  if (field === 'text') {
    if (move === 'contact') return '/note';
    if (move === 'closeUnfixed') return '/explanation';
    return moveFields[move].includes('unit') || move === 'extend' || move === 'pause' ? '/reason' : '/text';
  }
  if (field === 'unit') return '/leadUnit';
  if (field === 'supporting') return '/supportingUnits';
  if (field === 'declineReason') return '/reason';
  const ofResolution = field === 'means' || field === 'yuan' || field === 'evidence' || field === 'head';
  return ofResolution ? `/resolution/${field}` : `/${field}`;
}

type Closing = CaseOptions['closing'];
const lacks: Partial<Record<MoveField, (form: MoveForm, move: MoveName, closing: Closing) => boolean>> = {
  text: ({ text }, move) => text.trim() === '' || text.trim().length > textLimit(move),
  unit: ({ unit }) => unit === '',
  declineReason: ({ declineReason }) => declineReason === '',
  amount: ({ amount }) => !/^[1-9]\d{0,2}$/.test(amount.normalize('NFKC').trim()),
  into: ({ into }) => into.trim() === '',
  means: ({ means }, _move, { evidence }) => evidence && means === '',
  yuan: ({ means, yuan }, _move, closing) =>
    isMoney(closing.means, means) && !((typedYuan(yuan).yuan ?? 0) > 0),
  evidence: ({ evidence }, _move, closing) => closing.evidence && evidence.trim() === '',
};

/** The fields of a move that are not filled yet, by what the county wants of a claim. */
export const missingFields = (move: MoveName, form: MoveForm, closing: Closing): MoveField[] =>
  moveFields[move].filter((field) => lacks[field]?.(form, move, closing) ?? false);

const assignmentOf = ({ unit, supporting, joint }: MoveForm) => ({
  leadUnit: unit,
  supportingUnits: supporting.filter((one) => one !== unit),
  joint,
});

/** How it was solved, as far as it was said. */
function resolutionOf({ means, yuan, evidence, head }: MoveForm, closing: Closing) {
  if (means === '') return {};
  const amount = isMoney(closing.means, means) ? typedYuan(yuan).yuan : undefined;
  return {
    resolution: {
      means,
      ...(amount !== undefined && { yuan: amount }),
      ...(evidence.trim() && { evidence: evidence.trim() }),
      ...(head && { head }),
    },
  };
}

type DeclineReason = 'notOurMatter' | 'litigation' | 'civilDispute' | 'closedRepeat' | 'noFacts';

/** Sends a move for the version that the person saw. */
export function sendMove(
  desk: Pick<Desk, 'call'>,
  move: MoveName,
  at: { caseId: string; version: number },
  form: MoveForm,
  closing: Closing,
): Promise<OutputOf<'readCase'>> {
  const text = form.text.trim();
  const path = '/api/{jurisdiction}/cases/{caseId}';
  switch (move) {
    case 'accept':
      return desk.call(`POST ${path}/accept`, at);
    case 'acceptAssign':
      return desk.call(`POST ${path}/accept-assign`, { ...at, ...assignmentOf(form) });
    case 'signReply':
      return desk.call(`POST ${path}/sign-reply`, { ...at, text });
    case 'sign':
      return desk.call(`POST ${path}/sign`, at);
    case 'assign':
      return desk.call(`POST ${path}/assign`, { ...at, ...assignmentOf(form) });
    case 'contact':
      return desk.call(`POST ${path}/contact`, { ...at, note: text });
    case 'reply':
      return desk.call(`POST ${path}/reply`, { ...at, text });
    case 'claim':
      return desk.call(`POST ${path}/claim`, { ...at, text, ...resolutionOf(form, closing) });
    case 'transfer':
      return desk.call(`POST ${path}/transfer`, { ...at, leadUnit: form.unit, reason: text });
    case 'extend':
      return desk.call(`POST ${path}/extend`, {
        ...at,
        amount: Number(form.amount.normalize('NFKC')),
        reason: text,
      });
    case 'pause':
      return desk.call(`POST ${path}/pause`, { ...at, reason: text });
    case 'resume':
      return desk.call(`POST ${path}/resume`, at);
    case 'merge':
      return desk.call(`POST ${path}/merge`, { ...at, into: form.into.trim() });
    case 'closeUnfixed':
      return desk.call(`POST ${path}/close-unfixed`, { ...at, explanation: text });
    case 'decline':
      return desk.call(`POST ${path}/decline`, { ...at, reason: form.declineReason as DeclineReason });
  }
}
