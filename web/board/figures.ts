import type { Board, BoardGroup, BoardScore } from '../../shared/scoring/board.ts';

/** Results of the month's survey, as on the board. */
export type Satisfaction = NonNullable<Board['satisfaction']>;
export type FigureGroup = Satisfaction['units'];
export type Figure = Satisfaction['overall'];
export type Band = NonNullable<Figure['band']>;

/** How many have five stars, four … one, and none. */
export interface StarCounts {
  readonly stars: readonly { readonly stars: number; readonly count: number }[];
  readonly none: number;
  readonly all: number;
}

const STARS = [5, 4, 3, 2, 1];

export function starCounts(scores: readonly BoardScore[]): StarCounts {
  const stars = STARS.map((value) => ({
    stars: value,
    count: scores.filter((score) => score.stars === value).length,
  }));
  return { stars, none: scores.filter((score) => score.stars === undefined).length, all: scores.length };
}

/** Every score of these groups in one list. */
export const allScores = (groups: readonly BoardGroup[]): BoardScore[] =>
  groups.flatMap(({ scores }) => scores);

/**
 * The scores of a group for reading: those with stars first, the highest total at the top; then those without stars, then
 * those without a total. Equal ones keep the order of the publication.
 */
export function topFirst(scores: readonly BoardScore[]): BoardScore[] {
  const rank = ({ stars, total }: BoardScore): number =>
    stars !== undefined ? 0 : total !== undefined ? 1 : 2;
  return [...scores].sort((a, b) => rank(a) - rank(b) || (b.total ?? 0) - (a.total ?? 0));
}

/** A total as it stands in a column: two decimals, so that the points stand under each other. */
export const totalText = (total: number | undefined): string => total?.toFixed(2) ?? '—';

/** The scores of a group by their stars, five first, those without any last; each as `topFirst` has them. */
export function starBands(
  scores: readonly BoardScore[],
): { stars: number | undefined; scores: BoardScore[] }[] {
  const bands = Map.groupBy(topFirst(scores), ({ stars }) => stars);
  return [...STARS, undefined].flatMap((stars) => {
    const found = bands.get(stars);
    return found ? [{ stars, scores: found }] : [];
  });
}

/** Those whose name or owner unit contains every word of the search; all where it is blank. */
export function matching(scores: readonly BoardScore[], search: string): readonly BoardScore[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return scores;
  return scores.filter(({ name, ownerUnit = '' }) => {
    const text = `${name} ${ownerUnit}`.normalize('NFKC').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Figures that stand together on the page: a band, those with an interval only, or the hidden ones. */
export interface FigureSection {
  readonly kind: 'band' | 'shown' | 'hidden';
  readonly band?: Band;
  readonly figures: readonly Figure[];
}

/**
 * A group of figures in sections: bands from the best, then those without a band, then the hidden ones. Within a section by
 * name (pinyin), so that no order can be read as a ranking.
 */
export function figureSections(
  { figures }: FigureGroup,
  names: Readonly<Record<string, string>>,
): FigureSection[] {
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  const nameOf = ({ code }: Figure): string => names[code] ?? code;
  const byName = (some: readonly Figure[]): Figure[] =>
    [...some].sort((a, b) => collator.compare(nameOf(a), nameOf(b)));
  const shown = figures.filter(({ level }) => level !== 'hidden');
  const bands = new Map(shown.flatMap(({ band }) => (band ? [[band.number, band] as const] : [])));
  const sections: FigureSection[] = [...bands.values()]
    .sort((a, b) => a.number - b.number)
    .map((band) => ({
      kind: 'band',
      band,
      figures: byName(shown.filter((figure) => figure.band?.number === band.number)),
    }));
  sections.push({ kind: 'shown', figures: byName(shown.filter(({ band }) => !band)) });
  sections.push({ kind: 'hidden', figures: byName(figures.filter(({ level }) => level === 'hidden')) });
  return sections.filter((section) => section.figures.length > 0);
}

/** The last month of the curve, and done ÷ planned there as a share; undefined without a plan. */
export function investmentToDate(investment: Board['investment']) {
  const last = investment[investment.length - 1];
  return last && { ...last, share: last.planned > 0 ? last.done / last.planned : undefined };
}

/** A hash as one reads it aloud: its first 16 digits in fours. */
export const shortHash = (hash: string): string => hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
