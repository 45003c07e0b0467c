import type { Bilingual } from '../../contract/bilingual.ts';
import { parseCreditCode } from '../../identifiers/creditCode.ts';
import { parseYuan } from '../../money/yuan.ts';
import type { YuanUnit } from '../../money/yuan.ts';
import type { Cell, Grid } from '../../spreadsheet/index.ts';
import type { Parsed } from '../../text/parsed.ts';
import { read, refuse } from '../../text/parsed.ts';
import { toHalfWidth, withoutBlanks } from '../../text/width.ts';
import { firstDayOf, lastDayOf } from '../../time/civil.ts';
import { readDate } from './dates.ts';
import type { CellType } from './definition.ts';
import { namesIn, ownersIn, partsIn, wordIn, wordsIn } from './listCells.ts';
import type { OwnerTerm } from './listCells.ts';
import { nameKey, tidy } from './texts.ts';

/** What a cell says: a value (undefined where it says nothing), what was put right to read it, whether a month stands for a day. */
export interface CellReading {
  readonly value: string | number | boolean | readonly string[] | readonly OwnerTerm[] | undefined;
  readonly normalised?: Bilingual;
  readonly monthOnly?: true;
}

/** What decides how a column's cells are read. */
export interface CellContext {
  readonly dateSystem: Grid['dateSystem'];
  /** The unit of bare amounts: that of the header, else of the title, else yuan. */
  readonly unit: YuanUnit;
  /** The one width of the list's codes, if they have one. */
  readonly codeWidth?: number | undefined;
  /** The codes that are registered: written just so, they need no putting right. */
  readonly codes?: ReadonlySet<string>;
}

/** A cell as a person sees it, for lists and corrections. */
export function shownValue(cell: Cell | undefined, dateSystem: Grid['dateSystem']): string {
  if (!cell) return '';
  if (cell.kind === 'date' && typeof cell.value === 'number') {
    const date = readDate(cell.value, dateSystem);
    return date.ok ? date.value : String(cell.value);
  }
  if (typeof cell.value === 'object') return cell.value.error;
  if (typeof cell.value === 'boolean') return cell.value ? 'TRUE' : 'FALSE';
  return cell.shown ?? String(cell.value);
}

const blankWords = new Set([
  '待定',
  '未定',
  '暂定',
  '待确定',
  '无',
  '暂无',
  '-',
  '--',
  '—',
  '——',
  '/',
  '\\',
  '至今',
  '在任',
  '长期',
]);
const yes = new Set(['是', '√', '✓', '✔', '☑', '■', '有', 'Y', 'YES', 'TRUE', '1', '对', 'V']);
const no = new Set(['否', '×', '✗', '✘', 'X', '无', 'N', 'NO', 'FALSE', '0', '□', '☐', '-', '—', '/']);

const notes = {
  width: { zh: '已去除空格或转为半角', en: 'Blanks removed or characters made narrow' },
  zeros: { zh: '已补回丢失的前导零', en: 'Lost leading zeros restored' },
  firstDay: { zh: '只有月份,按当月第一天计', en: 'Only the month is given: its first day stands for it' },
  apostrophe: { zh: '已去除公式前的单引号', en: 'The apostrophe before a formula was removed' },
  lastDay: { zh: '只有月份,按当月最后一天计', en: 'Only the month is given: its last day stands for it' },
} as const satisfies Record<string, Bilingual>;

const reading = (value: CellReading['value'], normalised?: Bilingual): Parsed<CellReading> =>
  read({ value, ...(normalised && { normalised }) });

/** A sign that begins a formula, with the apostrophe that keeps it from being one. */
const kept = /^['’‘](?=[=+\-@＝＋－＠])/;

const valueOf = (parsed: Parsed<CellReading['value']>): Parsed<CellReading> =>
  parsed.ok ? reading(parsed.value) : parsed;

function readText(shown: string): Parsed<CellReading> {
  const value = tidy(shown.replace(kept, ''));
  if (value === shown) return reading(value);
  return reading(value, kept.test(shown) ? notes.apostrophe : notes.width);
}

/** A code without what does not matter; a number too long for a spreadsheet has lost its last digits and is refused. */
export const normaliseCode = (text: string): string =>
  withoutBlanks(toHalfWidth(text))
    .replace(/^['’‘`]+/, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();

const tooLong = refuse(
  'digitsLost',
  '数字过长,电子表格已丢失末尾几位;请把此列设为文本格式后重新填写',
  'The number is too long: the spreadsheet lost its last digits. Format the column as text and enter it again',
);

function readCode(cell: Cell, shown: string, { codeWidth: width, codes }: CellContext): Parsed<CellReading> {
  if (codes?.has(shown)) return reading(shown);
  if (typeof cell.value === 'number' && !Number.isSafeInteger(cell.value)) return tooLong;
  const code = normaliseCode(shown);
  if (!/^[A-Z0-9][A-Z0-9._:-]{0,63}$/.test(code))
    return refuse('code', '编码只能含字母、数字和-._:', 'A code has letters, digits and -._:');
  if (width !== undefined && /^\d+$/.test(code) && code.length < width)
    return reading(code.padStart(width, '0'), notes.zeros);
  return reading(code, code === shown ? undefined : notes.width);
}

function readCreditCode(cell: Cell, shown: string): Parsed<CellReading> {
  if (typeof cell.value === 'number' && !Number.isSafeInteger(cell.value)) return tooLong;
  const parsed = parseCreditCode(shown);
  return parsed.ok ? reading(parsed.value.code, parsed.value.normalised ? notes.width : undefined) : parsed;
}

function readDay(
  cell: Cell,
  { dateSystem }: CellContext,
  { ofMonth, keepsMonth }: Extract<CellType, { is: 'date' }>,
): Parsed<CellReading> {
  if (typeof cell.value !== 'string' && typeof cell.value !== 'number')
    return refuse('date', '不是日期', 'Not a date');
  const date = readDate(cell.value, dateSystem);
  if (!date.ok) return date;
  if (date.value.length > 7) return reading(date.value);
  if (keepsMonth) return read({ value: date.value, monthOnly: true });
  const value = ofMonth === 'first' ? firstDayOf(date.value) : lastDayOf(date.value);
  return read({ value, normalised: ofMonth === 'first' ? notes.firstDay : notes.lastDay, monthOnly: true });
}

function readAmount(cell: Cell, unit: YuanUnit): Parsed<CellReading> {
  if (cell.kind === 'date' || typeof cell.value === 'boolean' || typeof cell.value === 'object')
    return refuse('amount', '这一格不是金额', 'The cell is no amount');
  const amount = parseYuan(cell.value, unit);
  return amount.ok ? reading(amount.value) : amount;
}

function readInteger(shown: string): Parsed<CellReading> {
  const text = withoutBlanks(toHalfWidth(shown)).replace(/[次个家项件]$/, '');
  return /^\d{1,9}$/.test(text)
    ? reading(Number(text))
    : refuse('integer', `“${shown}”不是整数`, `"${shown}" is no whole number`);
}

function readYesNo(shown: string): Parsed<CellReading> {
  const key = nameKey(shown);
  if (yes.has(key)) return reading(true);
  if (key === '' || no.has(key)) return reading(false);
  return refuse('yesNo', `“${shown}”请改为“是”或“否”`, `Write 是 or 否 instead of "${shown}"`);
}

function readPhone(shown: string): Parsed<CellReading> {
  const phone = withoutBlanks(toHalfWidth(shown))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/^['’‘]/, '');
  return /^[0-9+-]{5,20}$/.test(phone)
    ? reading(phone, phone === shown ? undefined : notes.width)
    : refuse('phone', `“${shown}”不是一个电话号码`, `"${shown}" is no telephone number`);
}

/** Reads a cell by its column's type. Names of units, people and the like stay names here; they are looked up later. */
export function readCell(cell: Cell | undefined, type: CellType, context: CellContext): Parsed<CellReading> {
  if (cell?.kind === 'error') {
    const shown = shownValue(cell, context.dateSystem);
    return refuse('error', `公式出错:${shown}`, `The formula gives an error: ${shown}`);
  }
  const shown = shownValue(cell, context.dateSystem);
  if (type.is === 'yesNo' && !(type.optional && shown.trim() === '')) return readYesNo(shown);
  if (!cell || shown.trim() === '' || blankWords.has(nameKey(shown))) return reading(undefined);
  switch (type.is) {
    case 'code':
      return readCode(cell, shown, context);
    case 'creditCode':
      return readCreditCode(cell, shown);
    case 'phone':
      return readPhone(shown);
    case 'date':
      return readDay(cell, context, type);
    case 'yuan':
      return readAmount(cell, context.unit);
    case 'integer':
      return readInteger(shown);
    case 'words':
      return valueOf(type.many ? wordsIn(shown, type.words) : wordIn(shown, type.words));
    case 'people':
    case 'staff':
      return reading(type.many ? namesIn(shown) : [tidy(shown)]);
    case 'tags':
      return reading(type.many ? partsIn(shown) : [tidy(shown)]);
    case 'categories':
      return reading(partsIn(shown));
    case 'owners':
      return valueOf(ownersIn(shown));
    case 'attributes':
      return reading(shown);
    default:
      return readText(shown);
  }
}
