import { indicators as catalogue } from '../../../shared/registry/indicators.ts';
import type { Chain, Unit } from '../../../shared/registry/model.ts';

/** The eleven towns of 咸丰县, their units' ids and seats. */
export const towns = [
  { unit: 'town-gaoleshan', name: '高乐山镇', authority: '高乐山镇人民政府' },
  { unit: 'town-zhongbao', name: '忠堡镇', authority: '忠堡镇人民政府' },
  { unit: 'town-pingbaying', name: '坪坝营镇', authority: '坪坝营镇人民政府' },
  { unit: 'town-chaoyangsi', name: '朝阳寺镇', authority: '朝阳寺镇人民政府' },
  { unit: 'town-qingping', name: '清坪镇', authority: '清坪镇人民政府' },
  { unit: 'town-tangya', name: '唐崖镇', authority: '唐崖镇人民政府' },
  { unit: 'town-qujiang', name: '曲江镇', authority: '曲江镇人民政府' },
  { unit: 'town-huolongping', name: '活龙坪乡', authority: '活龙坪乡人民政府' },
  { unit: 'town-xiaocun', name: '小村乡', authority: '小村乡人民政府' },
  { unit: 'town-huangjindong', name: '黄金洞乡', authority: '黄金洞乡人民政府' },
  { unit: 'town-daluba', name: '大路坝区', authority: '大路坝区工作委员会' },
] as const;

const ratedDepartments = {
  'dev-reform': '县发展和改革局',
  'economy-it': '县科学技术和经济信息化局',
  education: '县教育局',
  'public-security': '县公安局',
  'civil-affairs': '县民政局',
  justice: '县司法局',
  finance: '县财政局',
  'human-resources': '县人力资源和社会保障局',
  'natural-resources': '县自然资源和规划局',
  housing: '县住房和城乡建设局',
  transport: '县交通运输局',
  water: '县水利和湖泊局',
  agriculture: '县农业农村局',
  commerce: '县商务局',
  'culture-tourism': '县文化和旅游局',
  health: '县卫生健康局',
  emergency: '县应急管理局',
  'market-supervision': '县市场监督管理局',
  statistics: '县统计局',
  'medical-insurance': '县医疗保障局',
  'government-services': '县政务服务和大数据管理局',
  forestry: '县林业局',
  'city-management': '县城市管理执法局',
  environment: '州生态环境局咸丰县分局',
  tax: '县税务局',
  'fire-rescue': '县消防救援大队',
  'public-resources': '县公共资源交易中心',
  investment: '县招商服务中心',
  'local-finance': '县地方金融工作局',
  court: '县人民法院',
  power: '县供电公司',
  'water-gas': '县供水供气服务中心',
} as const;

/** Units that enterprises do not rate: they run, supervise or audit the loop itself. */
const unratedDepartments = {
  'business-environment': '县优化营商环境工作领导小组办公室',
  inspection: '县委县政府督查室',
  discipline: '县纪委监委',
  audit: '县审计局',
} as const;

const parks = {
  'industrial-park': '县工业园区管理委员会',
  'agriculture-park': '县现代农业产业园管理委员会',
} as const;

const banks = {
  'bank-lanmo': '岚陌银行咸丰支行',
  'bank-heyuan': '禾垣农村银行咸丰支行',
  'bank-yiqu': '屹渠银行咸丰支行',
  'bank-suchuan': '溯川村镇银行',
} as const;

const unitsOf = (names: Readonly<Record<string, string>>, kind: Unit['kind'], rated: boolean): Unit[] =>
  Object.entries(names).map(([id, name]) => ({ id, name, kind, rated }));

/** All units of the county: 36 departments, 2 parks, 11 towns, 4 banks. */
export const units: readonly Unit[] = [
  ...unitsOf(ratedDepartments, 'department', true),
  ...unitsOf(unratedDepartments, 'department', false),
  ...unitsOf(parks, 'park', true),
  ...towns.map(({ unit, authority }): Unit => ({ id: unit, name: authority, kind: 'town', rated: true })),
  ...unitsOf(banks, 'bank', true),
];

/** The unit that is the leading group's office and owns the scoring runs (X21). */
export const leadingOffice = 'business-environment' satisfies keyof typeof unratedDepartments;

/** Departments and parks by id, as other lists name them. */
export type DepartmentId = keyof typeof ratedDepartments | keyof typeof unratedDepartments;
export type OwnerId = DepartmentId | keyof typeof parks;

const chainNames = {
  tea: '茶叶',
  'vine-tea': '藤茶',
  tourism: '文化旅游',
  food: '绿色食品',
  herbs: '中药材',
  materials: '新型建材',
  energy: '清洁能源',
  logistics: '商贸物流',
} as const;
export type ChainId = keyof typeof chainNames;
export const chains: readonly Chain[] = Object.entries(chainNames).map(([id, name]) => ({ id, name }));

const leadUnits: Readonly<Record<string, DepartmentId>> = {
  'starting-business': 'market-supervision',
  'labour-market': 'human-resources',
  'construction-permits': 'housing',
  'government-procurement': 'finance',
  bidding: 'public-resources',
  electricity: 'power',
  'water-gas': 'water-gas',
  property: 'natural-resources',
  credit: 'local-finance',
  'minority-investors': 'justice',
  'intellectual-property': 'market-supervision',
  trade: 'commerce',
  taxes: 'tax',
  contracts: 'court',
  insolvency: 'court',
  'market-supervision': 'market-supervision',
  'government-services': 'government-services',
  'inclusive-innovation': 'economy-it',
};

/** The 18 indicators with the unit that leads each; who answers for them is decided with the people. */
export const indicatorLeads = catalogue.map(({ code, zh }) => ({
  id: code,
  name: zh,
  leadUnit: leadUnits[code]!,
}));
