import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { listCaseAttachments } from './attachments/attach.ts';
import { attachmentStore } from './attachments/store.ts';
import { intakeStore } from './store.ts';

export const wiring: Wiring<'intake-attachments-staff'> = ({ attachments, clock, tables }) => ({
  listCaseAttachments: listCaseAttachments({
    clock,
    files: attachments,
    cases: intakeStore(tables.records),
    store: attachmentStore(tables.records),
  }),
});

export const handler = http(wiring);
