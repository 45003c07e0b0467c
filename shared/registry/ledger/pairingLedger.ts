import type { Ledger } from './definition.ts';

/** The first column of these that has a value in a row says what is paired. */
export const subjectFields = [
  'projectCode',
  'project',
  'creditCode',
  'enterprise',
  'chain',
  'village',
] as const;

/** 责任分解表. A row may name several officials; each becomes a pairing of its own. */
export const pairingLedger: Ledger = {
  title: { zh: '包联责任分解表', en: 'Pairing schedule' },
  target: 'pairings',
  titleWords: ['责任分解', '包联', '包抓'],
  oneOf: [['lead', 'deputy'], subjectFields],
  columns: [
    {
      field: 'projectCode',
      headers: ['项目代码', '项目编码', '项目编号'],
      type: { is: 'project' },
      examples: ['', ''],
    },
    {
      field: 'project',
      headers: ['项目名称', '包联项目', '包抓项目', '项目', '重点项目'],
      type: { is: 'project' },
      examples: ['甲新材料生产线', ''],
    },
    {
      field: 'creditCode',
      headers: ['统一社会信用代码', '信用代码', '社会信用代码'],
      type: { is: 'enterprise' },
      examples: ['', ''],
    },
    {
      field: 'enterprise',
      headers: ['企业名称', '包联企业', '包抓企业', '企业', '服务企业'],
      type: { is: 'enterprise' },
      examples: ['', '甲有限公司'],
    },
    {
      field: 'chain',
      headers: ['产业链', '包联产业链', '包抓产业链', '产业链名称', '重点产业链'],
      type: { is: 'chain' },
      examples: ['', ''],
    },
    {
      field: 'village',
      headers: ['村', '包联村', '包抓村', '行政村', '村名称'],
      type: { is: 'village' },
      examples: ['', ''],
    },
    {
      field: 'lead',
      headers: [
        '包联领导',
        '包联县级领导',
        '县级包联领导',
        '市级包联领导',
        '包抓领导',
        '包抓市级领导',
        '包抓县级领导',
        '牵头领导',
        '责任领导',
        '包联领导姓名',
        '包抓领导姓名',
        '链长',
        '链长姓名',
        '首席服务员',
        '首席服务官',
        '首席',
        '包联干部',
        '包联人',
        '包联责任人',
      ],
      type: { is: 'people', many: true, post: 'leadPost' },
      help: '多人用顿号隔开',
      examples: ['张三', '李四'],
    },
    {
      field: 'leadPost',
      headers: ['职务', '包联领导职务', '领导职务', '包抓领导职务', '链长职务', '首席服务员职务'],
      type: { is: 'text' },
      help: '同名时用来区分',
      examples: ['', ''],
    },
    {
      field: 'deputy',
      headers: ['协助领导', '协包领导', '配合领导', '副链长', '协助包联领导'],
      type: { is: 'people', many: true },
      examples: ['', ''],
    },
    {
      field: 'from',
      headers: ['包联起始时间', '起始时间', '起始日期', '包联时间'],
      type: { is: 'date', ofMonth: 'first' },
      help: '空白为当年1月1日',
      examples: ['', ''],
    },
    {
      field: 'to',
      headers: ['包联截止时间', '截止时间', '截止日期'],
      type: { is: 'date', ofMonth: 'last' },
      help: '没有期限的留空',
      examples: ['', ''],
    },
  ],
};
