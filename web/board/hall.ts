import { namesOf } from '../../shared/survey/names.ts';
import type {
  Board,
  BoardCampaign,
  BoardCommitment,
  BoardContextFigure,
  BoardGroup,
  BoardMeasure,
  BoardScore,
} from '../../shared/scoring/board.ts';
import { type Figure, figureSections, topFirst } from './figures.ts';
import {
  hasFigures,
  type MonthBoard,
  type MonthLine,
  type MonthRow,
  overallLine,
  satisfactionRows,
} from './months.ts';
import { namedCounts, type NamedCount } from './sectionSentences.ts';

/** How the hall view turns its pages (**P**). */
export interface HallConfig {
  /** How long a page stands, in seconds. */
  readonly seconds: number;
  /** Rows that can be read from four metres on one page. */
  readonly rows: number;
}
export const defaultHallConfig: HallConfig = { seconds: 15, rows: 7 };

type Part = { readonly part: number; readonly parts: number };

/** A page about a section that not every board has. */
export type HallSection =
  | { readonly kind: 'campaign'; readonly campaign: BoardCampaign }
  | ({
      readonly kind: 'tasks';
      readonly campaign: BoardCampaign;
      readonly by: 'groups' | 'types';
      readonly counts: readonly NamedCount[];
    } & Part)
  | ({
      readonly kind: 'commitments';
      readonly all: readonly BoardCommitment[];
      readonly rows: readonly BoardCommitment[];
    } & Part)
  | ({ readonly kind: 'measures'; readonly measures: readonly BoardMeasure[] } & Part)
  | ({
      readonly kind: 'heat';
      readonly of: 'units' | 'indicators';
      readonly rows: readonly MonthRow[];
    } & Part)
  | { readonly kind: 'lines'; readonly line: MonthLine }
  | { readonly kind: 'context'; readonly figures: readonly BoardContextFigure[] };

/** One page of the hall view. */
export type HallPage =
  | HallSection
  | { readonly kind: 'overview' }
  | { readonly kind: 'progress' }
  | { readonly kind: 'circular' }
  | { readonly kind: 'verify' }
  | { readonly kind: 'projects'; readonly group: BoardGroup; readonly scores: readonly BoardScore[] }
  | ({ readonly kind: 'units'; readonly figures: readonly Figure[] } & Part)
  | ({ readonly kind: 'indicators'; readonly figures: readonly Figure[] } & Part)
  | ({ readonly kind: 'rates'; readonly units: Board['rates']['units'] } & Part)
  | ({ readonly kind: 'notices'; readonly notices: Board['notices'] } & Part);

/** Rows on as few pages as hold them, spread evenly: the last is not left with one or two. */
function inParts<Row>(
  rows: readonly Row[],
  size: number,
): { rows: readonly Row[]; part: number; parts: number }[] {
  const parts = Math.ceil(rows.length / size);
  const each = Math.ceil(rows.length / parts);
  return Array.from({ length: parts }, (_, i) => ({
    rows: rows.slice(i * each, (i + 1) * each),
    part: i + 1,
    parts,
  }));
}

/** A campaign's curve, its work groups and its types of task. */
function campaignPages(campaign: BoardCampaign, size: number): HallPage[] {
  const tasks = (by: 'groups' | 'types') =>
    inParts(namedCounts(campaign, by), size).map(({ rows, part, parts }): HallPage => ({
      kind: 'tasks',
      campaign,
      by,
      counts: rows,
      part,
      parts,
    }));
  return [{ kind: 'campaign', campaign }, ...tasks('groups'), ...tasks('types')];
}

/** The course of the last months: the county's line, units and indicators. Nothing before there are two months with a figure. */
function monthPages(months: readonly MonthBoard[], size: number): HallPage[] {
  const line = overallLine(months);
  const pages: HallPage[] = [];
  if (line.cells.filter(({ value }) => value !== undefined).length > 1) pages.push({ kind: 'lines', line });
  for (const of of ['units', 'indicators'] as const) {
    const several = satisfactionRows(months, of).rows.filter(
      ({ cells }) => hasFigures(cells) && cells.filter(({ state }) => state !== 'absent').length > 1,
    );
    for (const { rows, part, parts } of inParts(several, size))
      pages.push({ kind: 'heat', of, rows, part, parts });
  }
  return pages;
}

/** Flags that are held now come first, then cards, awards and praise, then the past holders of flags. */
const measuresInOrder = (measures: readonly BoardMeasure[]): BoardMeasure[] => {
  const rank = ({ kind, endedOn }: BoardMeasure): number =>
    kind !== 'redFlag' ? 1 : endedOn === undefined ? 0 : 2;
  return [...measures].sort((a, b) => rank(a) - rank(b));
};

/**
 * The pages of a board, in the order they are shown: each says one thing, and nothing that is not published. `months`: the boards of the
 * months before, where they have arrived.
 */
export function hallPages(
  board: Board,
  { rows: size }: HallConfig = defaultHallConfig,
  months: readonly MonthBoard[] = [],
): HallPage[] {
  const pages: HallPage[] = [{ kind: 'overview' }];
  for (const campaign of board.campaigns ?? []) pages.push(...campaignPages(campaign, size));
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
  pages.push(...monthPages(months, size));
  for (const { rows, part, parts } of inParts(board.rates.units, size)) {
    pages.push({ kind: 'rates', units: rows, part, parts });
  }
  for (const { rows, part, parts } of inParts(board.notices, size)) {
    pages.push({ kind: 'notices', notices: rows, part, parts });
  }
  const all = board.commitments ?? [];
  /** A commitment's bar stands under its name: three lines where another page has one or two. */
  for (const { rows, part, parts } of inParts(all, Math.ceil(size * 0.7)))
    pages.push({ kind: 'commitments', all, rows, part, parts });
  for (const { rows, part, parts } of inParts(measuresInOrder(board.measures ?? []), Math.ceil(size * 0.6)))
    pages.push({ kind: 'measures', measures: rows, part, parts });
  if (board.context?.length) pages.push({ kind: 'context', figures: board.context });
  return [...pages, { kind: 'circular' }, { kind: 'verify' }];
}
