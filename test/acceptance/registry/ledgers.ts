import { creditCodeFrom } from '../../../shared/identifiers/creditCode.ts';
import { writeXlsx } from '../../../shared/spreadsheet/index.ts';
import type { OutputValue } from '../../../shared/spreadsheet/index.ts';

/** The rows of a sheet. */
export type Rows = readonly (readonly OutputValue[])[];
export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
/** A workbook of these rows, in base64. */
export const fileOf = async (rows: Rows): Promise<string> =>
  base64(await writeXlsx([{ name: 'Sheet1', rows }]));
export const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at + 1));

/** Ledgers as offices have them, with so many rows. */
export const leaderRows = (count: number): Rows => [
  ['县级领导名单'],
  ['序号', '姓名', '职务', '层级', '任职时间'],
  ...many(count, (n) => [n, `领导${n}`, `职务${n}`, '副县长', '2021年7月']),
];
export const chainRows = (count: number): Rows => [
  ['产业链台账'],
  ['序号', '产业链名称'],
  ...many(count, (n) => [n, `产业${n}`]),
];
export const projectRows = (count: number, more: Rows = []): Rows => [
  ['重点项目台账(单位:万元)'],
  ['序号', '项目名称', '总投资', '建设性质', '责任单位'],
  ...many(count, (n) => [n, `项目${n}`, 10_000 + n, '续建', '发展和改革局']),
  ...more,
];
export const enterpriseRows = (count: number): Rows => [
  ['规模以上企业名录'],
  ['统一社会信用代码', '企业名称', '行业', '规模', '所在乡镇'],
  ...many(count, (n) => [
    creditCodeFrom(`91422826MA${String(n).padStart(7, '0')}`),
    `企业${n}有限公司`,
    '制造业',
    '小型',
    '城关镇',
  ]),
];
export const scheduleRows = (count: number, title = '2026年项目包联责任分解表(送审稿)'): Rows => [
  [title],
  ['项目名称', '包联领导'],
  ...many(count, (n) => [`项目${n}`, `领导${((n - 1) % 106) + 1}`]),
];
