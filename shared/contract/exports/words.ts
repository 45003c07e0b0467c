/** Chinese words for what lists outside the register enumerate. */
import type { CaseState, ClockView, Notice } from '../../intake/model.ts';
import type { Light } from '../../progress/model.ts';
import type { LogKind, Pairing, PairingPlan } from '../../registry/model.ts';
import type { Run } from '../../scoring/model.ts';
import type { Round } from '../../survey/model.ts';

export const caseStates: Record<CaseState, string> = {
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
};
export const clocks: Record<ClockView['clock'], string> = {
  accept: '受理',
  assign: '交办',
  signFor: '签收',
  reply: '首次答复',
  finish: '办结',
  contact: '紧急联系',
  confirm: '确认',
};
export const colours: Record<ClockView['colour'], string> = { none: '', blue: '蓝', yellow: '黄', red: '红' };
export const noticeStates: Record<Notice['state'], string> = {
  draft: '待签发',
  discarded: '未签发',
  issued: '已签发,待签收',
  signed: '已签收,待回复',
  replied: '已回复,待审核',
  closed: '已销号',
  withdrawn: '已撤销',
};
export const noticeOutcomes: Record<NonNullable<Notice['outcome']>, string> = {
  met: '已落实',
  notMet: '未落实',
  excused: '有正当理由',
};
export const lights: Record<Light['colour'], string> = { green: '正常', yellow: '滞后', red: '严重滞后' };
export const logKinds: Record<LogKind, string> = {
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
};
export const subjects: Record<Pairing['subject']['kind'], string> = {
  project: '项目',
  enterprise: '企业',
  chain: '产业链',
  village: '村',
};
export const planStates: Record<PairingPlan['status'], string> = {
  draft: '草案',
  submitted: '已送审',
  approved: '已批准',
  superseded: '已被新版替代',
};
export const runStates: Record<Run['state'], string> = {
  computed: '已计算,待复核',
  reviewed: '已复核,待发布',
  published: '已发布',
};
export const runKinds: Record<Run['kind'], string> = {
  project: '项目',
  unit: '单位',
  official: '包联领导',
  campaignGroup: '攻坚工作组',
  county: '县区',
};
export const roundStates: Record<Round['state'], string> = {
  frozen: '已冻结',
  drawn: '已抽样',
  open: '调查中',
  closed: '已结束',
};
export const dutyStates: Record<'met' | 'open' | 'missed' | 'exempt', string> = {
  met: '已履行',
  open: '待履行',
  missed: '未履行',
  exempt: '免除',
};
