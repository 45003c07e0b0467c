import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { type CommitmentKind, commitmentKinds } from '../../../shared/progress/commitmentKinds.ts';
import { typedYuan } from '../core/money.ts';

export type Commitment = OutputOf<'listCommitments'>['items'][number];

/** A commitment as it is typed. */
export interface CommitmentForm {
  kind: string;
  title: string;
  unit: string;
  amount: string;
  promisedOn: string;
  dueOn: string;
}
export type CommitmentGap = 'title' | 'unit' | 'amount' | 'promisedOn' | 'dueOn';

export const kindIds = Object.keys(commitmentKinds) as CommitmentKind[];
const isKind = (kind: string): kind is CommitmentKind => kind in commitmentKinds;
export const kindOf = (kind: string): CommitmentKind => (isKind(kind) ? kind : 'other');

export const blankCommitment = (today: string, unit: string): CommitmentForm => ({
  kind: 'policy',
  title: '',
  unit,
  amount: '',
  promisedOn: today,
  dueOn: '',
});

/** What is still wrong, in the order of the form; a loan needs its amount. */
export function commitmentGaps(
  { kind, title, unit, amount, promisedOn, dueOn }: CommitmentForm,
  today: string,
): CommitmentGap[] {
  const empty = amount.trim() === '';
  const gaps: [CommitmentGap, boolean][] = [
    ['title', title.trim() === '' || title.trim().length > 120],
    ['unit', unit === ''],
    ['amount', empty ? commitmentKinds[kindOf(kind)].nature === 'lent' : typedYuan(amount).wrong],
    ['promisedOn', promisedOn === '' || promisedOn > today],
    ['dueOn', dueOn !== '' && dueOn < promisedOn],
  ];
  return gaps.filter(([, lacks]) => lacks).map(([gap]) => gap);
}

/** A new commitment as the API takes it. Only for a form without gaps. */
export function commitmentBody(
  { kind, title, unit, amount, promisedOn, dueOn }: CommitmentForm,
  commitmentId: string,
  subject: InputOf<'saveCommitment'>['subject'],
): Omit<InputOf<'saveCommitment'>, 'jurisdiction'> {
  const yuan = amount.trim() === '' ? undefined : typedYuan(amount).yuan;
  return {
    commitmentId,
    version: 0,
    kind: kindOf(kind),
    title: title.trim(),
    unit,
    promisedOn,
    ...(subject && { subject }),
    ...(yuan !== undefined && { amount: yuan }),
    ...(dueOn && { dueOn }),
  };
}
