import Papa from 'papaparse';
import writeXlsxFile from 'write-excel-file/universal';
import { guarded } from './formula.ts';
import { toXstring } from './xml.ts';

/** A value to write; numbers must be finite. Dates are written as texts, `2026-09-01`. */
export type OutputValue = string | number | boolean | null;

/** A sheet to write. */
export interface OutputSheet {
  readonly name: string;
  readonly rows: readonly (readonly OutputValue[])[];
  /** How many rows from the top are printed bold and stay in view; none unless said otherwise. */
  readonly headRows?: number;
}

/** The longest text a cell of a workbook holds. */
export const longestText = 32_767;
const widest = 60;

/** A name that a sheet may have: at most 31 characters, none of `: \ / ? * [ ]`. */
const sheetName = (name: string): string =>
  name
    .replace(/[:\\/?*[\]]/g, ' ')
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim() || '台账';

/** A column as wide as its longest text, a Chinese character counting two. */
const widthOf = (rows: OutputSheet['rows'], column: number): number =>
  rows.reduce((width, row) => {
    const text = String(row[column] ?? '');
    return Math.min(widest, Math.max(width, text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0) + 2));
  }, 8);

/**
 * The bytes of an `.xlsx` workbook. Texts are typed as texts, so that none can act as a formula.
 * @throws RangeError for a text longer than a cell holds.
 */
export async function writeXlsx(sheets: readonly OutputSheet[]): Promise<Uint8Array> {
  const workbook = sheets.map(({ name, rows, headRows = 0 }) => ({
    sheet: sheetName(name),
    stickyRowsCount: headRows,
    columns: Array.from(
      { length: Math.max(0, ...rows.slice(0, headRows + 1).map(({ length }) => length)) },
      (_, at) => ({
        width: widthOf(rows.slice(headRows === 0 ? 0 : headRows - 1, headRows + 100), at),
      }),
    ),
    data: rows.map((row, at) => row.map((value) => cellOf(value, at < headRows))),
  }));
  const blob = await writeXlsxFile(workbook).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function cellOf(value: OutputValue, bold: boolean) {
  if (value === null || value === '') return null;
  const style = bold ? ({ fontWeight: 'bold' } as const) : {};
  if (typeof value === 'number') return { value, type: Number, ...style };
  if (typeof value === 'boolean') return { value, type: Boolean, ...style };
  if (value.length > longestText)
    throw new RangeError(`A cell holds ${longestText} characters, not ${value.length}`);
  return { value: toXstring(value), type: String, ...style };
}

/** The bytes of a CSV file: UTF-8 with the mark by which spreadsheet programs know it; texts that could act as formulas are guarded. */
export function writeCsv(rows: OutputSheet['rows']): Uint8Array {
  const fields = rows.map((row) => row.map((value) => (typeof value === 'string' ? guarded(value) : value)));
  return new TextEncoder().encode(`\ufeff${Papa.unparse(fields, { newline: '\r\n' })}\r\n`);
}
