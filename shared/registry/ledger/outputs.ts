/** The sheets that an import gives back: templates to fill in, and refused rows to correct. Both are read again by the same rules. */
import type { OutputSheet } from '../../spreadsheet/index.ts';
import type { CellType, Column } from './definition.ts';
import { ledgerOf } from './ledgers.ts';
import type { LedgerName } from './ledgers.ts';
import type { LedgerPlan, Refusal } from './model.ts';

const rowNumber = '原行号';
const reason = '退回原因';

const writing: Readonly<Record<CellType['is'], string>> = {
  text: '文字',
  code: '字母、数字和-._:',
  creditCode: '18位,末位校验',
  phone: '电话号码',
  date: '2022.4.28、2022年4月28日、2022/4/28;只知道月份写2022年4月;未定写“待定”',
  yuan: '70亿元、1.1亿、12,000万元或7000000;也可在表头注明(万元)',
  integer: '整数',
  yesNo: '是、否、√;空白为否',
  words: '',
  people: '姓名',
  unit: '已登记的单位名称',
  town: '已登记的乡镇名称',
  chain: '已登记的产业链名称',
  enterprise: '已登记的企业名称或统一社会信用代码',
  project: '已登记的项目名称或代码',
  county: '本市所辖县区名称',
  indicator: '18项指标之一',
  staff: '姓名',
  tags: '所属方案中的名称',
  owners: '张三(2026-01-01至2026-12-31)',
  categories: '诉求类别,多个用顿号隔开',
  attributes: '栏目:内容',
  village: '已登记的村名称',
  programme: '已登记的方案名称',
  catalogue: '清单名称',
  guarantee: '包保清单中的名称',
  document: '可容缺材料清单中的编码或名称',
};

const howToWrite = ({ type, help }: Column): string =>
  [type.is === 'words' ? Object.keys(type.words).join('、') : writing[type.is], help ?? '']
    .filter(Boolean)
    .join('。');

/** The template of a ledger: its headers and two examples, and a sheet of notes. The examples are skipped when the file is imported. */
export function templateSheets(name: LedgerName): OutputSheet[] {
  const { title, columns } = ledgerOf(name);
  return [
    {
      name: title.zh,
      headRows: 2,
      rows: [
        [title.zh],
        ['序号', ...columns.map(({ headers }) => headers[0])],
        ...([0, 1] as const).map((at) => [`例${at + 1}`, ...columns.map(({ examples }) => examples[at])]),
      ],
    },
    {
      name: '填写说明',
      headRows: 1,
      rows: [
        ['列', '是否必填', '写法', '表头也可写作'],
        ...columns.map((column) => [
          column.headers[0],
          column.required ? '必填' : '',
          howToWrite(column),
          column.headers.slice(1).join('、'),
        ]),
      ],
    },
  ];
}

/**
 * The refused rows of a plan, a sheet for each sheet that has some: the columns as they were, the number of the row, and why it was
 * refused. Corrected, the sheet is imported as it is.
 */
export function correctionSheets(plan: LedgerPlan): OutputSheet[] {
  const { columns } = ledgerOf(plan.ledger);
  const standard = new Map(columns.map(({ field, headers }) => [field, headers[0]]));
  const whys = Map.groupBy(plan.refused, ({ sheet, row }) => `${row} ${sheet}`);
  return plan.sheets.flatMap((reading): OutputSheet[] => {
    const refused = plan.refusedRows.filter(({ sheet }) => sheet === reading.sheet);
    if (refused.length === 0) return [];
    const kept = [...reading.columns, ...reading.unknownColumns];
    const headers = kept.map(({ field, header, unit }) =>
      field === undefined ? header : `${standard.get(field) ?? header}${unit ? `(${unit})` : ''}`,
    );
    return [
      {
        name: reading.sheet || '退回修改',
        headRows: 2,
        rows: [
          [reading.title],
          [...headers, rowNumber, reason],
          ...refused.map(({ row, values }) => [
            ...kept.map(({ field, header }) => values[field ?? header] ?? ''),
            row,
            (whys.get(`${row} ${reading.sheet}`) ?? []).map(sentence).join(';'),
          ]),
        ],
      },
    ];
  });
}

const sentence = ({ header, reason: why }: Refusal): string => (header ? `${header}:${why.zh}` : why.zh);
