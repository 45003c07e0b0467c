import type { Column, Ledger } from './definition.ts';
import { personKindWords, rankWords } from './words.ts';

const service = (from: readonly [string, ...string[]], to: readonly [string, ...string[]]): Column[] => [
  {
    field: 'from',
    headers: from,
    type: { is: 'date', ofMonth: 'first' },
    examples: ['2021年7月', '2023-01-15'],
  },
  { field: 'to', headers: to, type: { is: 'date', ofMonth: 'last' }, help: '在任的留空', examples: ['', ''] },
];
const inOffice = service(
  ['任职时间', '任职日期', '任现职时间', '起始时间', '起始日期'],
  ['离任时间', '离任日期', '卸任时间', '截止时间', '截止日期'],
);

/** People come in one ledger each kind, in which a person of another is refused; or all in one that states the kind. */
export const peopleLedgers = {
  people: {
    title: { zh: '人员台账', en: 'People' },
    target: 'people',
    titleWords: ['人员台账', '人员名册'],
    assumedOfKind: {
      official: { roles: ['official'] },
      handler: { roles: ['handler'] },
      observer: { roles: [] },
      contact: { roles: [] },
    },
    columns: [
      {
        field: 'id',
        headers: ['人员编号', '人员编码'],
        type: { is: 'code' },
        help: '没有编号的留空,以姓名、单位和职务识别',
        examples: ['', ''],
      },
      {
        field: 'name',
        headers: ['姓名'],
        type: { is: 'text' },
        required: true,
        examples: ['张三', '周七'],
      },
      {
        field: 'kind',
        headers: ['人员类别'],
        type: { is: 'words', words: personKindWords },
        required: true,
        examples: ['领导干部', '观察员'],
      },
      { field: 'post', headers: ['职务'], type: { is: 'text' }, examples: ['副县长', '某某公司经理'] },
      {
        field: 'rank',
        headers: ['层级', '职级'],
        type: { is: 'words', words: rankWords },
        examples: ['副县长', ''],
      },
      {
        field: 'unit',
        headers: ['单位', '所在单位', '工作单位'],
        type: { is: 'unit' },
        help: '可不填',
        examples: ['', ''],
      },
      ...service(
        ['起始日期', '任职时间', '任职日期', '聘期起'],
        ['截止日期', '离任时间', '离任日期', '聘期止'],
      ),
    ],
  },
  leaders: {
    title: { zh: '包联领导台账', en: 'Leaders' },
    target: 'people',
    titleWords: ['领导'],
    fixed: { kind: 'official' },
    assumed: { roles: ['official'] },
    columns: [
      {
        field: 'name',
        headers: ['姓名', '领导姓名', '领导', '县领导', '县级领导', '市级领导', '包联领导', '领导干部'],
        type: { is: 'text' },
        required: true,
        examples: ['张三', '李四'],
      },
      {
        field: 'post',
        headers: ['职务', '领导职务', '现任职务', '单位及职务', '职务名称'],
        type: { is: 'text' },
        required: true,
        examples: ['县委副书记、县长', '副县长'],
      },
      {
        field: 'rank',
        headers: ['层级', '领导层级', '职级', '级别'],
        type: { is: 'words', words: rankWords },
        examples: ['县长', '副县长'],
      },
      {
        field: 'unit',
        headers: ['单位', '所在单位', '工作单位', '单位名称'],
        type: { is: 'unit' },
        help: '可不填',
        examples: ['', ''],
      },
      ...inOffice,
    ],
  },
  handlers: {
    title: { zh: '承办人台账', en: 'Handlers' },
    target: 'people',
    titleWords: ['承办', '经办', '联络员'],
    fixed: { kind: 'handler' },
    assumed: { roles: ['handler'] },
    columns: [
      {
        field: 'name',
        headers: ['姓名', '承办人', '承办人姓名', '经办人', '联络员', '联络员姓名'],
        type: { is: 'text' },
        required: true,
        examples: ['王五', '赵六'],
      },
      {
        field: 'unit',
        headers: ['单位', '承办单位', '所在单位', '工作单位', '单位名称', '部门'],
        type: { is: 'unit' },
        required: true,
        examples: ['县行政审批服务局', '县行政审批服务局'],
      },
      {
        field: 'post',
        headers: ['职务', '岗位', '现任职务'],
        type: { is: 'text' },
        examples: ['科员', '股长'],
      },
      ...inOffice,
    ],
  },
  observers: {
    title: { zh: '营商环境观察员名册', en: 'Observers' },
    target: 'people',
    titleWords: ['观察员'],
    fixed: { kind: 'observer' },
    assumed: { roles: [] },
    columns: [
      {
        field: 'name',
        headers: ['姓名', '观察员', '观察员姓名'],
        type: { is: 'text' },
        required: true,
        examples: ['周七', '吴八'],
      },
      {
        field: 'post',
        headers: ['工作单位及职务', '单位及职务', '工作单位', '职务', '单位'],
        type: { is: 'text' },
        examples: ['某某公司经理', '某某商会会长'],
      },
      ...service(
        ['聘期起', '聘任时间', '聘任日期', '聘期开始', '起始时间', '起始日期'],
        ['聘期止', '聘期截止', '聘期结束', '截止时间', '截止日期'],
      ),
    ],
  },
} as const satisfies Record<string, Ledger>;
