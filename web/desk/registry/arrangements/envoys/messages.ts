import { messages } from '../../../../lib/i18n/index.ts';

export const t = messages(
  {
    title: '企业特派员',
    add: '新增特派员',
    empty: '给企业派特派员后会列在这里。',
    envoy: '特派员',
    primary: '首席特派员',
    primaryHint: '每家企业同一时间只有一位首席特派员。',
    role: '身份',
    ordinary: '特派员',
    inTerm: '在任和待任',
    past: '含已到期的',
    toHint: '留空表示没有截止日。',
    of: '{enterprise}的特派员{person}',
    without: '有特派员的企业{n}家,其中{m}家没有首席',
  },
  {
    title: 'Envoys',
    add: 'Add an envoy',
    empty: 'Envoys sent to enterprises are listed here.',
    envoy: 'Envoy',
    primary: 'Primary envoy',
    primaryHint: 'An enterprise has one primary envoy at a time.',
    role: 'Role',
    ordinary: 'Envoy',
    inTerm: 'Present and coming',
    past: 'Including ended ones',
    toHint: 'Blank: no end.',
    of: 'Envoy {person} of {enterprise}',
    without: 'Enterprises with an envoy: {n}; of these without a primary one: {m}',
  },
);
