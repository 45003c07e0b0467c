import { csvText } from '../../../shared/spreadsheet/writeCsv.ts';

/** A table as CSV, so that Excel and WPS read it as UTF-8 and run nothing in it. */
export const csv = (
  head: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string => csvText([head, ...rows.map((row) => row.map((value) => value ?? ''))]);
