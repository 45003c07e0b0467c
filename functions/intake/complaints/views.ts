import type { OutputOf } from '../../../shared/contract/index.ts';
import {
  Complaint,
  complaintActions,
  complaintClock,
  complaintClocks,
  complaintLine,
  objectionOver,
} from '../../../shared/intake/complaints/index.ts';
import { clearedFrom } from '../../../shared/intake/index.ts';
import type { Files } from '../../platform/documents.ts';
import { listed } from '../attachments/transfer.ts';
import type { Folder } from '../attachments/transfer.ts';
import type { Rules } from '../ports.ts';
import { clockView, titleOf } from '../views.ts';
import type { ComplaintPorts, Opened } from './ports.ts';

type FilerView = OutputOf<'readOwnComplaint'>;
type CustodianView = OutputOf<'readComplaint'>;
type Row = OutputOf<'listComplaints'>['items'][number];

/** What of a complaint every custodian is told. */
const ToldComplaint = Complaint.omit({ receiptHash: true, attachments: true });

/** Where the files of a complaint lie. */
export const complaintFolder = (files: Files, { id }: Pick<Complaint, 'id'>): Folder => ({ files, path: id });

export const clocksAt = (complaint: Complaint, { config, calendar, now }: Rules) =>
  complaintClocks(complaint, config, calendar, now);

export const lineAt = (complaint: Complaint, audience: 'filer' | 'staff', { config, calendar, now }: Rules) =>
  complaintLine(complaint, audience, config, calendar, now);

const filedAt = ({ events, changedAt }: Complaint): string => events[0]?.at ?? changedAt;

/** A complaint as its filer sees it: what happened and what was written, and nobody's name. */
export async function filerView(
  { files, clock }: Pick<ComplaintPorts, 'files' | 'clock'>,
  { complaint, rules }: Opened,
): Promise<FilerView> {
  const { id, jurisdiction, state, text, named, outcome, events, thread } = complaint;
  const confirm = state === 'answered' && complaintClock(complaint, clocksAt(complaint, rules));
  return {
    id,
    jurisdiction,
    state,
    statusLine: lineAt(complaint, 'filer', rules),
    text,
    filedAt: filedAt(complaint),
    named,
    outcome,
    events: events.map(({ kind, at, outcome: found }) => ({ kind, at, outcome: found })),
    thread,
    attachments: await listed(complaintFolder(files, complaint), complaint.attachments, clock.now()),
    actions: [
      ...(state === 'closed' ? [] : ['message' as const]),
      ...(complaintActions(state, 'filer') as FilerView['actions']),
    ],
    ...(confirm && confirm.dueAt !== undefined && { confirmBy: confirm.dueAt }),
  };
}

/** A row of the custodian's queue. */
export function rowOf(complaint: Complaint, rules: Rules): Row {
  const { id, state, unitConcerned, named, outcome, version } = complaint;
  const clock = complaintClock(complaint, clocksAt(complaint, rules));
  return {
    id,
    state,
    title: titleOf(complaint),
    unitConcerned,
    named,
    filedAt: filedAt(complaint),
    ...(clock && { clock: clockView(clock) }),
    statusLine: lineAt(complaint, 'staff', rules),
    outcome,
    version,
  };
}

/** A complaint as a custodian sees it: everything but who filed it. */
export async function custodianView(
  { files, clock }: Pick<ComplaintPorts, 'files' | 'clock'>,
  { complaint, rules }: Opened,
): Promise<CustodianView> {
  const clocks = clocksAt(complaint, rules);
  const { items, held } = await listed(complaintFolder(files, complaint), complaint.attachments, clock.now());
  const moves = complaintActions(complaint.state, 'custodian') as CustodianView['moves'];
  return {
    complaint: ToldComplaint.parse(complaint),
    statusLine: lineAt(complaint, 'staff', rules),
    clocks: clocks.map(clockView),
    attachments: items,
    held,
    ...(complaint.state === 'closed' && {
      clearedFrom: clearedFrom(complaint, rules.config.retentionMonths),
    }),
    moves: moves.filter((move) => move !== 'close' || objectionOver(clocks, rules.now)),
  };
}
