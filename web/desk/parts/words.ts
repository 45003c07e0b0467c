import type { StatusLine } from '../../../shared/intake/model.ts';
import {
  caseStateNames,
  lightNames,
  noticeStateNames,
  runStateNames,
  schemeKindNames,
  subjectNames,
} from '../../../shared/contract/names.ts';
import { recordNames } from '../../../shared/registry/recordNames.ts';
import type * as z from 'zod';
import { messages } from '../../lib/i18n/index.ts';

/** Words of the field that several sections use, by the identifiers of the contract. */
export const caseState = messages(caseStateNames.zh, caseStateNames.en);

export const noticeState = messages(noticeStateNames.zh, noticeStateNames.en);

export const noticeColour = messages(
  { blue: '蓝色督办单', yellow: '黄色督办单', red: '红色督办单' },
  { blue: 'Blue notice', yellow: 'Yellow notice', red: 'Red notice' },
);

export const lightWord = messages(lightNames.zh, lightNames.en);

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

export const logKind = messages(recordNames.zh, recordNames.en);

export const subjectKind = messages(subjectNames.zh, subjectNames.en);

export const schemeKind = messages(schemeKindNames.zh, schemeKindNames.en);

export const runState = messages(runStateNames.zh, runStateNames.en);

/** A sentence in both languages. */
export type Words = z.infer<typeof StatusLine>;
