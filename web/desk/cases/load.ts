import type { OutputOf } from '../../../shared/contract/index.ts';

export type LoadRow = OutputOf<'handlerLoad'>['items'][number];

/** What a unit has in hand, all its handlers together. */
export interface UnitLoad {
  readonly open: number;
  readonly overdue: number;
}

/** The units that have or could have a case in hand. */
export const unitLoads = (rows: readonly LoadRow[]): ReadonlyMap<string, UnitLoad> =>
  new Map(
    [...Map.groupBy(rows, ({ unit }) => unit)].map(([unit, mine]) => [
      unit,
      {
        open: mine.reduce((sum, { open }) => sum + open, 0),
        overdue: mine.reduce((sum, { overdue }) => sum + overdue, 0),
      },
    ]),
  );

/** Who has least in hand first; what nobody signed for, last. */
export const freestFirst = (rows: readonly LoadRow[]): LoadRow[] =>
  rows.toSorted(
    (a, b) =>
      Number(a.person === undefined) - Number(b.person === undefined) ||
      a.open - b.open ||
      a.overdue - b.overdue,
  );

/** Whether somebody has nothing to do now. */
export const isFree = ({ person, open }: LoadRow): boolean => person !== undefined && open === 0;

/** Who has most in hand first, the late before the rest; whoever is free is left out. */
export const busiestFirst = (rows: readonly LoadRow[]): LoadRow[] =>
  rows
    .filter((row) => !isFree(row) && row.open + row.awaitingFiler > 0)
    .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open);
