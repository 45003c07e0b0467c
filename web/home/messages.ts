import { messages } from '../lib/i18n/index.ts';

export const t = messages(
  {
    title: '您要办什么事',
    lead: '不用注册,不用装应用。',
    report: '提诉求',
    reportWho: '企业和群众:说出问题,拿到回执,由您确认是否解决。',
    case: '查进度、作评价',
    caseWho: '有回执编号的人:看谁该在哪天前办,解决了没有由您说。',
    survey: '答本月满意度问卷',
    surveyWho: '收到一次性链接的企业:一分钟,匿名,谁也查不出谁答了什么。',
    board: '看公示榜',
    boardWho: '所有人:每月的星级、满意度、攻坚进度、承诺兑现和办理情况,数字都能核对。',
    observer: '观察员报线索',
    observerWho: '营商环境观察员:用您的个人链接打开,只看得到自己的线索。',
    desk: '工作台',
    deskWho: '承办人、包联领导、营商办、督查和审计:登录后先看今天该办的。',
    api: '接口说明',
  },
  {
    title: 'What brings you here',
    lead: 'No account and no app needed.',
    report: 'Make a request',
    reportWho:
      'Enterprises and the public: say what is wrong, keep the receipt, and decide whether it is solved.',
    case: 'Follow a case and rate it',
    caseWho: 'Anyone with a receipt: see who must act by which day, and say whether it is solved.',
    survey: 'Answer this month’s questionnaire',
    surveyWho:
      'Enterprises with a one-time link: one minute, anonymous, nobody can find out who answered what.',
    board: 'Read the public board',
    boardWho:
      'Everyone: each month’s stars, satisfaction, campaign, kept promises and cases; every figure can be checked.',
    observer: 'Report as an observer',
    observerWho:
      'Observers of the business environment: open your personal link; you see your own leads only.',
    desk: 'Desk',
    deskWho:
      'Handlers, paired officials, the office, supervisors, the custodian and auditors: sign in to today’s work.',
    api: 'API description',
  },
);
