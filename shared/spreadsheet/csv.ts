import Papa from 'papaparse';
import { unguarded } from './formula.ts';
import { columnLetters } from './grid.ts';
import type { Grid, Row, SpreadsheetLimits } from './grid.ts';
import { Unreadable } from './refusal.ts';

const delimiters = [',', '\t', ';'];
/** How many records decide which delimiter a file uses. */
const sampled = 50;

/** The text of a CSV file: UTF-8, UTF-16 with its mark, else GB18030, of which GBK is a part. @throws Unreadable `encoding` */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  throw new Unreadable('encoding');
}

/** The delimiter that splits the first records into most fields; a comma where none does. */
function delimiterOf(text: string): string {
  const fields = delimiters.map((delimiter) =>
    Papa.parse<string[]>(text, { delimiter, preview: sampled }).data.reduce(
      (sum, { length }) => sum + length,
      0,
    ),
  );
  return delimiters[fields.indexOf(Math.max(...fields))] ?? ',';
}

/** Reads a CSV file as one sheet without a name. @throws Unreadable for an unknown encoding, an open quote, too many cells. */
export function readCsv(bytes: Uint8Array, limits: SpreadsheetLimits): Grid {
  const text = decodeText(bytes);
  if (text.includes('\0')) throw new Unreadable('encoding');
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  if (errors.some(({ type }) => type === 'Quotes')) throw new Unreadable('quotes');
  if (data.reduce((sum, { length }) => sum + length, 0) > limits.cells) throw new Unreadable('tooLarge');
  const rows = data.map((record, at): Row => ({
    number: at + 1,
    hidden: false,
    cells: record.flatMap((field, column) => {
      const value = unguarded(field);
      return value === '' ? [] : [{ column: columnLetters(column + 1), value, kind: 'text' as const }];
    }),
  }));
  while (rows.at(-1)?.cells.length === 0) rows.pop();
  if (rows.length === 0) throw new Unreadable('empty');
  return {
    format: 'csv',
    dateSystem: 1900,
    sheets: [{ name: '', hidden: false, rows, hiddenColumns: [], mergedRanges: [] }],
  };
}
