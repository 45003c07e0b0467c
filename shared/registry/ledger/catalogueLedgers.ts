import { deferrableCatalogue } from '../catalogues.ts';
import type { Ledger } from './definition.ts';

/** Entries of catalogues: the deferrable documents as offices list them, and any catalogue's. */
export const catalogueLedgers = {
  deferrableDocuments: {
    title: { zh: '容缺受理材料清单', en: 'Deferrable documents' },
    target: 'catalogue',
    titleWords: ['容缺'],
    fixed: { catalogue: deferrableCatalogue },
    columns: [
      {
        field: 'id',
        headers: ['材料编码', '编码', '编号', '清单编号', '材料编号', '代码'],
        type: { is: 'code' },
        help: '没有编码的留空,以部门、事项和材料名称识别',
        examples: ['0001', '0002'],
      },
      {
        field: 'title',
        headers: [
          '可容缺材料',
          '容缺材料',
          '容缺受理材料',
          '可容缺材料名称',
          '容缺材料名称',
          '可容缺受理材料',
          '可容缺申请材料',
        ],
        type: { is: 'text' },
        required: true,
        examples: ['场地使用证明', '验资报告'],
      },
      {
        field: 'attributes.matter',
        headers: ['事项名称', '事项', '办理事项', '政务服务事项', '服务事项'],
        type: { is: 'text' },
        examples: ['食品经营许可', '施工许可'],
      },
      {
        field: 'attributes.unit',
        headers: ['责任部门', '实施部门', '实施单位', '部门', '单位', '责任单位'],
        type: { is: 'text' },
        examples: ['县市场监督管理局', '县住房和城乡建设局'],
      },
      {
        field: 'attributes.term',
        headers: ['补正时限', '补正期限', '容缺时限', '容缺期限', '承诺补正时限'],
        type: { is: 'text' },
        examples: ['5个工作日', '10个工作日'],
      },
    ],
  },
  catalogueItems: {
    title: { zh: '清单条目台账', en: 'Entries of catalogues' },
    target: 'catalogue',
    titleWords: ['清单条目'],
    columns: [
      {
        field: 'catalogue',
        headers: ['所属清单', '清单名称'],
        type: { is: 'catalogue' },
        required: true,
        help: '如先行试点清单、五件实事、政商交往正面清单',
        examples: ['五件实事', '先行试点清单'],
      },
      {
        field: 'id',
        headers: ['条目编号', '条目编码', '序列号'],
        type: { is: 'code', keepsWidth: true },
        help: '没有编号的留空,以名称识别;有固定位的清单填位号',
        examples: ['1', 'SD-01'],
      },
      {
        field: 'title',
        headers: ['条目名称', '条目内容', '条目'],
        type: { is: 'text' },
        required: true,
        examples: ['某某供水工程', '某某改革试点'],
      },
      { field: 'en', headers: ['英文名称', '英文'], type: { is: 'text' }, examples: ['', ''] },
      {
        field: 'status',
        headers: ['条目状态', '推进状态'],
        type: { is: 'text' },
        help: '该清单的状态之一',
        examples: ['', '推进中'],
      },
      {
        field: 'link',
        headers: ['关联对象', '关联'],
        type: { is: 'text' },
        help: '名称或编号',
        examples: ['', ''],
      },
      {
        field: 'attributes',
        headers: ['其他栏目', '其他内容'],
        type: { is: 'attributes' },
        help: '每行一项,写作“栏目:内容”',
        examples: ['', ''],
      },
      {
        field: 'retired',
        headers: ['是否失效', '失效'],
        type: { is: 'yesNo', optional: true },
        examples: ['', ''],
      },
    ],
  },
} as const satisfies Record<string, Ledger>;
