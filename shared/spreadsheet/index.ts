export { columnLetters } from './grid.ts';
export type {
  Cell,
  CellError,
  CellKind,
  Grid,
  Row,
  Sheet,
  SpreadsheetLimits,
  SpreadsheetRefusal,
} from './grid.ts';
export { readSpreadsheet } from './read.ts';
export type { OutputSheet, OutputValue } from './output.ts';
export { writeXlsx } from './write.ts';
export { csvText, writeCsv } from './writeCsv.ts';
export { exportFormats, fileOfTable, sheetOfTable } from './table.ts';
export type { ExportFormat, ExportTable } from './table.ts';
