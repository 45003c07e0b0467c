import type { Bilingual } from '../contract/bilingual.ts';
import type { SatisfactionLevel } from './answers.ts';
import type { askedChoices } from './answers.ts';

/** What each level is called, and `none` for a unit or matter the enterprise had nothing to do with. */
export const levelNames: Readonly<Record<SatisfactionLevel | 'none', Bilingual>> = {
  verySatisfied: { zh: '非常满意', en: 'Very satisfied' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  neutral: { zh: '基本满意', en: 'Fairly satisfied' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
  veryDissatisfied: { zh: '非常不满意', en: 'Very dissatisfied' },
  none: { zh: '未接触', en: 'No contact' },
};

/** The questions beside those about indicators, in the order asked. */
export const questions = {
  units: {
    zh: '本月您与哪些单位打过交道?(最多选8个)',
    en: 'Which units did you deal with this month? (at most 8)',
  },
  unitLevel: { zh: '您对它的服务满意吗?', en: 'How satisfied are you with its service?' },
  overall: {
    zh: '总的来说,您对本地营商环境满意吗?',
    en: 'Overall, how satisfied are you with doing business here?',
  },
  asked: {
    zh: '有人要求您这样填,或有工作人员帮您填吗?',
    en: 'Did anyone ask you for these answers, or did staff help you fill them in?',
  },
  text: { zh: '还有什么想说的?(选填)', en: 'Anything else you would like to say? (optional)' },
  request: {
    zh: '有问题要解决吗?可以另外提交诉求;它与本问卷分开,不会与您的回答关联。',
    en: 'Is there a problem to solve? You can file a request; it is separate and never linked to your answers.',
  },
} as const satisfies Record<string, Bilingual>;

/** What the choices of the question `asked` are called. */
export const askedNames: Readonly<Record<(typeof askedChoices)[number], Bilingual>> = {
  no: { zh: '没有,是我自己的意见', en: 'No, this is my own opinion' },
  asked: { zh: '有人要求或暗示过', en: 'Someone asked or hinted' },
  helped: { zh: '有工作人员帮助填写', en: 'Staff helped me fill it in' },
};

/** One of the 18 indicators of the business environment, as an enterprise is asked about it; `code` is the registry's. */
export interface IndicatorQuestion {
  readonly code: string;
  readonly name: Bilingual;
  readonly question: Bilingual;
}

const indicator = (
  code: string,
  zh: string,
  en: string,
  questionZh: string,
  questionEn: string,
): IndicatorQuestion => ({ code, name: { zh, en }, question: { zh: questionZh, en: questionEn } });

/** The 18 indicators in the order of their list. */
export const indicatorQuestions: readonly IndicatorQuestion[] = [
  indicator(
    'starting-business',
    '开办企业',
    'Starting a business',
    '办执照、刻章、税务和社保登记,办得顺利吗?',
    'Did licence, seal, tax and social insurance registration go smoothly?',
  ),
  indicator(
    'labour-market',
    '劳动力市场监管',
    'Labour market regulation',
    '招工、用工和处理劳动争议,得到的服务怎么样?',
    'How was the service in hiring, employment and labour disputes?',
  ),
  indicator(
    'construction-permits',
    '办理建筑许可',
    'Building permits',
    '从报建到竣工验收,各项手续办得顺利吗?',
    'Did the procedures from application to final acceptance go smoothly?',
  ),
  indicator(
    'government-procurement',
    '政府采购',
    'Government procurement',
    '参加政府采购,机会公平、付款及时吗?',
    'Was government procurement fair, and was payment on time?',
  ),
  indicator(
    'bidding',
    '招标投标',
    'Tendering',
    '参加招标投标,程序公开公平吗?',
    'Was tendering open and fair?',
  ),
  indicator(
    'electricity',
    '获得电力',
    'Getting electricity',
    '接电快不快,供电稳不稳?',
    'Was the connection quick, and is the supply reliable?',
  ),
  indicator(
    'water-gas',
    '获得用水用气',
    'Getting water and gas',
    '用水用气的报装和供应怎么样?',
    'How were connection and supply of water and gas?',
  ),
  indicator(
    'property',
    '登记财产',
    'Registering property',
    '办不动产登记,方便吗?',
    'Was registering property convenient?',
  ),
  indicator(
    'credit',
    '获得信贷',
    'Getting credit',
    '贷款难不难,银行服务怎么样?',
    'How hard was it to get credit, and how was the bank’s service?',
  ),
  indicator(
    'minority-investors',
    '保护中小投资者',
    'Protecting minority investors',
    '中小股东的权益受到保护了吗?',
    'Are the rights of minority investors protected?',
  ),
  indicator(
    'intellectual-property',
    '知识产权创造、保护和运用',
    'Intellectual property',
    '申请、保护和运用专利、商标,得到的服务怎么样?',
    'How was the service for obtaining, protecting and using patents and trade marks?',
  ),
  indicator(
    'trade',
    '跨境贸易',
    'Trading across borders',
    '进出口通关,顺不顺?',
    'Did customs clearance go smoothly?',
  ),
  indicator(
    'taxes',
    '纳税',
    'Paying taxes',
    '报税、缴税和退税,方便吗?',
    'Was filing, paying and refunding taxes convenient?',
  ),
  indicator(
    'contracts',
    '执行合同',
    'Enforcing contracts',
    '合同纠纷打官司和执行,快不快、公不公正?',
    'Were contract suits and their enforcement quick and just?',
  ),
  indicator(
    'insolvency',
    '办理破产',
    'Resolving insolvency',
    '办理破产、注销,程序清楚吗?',
    'Was the procedure of insolvency or closing down clear?',
  ),
  indicator(
    'market-supervision',
    '市场监管',
    'Market regulation',
    '执法检查规范吗,有没有重复检查?',
    'Were inspections proper, without repetition?',
  ),
  indicator(
    'government-services',
    '政务服务',
    'Government services',
    '到窗口或网上办事,方便吗?',
    'Was it convenient to get things done at the counter or online?',
  ),
  indicator(
    'inclusive-innovation',
    '包容普惠创新',
    'Inclusive innovation',
    '人才、创新、交通、教育和医疗等配套怎么样?',
    'How are talent, innovation, transport, education and health care here?',
  ),
];
