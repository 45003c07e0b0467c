import { messages } from '../../../../lib/i18n/index.ts';

export const t = messages(
  {
    title: '驻点',
    add: '新增驻点',
    empty: '登记驻点和驻点团队后会列在这里。',
    siteName: '驻点名称',
    owner: '责任人',
    team: '驻点团队',
    members: '{n}人',
  },
  {
    title: 'Sites',
    add: 'Add a site',
    empty: 'Sites with their resident teams are listed here.',
    siteName: 'Name of the site',
    owner: 'Owner',
    team: 'Resident team',
    members: '{n} people',
  },
);
