import type { MilestoneKind } from '../model.ts';
import type { Column, Ledger } from './definition.ts';
import { difficultyWords, priorityWords, projectKindWords, stageWords } from './words.ts';

const milestone = (
  kind: MilestoneKind,
  headers: Column['headers'],
  examples: Column['examples'],
): Column => ({
  field: `schedule.${kind}`,
  headers,
  type: { is: 'date', ofMonth: 'last', keepsMonth: true },
  examples,
});

export const projectLedger: Ledger = {
  title: { zh: '重点项目台账', en: 'Key projects' },
  target: 'projects',
  titleWords: ['项目台账', '项目名单', '项目清单', '项目一览', '重点项目计划'],
  assumed: {
    stage: 'advancing',
    difficulty: 'C',
    priority: 'county',
    yearPlan: 0,
    suspended: false,
    schedule: [],
  },
  columns: [
    {
      field: 'id',
      headers: ['项目代码', '项目编码', '项目编号', '统一项目代码', '投资项目代码'],
      type: { is: 'code' },
      help: '没有代码的留空,以名称、责任单位和县区识别',
      examples: ['2101-611022-04-01-123456', ''],
    },
    {
      field: 'name',
      headers: ['项目名称', '项目', '重点项目名称', '重点项目'],
      type: { is: 'text' },
      required: true,
      examples: ['甲新材料生产线', '乙物流园'],
    },
    {
      field: 'amount',
      headers: ['总投资', '投资总额', '总投资额', '计划总投资', '投资额', '项目总投资', '投资规模'],
      type: { is: 'yuan' },
      required: true,
      examples: ['70亿元', '12,000万元'],
    },
    {
      field: 'kind',
      headers: ['建设性质', '项目类型', '性质', '项目性质', '项目类别', '建设类型'],
      type: { is: 'words', words: projectKindWords },
      required: true,
      examples: ['续建', '新开工'],
    },
    {
      field: 'stage',
      headers: ['项目状态', '状态', '进展', '建设阶段', '推进状态', '是否开工'],
      type: { is: 'words', words: { ...stageWords, 是: 'started', 否: 'advancing' } },
      examples: ['已复工', '推进中'],
    },
    {
      field: 'difficulty',
      headers: ['难度等级', '难度', '难易程度'],
      type: { is: 'words', words: difficultyWords },
      examples: ['A', 'C'],
    },
    {
      field: 'priority',
      headers: ['项目级别', '级别', '重点级别', '项目层级'],
      type: { is: 'words', words: priorityWords },
      examples: ['省级', '县级'],
    },
    {
      field: 'ownerUnit',
      headers: ['责任单位', '业主单位', '项目业主', '牵头单位', '主管单位', '主管部门', '责任部门'],
      type: { is: 'unit' },
      required: true,
      examples: ['县行政审批服务局', '县行政审批服务局'],
    },
    {
      field: 'enterprise',
      headers: ['建设单位', '企业名称', '承建企业', '投资企业', '项目单位', '实施企业'],
      type: { is: 'enterprise' },
      help: '企业名称或统一社会信用代码',
      examples: ['甲有限公司', ''],
    },
    {
      field: 'chain',
      headers: ['产业链', '所属产业链', '所在产业链'],
      type: { is: 'chain' },
      examples: ['新材料', ''],
    },
    {
      field: 'yearPlan',
      headers: ['年度计划投资', '当年计划投资', '本年计划投资', '年度投资计划', '年计划投资', '年度投资'],
      type: { is: 'yuan' },
      examples: ['10亿元', '3000万元'],
    },
    {
      field: 'suspended',
      headers: ['是否停工', '停工', '是否停建', '是否暂停'],
      type: { is: 'yesNo' },
      help: '空白为否',
      examples: ['', ''],
    },
    {
      field: 'code',
      headers: ['上级项目代码', '省级项目代码', '投资平台代码'],
      type: { is: 'text' },
      help: '与项目代码不同时填写',
      examples: ['', ''],
    },
    {
      field: 'upgrade',
      headers: ['是否技改', '技改项目', '是否技术改造'],
      type: { is: 'yesNo', optional: true },
      examples: ['', ''],
    },
    {
      field: 'county',
      headers: ['县区', '所属县区', '所在县区', '区县', '所在县', '县', '建设地点县区'],
      type: { is: 'county' },
      lookupOnly: true,
      examples: ['', ''],
    },
    milestone('signing', ['签约时间', '签约日期', '计划签约时间'], ['2021年6月', '2022.4.28']),
    milestone('approval', ['立项时间', '立项日期', '批复时间', '计划立项时间'], ['', '']),
    milestone('land', ['用地时间', '供地时间', '土地交付时间', '用地保障时间'], ['', '']),
    milestone(
      'start',
      ['计划开工时间', '开工时间', '开工日期', '拟开工时间', '计划开工'],
      ['2021/9/1', '2023年3月'],
    ),
    milestone(
      'mainStructure',
      ['主体完工时间', '主体完工', '厂房建成时间', '计划主体完工时间'],
      ['', '待定'],
    ),
    milestone('trialProduction', ['试生产时间', '试生产', '试产时间', '计划试生产时间'], ['2021年12月', '']),
    milestone('production', ['投产时间', '计划投产时间', '投产', '竣工投产时间', '建成投产时间'], ['', '']),
  ],
};
