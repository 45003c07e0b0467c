import type { OutputOf } from '../../../shared/contract/index.ts';
import { namesOf } from '../../../shared/survey/names.ts';

type Series = OutputOf<'readSeries'>;
type Cell = Series['months'][number]['overall'];

/** One row of a heat map: a unit or an indicator, and its cell in each month; undefined where the month has none. */
export interface HeatRow {
  readonly code: string;
  readonly name: string;
  readonly cells: readonly (Cell | undefined)[];
}

/** A heat map's rows by name: an order by score would be read as a ranking. */
export function heatRows(series: Series, kind: 'units' | 'indicators'): HeatRow[] {
  const { months } = series;
  const names = namesOf(series, kind);
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  const codes = [...new Set(months.flatMap((month) => month[kind].map(({ code }) => code)))];
  return codes
    .map((code) => ({
      code,
      name: names[code] ?? code,
      cells: months.map((month) => month[kind].find((one) => one.code === code)),
    }))
    .sort((a, b) => collator.compare(a.name, b.name));
}

/** How strongly a cell is coloured, 0 to 1: from 50 points and less to 100. Undefined where nothing is shown. */
export const heat = (cell: Cell | undefined): number | undefined =>
  cell?.score === null || cell === undefined ? undefined : Math.min(1, Math.max(0, (cell.score - 50) / 50));

/** Pieces of a line over the months: it breaks where a month has no score. Coordinates from 0 to 1, upwards. */
export function linePieces(
  scores: readonly (number | null | undefined)[],
): { x: number; y: number; at: number }[][] {
  const pieces: { x: number; y: number; at: number }[][] = [];
  let open: { x: number; y: number; at: number }[] | undefined;
  scores.forEach((score, at) => {
    if (score === null || score === undefined) {
      open = undefined;
      return;
    }
    if (!open) pieces.push((open = []));
    open.push({ x: scores.length < 2 ? 0.5 : at / (scores.length - 1), y: score / 100, at });
  });
  return pieces;
}
