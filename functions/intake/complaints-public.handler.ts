import { calendarOf } from '../platform/calendar.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { fileComplaint } from './complaints/file.ts';
import {
  agreeComplaint,
  objectComplaint,
  readOwnComplaint,
  withdrawComplaint,
  writeComplaintMessage,
} from './complaints/filer.ts';
import {
  finishComplaintAttachment,
  prepareComplaintAttachment,
  removeComplaintAttachment,
} from './complaints/files.ts';
import { complaintStore } from './complaints/store.ts';
import { floodGate } from './guard.ts';
import { intakeStore } from './store.ts';

export const wiring: Wiring<'intake-complaints-public'> = ({ clock, complaintFiles, ids, tables }) => {
  const registry = intakeStore(tables.records);
  const ports = {
    clock,
    ids,
    calendarOf: calendarOf(tables.records),
    registry,
    store: complaintStore(tables.complaints),
    files: complaintFiles,
  };
  return {
    fileComplaint: fileComplaint({ ...ports, gate: floodGate(registry) }),
    readOwnComplaint: readOwnComplaint(ports),
    writeComplaintMessage: writeComplaintMessage(ports),
    agreeComplaint: agreeComplaint(ports),
    objectComplaint: objectComplaint(ports),
    withdrawComplaint: withdrawComplaint(ports),
    prepareComplaintAttachment: prepareComplaintAttachment(ports),
    finishComplaintAttachment: finishComplaintAttachment(ports),
    removeComplaintAttachment: removeComplaintAttachment(ports),
  };
};

export const handler = http(wiring);
