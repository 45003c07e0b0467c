import { dutyOfMatter } from '../../../shared/intake/dutyPlan.ts';
import { isPending } from '../../../shared/intake/noticeMoves.ts';
import { yearOf } from '../../../shared/time/civil.ts';
import type { Desk } from '../core/desk.svelte.ts';
import type { DutyPeriod } from '../registry/duties/calendar.ts';
import { subjectList } from '../registry/subject.ts';
import type { Notice } from './acts.ts';

/** Where the desk shows what a notice is about, and how the link there is called. */
export interface Place {
  readonly word: 'openCase' | 'openProject' | 'openDuty' | 'openSubject';
  readonly page: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The case, the project of a milestone or task, the duties of the official, or another subject; undefined where none is known. */
export function placeOf({ matter }: Pick<Notice, 'matter'>): Place | undefined {
  const { kind, id, subject } = matter;
  if (kind === 'case') return { word: 'openCase', page: 'cases', query: { id } };
  const duty = dutyOfMatter(matter);
  if (duty)
    return {
      word: 'openDuty',
      page: 'registry',
      query: { list: 'calendar', person: duty.person, year: String(yearOf(duty.from)) },
    };
  if (subject === undefined || subject.kind === 'person') return undefined;
  if (subject.kind === 'project') return { word: 'openProject', page: 'projects', query: { id: subject.id } };
  return {
    word: 'openSubject',
    page: 'registry',
    query: { list: subjectList[subject.kind], id: subject.id },
  };
}

/** How the duty that a draft or open notice is about stands today; undefined for every other notice. */
export async function standingOf(
  desk: Pick<Desk, 'call'>,
  notice: Pick<Notice, 'matter' | 'state'>,
  signal: AbortSignal,
): Promise<DutyPeriod | undefined> {
  const duty = isPending(notice) ? dutyOfMatter(notice.matter) : undefined;
  if (!duty) return undefined;
  const { items } = await desk.call(
    'GET /api/{jurisdiction}/duty-calendar/{year}',
    { year: yearOf(duty.from), person: duty.person },
    signal,
  );
  return items.find((row) => row.duty === duty.duty)?.periods.find(({ from }) => from === duty.from);
}
