import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import {
  finishAttachment,
  listOwnAttachments,
  prepareAttachment,
  removeAttachment,
} from './attachments/attach.ts';
import { attachmentStore } from './attachments/store.ts';
import { intakeStore } from './store.ts';

export const wiring: Wiring<'intake-attachments'> = ({ attachments, clock, tables }) => {
  const ports = {
    clock,
    files: attachments,
    cases: intakeStore(tables.records),
    store: attachmentStore(tables.records),
  };
  return {
    listOwnAttachments: listOwnAttachments(ports),
    prepareAttachment: prepareAttachment(ports),
    finishAttachment: finishAttachment(ports),
    removeAttachment: removeAttachment(ports),
  };
};

export const handler = http(wiring);
