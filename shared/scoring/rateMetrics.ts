import type { Bilingual } from '../contract/bilingual.ts';
import { type Metric, measureOf, share } from './measurement.ts';

const RATES = [
  {
    id: 'responseRate',
    of: 'response',
    zh: '响应率',
    en: 'response rate',
    definition: {
      zh: '按时联系或答复÷交办件数',
      en: 'contacted or replied in time ÷ assigned and due',
    },
  },
  {
    id: 'resolutionRate',
    of: 'resolution',
    zh: '解决率',
    en: 'resolution rate',
    definition: {
      zh: '诉求人认为已解决÷作答人数',
      en: 'filers who say solved ÷ filers who answered',
    },
  },
  {
    id: 'satisfactionRate',
    of: 'satisfied',
    zh: '满意率',
    en: 'satisfaction rate',
    definition: {
      zh: '满意÷(满意+基本满意+不满意)',
      en: 'satisfied ÷ (satisfied + neutral + unsatisfied)',
    },
  },
] as const;

/** The three rates of a unit, or of all units of a county; `whole` goes before the Chinese definition of the latter. */
export const rateMetrics = (subject: 'unit' | 'county', source: Bilingual, whole = ''): Metric[] =>
  RATES.map(({ id, of, definition, ...words }) =>
    measureOf(subject)({
      ...words,
      id: `${subject}.${id}`,
      unit: '%',
      definition: { zh: `${whole}${definition.zh}`, en: definition.en },
      source,
      of: (facts) => share(facts, of, facts[of]),
    }),
  );
