import { yuanUnits } from '../../money/yuan.ts';
import type { YuanUnit } from '../../money/yuan.ts';
import type { Cell, Sheet } from '../../spreadsheet/index.ts';
import { toHalfWidth, withoutBlanks } from '../../text/width.ts';
import type { Ledger } from './definition.ts';
import { ignoredHeaders } from './definition.ts';
import { tidy } from './texts.ts';

/** A row of a sheet by column letters, without the hidden columns. */
export interface Line {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** A column of the file: where it stands, what is written over it, and the field it fills. Without a field it is not taken. */
export interface HeaderColumn {
  readonly letter: string;
  /** The header as it stands, those of several rows joined. */
  readonly header: string;
  readonly field?: string;
  /** The unit of its amounts that the header states. */
  readonly unit?: YuanUnit;
}

export interface Header {
  /** Numbers of the first and the last header row. */
  readonly first: number;
  readonly last: number;
  /** The texts above the header, and the sheet's name. */
  readonly title: string;
  /** The unit of amounts that the title states: `单位:万元`. */
  readonly unit?: YuanUnit;
  readonly columns: readonly HeaderColumn[];
  /** Headers that the ledger needs and that were not found. */
  readonly missing: readonly string[];
}

/** How far down a header is sought, and how many rows it may take. */
const searched = 30;
const deepest = 3;

/** The rows of a sheet that say something; the first of them where a count is given. */
export const linesOf = (sheet: Sheet, count = Infinity): Line[] => {
  const hidden = new Set(sheet.hiddenColumns);
  const rows = sheet.rows.filter(({ cells }) => cells.length > 0);
  return (count < rows.length ? rows.slice(0, count) : rows).map((row) => ({
    number: row.number,
    hidden: row.hidden,
    cells: new Map(row.cells.filter(({ column }) => !hidden.has(column)).map((cell) => [cell.column, cell])),
  }));
};

const unitNames = Object.keys(yuanUnits) as YuanUnit[];
const amountUnit = '(?:万亿|亿|千万|百万|万|千|百)?元';
const unitAtEnd = new RegExp(`(${amountUnit})(?=[)\\]】,、]|$)`);
const unitAlone = new RegExp(`^[(【[]?${amountUnit}[)\\]】]?$`);
const unitAmong = (text: string, pattern: RegExp): YuanUnit | undefined => {
  const stated = pattern.exec(withoutBlanks(toHalfWidth(text)))?.[1];
  return unitNames.find((unit) => unit === stated);
};

/** A header as it is compared: narrow, without blanks, brackets, years, units, and marks of required fields. */
export const headerKey = (text: string): string =>
  withoutBlanks(toHalfWidth(text))
    .replace(/[([【][^)\]】]*[)\]】]/g, '')
    .replace(/(19|20)\d\d年度?/g, '年度')
    .replace(/[*:：]/g, '')
    .replace(/^[\d.、]+/, '');
const withoutUnit = (key: string): string => key.replace(new RegExp(`[,/]?${amountUnit}$`), '');

const textOf = (cell: Cell | undefined): string => (typeof cell?.value === 'string' ? tidy(cell.value) : '');
const onlyUnit = (text: string): boolean => unitAlone.test(withoutBlanks(toHalfWidth(text)));
const ignored = new Set<string>(ignoredHeaders);

/** The field that a column's header rows name: all joined, else the last two, else the last. */
function fieldOf(parts: readonly string[], fields: ReadonlyMap<string, string>): string | undefined {
  for (let from = 0; from < parts.length; from++) {
    const key = headerKey(parts.slice(from).join(''));
    const field = fields.get(key) ?? fields.get(withoutUnit(key));
    if (field !== undefined) return field;
  }
  return undefined;
}

function columnsOf(lines: readonly Line[], fields: ReadonlyMap<string, string>): HeaderColumn[] {
  const letters = new Set(lines.flatMap(({ cells }) => [...cells.keys()]));
  const taken = new Set<string>();
  return [...letters]
    .toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .flatMap((letter): HeaderColumn[] => {
      const texts = lines.map(({ cells }) => textOf(cells.get(letter)));
      const parts = texts.filter((text, at) => text !== '' && text !== texts[at - 1]);
      if (parts.length === 0) return [];
      const unit = parts.map((part) => unitAmong(part, unitAtEnd)).findLast((found) => found !== undefined);
      const named = parts.filter((part) => !onlyUnit(part));
      const field = fieldOf(named, fields);
      const isFirst = field !== undefined && !taken.has(field);
      if (isFirst) taken.add(field);
      return [{ letter, header: parts.join(''), ...(isFirst && { field }), ...(unit && { unit }) }];
    });
}

function missingFrom(columns: readonly HeaderColumn[], ledger: Ledger): string[] {
  const found = new Set(columns.map(({ field }) => field));
  const headersOf = (fields: readonly string[]): string =>
    fields
      .map((field) => ledger.columns.find((column) => column.field === field)?.headers[0] ?? field)
      .join('/');
  return [
    ...ledger.columns
      .filter(({ required, field }) => required && !found.has(field))
      .map(({ headers }) => headers[0]),
    ...(ledger.oneOf ?? []).filter((group) => !group.some((field) => found.has(field))).map(headersOf),
  ];
}

/** Whether a row only continues the header above it: merged with it, or units alone. */
const continues = (line: Line, above: Line): boolean => {
  const cells = [...line.cells];
  return cells.every(
    ([letter, cell]) =>
      onlyUnit(textOf(cell)) ||
      (cell.merged !== undefined && textOf(cell) === textOf(above.cells.get(letter))),
  );
};

/**
 * Finds the header of a ledger: below any titles, in one to three rows, merged or not. The rows that name most of the ledger's columns win;
 * of equals those that lack no needed column, then the fewer, then the upper.
 */
export function findHeader(sheet: Sheet, ledger: Ledger): (Header & { readonly score: number }) | undefined {
  const fields = new Map(
    ledger.columns.flatMap(({ field, headers }) =>
      headers.map((header) => [headerKey(header), field] as const),
    ),
  );
  const lines = linesOf(sheet, 2 * searched);
  let best:
    { at: number; depth: number; columns: HeaderColumn[]; missing: string[]; score: number } | undefined;
  for (let depth = 1; depth <= deepest; depth++)
    for (let at = 0; at < searched && at + depth <= lines.length; at++) {
      const columns = columnsOf(lines.slice(at, at + depth), fields);
      const score = columns.filter(({ field }) => field !== undefined).length;
      const missing = missingFrom(columns, ledger);
      if (isHeader(score, columns) && (!best || rank(score, missing) > rank(best.score, best.missing)))
        best = { at, depth, columns, missing, score };
    }
  if (!best) return undefined;
  let { depth } = best;
  for (; best.at + depth < lines.length; depth++)
    if (!continues(lines[best.at + depth]!, lines[best.at + depth - 1]!)) break;
  const columns = columnsOf(lines.slice(best.at, best.at + depth), fields);
  const above = lines.slice(0, best.at).flatMap(({ cells }) => [...new Set([...cells.values()].map(textOf))]);
  const unit = above.map(statedUnit).find((found) => found !== undefined);
  return {
    first: lines[best.at]!.number,
    last: lines[best.at + depth - 1]!.number,
    title: [...above, sheet.name].filter((text) => text !== '').join(' '),
    ...(unit && { unit }),
    columns: columns.filter(({ header, field }) => field !== undefined || !ignored.has(headerKey(header))),
    missing: best.missing,
    score: best.score,
  };
}

/** Two columns that are known make a header; one does where it is half of them, so that a word in a note is none. */
const isHeader = (score: number, columns: readonly HeaderColumn[]): boolean =>
  score > 1 || (score === 1 && columns.length <= 2);

const rank = (score: number, missing: readonly string[]): number => score + (missing.length === 0 ? 1000 : 0);

/** The unit of amounts in a title: `单位:万元`, `(金额单位:亿元)`. */
const statedUnit = (text: string): YuanUnit | undefined =>
  unitAmong(text, new RegExp(`单位[:：]?(?:人民币)?(${amountUnit})`));
