import type { LogKind } from '../registry/model.ts';
import type { LogEntry } from './model.ts';

/** Kinds of entry by which somebody comes to a subject. */
const visiting: ReadonlySet<LogKind> = new Set(['visit', 'contact', 'onSiteOffice']);
const remote: ReadonlySet<string> = new Set(['online', 'phone']);

/** A visit: whatever one person did about one subject on one day, one-to-one and online alike, counts once (Z2). */
export interface Visit {
  readonly person: string;
  readonly subject: LogEntry['subject'];
  readonly date: string;
  /** Made online or by telephone alone. */
  readonly remote: boolean;
}

/** The visits in entries of the field log, each counted once. */
export function visitsIn(entries: readonly LogEntry[]): Visit[] {
  const made = entries.filter(({ kind }) => visiting.has(kind));
  return [
    ...Map.groupBy(made, ({ person, subject, date }) =>
      [person, subject.kind, subject.id, date].join('#'),
    ).values(),
  ].map((same) => {
    const { person, subject, date } = same[0]!;
    return { person, subject, date, remote: same.every(({ mode }) => remote.has(mode ?? '')) };
  });
}

/** How many of the subjects were visited, and which were not (X15). */
export function coverage<S extends LogEntry['subject']>(
  subjects: readonly S[],
  visits: readonly Visit[],
): { covered: number; total: number; complete: boolean; missing: S[] } {
  const seen = new Set(visits.map(({ subject }) => `${subject.kind}#${subject.id}`));
  const missing = subjects.filter(({ kind, id }) => !seen.has(`${kind}#${id}`));
  return {
    covered: subjects.length - missing.length,
    total: subjects.length,
    complete: subjects.length > 0 && missing.length === 0,
    missing,
  };
}
