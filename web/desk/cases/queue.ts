import type { OutputOf } from '../../../shared/contract/index.ts';
import { endOfDay } from '../../../shared/time/civil.ts';

export type CaseRow = OutputOf<'listCases'>['items'][number];

const gravity = { red: 0, yellow: 1, blue: 2, none: 3 } as const;

/** How grave a case's clock is: 0 red … 3 none. */
export const gravityOf = ({ clock }: CaseRow): number => gravity[clock?.colour ?? 'none'];

/** What the queue shows, the soonest due first; cases without a running clock come last, by filing. */
export function queue(
  rows: readonly CaseRow[],
  {
    colour,
    text,
    dueBy,
  }: {
    colour: string;
    text: string;
    /** Only what is due by the end of this day, overdue included. */
    dueBy?: string;
  },
): CaseRow[] {
  const wanted = text.trim();
  return rows
    .filter((row) => colour === '' || (row.clock?.colour ?? 'none') === colour)
    .filter(
      ({ clock }) => dueBy === undefined || (clock?.dueAt !== undefined && clock.dueAt <= endOfDay(dueBy)),
    )
    .filter((row) => wanted === '' || row.title.includes(wanted) || row.id.includes(wanted))
    .toSorted((a, b) => {
      const [left, right] = [a.clock?.dueAt ?? '9999', b.clock?.dueAt ?? '9999'];
      return left < right ? -1 : left > right ? 1 : a.filedAt < b.filedAt ? -1 : 1;
    });
}
