import type { ChainId, OwnerId } from './units.ts';

/** Public works that a town may have, the unit that owns them, and the chain they serve. */
export interface Work {
  readonly title: string;
  readonly owner: OwnerId;
  readonly chain?: ChainId;
}

export const works: readonly Work[] = [
  { title: '高标准农田建设', owner: 'agriculture' },
  { title: '生态茶园提质', owner: 'agriculture', chain: 'tea' },
  { title: '藤茶种植基地', owner: 'agriculture', chain: 'vine-tea' },
  { title: '和美乡村建设', owner: 'agriculture' },
  { title: '农产品产地冷藏保鲜设施', owner: 'agriculture-park', chain: 'food' },
  { title: '林下中药材基地', owner: 'forestry', chain: 'herbs' },
  { title: '油茶低产林改造', owner: 'forestry', chain: 'food' },
  { title: '农村公路改造', owner: 'transport' },
  { title: '产业路硬化', owner: 'transport' },
  { title: '客货邮综合服务站', owner: 'transport', chain: 'logistics' },
  { title: '中小河流治理', owner: 'water' },
  { title: '农村供水提升', owner: 'water' },
  { title: '小型水库除险加固', owner: 'water' },
  { title: '污水管网完善', owner: 'housing' },
  { title: '老旧小区改造', owner: 'housing' },
  { title: '保障性租赁住房', owner: 'housing' },
  { title: '卫生院改扩建', owner: 'health' },
  { title: '寄宿制学校改扩建', owner: 'education' },
  { title: '区域养老服务中心', owner: 'civil-affairs' },
  { title: '乡村旅游示范带', owner: 'culture-tourism', chain: 'tourism' },
  { title: '文化遗产保护利用设施', owner: 'culture-tourism', chain: 'tourism' },
  { title: '农贸市场改造', owner: 'commerce', chain: 'logistics' },
  { title: '配电网改造', owner: 'power', chain: 'energy' },
  { title: '充电基础设施', owner: 'dev-reform', chain: 'energy' },
  { title: '地质灾害综合治理', owner: 'natural-resources' },
  { title: '矿山生态修复', owner: 'natural-resources' },
  { title: '垃圾中转站及配套', owner: 'city-management' },
  { title: '应急物资储备库', owner: 'emergency' },
  { title: '标准化厂房', owner: 'industrial-park' },
];
