import type { LedgerName } from '../registry/ledger/index.ts';
import type { Bilingual } from './bilingual.ts';

/** The largest ledger that may be sent, in bytes: in base64 it still fits a call to a function (6 MB). */
export const importFileLimit = 4_000_000;
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** Why a file is not taken: how large it is and how large it may be. */
export const tooLargeFile = (bytes: number): Bilingual => ({
  zh: `文件有${megabytes(bytes)} MB,最多${megabytes(importFileLimit)} MB,请拆分后再导入`,
  en: `The file has ${megabytes(bytes)} MB; ${megabytes(importFileLimit)} MB is the most. Split it`,
});

/** Every ledger that may be imported. */
export const importLedgers = [
  'units',
  'people',
  'leaders',
  'handlers',
  'observers',
  'enterprises',
  'chains',
  'villages',
  'indicators',
  'duties',
  'projects',
  'pairings',
  'deferrableDocuments',
  'catalogueItems',
  'guarantees',
  'envoys',
  'sites',
  'deferrals',
  'programmes',
  'assignments',
] as const satisfies readonly LedgerName[];
