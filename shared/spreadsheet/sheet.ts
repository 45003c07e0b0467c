import { columnLetters, columnNumber } from './grid.ts';
import type { Cell, Row, Sheet } from './grid.ts';
import { Unreadable } from './refusal.ts';
import type { NumberStyle } from './styles.ts';
import { attribute, fromXstring, isSet, scanXml } from './xml.ts';

/** What the cells of a sheet refer to, and how many more the file may hold. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly style: (index: string | undefined) => NumberStyle;
  /** @throws Unreadable `tooLarge` when the file holds more cells than allowed. */
  readonly count: () => void;
}

type Value = Omit<Cell, 'column' | 'merged'>;
interface OpenRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: Map<number, Cell>;
}

const text = (value: string): Value | undefined => (value === '' ? undefined : { value, kind: 'text' });

function valueOf(
  type: string,
  raw: string,
  style: NumberStyle,
  strings: readonly string[],
): Value | undefined {
  if (type === 's') return text(strings[Number(raw)] ?? '');
  if (type === 'str' || type === 'inlineStr' || type === 'd') return text(fromXstring(raw));
  if (raw === '') return undefined;
  if (type === 'b') return { value: raw === '1' || raw === 'true', kind: 'boolean' };
  if (type === 'e') return { value: { error: raw }, kind: 'error' };
  const number = Number(raw);
  if (Number.isNaN(number)) return text(raw);
  if (style.isDate) return { value: number, kind: 'date' };
  const shown =
    style.zeros && Number.isInteger(number) ? String(number).padStart(style.zeros, '0') : undefined;
  return { value: number, kind: 'number', ...(shown !== undefined && { shown }) };
}

/** The texts that cells share. Rich text is joined; phonetic readings are not part of it. */
export function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let [current, inText, inPhonetic] = ['', false, false];
  scanXml(xml, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text(part) {
      if (inText) current += part;
    },
    close(name) {
      if (name === 'si') strings.push(fromXstring(current));
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}

/**
 * Reads one sheet. The cells of a merged range all show the value of its first cell and name it. Rows without a value are left out: many
 * ledgers carry a million formatted blank ones.
 */
export function readSheet(
  xml: string,
  { name, hidden }: Pick<Sheet, 'name' | 'hidden'>,
  context: SheetContext,
): Sheet {
  const rows = new Map<number, OpenRow>();
  const hiddenSpans: (readonly [from: number, to: number])[] = [];
  const mergedRanges: string[] = [];
  let row: OpenRow = { number: 0, hidden: false, cells: new Map() };
  let [column, type, styleIndex, raw] = [0, '', undefined as string | undefined, ''];
  let [inCell, inValue, inPhonetic] = [false, false, false];

  scanXml(xml, {
    open(element, attributes) {
      if (element === 'row') {
        const isHidden = isSet(attributes, 'hidden') || attribute(attributes, 'ht') === '0';
        row = {
          number: Number(attribute(attributes, 'r') ?? row.number + 1),
          hidden: isHidden,
          cells: new Map(),
        };
        column = 0;
      } else if (element === 'c') {
        const letters = /^[A-Z]{1,3}/.exec(attribute(attributes, 'r') ?? '')?.[0];
        column = letters === undefined ? column + 1 : columnNumber(letters);
        [type, styleIndex, raw] = [attribute(attributes, 't') ?? 'n', attribute(attributes, 's'), ''];
        inCell = true;
      } else if (element === 'rPh') inPhonetic = true;
      else if (element === 'v' || element === 't') inValue = inCell && !inPhonetic;
      else if (element === 'col' && isSet(attributes, 'hidden'))
        hiddenSpans.push([Number(attribute(attributes, 'min')), Number(attribute(attributes, 'max'))]);
      else if (element === 'mergeCell') mergedRanges.push(attribute(attributes, 'ref') ?? '');
    },
    text(part) {
      if (inValue) raw += part;
    },
    close(element) {
      if (element === 'v' || element === 't') inValue = false;
      else if (element === 'rPh') inPhonetic = false;
      else if (element === 'c') {
        inCell = false;
        const value = valueOf(type, raw, context.style(styleIndex), context.strings);
        if (!value) return;
        context.count();
        if (row.cells.size === 0) rows.set(row.number, row);
        row.cells.set(column, { column: columnLetters(column), ...value });
      }
    },
  });

  const ordered = [...rows.values()].toSorted((a, b) => a.number - b.number);
  const width = ordered.reduce((widest, { cells }) => Math.max(widest, ...cells.keys()), 0);
  for (const range of mergedRanges) spread(range, rows, width, context.count);
  return {
    name,
    hidden,
    rows: ordered.map((open): Row => ({ ...open, cells: inOrder(open.cells) })),
    hiddenColumns: hiddenSpans.flatMap(([from, to]) => lettersBetween(from, Math.min(to, width))),
    mergedRanges,
  };
}

const inOrder = (cells: ReadonlyMap<number, Cell>): Cell[] =>
  [...cells].toSorted(([a], [b]) => a - b).map(([, cell]) => cell);

const lettersBetween = (from: number, to: number): string[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => columnLetters(from + at));

function spread(range: string, rows: ReadonlyMap<number, OpenRow>, width: number, count: () => void): void {
  const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range) ?? [];
  if (left === undefined || top === undefined || right === undefined || bottom === undefined)
    throw new Unreadable('damaged');
  const first = columnNumber(left);
  const anchor = rows.get(Number(top))?.cells.get(first);
  if (!anchor) return;
  for (let number = Number(top); number <= Number(bottom); number++) {
    const cells = rows.get(number)?.cells;
    for (let column = first; cells && column <= Math.min(columnNumber(right), width); column++) {
      count();
      if (cells.get(column) !== anchor)
        cells.set(column, { ...anchor, column: columnLetters(column), merged: left + top });
    }
  }
}
