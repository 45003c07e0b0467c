import type { Bilingual } from '../contract/bilingual.ts';
import type { OutputSheet, OutputValue } from './output.ts';
import { writeXlsx } from './write.ts';
import { writeCsv } from './writeCsv.ts';

/** A list to give as a file: its title, the heads of its columns and its rows. */
export interface ExportTable {
  readonly title: Bilingual;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly OutputValue[])[];
  /** Whether the title stands in the file as well, because whoever imports it reads the title. */
  readonly titled?: true;
}

/** The files a list is given as. */
export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const headOf = ({ title, heads, titled }: ExportTable): OutputSheet['rows'] =>
  titled ? [[title.zh], heads] : [heads];

/** A list as one sheet, its heads bold and in view. */
export function sheetOfTable(table: ExportTable): OutputSheet {
  const head = headOf(table);
  return { name: table.title.zh, headRows: head.length, rows: [...head, ...table.rows] };
}

/** A list as the bytes of a file; texts that could act as formulas are harmless in both formats. */
export const fileOfTable = async (table: ExportTable, format: ExportFormat): Promise<Uint8Array> =>
  format === 'xlsx' ? writeXlsx([sheetOfTable(table)]) : writeCsv(sheetOfTable(table).rows);
