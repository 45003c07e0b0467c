import type { StatusLine } from '../../../shared/intake/model.ts';
import type * as z from 'zod';
import { messages } from '../../lib/i18n/index.ts';

/** Words of the field that several sections use, by the identifiers of the contract. */
export const caseState = messages(
  {
    submitted: '待受理',
    accepted: '待交办',
    assigned: '待签收',
    signedFor: '已签收',
    inProgress: '办理中',
    claimed: '已办结,待确认',
    confirmed: '已确认解决',
    reopened: '退回重办',
    declined: '不予受理',
    duplicate: '已并案',
    closedUnfixed: '如实结案',
    closedUnrated: '未评价结案',
    withdrawn: '已撤回',
  },
  {
    submitted: 'To accept',
    accepted: 'To assign',
    assigned: 'To sign for',
    signedFor: 'Signed for',
    inProgress: 'In progress',
    claimed: 'Claimed, filer to confirm',
    confirmed: 'Confirmed solved',
    reopened: 'Sent back',
    declined: 'Declined',
    duplicate: 'Merged',
    closedUnfixed: 'Closed unfixed',
    closedUnrated: 'Closed unrated',
    withdrawn: 'Withdrawn',
  },
);

export const noticeState = messages(
  {
    draft: '待签发',
    discarded: '未签发',
    issued: '已签发,待签收',
    signed: '已签收,待回复',
    replied: '已回复,待审核',
    closed: '已销号',
    withdrawn: '已撤销',
  },
  {
    draft: 'Draft',
    discarded: 'Discarded',
    issued: 'Issued, to be signed for',
    signed: 'Signed for, to be answered',
    replied: 'Answered, to be reviewed',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
  },
);

export const noticeColour = messages(
  { blue: '蓝色督办单', yellow: '黄色督办单', red: '红色督办单' },
  { blue: 'Blue notice', yellow: 'Yellow notice', red: 'Red notice' },
);

export const lightWord = messages(
  { green: '正常', yellow: '滞后', red: '严重滞后' },
  { green: 'On plan', yellow: 'Behind', red: 'Far behind' },
);

export const milestone = messages(
  {
    signing: '签约',
    approval: '立项',
    land: '用地',
    start: '开工',
    mainStructure: '主体完工',
    trialProduction: '试生产',
    production: '投产',
  },
  {
    signing: 'Signing',
    approval: 'Approval',
    land: 'Land',
    start: 'Start',
    mainStructure: 'Main structure',
    trialProduction: 'Trial production',
    production: 'Production',
  },
);

export const logKind = messages(
  {
    visit: '走访',
    contact: '联系',
    onSiteOffice: '现场办公',
    meeting: '会议',
    observeAndReview: '观摩点评',
    sitIn: '列席旁听',
    openOrCovertCheck: '明察暗访',
    inspection: '执法检查',
    trip: '外出招商',
    salon: '企业家沙龙',
    journal: '月纪实',
    quarterReview: '季点评',
    smallIndustry: '小产业',
  },
  {
    visit: 'Visit',
    contact: 'Contact',
    onSiteOffice: 'On-site office',
    meeting: 'Meeting',
    observeAndReview: 'Observe and review',
    sitIn: 'Sit-in',
    openOrCovertCheck: 'Open or covert check',
    inspection: 'Inspection',
    trip: 'Trip',
    salon: 'Salon',
    journal: 'Monthly journal',
    quarterReview: 'Quarterly review',
    smallIndustry: 'Small industry',
  },
);

export const subjectKind = messages(
  { project: '项目', enterprise: '企业', chain: '产业链', village: '村' },
  { project: 'Project', enterprise: 'Enterprise', chain: 'Chain', village: 'Village' },
);

export const schemeKind = messages(
  { project: '项目', unit: '单位', official: '包联领导', campaignGroup: '攻坚工作组', county: '县区' },
  {
    project: 'Projects',
    unit: 'Units',
    official: 'Officials',
    campaignGroup: 'Campaign groups',
    county: 'Counties',
  },
);

export const runState = messages(
  { computed: '已计算,待复核', reviewed: '已复核,待发布', published: '已发布' },
  {
    computed: 'Computed, to be reviewed',
    reviewed: 'Reviewed, to be published',
    published: 'Published',
  },
);

/** A sentence in both languages. */
export type Words = z.infer<typeof StatusLine>;
