import type { Bilingual } from '../contract/bilingual.ts';

/** One of the 18 indicators of China's business-environment assessment. */
export interface IndicatorName extends Bilingual {
  readonly code: string;
}

/** The 18 indicators (中国营商环境评价指标体系), in their official order. */
export const indicators: readonly IndicatorName[] = [
  { code: 'starting-business', zh: '开办企业', en: 'Starting a business' },
  { code: 'labour-market', zh: '劳动力市场监管', en: 'Labour market regulation' },
  { code: 'construction-permits', zh: '办理建筑许可', en: 'Dealing with construction permits' },
  { code: 'government-procurement', zh: '政府采购', en: 'Government procurement' },
  { code: 'bidding', zh: '招标投标', en: 'Bidding and tendering' },
  { code: 'electricity', zh: '获得电力', en: 'Getting electricity' },
  { code: 'water-gas', zh: '获得用水用气', en: 'Getting water and gas' },
  { code: 'property', zh: '登记财产', en: 'Registering property' },
  { code: 'credit', zh: '获得信贷', en: 'Getting credit' },
  { code: 'minority-investors', zh: '保护中小投资者', en: 'Protecting minority investors' },
  {
    code: 'intellectual-property',
    zh: '知识产权创造、保护和运用',
    en: 'Creating, protecting and using intellectual property',
  },
  { code: 'trade', zh: '跨境贸易', en: 'Trading across borders' },
  { code: 'taxes', zh: '纳税', en: 'Paying taxes' },
  { code: 'contracts', zh: '执行合同', en: 'Enforcing contracts' },
  { code: 'insolvency', zh: '办理破产', en: 'Resolving insolvency' },
  { code: 'market-supervision', zh: '市场监管', en: 'Market supervision' },
  { code: 'government-services', zh: '政务服务', en: 'Government services' },
  { code: 'inclusive-innovation', zh: '包容普惠创新', en: 'Inclusive innovation' },
];

/** The indicators for which no leader answers (指标长): 17 assigned names the 18th. */
export const indicatorsWithoutChief = (
  assigned: Iterable<string>,
  catalogue: readonly IndicatorName[] = indicators,
): IndicatorName[] => {
  const codes = new Set(assigned);
  return catalogue.filter((indicator) => !codes.has(indicator.code));
};
