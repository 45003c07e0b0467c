import { messages } from '../../lib/i18n/index.ts';

/** Texts of what the notices of a period call for. */
export const q = messages(
  {
    tabs: '督办',
    notices: '督办单',
    consequences: '累计后果',
    unit: '责任单位',
    measure: '措施',
    letter: '发函',
    interview: '约谈',
    points: '建议扣分',
    notice: '督办单',
    issuedAt: '签发日期',
    on: '哪一天所在的周期',
    onHint: '不填为今天。',
    caption: '{period}督办单累计后果',
    empty: '按本县规则,黄色、红色督办单累计到规定次数后,这里列出建议的措施。现在没有。',
    hint: '按本县规则由系统提出建议,是否发函、约谈、扣分由负责人决定。',
  },
  {
    tabs: 'Supervision',
    notices: 'Notices',
    consequences: 'What follows',
    unit: 'Unit',
    measure: 'Measure',
    letter: 'Letter',
    interview: 'Interview',
    points: 'Proposed points',
    notice: 'Notice',
    issuedAt: 'Issued',
    on: 'Period of which day',
    onHint: 'Empty: today.',
    caption: 'What the notices of {period} call for',
    empty:
      'Measures are proposed here once a unit has as many notices of a colour as the county’s rules name. There are none.',
    hint: 'Proposed by the county’s rules; a person decides on letter, interview and points.',
  },
);
