import type { Enterprise } from '../../../shared/registry/model.ts';
import { brands, creditCodes, personNames, phoneNumber } from './names.ts';
import type { Random } from './random.ts';
import { towns, type ChainId } from './units.ts';

/** A trade: the word in a firm's name, its sector, and what such a firm builds. */
interface Trade {
  readonly word: string;
  readonly sector: Enterprise['sector'];
  readonly chain?: ChainId;
  /** A new industry or form of business, inspected leniently and with care. */
  readonly isNew?: true;
  readonly builds: readonly [string, ...string[]];
}

const trades: readonly Trade[] = [
  { word: '茶业', sector: 'industry', chain: 'tea', builds: ['茶叶精深加工', '有机茶清洁化生产线'] },
  { word: '藤茶', sector: 'industry', chain: 'vine-tea', builds: ['藤茶精制', '藤茶饮品生产线'] },
  { word: '食品', sector: 'industry', chain: 'food', builds: ['休闲食品生产线', '山野菜加工'] },
  { word: '粮油', sector: 'industry', chain: 'food', builds: ['油茶籽压榨', '富硒粮食加工'] },
  { word: '畜禽', sector: 'industry', chain: 'food', builds: ['肉制品加工', '冷链分割车间'] },
  { word: '中药饮片', sector: 'industry', chain: 'herbs', builds: ['中药饮片加工', '药材提取'] },
  { word: '建材', sector: 'industry', chain: 'materials', builds: ['装配式构件生产线', '机制砂石技改'] },
  { word: '石材', sector: 'industry', chain: 'materials', builds: ['石材综合利用', '绿色矿山改造'] },
  { word: '新能源', sector: 'industry', chain: 'energy', builds: ['分散式风电', '屋顶光伏发电'] },
  { word: '水电', sector: 'industry', chain: 'energy', builds: ['小水电增效扩容', '抽水蓄能前期'] },
  { word: '电子科技', sector: 'industry', builds: ['电子元器件生产线', '智能终端组装'] },
  { word: '服饰', sector: 'industry', builds: ['服装智能制造', '民族服饰加工'] },
  { word: '家居', sector: 'industry', builds: ['竹木家居生产线', '全屋定制车间'] },
  { word: '机械', sector: 'industry', builds: ['山地农机制造', '精密铸件扩产'] },
  { word: '建筑工程', sector: 'construction', chain: 'materials', builds: ['装配式建筑基地'] },
  { word: '市政工程', sector: 'construction', builds: ['建筑垃圾资源化利用'] },
  { word: '装饰工程', sector: 'construction', builds: ['装饰材料加工'] },
  { word: '园林绿化', sector: 'construction', builds: ['苗木繁育基地'] },
  { word: '商贸', sector: 'trade', chain: 'logistics', builds: ['商贸综合体', '电商仓配中心'] },
  { word: '农资', sector: 'trade', chain: 'logistics', builds: ['农资配送中心'] },
  { word: '医药', sector: 'trade', chain: 'herbs', builds: ['医药仓储中心'] },
  { word: '汽车销售', sector: 'trade', builds: ['汽车服务综合体'] },
  { word: '超市', sector: 'trade', chain: 'logistics', builds: ['生鲜配送中心'] },
  { word: '物流', sector: 'services', chain: 'logistics', builds: ['智慧物流园', '冷链仓储'] },
  { word: '旅游开发', sector: 'services', chain: 'tourism', builds: ['康养旅游度假区', '山地户外营地'] },
  { word: '酒店管理', sector: 'services', chain: 'tourism', builds: ['民宿集群', '度假酒店'] },
  { word: '信息技术', sector: 'services', isNew: true, builds: ['数据标注基地'] },
  { word: '物业服务', sector: 'services', builds: ['社区养老服务中心'] },
];

/** Shares of the sectors and of the sizes among enterprises above scale, in parts. */
const sectorMix = [
  ...times(9, 'industry'),
  ...times(3, 'construction'),
  ...times(4, 'trade'),
  ...times(4, 'services'),
];
const sizeMix = [...times(1, 'large'), ...times(6, 'medium'), ...times(23, 'small'), ...times(4, 'micro')];

function times<T extends string>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}

/** An enterprise with what is behind it: how it is called in short, its chain, what it could build. */
export interface Firm {
  readonly enterprise: Enterprise;
  readonly brand: string;
  readonly chain: ChainId | undefined;
  readonly builds: readonly string[];
}

/** Enterprises above scale (规上), every one with a contact, so that all of them are in the survey's frame. */
export function sampleFirms(random: Random, jurisdiction: string, count = 308): Firm[] {
  const brand = brands(random.fork('brands'));
  const code = creditCodes(random.fork('codes'), jurisdiction);
  const contact = personNames(random.fork('contacts'));
  return Array.from({ length: count }, (_, at) => {
    const sector = random.pick(sectorMix);
    const { word, chain, builds, isNew } = random.pick(trades.filter((trade) => trade.sector === sector));
    const own = brand();
    return {
      brand: own,
      chain,
      builds,
      enterprise: {
        id: code(),
        name: `咸丰${own}${word}有限公司`,
        sector,
        size: random.pick(sizeMix),
        town: random.pick(towns).name,
        aboveScale: true,
        ...(isNew && { lenient: true }),
        contact: { name: contact(), phone: phoneNumber(at + 1) },
      },
    };
  });
}
