import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Figure } from '../../../shared/progress/figures.ts';
import { typedYuan } from '../core/money.ts';

export type FigureSheet = OutputOf<'listFigures'>['items'][number];
type Body = Omit<InputOf<'saveFigures'>, 'jurisdiction'>;
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

export const emptyFigures = (today: string): FigureForm => ({
  title: '',
  source: '',
  asOf: today,
  figures: [{ id: 'f1', name: '', value: '', unit: 'yuan' }],
  ratios: [],
});

const unitOf = (unit: string): Unit => units.find((one) => one === unit) ?? 'pieces';

/** The number that was typed; undefined where it cannot be read. Money is read as elsewhere, everything else as a plain number. */
export function typedFigure({ value, unit }: Pick<FigureLine, 'value' | 'unit'>): number | undefined {
  if (unit === 'yuan') return typedYuan(value).yuan;
  const plain = value.trim().replaceAll(',', '');
  return /^\d{1,12}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}

/** Whether every line is there and can be read, and no ratio divides by nothing. */
export function isCompleteSheet({ title, source, asOf, figures, ratios }: FigureForm): boolean {
  const values = new Map(figures.map((line) => [line.id, typedFigure(line)]));
  return (
    [title, source, asOf].every((text) => text.trim() !== '') &&
    figures.length > 0 &&
    figures.every(({ name, id }) => name.trim() !== '' && values.get(id) !== undefined) &&
    ratios.every(({ name, of, per }) => name.trim() !== '' && values.has(of) && (values.get(per) ?? 0) > 0)
  );
}

/** The sheet as the API takes it: ratios of money to the yuan, others to two decimals. Only for a complete one. */
export const figuresBody = (
  { title, source, asOf, figures, ratios }: FigureForm,
  at: { figuresId: string; version: number },
): Body => ({
  ...at,
  title: title.trim(),
  source: source.trim(),
  asOf,
  figures: figures.map((line) => ({
    id: line.id,
    name: line.name.trim(),
    value: typedFigure(line) ?? 0,
    unit: unitOf(line.unit),
  })),
  ratios: ratios.map(({ id, name, of, per, unit }) => ({
    id,
    name: name.trim(),
    of,
    per,
    unit: unitOf(unit),
    digits: unit === 'yuan' ? 0 : 2,
  })),
});
