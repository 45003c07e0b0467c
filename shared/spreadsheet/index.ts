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
export { writeCsv, writeXlsx } from './write.ts';
export type { OutputSheet, OutputValue } from './write.ts';
