import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Figure } from '../../../shared/progress/figures.ts';
import { formatYuan } from '../../../shared/money/yuan.ts';
import { typedYuan } from '../core/money.ts';

export type FigureSheet = OutputOf<'listFigures'>['items'][number];
type Body = Omit<InputOf<'saveFigures'>, 'jurisdiction' | 'figuresId' | 'version'>;
type Unit = Figure['unit'];

/** The units of figures, in the order in which they are offered; the compiler sees to it that none is missing. */
const allUnits: Record<Unit, true> = {
  yuan: true,
  people: true,
  enterprises: true,
  projects: true,
  pieces: true,
  percent: true,
  times: true,
};
export const units = Object.keys(allUnits) as Unit[];

/** A figure as it is typed; amounts of money as one says them (`11.66亿`). */
export interface FigureLine {
  id: string;
  name: string;
  value: string;
  unit: string;
  /** The least value that meets the threshold; empty where there is none. */
  minimum: string;
}

/** A ratio as it is typed: one figure by another, by their ids. */
export interface RatioLine {
  id: string;
  name: string;
  of: string;
  per: string;
  unit: string;
}

export interface FigureForm {
  title: string;
  source: string;
  asOf: string;
  figures: FigureLine[];
  ratios: RatioLine[];
}

/** The first id `f1`, `f2` … (or with another letter) that no row bears. */
export function freeId(letter: string, rows: readonly { readonly id: string }[]): string {
  const taken = new Set(rows.map(({ id }) => id));
  let next = 1;
  while (taken.has(`${letter}${next}`)) next += 1;
  return `${letter}${next}`;
}

const typed = (value: number | undefined, unit: Unit): string =>
  value === undefined ? '' : unit === 'yuan' && Number.isInteger(value) ? formatYuan(value) : String(value);

/** The form of a sheet that is there, or of a new one with one empty line. */
export const figureForm = (sheet: FigureSheet | undefined, today: string): FigureForm => ({
  title: sheet?.title ?? '',
  source: sheet?.source ?? '',
  asOf: sheet?.asOf ?? today,
  figures: sheet?.figures.map(({ id, name, value, unit, minimum }) => ({
    id,
    name,
    value: typed(value, unit),
    unit,
    minimum: typed(minimum, unit),
  })) ?? [blankFigure([])],
  ratios: (sheet?.ratios ?? []).map(({ id, name, of, per, unit }) => ({ id, name, of, per, unit })),
});

/** A new line with the first id that is free. */
export const blankFigure = (rows: readonly FigureLine[]): FigureLine => ({
  id: freeId('f', rows),
  name: '',
  value: '',
  unit: 'yuan',
  minimum: '',
});
export const blankRatio = (rows: readonly RatioLine[]): RatioLine => ({
  id: freeId('r', rows),
  name: '',
  of: '',
  per: '',
  unit: 'yuan',
});

const unitOf = (unit: string): Unit => units.find((one) => one === unit) ?? 'pieces';

/** The number that was typed; undefined where it cannot be read. Money is read as elsewhere, everything else as a plain number. */
export function typedFigure(value: string, unit: string): number | undefined {
  if (unit === 'yuan') return typedYuan(value).yuan;
  const plain = value.trim().replaceAll(',', '');
  return /^\d{1,12}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}

/** What is wrong with a field of the form, by its path and kind. */
export interface FigureGap {
  readonly path: string;
  readonly lacks: 'text' | 'asOf' | 'value' | 'of' | 'per' | 'figures';
}

/** What is still wrong, in the order of the form: every line is there and can be read, and no ratio divides by nothing. */
export function figureGaps({ title, source, asOf, figures, ratios }: FigureForm, today: string): FigureGap[] {
  const values = new Map(figures.map(({ id, value, unit }) => [id, typedFigure(value, unit)]));
  const gaps: [path: string, lacks: FigureGap['lacks'], wrong: boolean][] = [
    ['title', 'text', title.trim() === ''],
    ['source', 'text', source.trim() === ''],
    ['asOf', 'asOf', asOf === '' || asOf > today],
    ['figures', 'figures', figures.length === 0],
    ...figures.flatMap(({ id, name, unit, minimum }, at): typeof gaps => [
      [`figures/${at}/name`, 'text', name.trim() === ''],
      [`figures/${at}/value`, 'value', values.get(id) === undefined],
      [`figures/${at}/minimum`, 'value', minimum.trim() !== '' && typedFigure(minimum, unit) === undefined],
    ]),
    ...ratios.flatMap(({ name, of, per }, at): typeof gaps => [
      [`ratios/${at}/name`, 'text', name.trim() === ''],
      [`ratios/${at}/of`, 'of', !values.has(of)],
      [`ratios/${at}/per`, 'per', !((values.get(per) ?? 0) > 0)],
    ]),
  ];
  return gaps.filter(([, , wrong]) => wrong).map(([path, lacks]) => ({ path, lacks }));
}

/** The sheet as the API takes it: ratios of money to the yuan, others to two decimals. Only for a form without gaps. */
export const figuresBody = ({ title, source, asOf, figures, ratios }: FigureForm): Body => ({
  title: title.trim(),
  source: source.trim(),
  asOf,
  figures: figures.map(({ id, name, value, unit, minimum }) => {
    const least = minimum.trim() === '' ? undefined : typedFigure(minimum, unit);
    return {
      id,
      name: name.trim(),
      value: typedFigure(value, unit) ?? 0,
      unit: unitOf(unit),
      ...(least !== undefined && { minimum: least }),
    };
  }),
  ratios: ratios.map(({ id, name, of, per, unit }) => ({
    id,
    name: name.trim(),
    of,
    per,
    unit: unitOf(unit),
    digits: unit === 'yuan' ? 0 : 2,
  })),
});
