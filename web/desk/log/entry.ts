import type { InputOf } from '../../../shared/contract/index.ts';
import type { QuietConfig } from '../../../shared/progress/config.ts';
import { isQuiet } from '../../../shared/progress/quiet.ts';
import type { LogKind } from '../../../shared/registry/model.ts';
import { instantAt } from '../../../shared/time/civil.ts';
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
  /** What was decided: who does what by when. */
  tasks: TaskLine[];
  /** How a visit was made; empty where that is not said. */
  mode: string;
  /** A service whose time is shown, from when to when on the entry's day; empty where there is none. */
  service: string;
  from: string;
  to: string;
}

/** One thing that was decided, as it is typed. */
export interface TaskLine {
  text: string;
  owner: string;
  due: string;
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
  tasks: [],
  mode: '',
  service: '',
  from: '',
  to: '',
});

/** The subject that the typed name or id means; undefined where none or several are called so. */
export function subjectOf(typed: string, subjects: readonly Subject[]): Subject | undefined {
  const wanted = typed.trim();
  const byId = subjects.find(({ id }) => id === wanted);
  const named = subjects.filter(({ name }) => name === wanted);
  return byId ?? (named.length === 1 ? named[0] : undefined);
}

/** Whether the entry is an inspection of an enterprise. */
export const isInspection = ({ kind, subjectKind }: Pick<LogForm, 'kind' | 'subjectKind'>): boolean =>
  kind === 'inspection' && subjectKind === 'enterprise';

/**
 * Whether the entry needs a reason from the list: an inspection of an enterprise in the county's quiet period. While its rules have not
 * arrived, no; the server judges in any case.
 */
export const needsReason = (form: LogForm, quiet: QuietConfig | undefined): boolean =>
  quiet !== undefined && isInspection(form) && form.date !== '' && isQuiet(form.date, quiet);

/** Kinds of entry that bring an official to an enterprise, where the conduct lists belong. */
const meetings: readonly string[] = ['visit', 'contact', 'onSiteOffice', 'inspection', 'salon'];
export const showsConduct = ({ kind }: Pick<LogForm, 'kind'>): boolean => meetings.includes(kind);

export type LogGap =
  'date' | 'person' | 'subject' | 'text' | 'reason' | 'problem' | 'category' | 'to' | TaskGap;
/** A part of the n-th task: `task-0-owner`. */
export type TaskGap = `task-${number}-${keyof TaskLine}`;

function taskGaps({ tasks, date }: LogForm): [TaskGap, boolean][] {
  return tasks.flatMap(({ text, owner, due }, at): [TaskGap, boolean][] => [
    [`task-${at}-text`, text.trim() === '' || text.trim().length > 200],
    [`task-${at}-owner`, owner === ''],
    [`task-${at}-due`, due === '' || due < date],
  ]);
}

/** What the entry still lacks, in the order of the form. */
export function logGaps(
  form: LogForm,
  subject: Subject | undefined,
  today: string,
  quiet: QuietConfig | undefined,
): LogGap[] {
  const gaps: [LogGap, boolean][] = [
    ['date', form.date === '' || form.date > today],
    ['subject', subject === undefined],
    ['person', form.person === ''],
    ['reason', needsReason(form, quiet) && form.reason === ''],
    ['text', form.text.trim() === '' || form.text.trim().length > 500],
    ['problem', form.found && (form.problem.trim() === '' || form.problem.trim().length > 2000)],
    ['category', form.found && form.category === ''],
    ['to', form.service !== '' && (form.from === '' || form.to === '' || form.to < form.from)],
    ...taskGaps(form),
  ];
  return gaps.filter(([, lacks]) => lacks).map(([gap]) => gap);
}

/** Where the API's complaints about a part of the form point. */
export const pointerOf = (gap: LogGap): string => {
  const [, at, field] = /^task-(\d+)-(\w+)$/.exec(gap) ?? [];
  if (at !== undefined) return `/tasks/${at}/${field}`;
  if (gap === 'to') return '/timing/to';
  return gap === 'problem' ? '/problem/text' : gap === 'category' ? '/problem/category' : `/${gap}`;
};

/** The ways in which a visit is made. */
export const modes = ['onSite', 'oneToOne', 'online', 'phone'] as const;
/** The services whose time is shown. */
export const services = ['greenChannel', 'licence', 'advisorCall'] as const;

const isLogKind = (kind: string): kind is LogKind => (logKinds as readonly string[]).includes(kind);

/** The entry as the API takes it. `id` is the browser's, so that a repetition is known as one. */
export function logBody(
  form: LogForm,
  subject: Subject,
  id: string,
  quiet: QuietConfig | undefined,
): Omit<InputOf<'writeLog'>, 'jurisdiction'> {
  return {
    id,
    kind: isLogKind(form.kind) ? form.kind : 'visit',
    date: form.date,
    person: form.person,
    subject: { kind: subject.kind, id: subject.id },
    text: form.text.trim(),
    ...(needsReason(form, quiet) && { reason: form.reason }),
    ...(form.tasks.length > 0 && {
      tasks: form.tasks.map(({ text, owner, due }) => ({ text: text.trim(), owner, due })),
    }),
    ...timedPart(form),
    ...(form.found && { problem: { text: form.problem.trim(), category: form.category } }),
  };
}

/** How it was done and how long it took, where that was said. */
function timedPart({ mode, service, date, from, to }: LogForm): Pick<InputOf<'writeLog'>, 'mode' | 'timing'> {
  const [way, timed] = [modes.find((one) => one === mode), services.find((one) => one === service)];
  return {
    ...(way && { mode: way }),
    ...(timed && {
      timing: { service: timed, from: instantAt(date, `${from}:00`), to: instantAt(date, `${to}:00`) },
    }),
  };
}
