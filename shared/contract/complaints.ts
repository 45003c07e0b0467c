import * as z from 'zod';
import { AuditEntry } from '../audit/chain.ts';
import { AttachmentLink, AttachmentList, AttachmentOffer, UploadForm } from '../intake/attachments/model.ts';
import {
  Complaint,
  ComplaintEvent,
  ComplaintFields,
  ComplaintIdentity,
  ComplaintMessage,
  ComplaintOutcome,
  complaintStates,
  Disclosure,
} from '../intake/complaints/model.ts';
import { ClockView, StatusLine } from '../intake/model.ts';
import type { Bilingual } from './bilingual.ts';
import { Receipt, Work } from './filing.ts';
import { CivilDate, Id, Instant, Month, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/** What the filer sees: no name of a custodian. */
const ComplaintFilerView = z.object({
  id: Id,
  jurisdiction: z.string(),
  state: z.enum(complaintStates),
  statusLine: StatusLine,
  text: z.string(),
  filedAt: Instant,
  /** Whether she left a name; the name itself is not shown to whoever holds the receipt. */
  named: z.boolean(),
  outcome: ComplaintOutcome.optional(),
  events: z.array(ComplaintEvent.pick({ kind: true, at: true, outcome: true })),
  thread: z.array(ComplaintMessage),
  attachments: AttachmentList,
  /** What the filer may do now. */
  actions: z.array(z.enum(['message', 'agree', 'object', 'withdraw'])),
  /** Until when she may object to the answer. */
  confirmBy: Instant.optional(),
});

/** A row of the custodian's queue. */
const ComplaintRow = z.object({
  id: Id,
  state: z.enum(complaintStates),
  title: z.string(),
  unitConcerned: Id.optional(),
  named: z.boolean(),
  filedAt: Instant,
  clock: ClockView.optional(),
  statusLine: StatusLine,
  outcome: ComplaintOutcome.optional(),
  version: z.number(),
});

const CustodianView = z.object({
  complaint: Complaint.omit({ receiptHash: true, attachments: true }),
  statusLine: StatusLine,
  clocks: z.array(ClockView),
  attachments: z.array(AttachmentLink),
  /** Files that could not be examined and are locked away. */
  held: z.number().int().min(0),
  /** For a closed complaint: the day from which its contents go, unless it is held. */
  clearedFrom: CivilDate.optional(),
  /** The moves the caller may make now. */
  moves: z.array(z.enum(['accept', 'reply', 'answer', 'close', 'decline'])),
});

const filerRoute = <P extends string, B extends z.ZodObject>(verb: P, summary: Bilingual, body: B) =>
  ({
    method: 'POST',
    path: `/api/complaint/${verb}`,
    summary,
    callers: ['filer'],
    function: 'intake-complaints-public',
    body,
    response: ComplaintFilerView,
    errors: ['unknown-receipt', 'illegal-move', 'duplicate', 'rule-refused'],
  }) as const satisfies RouteDefinition;

const custodianMove = <V extends string, B extends z.ZodRawShape>(verb: V, summary: Bilingual, fields: B) =>
  ({
    method: 'POST',
    path: `/api/{jurisdiction}/complaints/{complaintId}/${verb}`,
    summary,
    callers: ['custodian'],
    function: 'intake-complaints-custodian',
    body: z.object({ version: z.number().int().min(1), ...fields }),
    response: CustodianView,
    errors: ['not-found', 'illegal-move', 'stale-version'],
  }) as const satisfies RouteDefinition;

/**
 * 直通车: protected complaints. Three functions, because their rights differ: the public one puts and gets by the receipt's hash, the
 * custodian's lists and moves but cannot read an identity, the disclosing one reads identities and writes the journal.
 */
export const complaintRoutes = {
  fileComplaint: {
    method: 'POST',
    path: '/api/{jurisdiction}/complaints',
    summary: {
      zh: '提交投诉举报(只有纪委监委能看)',
      en: 'File a protected complaint; only the custodian reads it',
    },
    callers: ['public'],
    function: 'intake-complaints-public',
    body: ComplaintFields.extend({
      /** Of the same form as a request's, so that nobody sees from it what was filed. */
      receipt: Receipt,
      contact: ComplaintIdentity.optional(),
      work: Work.optional(),
    }),
    response: z.object({ id: Id, statusLine: StatusLine, acknowledgedAt: Instant }),
    status: 201,
    errors: ['not-found', 'duplicate', 'work-needed'],
  },
  readOwnComplaint: {
    method: 'GET',
    path: '/api/complaint',
    summary: { zh: '凭回执查看投诉举报', en: 'Follow a complaint by its receipt' },
    callers: ['filer'],
    function: 'intake-complaints-public',
    response: ComplaintFilerView,
    errors: ['unknown-receipt'],
  },
  writeComplaintMessage: filerRoute(
    'messages',
    { zh: '补充说明', en: 'Add a message' },
    z.object({ id: Id, text: Text(2000) }),
  ),
  agreeComplaint: filerRoute('agree', { zh: '认可答复', en: 'Accept the answer' }, z.object({})),
  objectComplaint: filerRoute(
    'object',
    { zh: '对答复有异议,请继续核查', en: 'Object to the answer: look again' },
    z.object({ reason: Text(2000) }),
  ),
  withdrawComplaint: filerRoute('withdraw', { zh: '撤回', en: 'Withdraw' }, z.object({})),
  prepareComplaintAttachment: {
    method: 'POST',
    path: '/api/complaint/attachments',
    summary: { zh: '准备上传一个附件', en: 'Ask for a form to upload a file' },
    callers: ['filer'],
    function: 'intake-complaints-public',
    body: AttachmentOffer,
    response: UploadForm,
    status: 201,
    errors: ['unknown-receipt', 'illegal-move', 'rule-refused', 'duplicate'],
  },
  finishComplaintAttachment: {
    method: 'POST',
    path: '/api/complaint/attachments/finish',
    summary: { zh: '上传完毕,核验并收下', en: 'Say that a file has arrived; it is examined and kept' },
    callers: ['filer'],
    function: 'intake-complaints-public',
    body: z.object({ id: Id }),
    response: AttachmentList,
    errors: ['unknown-receipt', 'not-found', 'not-acceptable-now', 'rule-refused'],
  },
  removeComplaintAttachment: {
    method: 'POST',
    path: '/api/complaint/attachments/remove',
    summary: { zh: '取消或撤下一个附件', en: 'Cancel an upload or take a file back' },
    callers: ['filer'],
    function: 'intake-complaints-public',
    body: z.object({ id: Id }),
    response: AttachmentList,
    errors: ['unknown-receipt', 'illegal-move'],
  },
  listComplaints: {
    method: 'GET',
    path: '/api/{jurisdiction}/complaints',
    summary: { zh: '投诉举报队列', en: 'The custodian’s queue' },
    callers: ['custodian'],
    function: 'intake-complaints-custodian',
    query: z.object({ scope: z.enum(['open', 'closed']).default('open'), month: Month.optional() }),
    response: z.object({ items: z.array(ComplaintRow) }),
    errors: [],
  },
  readComplaint: {
    method: 'GET',
    path: '/api/{jurisdiction}/complaints/{complaintId}',
    summary: { zh: '投诉举报详情', en: 'One complaint' },
    callers: ['custodian'],
    function: 'intake-complaints-custodian',
    response: CustodianView,
    errors: ['not-found'],
  },
  acceptComplaint: custodianMove('accept', { zh: '受理', en: 'Accept' }, {}),
  replyComplaint: custodianMove(
    'reply',
    { zh: '回复提交人', en: 'Write to the filer' },
    { text: Text(2000) },
  ),
  answerComplaint: custodianMove(
    'answer',
    { zh: '答复办理结果', en: 'Answer with the outcome' },
    {
      outcome: ComplaintOutcome.exclude(['withdrawn', 'notOurMatter']),
      text: Text(2000),
    },
  ),
  declineComplaint: custodianMove(
    'decline',
    { zh: '不属受理范围,说明去处并结案', en: 'Not this line’s matter: say where to go, and close' },
    { text: Text(2000) },
  ),
  closeComplaint: custodianMove(
    'close',
    { zh: '结案(答复后异议期满)', en: 'Close, once the time to object is over' },
    {},
  ),
  holdComplaint: custodianMove(
    'hold',
    { zh: '依法留存,到期不清除', en: 'Legal hold: keep it past its time' },
    { reason: Text(500) },
  ),
  releaseComplaint: custodianMove(
    'release',
    { zh: '解除留存', en: 'End the legal hold' },
    { reason: Text(500) },
  ),
  readComplaintAudit: {
    method: 'GET',
    path: '/api/{jurisdiction}/complaint-audit',
    summary: { zh: '投诉举报留痕', en: 'The audit trail of complaints' },
    callers: ['custodian'],
    function: 'intake-complaints-custodian',
    query: z.object({
      cursor: z.string().max(1200).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    response: z.object({ items: z.array(AuditEntry), cursor: z.string().optional() }),
    errors: [],
  },
  listDisclosures: {
    method: 'GET',
    path: '/api/{jurisdiction}/disclosures',
    summary: { zh: '身份披露登记簿', en: 'The journal of disclosures' },
    callers: ['custodian'],
    function: 'intake-complaints-disclosure',
    response: z.object({ items: z.array(Disclosure) }),
    errors: [],
  },
  requestDisclosure: {
    method: 'POST',
    path: '/api/{jurisdiction}/complaints/{complaintId}/disclosures',
    summary: { zh: '申请披露提交人身份', en: 'Ask to learn who filed, with the motive' },
    callers: ['custodian'],
    function: 'intake-complaints-disclosure',
    body: z.object({ id: Id, motive: Text(500) }),
    response: Disclosure,
    status: 201,
    errors: ['not-found', 'rule-refused', 'duplicate'],
  },
  decideDisclosure: {
    method: 'POST',
    path: '/api/{jurisdiction}/disclosures/{disclosureId}/decide',
    summary: { zh: '批准或不批准披露(由第二人决定)', en: 'Approve or refuse; decided by a second person' },
    callers: ['custodian'],
    function: 'intake-complaints-disclosure',
    body: z.object({
      version: z.number().int().min(1),
      approve: z.boolean(),
      reason: Text(500),
    }),
    response: Disclosure,
    errors: ['not-found', 'forbidden', 'illegal-move', 'stale-version'],
  },
  openIdentity: {
    method: 'POST',
    path: '/api/{jurisdiction}/disclosures/{disclosureId}/open',
    summary: {
      zh: '查看已批准披露的身份(每次查看都登记)',
      en: 'Open a disclosed identity; each time is noted',
    },
    callers: ['custodian'],
    function: 'intake-complaints-disclosure',
    response: z.object({ identity: ComplaintIdentity, disclosure: Disclosure }),
    errors: ['not-found', 'forbidden', 'not-acceptable-now'],
  },
} as const satisfies Record<string, RouteDefinition>;
