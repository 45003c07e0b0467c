import Papa from 'papaparse';
import { guarded } from './formula.ts';
import type { OutputSheet } from './output.ts';

/**
 * A CSV file (RFC 4180) with the mark by which spreadsheet programs know UTF-8; texts that could act as formulas are guarded, numbers stay
 * numbers.
 */
export function csvText(rows: OutputSheet['rows']): string {
  const fields = rows.map((row) => row.map((value) => (typeof value === 'string' ? guarded(value) : value)));
  return `\ufeff${Papa.unparse(fields, { newline: '\r\n' })}\r\n`;
}

/** The bytes of a CSV file. */
export const writeCsv = (rows: OutputSheet['rows']): Uint8Array => new TextEncoder().encode(csvText(rows));
