/** Chinese words for what lists outside the register enumerate. */
import type { ClockView, Notice } from '../../intake/model.ts';
import type { LogKind, PairingPlan } from '../../registry/model.ts';
import { recordNames } from '../../registry/recordNames.ts';
import {
  caseStateNames,
  lightNames,
  noticeStateNames,
  runStateNames,
  schemeKindNames,
  subjectNames,
} from '../names.ts';
import type { Round } from '../../survey/model.ts';

export const caseStates = caseStateNames.zh;
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
export const noticeStates = noticeStateNames.zh;
export const noticeOutcomes: Record<NonNullable<Notice['outcome']>, string> = {
  met: '已落实',
  notMet: '未落实',
  excused: '有正当理由',
};
export const lights = lightNames.zh;
export const logKinds: Record<LogKind, string> = recordNames.zh;
export const subjects = subjectNames.zh;
export const planStates: Record<PairingPlan['status'], string> = {
  draft: '草案',
  submitted: '已送审',
  approved: '已批准',
  superseded: '已被新版替代',
};
export const runStates = runStateNames.zh;
export const runKinds = schemeKindNames.zh;
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
