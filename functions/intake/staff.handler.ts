import { calendarOf } from '../platform/calendar.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { listCases, readCase } from './cases.ts';
import { draftNotices } from './check.ts';
import { caseOptions, readIntakeConfiguration, saveIntakeConfiguration } from './configuration.ts';
import { listConsequences } from './consequences.ts';
import { forgetAttachments } from './attachments/attach.ts';
import { attachmentStore } from './attachments/store.ts';
import { holdCase, releaseCase } from './hold.ts';
import { callBackFiler, listFollowUps, rectifyCase } from './followUps.ts';
import { handlerLoad } from './load.ts';
import {
  acceptAssignCase,
  acceptCase,
  assignCase,
  claimCase,
  closeUnfixedCase,
  contactCase,
  declineCase,
  extendCase,
  mergeCase,
  pauseCase,
  replyCase,
  resumeCase,
  signCase,
  signReplyCase,
  transferCase,
} from './moves.ts';
import {
  closeNotice,
  discardNotice,
  issueNotice,
  listNotices,
  replyNotice,
  signNotice,
  withdrawNotice,
} from './notices.ts';
import { unitRates } from './rates.ts';
import { resolutions } from './resolutions.ts';
import { intakeStore } from './store.ts';

export const wiring: Wiring<'intake-staff'> = ({ attachments, clock, ids, tables }) => {
  const ports = { clock, ids, calendarOf: calendarOf(tables.records), store: intakeStore(tables.records) };
  return {
    listCases: listCases(ports),
    readCase: readCase(ports),
    handlerLoad: handlerLoad(ports),
    caseOptions: caseOptions(ports),
    acceptCase: acceptCase(ports),
    declineCase: declineCase(ports),
    assignCase: assignCase(ports),
    acceptAssignCase: acceptAssignCase(ports),
    signCase: signCase(ports),
    signReplyCase: signReplyCase(ports),
    transferCase: transferCase(ports),
    contactCase: contactCase(ports),
    replyCase: replyCase(ports),
    claimCase: claimCase(ports),
    closeUnfixedCase: closeUnfixedCase(ports),
    extendCase: extendCase(ports),
    pauseCase: pauseCase(ports),
    resumeCase: resumeCase(ports),
    mergeCase: mergeCase(ports),
    holdCase: holdCase(ports),
    releaseCase: releaseCase({
      ...ports,
      forgetFiles: forgetAttachments({ clock, files: attachments, store: attachmentStore(tables.records) }),
    }),
    unitRates: unitRates(ports),
    resolutions: resolutions(ports),
    listFollowUps: listFollowUps(ports),
    callBackFiler: callBackFiler(ports),
    rectifyCase: rectifyCase(ports),
    listNotices: listNotices(ports),
    listConsequences: listConsequences(ports),
    draftNotices: draftNotices(ports),
    issueNotice: issueNotice(ports),
    discardNotice: discardNotice(ports),
    signNotice: signNotice(ports),
    replyNotice: replyNotice(ports),
    closeNotice: closeNotice(ports),
    withdrawNotice: withdrawNotice(ports),
    readIntakeConfiguration: readIntakeConfiguration(ports),
    saveIntakeConfiguration: saveIntakeConfiguration(ports),
  };
};

export const handler = http(wiring);
