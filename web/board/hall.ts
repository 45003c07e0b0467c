import { namesOf } from '../../shared/survey/names.ts';
import type { Board, BoardGroup, BoardScore } from '../../shared/scoring/board.ts';
import { type Figure, figureSections, topFirst } from './figures.ts';

/** How the hall view turns its pages (**P**). */
export interface HallConfig {
  /** How long a page stands, in seconds. */
  readonly seconds: number;
  /** Rows that can be read from four metres on one page. */
  readonly rows: number;
}
export const defaultHallConfig: HallConfig = { seconds: 15, rows: 7 };

type Part = { readonly part: number; readonly parts: number };

/** One page of the hall view. */
export type HallPage =
  | { readonly kind: 'overview' | 'progress' | 'circular' | 'verify' }
  | { readonly kind: 'projects'; readonly group: BoardGroup; readonly scores: readonly BoardScore[] }
  | ({ readonly kind: 'units' | 'indicators'; readonly figures: readonly Figure[] } & Part)
  | ({ readonly kind: 'rates'; readonly units: Board['rates']['units'] } & Part)
  | ({ readonly kind: 'notices'; readonly notices: Board['notices'] } & Part);

function inParts<Row>(
  rows: readonly Row[],
  size: number,
): { rows: readonly Row[]; part: number; parts: number }[] {
  const parts = Math.ceil(rows.length / size);
  return Array.from({ length: parts }, (_, i) => ({
    rows: rows.slice(i * size, (i + 1) * size),
    part: i + 1,
    parts,
  }));
}

/** The pages of a board, in the order they are shown: each says one thing, and nothing that is not published. */
export function hallPages(board: Board, { rows: size }: HallConfig = defaultHallConfig): HallPage[] {
  const pages: HallPage[] = [{ kind: 'overview' }];
  if (board.investment.length > 0) pages.push({ kind: 'progress' });
  for (const group of board.projects.groups) {
    const scores = topFirst(group.scores)
      .filter(({ stars }) => stars !== undefined)
      .slice(0, size);
    if (scores.length > 0) pages.push({ kind: 'projects', group, scores });
  }
  const { satisfaction } = board;
  if (satisfaction) {
    const shown = (kind: 'units' | 'indicators'): Figure[] =>
      figureSections(satisfaction[kind], namesOf(satisfaction, kind))
        .filter(({ kind }) => kind !== 'hidden')
        .flatMap(({ figures }) => figures);
    for (const kind of ['units', 'indicators'] as const) {
      for (const { rows, part, parts } of inParts(shown(kind), size)) {
        pages.push({ kind, figures: rows, part, parts });
      }
    }
  }
  for (const { rows, part, parts } of inParts(board.rates.units, size)) {
    pages.push({ kind: 'rates', units: rows, part, parts });
  }
  for (const { rows, part, parts } of inParts(board.notices, size)) {
    pages.push({ kind: 'notices', notices: rows, part, parts });
  }
  return [...pages, { kind: 'circular' }, { kind: 'verify' }];
}
