import { calendarOf } from '../platform/calendar.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import {
  acceptComplaint,
  answerComplaint,
  closeComplaint,
  declineComplaint,
  holdComplaint,
  listComplaints,
  readComplaint,
  readComplaintAudit,
  releaseComplaint,
  replyComplaint,
} from './complaints/custodian.ts';
import { complaintStore } from './complaints/store.ts';
import { intakeStore } from './store.ts';

export const wiring: Wiring<'intake-complaints-custodian'> = ({ clock, complaintFiles, ids, tables }) => {
  const ports = {
    clock,
    ids,
    calendarOf: calendarOf(tables.records),
    registry: intakeStore(tables.records),
    store: complaintStore(tables.complaints),
    files: complaintFiles,
  };
  return {
    listComplaints: listComplaints(ports),
    readComplaint: readComplaint(ports),
    acceptComplaint: acceptComplaint(ports),
    replyComplaint: replyComplaint(ports),
    answerComplaint: answerComplaint(ports),
    declineComplaint: declineComplaint(ports),
    closeComplaint: closeComplaint(ports),
    holdComplaint: holdComplaint(ports),
    releaseComplaint: releaseComplaint(ports),
    readComplaintAudit: readComplaintAudit({ trail: tables.complaintTrail }),
  };
};

export const handler = http(wiring);
