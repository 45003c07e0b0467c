import { messages } from '../lib/i18n/index.ts';

const t = messages(
  {
    industry: '工业',
    construction: '建筑业',
    trade: '商贸',
    services: '服务业',
    agriculture: '农业',
    large: '大型',
    medium: '中型',
    small: '小型',
    micro: '微型',
    join: '、',
    pair: '{sector}·{size}',
  },
  {
    industry: 'industry',
    construction: 'construction',
    trade: 'trade',
    services: 'services',
    agriculture: 'agriculture',
    large: 'large',
    medium: 'medium',
    small: 'small',
    micro: 'micro',
    join: ', ',
    pair: '{sector}, {size}',
  },
);

type Word = Exclude<Parameters<typeof t>[0], 'join' | 'pair'>;
const words: readonly string[] = [
  'industry',
  'construction',
  'trade',
  'services',
  'agriculture',
  'large',
  'medium',
  'small',
  'micro',
] satisfies readonly Word[];
const isWord = (text: string): text is Word => words.includes(text);

/** What a stratum is called, `industry-large+industry-medium` by its members; a code that is none of ours stays as it is. */
export const stratumName = (code: string): string =>
  code
    .split('+')
    .map((member) => {
      const [sector = '', size = ''] = member.split('-');
      return isWord(sector) && isWord(size) ? t('pair', { sector: t(sector), size: t(size) }) : member;
    })
    .join(t('join'));
