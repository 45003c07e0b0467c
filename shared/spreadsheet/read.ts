import type { Parsed } from '../text/parsed.ts';
import { read } from '../text/parsed.ts';
import { readCsv } from './csv.ts';
import { defaultLimits } from './grid.ts';
import type { Grid, SpreadsheetLimits, SpreadsheetRefusal } from './grid.ts';
import { Unreadable } from './refusal.ts';
import { readXlsx } from './xlsx.ts';

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b]);
/** The compound files of Office 97–2003, which is also how Office wraps an encrypted workbook. */
const isCompoundFile = (bytes: Uint8Array): boolean => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Reads an `.xlsx` or `.csv` file, told apart by content and not by name. Never throws for a bad file: it says why in both languages.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  limits: SpreadsheetLimits = defaultLimits,
): Promise<Parsed<Grid, SpreadsheetRefusal>> {
  try {
    if (bytes.length > limits.fileBytes) throw new Unreadable('tooLarge');
    if (isCompoundFile(bytes)) throw new Unreadable('oldFormat');
    return read(isZip(bytes) ? await readXlsx(bytes, limits) : readCsv(bytes, limits));
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, code: error.code, reason: error.reason };
    throw error;
  }
}
