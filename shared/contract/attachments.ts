import * as z from 'zod';
import { AttachmentList, AttachmentOffer, UploadForm } from '../intake/attachments/model.ts';
import { Id } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/**
 * Files of requests and leads. The filer's receipt opens them, an observer's of her own lead as well; staff read those of cases they may
 * read. Nothing is listed before the server has examined it.
 */
export const attachmentRoutes = {
  listOwnAttachments: {
    method: 'GET',
    path: '/api/case/attachments',
    summary: { zh: '本件的附件', en: 'The files of a case, by its receipt' },
    callers: ['filer'],
    function: 'intake-attachments',
    response: AttachmentList,
    errors: ['unknown-receipt'],
  },
  prepareAttachment: {
    method: 'POST',
    path: '/api/case/attachments',
    summary: { zh: '准备上传一个附件', en: 'Ask for a form to upload a file' },
    callers: ['filer'],
    function: 'intake-attachments',
    body: AttachmentOffer,
    response: UploadForm,
    status: 201,
    errors: ['unknown-receipt', 'illegal-move', 'rule-refused', 'duplicate'],
  },
  finishAttachment: {
    method: 'POST',
    path: '/api/case/attachments/finish',
    summary: { zh: '上传完毕,核验并收下', en: 'Say that a file has arrived; it is examined and kept' },
    callers: ['filer'],
    function: 'intake-attachments',
    body: z.object({ id: Id }),
    response: AttachmentList,
    errors: ['unknown-receipt', 'not-found', 'not-acceptable-now', 'rule-refused'],
  },
  removeAttachment: {
    method: 'POST',
    path: '/api/case/attachments/remove',
    summary: { zh: '取消或撤下一个附件', en: 'Cancel an upload or take a file back' },
    callers: ['filer'],
    function: 'intake-attachments',
    body: z.object({ id: Id }),
    response: AttachmentList,
    errors: ['unknown-receipt', 'illegal-move'],
  },
  listCaseAttachments: {
    method: 'GET',
    path: '/api/{jurisdiction}/cases/{caseId}/attachments',
    summary: { zh: '案件的附件', en: 'The files of a case the caller may read' },
    callers: ['handler', 'office', 'supervisor', 'auditor'],
    function: 'intake-attachments-staff',
    response: AttachmentList,
    errors: ['not-found'],
  },
} as const satisfies Record<string, RouteDefinition>;
