import type { Board, BoardPublication } from '../../shared/scoring/board.ts';
import { addMonths } from '../../shared/time/civil.ts';
import type { Figure } from './figures.ts';

/** How many months heat maps and lines look back (**P**), the one shown included. */
export const MONTHS = 12;

/** The boards of the last months, oldest first; undefined where nothing was published, or it could not be fetched. */
export interface MonthBoard {
  readonly month: string;
  readonly board: Board | undefined;
}

/** The `count` months that end with `last`, each with its board. */
export function monthBoards(
  publications: readonly BoardPublication[],
  last: string,
  count = MONTHS,
): MonthBoard[] {
  const boards = new Map(publications.map(({ month, payload }) => [month, payload]));
  return Array.from({ length: count }, (_, at) => {
    const month = addMonths(last, at - count + 1);
    return { month, board: boards.get(month) };
  });
}

/**
 * A row's figure in one month. `hidden`: too few answers to be shown; `absent`: nothing was published of it. `low` to `high` only where
 * the figure is an estimate from a sample.
 */
export interface MonthCell {
  readonly month: string;
  readonly state: 'shown' | 'hidden' | 'absent';
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly n?: number;
  readonly windowMonths?: number;
  /** How the figure was made, in the publication's own words. */
  readonly how?: { readonly zh: string; readonly en: string };
  /** True where so few answered that the month says nothing of all enterprises. */
  readonly unrepresentative?: boolean;
}

/** A unit or an indicator through the months, one cell a month. */
export interface MonthRow {
  readonly code: string;
  readonly name: string;
  readonly cells: readonly MonthCell[];
}

const figureCell = (month: string, figure: Figure | undefined, representative: boolean): MonthCell => {
  if (!figure) return { month, state: 'absent' };
  const { score, interval, n, window, explanation } = figure;
  const common = {
    month,
    n,
    windowMonths: window.months,
    how: explanation,
    ...(!representative && { unrepresentative: true }),
  };
  if (figure.level === 'hidden' || score === null) return { ...common, state: 'hidden' };
  return {
    ...common,
    state: 'shown',
    value: score,
    ...(interval && { low: interval[0], high: interval[1] }),
  };
};

/** Rows in the order of their names (pinyin), so that none can be read as a ranking. */
const byName = (rows: readonly MonthRow[]): MonthRow[] => {
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  return [...rows].sort((a, b) => collator.compare(a.name, b.name));
};

/** Satisfaction with the units, or by indicator, month by month; rows of which no month shows a figure are left out. */
export function satisfactionRows(
  months: readonly MonthBoard[],
  kind: 'units' | 'indicators',
): { rows: MonthRow[]; leftOut: number } {
  const names = new Map<string, string>();
  for (const { board } of months)
    for (const { code } of board?.satisfaction?.[kind].figures ?? [])
      names.set(code, board?.satisfaction?.names[code] ?? code);
  const rows = [...names].map(([code, name]) => ({
    code,
    name,
    cells: months.map(({ month, board }) =>
      figureCell(
        month,
        board?.satisfaction?.[kind].figures.find((figure) => figure.code === code),
        board?.satisfaction?.representative ?? true,
      ),
    ),
  }));
  const shown = rows.filter(({ cells }) => cells.some(({ state }) => state === 'shown'));
  return { rows: byName(shown), leftOut: rows.length - shown.length };
}

/** The units' totals of the monthly assessment; a month without a total stands empty. */
export function totalRows(months: readonly MonthBoard[]): MonthRow[] {
  const scoresOf = ({ board }: MonthBoard) => board?.units.groups.flatMap(({ scores }) => scores) ?? [];
  const names = new Map(months.flatMap((one) => scoresOf(one).map(({ subject, name }) => [subject, name])));
  return byName(
    [...names].map(([code, name]) => ({
      code,
      name,
      cells: months.map((one): MonthCell => {
        const total = scoresOf(one).find(({ subject }) => subject === code)?.total;
        return total === undefined
          ? { month: one.month, state: 'absent' }
          : { month: one.month, state: 'shown', value: total };
      }),
    })),
  );
}

/** A line through the months. */
export interface MonthLine {
  readonly id: 'overall' | 'response' | 'resolution' | 'satisfaction';
  readonly cells: readonly MonthCell[];
}

/** The county's satisfaction with its interval. */
export const overallLine = (months: readonly MonthBoard[]): MonthLine => ({
  id: 'overall',
  cells: months.map(({ month, board }) =>
    figureCell(month, board?.satisfaction?.overall, board?.satisfaction?.representative ?? true),
  ),
});

/** The county's three rates in percent, each with its denominator. */
export const rateLines = (months: readonly MonthBoard[]): MonthLine[] =>
  (['response', 'resolution', 'satisfaction'] as const).map((id) => ({
    id,
    cells: months.map(({ month, board }): MonthCell => {
      const rate = board?.rates.total[id];
      return rate?.value === undefined
        ? { month, state: 'absent' }
        : { month, state: 'shown', value: rate.value, n: rate.denominator };
    }),
  }));

/** Whether any month shows a figure. */
export const hasFigures = (cells: readonly MonthCell[]): boolean =>
  cells.some(({ state }) => state === 'shown');
