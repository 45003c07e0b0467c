import type { Appeal, MeasureKind } from './conduct.ts';

/** What the measures are called, on pages and in exports. */
export const measureNames: Readonly<Record<'zh' | 'en', Record<MeasureKind, string>>> = {
  zh: {
    redFlag: '流动红旗',
    yellowCard: '黄牌',
    award: '奖励',
    praise: '表扬',
    accountability: '问责',
    recall: '召回',
  },
  en: {
    redFlag: 'Rotating red flag',
    yellowCard: 'Yellow card',
    award: 'Award',
    praise: 'Praise',
    accountability: 'Accountability',
    recall: 'Recall',
  },
};

/** What the states of an appeal are called. */
export const appealStateNames: Readonly<Record<'zh' | 'en', Record<Appeal['state'], string>>> = {
  zh: { filed: '待决定', upheld: '成立', rejected: '不成立' },
  en: { filed: 'to be decided', upheld: 'upheld', rejected: 'rejected' },
};
