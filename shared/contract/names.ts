import type { CaseState, Notice } from '../intake/model.ts';
import type { Light } from '../progress/model.ts';
import type { Pairing } from '../registry/model.ts';
import type { Run, SchemeKind } from '../scoring/model.ts';

/** Names of what the contract enumerates, by its identifiers, for pages and exports alike. */
interface Names<Key extends string> {
  readonly zh: Record<Key, string>;
  readonly en: Record<Key, string>;
}

/** What a case’s states are called. */
export const caseStateNames: Names<CaseState> = {
  zh: {
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
  en: {
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
};

/** What a notice’s states are called. */
export const noticeStateNames: Names<Notice['state']> = {
  zh: {
    draft: '待签发',
    discarded: '未签发',
    issued: '已签发,待签收',
    signed: '已签收,待回复',
    replied: '已回复,待审核',
    closed: '已销号',
    withdrawn: '已撤销',
  },
  en: {
    draft: 'Draft',
    discarded: 'Discarded',
    issued: 'Issued, to be signed for',
    signed: 'Signed for, to be answered',
    replied: 'Answered, to be reviewed',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
  },
};

/** What a project’s lights mean. */
export const lightNames: Names<Light['colour']> = {
  zh: { green: '正常', yellow: '滞后', red: '严重滞后' },
  en: { green: 'On plan', yellow: 'Behind', red: 'Far behind' },
};

/** What can be paired with an official. */
export const subjectNames: Names<Pairing['subject']['kind']> = {
  zh: { project: '项目', enterprise: '企业', chain: '产业链', village: '村' },
  en: { project: 'Project', enterprise: 'Enterprise', chain: 'Chain', village: 'Village' },
};

/** What is scored. */
export const schemeKindNames: Names<SchemeKind> = {
  zh: { project: '项目', unit: '单位', official: '包联领导', campaignGroup: '攻坚工作组', county: '县区' },
  en: {
    project: 'Projects',
    unit: 'Units',
    official: 'Officials',
    campaignGroup: 'Campaign groups',
    county: 'Counties',
  },
};

/** What a run’s states are called. */
export const runStateNames: Names<Run['state']> = {
  zh: { computed: '已计算,待复核', reviewed: '已复核,待发布', published: '已发布' },
  en: {
    computed: 'Computed, to be reviewed',
    reviewed: 'Reviewed, to be published',
    published: 'Published',
  },
};
