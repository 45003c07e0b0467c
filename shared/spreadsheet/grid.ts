/** What a spreadsheet holds, whatever file it came in: sheets of numbered rows of typed cells. */

/** An error a formula gave, as the spreadsheet shows it: `#REF!`, `#DIV/0!`. */
export interface CellError {
  readonly error: string;
}

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

/** A cell that is not empty. */
export interface Cell {
  /** The column's letters: `A`, `AB`. */
  readonly column: string;
  /** A formula gives the value it had when the file was saved. A date is its serial number in the grid's date system. */
  readonly value: string | number | boolean | CellError;
  readonly kind: CellKind;
  /** The cell whose value this one shows, where both lie in one merged range: `B3`. */
  readonly merged?: string;
  /** A number as its format shows it, where the format adds leading zeros: 12 under `0000` is `0012`. */
  readonly shown?: string;
}

export interface Row {
  /** As the spreadsheet shows it; a CSV file's rows are numbered by record. The first is 1. */
  readonly number: number;
  readonly hidden: boolean;
  /** Cells with a value, from left to right. */
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly Row[];
  /** Letters of the hidden columns, as far as the sheet is used. */
  readonly hiddenColumns: readonly string[];
  /** Merged ranges, `B3:B5`. */
  readonly mergedRanges: readonly string[];
}

export interface Grid {
  readonly format: 'xlsx' | 'csv';
  readonly sheets: readonly Sheet[];
  /** The year from which serial numbers of dates count; Excel for Mac once wrote 1904. */
  readonly dateSystem: 1900 | 1904;
}

/** What is refused before it can exhaust memory or time. */
export interface SpreadsheetLimits {
  readonly fileBytes: number;
  /** All parts of an `.xlsx` file together, unpacked. */
  readonly unpackedBytes: number;
  /** Unpacked over packed size of the file; honest ledgers stay under 50. */
  readonly ratio: number;
  /** Parts of the archive. */
  readonly parts: number;
  /** Cells of all sheets, those of merged ranges included. */
  readonly cells: number;
}

export const defaultLimits: SpreadsheetLimits = {
  fileBytes: 20_000_000,
  unpackedBytes: 200_000_000,
  ratio: 200,
  parts: 2_000,
  cells: 2_000_000,
};

/** Why a file could not be read. */
export type SpreadsheetRefusal =
  'tooLarge' | 'bomb' | 'oldFormat' | 'damaged' | 'encoding' | 'quotes' | 'empty';

/** The letters of a column by its number: 1 is `A`, 27 is `AA`. */
export function columnLetters(number: number): string {
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The number of a column by its letters: `A` is 1, `AA` is 27. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64;
  return number;
}
