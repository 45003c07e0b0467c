import type { InputOf } from '../../../shared/contract/index.ts';
import { isQuiet } from '../../../shared/progress/quiet.ts';
import type { LogKind } from '../../../shared/registry/model.ts';
import { logKinds } from '../parts/kinds.ts';

/** A subject of the field log with its name. */
export interface Subject {
  readonly kind: 'project' | 'enterprise' | 'chain' | 'village';
  readonly id: string;
  readonly name: string;
}

/** The line of the field log as it is typed. */
export interface LogForm {
  kind: string;
  date: string;
  person: string;
  subjectKind: string;
  subjectName: string;
  text: string;
  reason: string;
  found: boolean;
  problem: string;
  category: string;
}

export const emptyLog = (today: string, person: string): LogForm => ({
  kind: 'visit',
  date: today,
  person,
  subjectKind: 'project',
  subjectName: '',
  text: '',
  reason: '',
  found: false,
  problem: '',
  category: '',
});

/** The subject that the typed name or id means; undefined where none or several are called so. */
export function subjectOf(typed: string, subjects: readonly Subject[]): Subject | undefined {
  const wanted = typed.trim();
  const byId = subjects.find(({ id }) => id === wanted);
  const named = subjects.filter(({ name }) => name === wanted);
  return byId ?? (named.length === 1 ? named[0] : undefined);
}

/** Whether the entry needs a reason from the list: an inspection of an enterprise in its quiet period. */
export const needsReason = ({ kind, subjectKind, date }: LogForm): boolean =>
  kind === 'inspection' && subjectKind === 'enterprise' && date !== '' && isQuiet(date);

export type LogGap = 'date' | 'person' | 'subject' | 'text' | 'reason' | 'problem' | 'category';

/** What the entry still lacks, in the order of the form. */
export function logGaps(form: LogForm, subject: Subject | undefined, today: string): LogGap[] {
  const gaps: [LogGap, boolean][] = [
    ['date', form.date === '' || form.date > today],
    ['person', form.person === ''],
    ['subject', subject === undefined],
    ['text', form.text.trim() === '' || form.text.trim().length > 500],
    ['reason', needsReason(form) && form.reason === ''],
    ['problem', form.found && (form.problem.trim() === '' || form.problem.trim().length > 2000)],
    ['category', form.found && form.category === ''],
  ];
  return gaps.filter(([, lacks]) => lacks).map(([gap]) => gap);
}

const isLogKind = (kind: string): kind is LogKind => (logKinds as readonly string[]).includes(kind);

/** The entry as the API takes it. `id` is the browser's, so that a repetition is known as one. */
export function logBody(
  form: LogForm,
  subject: Subject,
  id: string,
): Omit<InputOf<'writeLog'>, 'jurisdiction'> {
  return {
    id,
    kind: isLogKind(form.kind) ? form.kind : 'visit',
    date: form.date,
    person: form.person,
    subject: { kind: subject.kind, id: subject.id },
    text: form.text.trim(),
    ...(needsReason(form) && { reason: form.reason }),
    ...(form.found && { problem: { text: form.problem.trim(), category: form.category } }),
  };
}
