import type { Bilingual } from '../../contract/bilingual.ts';
import type { Cell, Grid, Sheet } from '../../spreadsheet/index.ts';
import { toHalfWidth, withoutBlanks } from '../../text/width.ts';
import { shownValue } from './cells.ts';
import type { Header, Line } from './header.ts';
import { linesOf } from './header.ts';

/** A row of data, 同上 resolved. */
export interface SourceRow {
  readonly sheet: string;
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Letters of the columns whose 同上 took the value above. */
  readonly repeated: readonly string[];
  /** Letters of the columns whose 同上 has nothing above it. */
  readonly dangling: readonly string[];
}

/** A row that is no data, and why. */
export interface SkippedRow {
  readonly sheet: string;
  readonly row: number;
  readonly text: string;
  readonly reason: Bilingual;
}

const total = /^(合计|总计|小计|共计|累计|总和|(本页|全县|全市|分项)(合计|小计))([::(\d].*)?$/;
const section = /^([一二三四五六七八九十]+[、..]|\([一二三四五六七八九十]+\))/;
const note = /^(注|备注|说明|填表人|填报人|填报单位|制表|制表人|审核人|联系人)[::]/;
const example = /^(例|示例)\d*$/;
const asAbove = new Set(['同上', '同前', '上同', '〃', '″', '"']);

const reasons = {
  total: { zh: '合计行', en: 'A total' },
  section: { zh: '分类标题行', en: 'A section heading' },
  note: { zh: '表尾说明行', en: 'A note below the table' },
  header: { zh: '重复的表头', en: 'The header again' },
  example: { zh: '模板示例行', en: 'An example row of the template' },
} as const satisfies Record<string, Bilingual>;

const compact = (text: string): string => withoutBlanks(toHalfWidth(text));

/** Why a row below a header holds no data; undefined if it holds some. */
function skipReason(line: Line, header: Header, headerTexts: ReadonlySet<string>): Bilingual | undefined {
  const texts = [...line.cells.values()].map(({ value }) =>
    typeof value === 'string' ? compact(value) : '',
  );
  const [first = '', second = ''] = texts;
  if (total.test(first) || total.test(second)) return reasons.total;
  if (example.test(first)) return reasons.example;
  const distinct = new Set(texts);
  if (distinct.size === 1 && section.test(first)) return reasons.section;
  if (note.test(first)) return reasons.note;
  const repeats = header.columns.filter(({ letter, field, header: text }) => {
    const cell = line.cells.get(letter);
    return (
      field !== undefined &&
      typeof cell?.value === 'string' &&
      headerTexts.has(compact(cell.value)) &&
      compact(text).includes(compact(cell.value))
    );
  });
  return repeats.length > 1 ? reasons.header : undefined;
}

/** The rows of data below a header, and the rows that are none. Blank rows are neither. */
export function dataRows(
  sheet: Sheet,
  header: Header,
  dateSystem: Grid['dateSystem'],
): { rows: SourceRow[]; skipped: SkippedRow[] } {
  const [rows, skipped]: [SourceRow[], SkippedRow[]] = [[], []];
  const headerTexts = new Set(header.columns.map((column) => compact(column.header)));
  const letters = header.columns.filter(({ field }) => field !== undefined).map(({ letter }) => letter);
  let above: ReadonlyMap<string, Cell> | undefined;
  for (const line of linesOf(sheet)) {
    if (line.number <= header.last || line.cells.size === 0) continue;
    const reason = skipReason(line, header, headerTexts);
    if (reason) {
      const text = [...new Set([...line.cells.values()].map((cell) => shownValue(cell, dateSystem)))].join(
        ' ',
      );
      skipped.push({ sheet: sheet.name, row: line.number, text: text.slice(0, 100), reason });
      continue;
    }
    const cells = new Map(line.cells);
    const marks = letters.filter((letter) => {
      const value = line.cells.get(letter)?.value;
      return typeof value === 'string' && asAbove.has(withoutBlanks(value));
    });
    for (const letter of marks) {
      const cell = above?.get(letter);
      if (cell) cells.set(letter, cell);
      else cells.delete(letter);
    }
    const isBlank = letters.every((letter) => !cells.has(letter));
    if (isBlank && marks.length === 0) continue;
    rows.push({
      sheet: sheet.name,
      number: line.number,
      hidden: line.hidden,
      cells,
      repeated: above ? marks : [],
      dangling: above ? [] : marks,
    });
    above = cells;
  }
  return { rows, skipped };
}
