import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { CommitmentState } from '../../../shared/progress/commitment.ts';
import { type CommitmentKind, commitmentKinds } from '../../../shared/progress/commitmentKinds.ts';
import { formatYuan } from '../../../shared/money/yuan.ts';
import { typedYuan } from '../core/money.ts';

export type Commitment = OutputOf<'listCommitments'>['items'][number];
type Subject = InputOf<'saveCommitment'>['subject'];

/** A commitment as it is typed. */
export interface CommitmentForm {
  kind: string;
  title: string;
  /** The enterprise to which it is promised; empty for the whole county and for other subjects. */
  enterprise: string;
  unit: string;
  amount: string;
  promisedOn: string;
  dueOn: string;
  lastsUntil: string;
}
export type CommitmentGap = 'title' | 'unit' | 'amount' | 'loan' | 'promisedOn' | 'dueOn' | 'lastsUntil';

export const kindIds = Object.keys(commitmentKinds) as CommitmentKind[];
const isKind = (kind: string): kind is CommitmentKind => kind in commitmentKinds;
const kindOf = (kind: string): CommitmentKind => (isKind(kind) ? kind : 'other');

/** The form of a commitment that is there, or of a new one. */
export const commitmentForm = (one: Commitment | undefined, today: string, unit: string): CommitmentForm => ({
  kind: one?.kind ?? 'policy',
  title: one?.title ?? '',
  enterprise: one?.subject?.kind === 'enterprise' ? one.subject.id : '',
  unit: one?.unit ?? unit,
  amount: one?.amount === undefined ? '' : formatYuan(one.amount),
  promisedOn: one?.promisedOn ?? today,
  dueOn: one?.dueOn ?? '',
  lastsUntil: one?.lastsUntil ?? '',
});

/** What is still wrong, in the order of the form; a loan needs its amount. */
export function commitmentGaps(
  { kind, title, unit, amount, promisedOn, dueOn, lastsUntil }: CommitmentForm,
  today: string,
): CommitmentGap[] {
  const blank = amount.trim() === '';
  const gaps: [CommitmentGap, boolean][] = [
    ['title', title.trim() === '' || title.trim().length > 120],
    ['unit', unit === ''],
    ['amount', !blank && typedYuan(amount).wrong],
    ['loan', blank && commitmentKinds[kindOf(kind)].nature === 'lent'],
    ['promisedOn', promisedOn === '' || promisedOn > today],
    ['dueOn', dueOn !== '' && dueOn < promisedOn],
    ['lastsUntil', lastsUntil !== '' && lastsUntil < promisedOn],
  ];
  return gaps.filter(([, lacks]) => lacks).map(([gap]) => gap);
}

/**
 * The commitment as the API takes it. Only for a form without gaps.
 * @param subject to whom it is promised where that is not an enterprise chosen in the form
 */
export function commitmentBody(
  { kind, title, enterprise, unit, amount, promisedOn, dueOn, lastsUntil }: CommitmentForm,
  subject: Subject,
): Omit<InputOf<'saveCommitment'>, 'jurisdiction' | 'commitmentId' | 'version'> {
  const yuan = amount.trim() === '' ? undefined : typedYuan(amount).yuan;
  const to: Subject = enterprise ? { kind: 'enterprise', id: enterprise } : subject;
  return {
    kind: kindOf(kind),
    title: title.trim(),
    unit,
    promisedOn,
    ...(to && { subject: to }),
    ...(yuan !== undefined && { amount: yuan }),
    ...(dueOn && { dueOn }),
    ...(lastsUntil && { lastsUntil }),
  };
}

const places: Readonly<Record<CommitmentState, number>> = {
  overdue: 0,
  partly: 1,
  open: 1,
  kept: 2,
  keptLate: 2,
  withdrawn: 3,
};

/** What is overdue first, then what is to be kept with the soonest on top, what was kept, and what was withdrawn last. */
export const arrangedCommitments = (rows: readonly Commitment[]): Commitment[] =>
  rows.toSorted(
    (a, b) =>
      places[a.standing.state] - places[b.standing.state] ||
      (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
      b.promisedOn.localeCompare(a.promisedOn),
  );
