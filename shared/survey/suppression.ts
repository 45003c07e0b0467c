import { compareBytes } from './bytes.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';
import { reduceRows } from './elimination.ts';

/** What of a cell may be shown: nothing, score and interval, or a band too. */
export type PublicationLevel = 'hidden' | 'interval' | 'band';

/** Level of a cell by its own numbers alone. Without representativeness there is no band. */
export function ownLevel(
  n: number,
  nEff: number,
  representative: boolean,
  { publication }: SurveyConfig = defaultSurveyConfig,
): PublicationLevel {
  if (n < publication.minAnswers || nEff < publication.minNEff) return 'hidden';
  return representative && nEff >= publication.bandNEff ? 'band' : 'interval';
}

/** A cell of a publication: one figure over `n` answers; `hidden` if its own numbers or another rule hide it. */
export interface Cell {
  readonly id: string;
  readonly n: number;
  readonly hidden: boolean;
}

/** A published sum or mean over cells. */
export interface Total {
  readonly id: string;
  readonly cells: readonly string[];
}

/** What stays hidden so that nothing hidden can be computed from what is shown. Sorted by id. */
export interface Suppression {
  readonly hiddenCells: readonly string[];
  readonly hiddenTotals: readonly string[];
}

/**
 * A sum over hidden cells that the published totals give away although it covers fewer than `minAnswers` answers, or a
 * single hidden cell whatever its size. Found by exact elimination: a hidden cell can be derived if and only if it
 * alone makes a row of the reduced system of totals over hidden cells. Other reduced rows are checked where they are
 * plain sums.
 */
function exposed(cells: readonly Cell[], totals: readonly Total[], minAnswers: number): Cell[] {
  const rows = totals
    .map(({ cells: members }) => {
      const inTotal = new Set(members);
      return cells.map(({ id }) => (inTotal.has(id) ? 1n : 0n));
    })
    .filter((row) => row.some((x) => x !== 0n));
  for (const row of reduceRows(rows, cells.length)) {
    const involved = cells.filter((_, index) => row[index] !== 0n);
    const plainSum = row.every((x) => x === 0n || x === 1n);
    if (involved.length === 1) return involved;
    if (plainSum && involved.reduce((sum, { n }) => sum + n, 0) < minAnswers) return involved;
  }
  return [];
}

const smallestFirst = (a: { id: string; n: number }, b: { id: string; n: number }) =>
  a.n - b.n || compareBytes(a.id, b.id);

/**
 * Complementary suppression. While a hidden cell can be derived from the published totals, the smallest cell shown beside
 * it under one of those totals is hidden as well (ties by id); where none is left to hide, the smallest of those totals
 * is. Throws RangeError if a total names an unknown cell.
 */
export function suppress(
  cells: readonly Cell[],
  totals: readonly Total[],
  { publication }: SurveyConfig = defaultSurveyConfig,
): Suppression {
  const known = new Map(cells.map((cell) => [cell.id, cell]));
  const sizeOf = ({ cells: members }: Total): number =>
    members.reduce((sum, id) => {
      const cell = known.get(id);
      if (cell === undefined) throw new RangeError(`A total names an unknown cell: ${id}`);
      return sum + cell.n;
    }, 0);
  const sized = totals.map((total) => ({ ...total, n: sizeOf(total) })).sort(smallestFirst);
  const hiddenTotals = new Set(sized.filter(({ n }) => n < publication.minAnswers).map(({ id }) => id));
  const hiddenCells = new Set(cells.filter(({ hidden }) => hidden).map(({ id }) => id));
  for (;;) {
    const shown = sized.filter(({ id }) => !hiddenTotals.has(id));
    const leak = exposed(
      cells.filter(({ id }) => hiddenCells.has(id)),
      shown,
      publication.minAnswers,
    );
    if (leak.length === 0) break;
    const around = shown.filter(({ cells: members }) => leak.some(({ id }) => members.includes(id)));
    const beside = new Set(around.flatMap(({ cells: members }) => members));
    const next = cells.filter(({ id }) => beside.has(id) && !hiddenCells.has(id)).sort(smallestFirst)[0];
    if (next) hiddenCells.add(next.id);
    else hiddenTotals.add(around[0]!.id);
  }
  return {
    hiddenCells: [...hiddenCells].sort(compareBytes),
    hiddenTotals: [...hiddenTotals].sort(compareBytes),
  };
}

/** A figure as it was, or would be, shown: the months it was made from and its number of answers. */
export interface Release {
  readonly months: readonly string[];
  readonly n: number;
}

/**
 * Whether showing `now` beside what was shown before gives away a figure over 1–9 answers (fewer than `minAnswers`). Two releases
 * of which one's months contain the other's may not differ by so few; nor may any combination that exact elimination finds
 * over the months: 31 answers in January, 31 in February and 67 in January to March give away the 5 of March.
 *
 * @param earlier releases of the same figure that were really shown.
 */
export function revealsFew(
  now: Release,
  earlier: readonly Release[],
  { publication }: SurveyConfig = defaultSurveyConfig,
): boolean {
  const few = (n: number): boolean => Math.abs(n) > 0 && Math.abs(n) < publication.minAnswers;
  const contains = (outer: Release, inner: Release) =>
    inner.months.every((month) => outer.months.includes(month));
  if (earlier.some((one) => (contains(now, one) || contains(one, now)) && few(now.n - one.n))) return true;
  const releases = [...earlier, now];
  const months = [...new Set(releases.flatMap((one) => one.months))].sort(compareBytes);
  const rows = releases.map((one) => [
    ...months.map((month) => (one.months.includes(month) ? 1n : 0n)),
    BigInt(one.n),
  ]);
  return reduceRows(rows, months.length).some((row) => {
    const coefficients = row.slice(0, -1);
    const plainSum = coefficients.some((x) => x === 1n) && coefficients.every((x) => x === 0n || x === 1n);
    return plainSum && few(Number(row.at(-1)));
  });
}
