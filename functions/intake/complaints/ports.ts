import { sha256Hex } from '../../../shared/identifiers/token.ts';
import { parseReceipt } from '../../../shared/identifiers/receipt.ts';
import {
  afterAct,
  complaintActions,
  complaintClock,
  complaintClocks,
  complaintSettings,
} from '../../../shared/intake/complaints/index.ts';
import type { Complaint, ComplaintAct, ComplaintMessage } from '../../../shared/intake/complaints/index.ts';
import { lastEventAt } from '../../../shared/intake/index.ts';
import { civilDateOf, monthOf } from '../../../shared/time/civil.ts';
import type { Files } from '../../platform/documents.ts';
import { problem, refused } from '../../platform/problem.ts';
import type { Write } from '../../platform/table.ts';
import { rulesOf } from '../ports.ts';
import type { Ports, Rules } from '../ports.ts';
import type { IntakeStore } from '../store.ts';
import type { ComplaintStore } from './store.ts';

/** What the use cases of complaints are made from. `registry` reads the county's rules and units, and no case. */
export interface ComplaintPorts extends Pick<Ports, 'clock' | 'ids' | 'calendarOf'> {
  readonly registry: Pick<IntakeStore, 'configuration' | 'jurisdiction' | 'unit'>;
  readonly store: ComplaintStore;
  readonly files: Files;
}

/** A complaint, with the rules that judge it now. */
export interface Opened {
  readonly complaint: Complaint;
  readonly rules: Rules;
}

/** The county's rules at the present moment. */
export const complaintRules = (
  { registry, clock, calendarOf }: Pick<ComplaintPorts, 'registry' | 'clock' | 'calendarOf'>,
  jurisdiction: string,
): Promise<Rules> => rulesOf({ store: registry as IntakeStore, clock, calendarOf }, jurisdiction);

/** What a complaint is known by: random like its receipt, in no order, and no way back to the receipt. */
export const complaintIdOf = async (receipt: string): Promise<string> =>
  (await sha256Hex(`complaint-id\n${receipt}`)).slice(0, 20);

/** The complaint that a receipt opens. @throws Problem `unknown-receipt`, the same whatever the receipt is. */
export async function openedBy(ports: ComplaintPorts, secret: string): Promise<Opened> {
  const receipt = parseReceipt(secret);
  const complaint = receipt.ok ? await ports.store.complaint(await complaintIdOf(receipt.value)) : undefined;
  if (!receipt.ok || complaint?.receiptHash !== (await sha256Hex(receipt.value)))
    throw problem('unknown-receipt');
  return { complaint, rules: await complaintRules(ports, complaint.jurisdiction) };
}

/** The write of a complaint with its place in the custodian's lists. */
export function complaintWrite(
  { store }: Pick<ComplaintPorts, 'store'>,
  complaint: Complaint,
  rules: Rules,
): Write {
  const { config, calendar, now } = rules;
  if (complaint.state !== 'closed') {
    const clocks = complaintClocks(complaint, config, calendar, now);
    return store.saveComplaint(complaint, { dueAt: complaintClock(complaint, clocks)?.dueAt });
  }
  return store.saveComplaint(complaint, {
    closedIn: monthOf(civilDateOf(lastEventAt(complaint))),
    cleared: complaint.clearedAt !== undefined && complaint.attachments.length === 0,
  });
}

/** A complaint after an act. @throws Problem `illegal-move` with what the party may do instead. */
export function acted(complaint: Complaint, act: ComplaintAct, party: 'filer' | 'custodian'): Complaint {
  const next = afterAct(complaint, act);
  if (!next)
    throw problem('illegal-move', {
      current: complaint.state,
      allowed: complaintActions(complaint.state, party),
    });
  return next;
}

/** A complaint with one more message. @throws Problem `rule-refused` when its thread is full. */
export function withMessage(complaint: Complaint, message: ComplaintMessage): Complaint {
  if (complaint.thread.length >= complaintSettings.messages)
    throw refused(
      `一件最多往来${complaintSettings.messages}条消息,请合并说明或到现场反映`,
      `A complaint may have ${complaintSettings.messages} messages; say it in person`,
    );
  return { ...complaint, thread: [...complaint.thread, message] };
}
