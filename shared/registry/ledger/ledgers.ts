import { arrangementLedgers } from './arrangementLedgers.ts';
import { catalogueLedgers } from './catalogueLedgers.ts';
import type { Ledger } from './definition.ts';
import { pairingLedger } from './pairingLedger.ts';
import { peopleLedgers } from './peopleLedgers.ts';
import { programmeLedgers } from './programmeLedgers.ts';
import { projectLedger } from './projectLedger.ts';
import { appliesToWords, periodWords, recordWords, sectorWords, sizeWords, unitKinds } from './words.ts';

/** Every ledger that can be imported. A ledger more, or a header more, is an entry here. */
export const ledgers = {
  units: {
    title: { zh: '单位台账', en: 'Units' },
    target: 'units',
    titleWords: ['单位名录', '单位台账', '部门名录', '单位一览'],
    assumed: { rated: false },
    columns: [
      {
        field: 'id',
        headers: ['单位编码', '单位代码', '部门编码', '机构编码'],
        type: { is: 'code' },
        help: '可不填',
        examples: ['D001', ''],
      },
      {
        field: 'name',
        headers: ['单位名称', '单位', '部门名称', '部门', '机构名称'],
        type: { is: 'text' },
        required: true,
        examples: ['县行政审批服务局', '城关镇'],
      },
      {
        field: 'kind',
        headers: ['单位类别', '类别', '单位类型', '单位性质'],
        type: { is: 'words', words: unitKinds },
        required: true,
        examples: ['部门', '乡镇'],
      },
      {
        field: 'rated',
        headers: ['是否参评', '参评', '是否参加测评', '是否纳入满意度调查'],
        type: { is: 'yesNo' },
        help: '是否由企业评价;空白为否',
        examples: ['是', ''],
      },
    ],
  },
  ...peopleLedgers,
  enterprises: {
    title: { zh: '企业台账', en: 'Enterprises' },
    target: 'enterprises',
    titleWords: ['企业名录', '企业台账', '企业名单', '企业一览'],
    assumed: { aboveScale: false },
    titleFacts: [{ words: ['规上', '规模以上'], field: 'aboveScale', value: true }],
    columns: [
      {
        field: 'id',
        headers: ['统一社会信用代码', '社会信用代码', '信用代码', '统一信用代码', '统一代码'],
        type: { is: 'creditCode' },
        required: true,
        help: '请把此列设为文本格式',
        examples: ['91350100M000100Y43', '914403001922038216'],
      },
      {
        field: 'name',
        headers: ['企业名称', '单位名称', '公司名称', '企业', '单位详细名称'],
        type: { is: 'text' },
        required: true,
        examples: ['甲有限公司', '乙有限公司'],
      },
      {
        field: 'sector',
        headers: ['行业', '所属行业', '行业类别', '行业门类', '行业分类'],
        type: { is: 'words', words: sectorWords },
        required: true,
        examples: ['制造业', '建筑业'],
      },
      {
        field: 'size',
        headers: ['规模', '企业规模', '单位规模'],
        type: { is: 'words', words: sizeWords },
        required: true,
        examples: ['中型', '小型'],
      },
      {
        field: 'town',
        headers: ['所在乡镇', '乡镇', '所在镇', '镇办', '所属镇办', '所在镇办', '镇街', '属地', '所属乡镇'],
        type: { is: 'town' },
        required: true,
        examples: ['城关镇', '城关镇'],
      },
      {
        field: 'aboveScale',
        headers: ['是否规上', '规上', '规上企业', '是否规模以上', '是否规上企业'],
        type: { is: 'yesNo' },
        help: '空白为否',
        examples: ['√', ''],
      },
      {
        field: 'lenient',
        headers: ['是否包容审慎监管', '包容审慎监管', '包容审慎'],
        type: { is: 'yesNo', optional: true },
        help: '新产业、新业态',
        examples: ['', ''],
      },
      {
        field: 'liftable',
        headers: ['是否升规培育', '升规培育'],
        type: { is: 'yesNo', optional: true },
        examples: ['', ''],
      },
      {
        field: 'contact.name',
        headers: ['联系人', '联系人姓名', '企业联系人'],
        type: { is: 'text' },
        confidential: true,
        examples: ['郑九', ''],
      },
      {
        field: 'contact.phone',
        headers: ['联系电话', '电话', '联系方式', '手机', '手机号码', '联系人电话', '联系人手机'],
        type: { is: 'phone' },
        confidential: true,
        examples: ['13900000000', ''],
      },
    ],
  },
  projects: projectLedger,
  chains: {
    title: { zh: '产业链台账', en: 'Industry chains' },
    target: 'chains',
    titleWords: ['产业链名录', '产业链台账', '产业链一览'],
    columns: [
      {
        field: 'id',
        headers: ['产业链编码', '产业链代码', '链条编码'],
        type: { is: 'code' },
        help: '可不填',
        examples: ['', ''],
      },
      {
        field: 'name',
        headers: ['产业链名称', '产业链', '重点产业链', '链条名称'],
        type: { is: 'text' },
        required: true,
        examples: ['新材料', '生物医药'],
      },
    ],
  },
  pairings: pairingLedger,
  indicators: {
    title: { zh: '营商环境指标责任表', en: 'Indicators and their chiefs' },
    target: 'indicators',
    titleWords: ['指标'],
    columns: [
      {
        field: 'id',
        headers: ['指标名称', '一级指标', '指标', '评价指标', '营商环境指标'],
        type: { is: 'indicator' },
        required: true,
        examples: ['开办企业', '获得电力'],
      },
      {
        field: 'chief',
        headers: ['指标长', '指标长姓名', '牵头领导', '责任领导', '分管领导'],
        type: { is: 'people', post: 'chiefPost' },
        required: true,
        examples: ['张三', '李四'],
      },
      {
        field: 'chiefPost',
        headers: ['指标长职务', '职务', '领导职务', '牵头领导职务'],
        type: { is: 'text' },
        help: '同名时用来区分',
        examples: ['', ''],
      },
      {
        field: 'leadUnit',
        headers: ['牵头单位', '牵头部门', '责任单位', '责任部门', '主责单位'],
        type: { is: 'unit' },
        required: true,
        examples: ['县行政审批服务局', '县行政审批服务局'],
      },
    ],
  },
  duties: {
    title: { zh: '职责台账', en: 'Duties' },
    target: 'duties',
    titleWords: ['职责', '履职'],
    columns: [
      {
        field: 'id',
        headers: ['职责编码', '职责代码'],
        type: { is: 'code' },
        help: '可不填',
        examples: ['', ''],
      },
      {
        field: 'programme',
        headers: ['工作方案', '方案', '制度', '制度名称', '工作机制'],
        type: { is: 'text' },
        required: true,
        examples: ['千名首席服务千企', '营商环境观察员制度'],
      },
      {
        field: 'name',
        headers: ['职责', '职责名称', '职责内容', '工作要求'],
        type: { is: 'text' },
        required: true,
        examples: ['每月联系企业', '每季度报送线索'],
      },
      {
        field: 'appliesTo',
        headers: ['适用对象', '对象', '责任主体', '履职人员'],
        type: { is: 'words', words: appliesToWords },
        required: true,
        examples: ['领导干部', '观察员'],
      },
      {
        field: 'record',
        headers: ['记录方式', '记录类型', '工作形式', '形式'],
        type: { is: 'words', words: recordWords },
        required: true,
        examples: ['联系', '线索'],
      },
      {
        field: 'minimum',
        headers: ['最低次数', '次数', '不少于', '频次'],
        type: { is: 'integer' },
        required: true,
        examples: ['1', '1'],
      },
      {
        field: 'period',
        headers: ['周期', '考核周期', '时间周期'],
        type: { is: 'words', words: periodWords },
        required: true,
        examples: ['每月', '每季度'],
      },
    ],
  },
  ...catalogueLedgers,
  ...arrangementLedgers,
  ...programmeLedgers,
} as const satisfies Record<string, Ledger>;

export type LedgerName = keyof typeof ledgers;
export const ledgerNames = Object.keys(ledgers) as LedgerName[];

/** A ledger by its name. */
export const ledgerOf = (name: LedgerName): Ledger => ledgers[name];
