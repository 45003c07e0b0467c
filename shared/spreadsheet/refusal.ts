import type { Bilingual } from '../contract/bilingual.ts';
import type { SpreadsheetRefusal } from './grid.ts';

const reasons = {
  tooLarge: { zh: '文件过大,请拆分后再导入', en: 'The file is too large; split it' },
  bomb: { zh: '文件解压后异常庞大,已拒绝', en: 'The file unpacks to an abnormal size and was refused' },
  oldFormat: {
    zh: '这是旧版.xls文件或加密文件,请去掉密码并另存为.xlsx',
    en: 'This is an old .xls or an encrypted file; remove the password and save it as .xlsx',
  },
  damaged: { zh: '文件已损坏,或不是有效的.xlsx文件', en: 'The file is damaged or no valid .xlsx file' },
  encoding: {
    zh: '无法识别文件编码,请另存为UTF-8或GBK编码的CSV',
    en: 'The encoding is unknown; save the file as CSV in UTF-8 or GBK',
  },
  quotes: { zh: 'CSV文件中有未成对的引号', en: 'A quotation mark in the CSV file is never closed' },
  empty: { zh: '文件中没有内容', en: 'The file is empty' },
} as const satisfies Record<SpreadsheetRefusal, Bilingual>;

/** Thrown while a file is read; {@link readSpreadsheet} turns it into a refusal that can be shown. */
export class Unreadable extends Error {
  readonly code: SpreadsheetRefusal;
  readonly reason: Bilingual;

  constructor(code: SpreadsheetRefusal, options?: ErrorOptions) {
    super(reasons[code].en, options);
    this.code = code;
    this.reason = reasons[code];
  }
}
