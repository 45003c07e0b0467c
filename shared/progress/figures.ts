import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { CivilDate, Id, Instant, Stamp, Text } from '../contract/parameters.ts';
import { fromDecimal, rational } from './exact.ts';
import type { Rational } from './exact.ts';

/** In what figures are counted; `times` is one figure as a multiple of another. */
export const figureUnits = [
  'yuan',
  'people',
  'enterprises',
  'projects',
  'pieces',
  'percent',
  'times',
] as const;

const Figure = z.object({
  id: Id,
  name: Text(40),
  value: z.number().min(0, say('不能为负数', 'It is never negative')),
  unit: z.enum(figureUnits),
  /** The least value that meets the threshold, in the same unit. */
  minimum: z.number().min(0).optional(),
});
export type Figure = z.infer<typeof Figure>;

/** One figure divided by another: a mean, an amount a head, a multiple. */
const Ratio = z.object({
  id: Id,
  name: Text(40),
  of: Id,
  per: Id,
  unit: z.enum(figureUnits),
  /** Decimals shown, rounded half up. */
  digits: z.number().int().min(0).max(4),
});
export type Ratio = z.infer<typeof Ratio>;

/** Figures that were reported together, with what follows from them; no ratio is ever typed in. */
const Reported = z.object({
  title: Text(80),
  /** Where the figures come from. */
  source: Text(200),
  asOf: CivilDate,
  figures: z.array(Figure).min(1).max(30),
  ratios: z.array(Ratio).max(30),
});

/** Figures as they may be entered: every ratio is of figures that are there, and none divides by nothing. */
export const FigureFields = Reported.superRefine(({ figures, ratios }, context) => {
  const fault = (path: (string | number)[], zh: string, en: string) =>
    context.addIssue({ code: 'custom', path, message: say(zh, en) });
  const known = new Map<string, Figure>();
  figures.forEach((figure, at) => {
    if (known.has(figure.id)) fault(['figures', at, 'id'], '编号重复', 'The id is used twice');
    known.set(figure.id, figure);
  });
  ratios.forEach(({ of, per }, at) => {
    if (!known.has(of)) fault(['ratios', at, 'of'], `没有数据“${of}”`, `There is no figure ${of}`);
    const by = known.get(per);
    if (!by) fault(['ratios', at, 'per'], `没有数据“${per}”`, `There is no figure ${per}`);
    else if (by.value === 0)
      fault(['ratios', at, 'per'], `“${by.name}”为0,不能作除数`, `${per} is 0 and cannot divide`);
  });
});
export type FigureFields = z.infer<typeof FigureFields>;

/** What a sheet said until somebody corrected it. */
export const FormerFigures = Reported.extend({ until: Instant, by: Id });

/** A sheet of figures as stored. */
export const FigureSheet = Reported.extend(Stamp.shape).extend({
  id: Id,
  /** Why it was taken back: nothing follows from its figures any more, and they stay visible. */
  withdrawn: Text(200).optional(),
  /** What it said before, oldest first; of many corrections the latest. */
  former: z.array(FormerFigures).optional(),
});
export type FigureSheet = z.infer<typeof FigureSheet>;

/** The fraction with so many decimals, rounded half up. */
function rounded({ n, d }: Rational, digits: number): number {
  const scale = 10n ** BigInt(digits);
  const whole = (2n * n * scale + d) / (2n * d);
  return Number(whole) / Number(scale);
}

/** The value of every ratio, calculated exactly and rounded once. */
export function ratioValues({ figures, ratios }: Pick<FigureFields, 'figures' | 'ratios'>) {
  const values = new Map(figures.map(({ id, value }) => [id, fromDecimal(value)]));
  return ratios.map((ratio) => {
    const [of, per] = [values.get(ratio.of)!, values.get(ratio.per)!];
    return { ...ratio, value: rounded(rational(of.n * per.d, of.d * per.n), ratio.digits) };
  });
}

/** Which figures have a threshold, and whether they meet it: 2.99 is not 3. */
export const thresholds = ({ figures }: Pick<FigureFields, 'figures'>) =>
  figures.flatMap(({ id, value, minimum }) =>
    minimum === undefined ? [] : [{ figure: id, minimum, met: value >= minimum }],
  );
