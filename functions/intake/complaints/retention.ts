import {
  clearedComplaint,
  mustClearComplaint,
  withoutFiles,
} from '../../../shared/intake/complaints/index.ts';
import type { Complaint } from '../../../shared/intake/complaints/index.ts';
import { civilDateOf } from '../../../shared/time/civil.ts';
import { discard } from '../attachments/transfer.ts';
import { writtenFirst } from '../first.ts';
import { stampAt } from '../ports.ts';
import type { Rules } from '../ports.ts';
import { complaintRules, complaintWrite } from './ports.ts';
import type { ComplaintPorts } from './ports.ts';
import { complaintFolder } from './views.ts';

type Ports = Omit<ComplaintPorts, 'ids'>;

/**
 * Clears the complaints of a county whose time is over: contents and who filed of all of them first, then their files. Those under a legal
 * hold are left, and taken by the first pass after the hold has ended; files that an interrupted pass left behind go with the next.
 */
export async function clearComplaints(ports: Ports, jurisdiction: string): Promise<void> {
  const rules = await complaintRules(ports, jurisdiction);
  const cleared: Complaint[] = [];
  for (const listed of await ports.store.uncleared(jurisdiction)) {
    const next = isDue(listed, rules) ? await clearContents(ports, listed.id, rules) : listed;
    if (next?.clearedAt !== undefined) cleared.push(next);
  }
  for (const complaint of cleared) await clearFiles(ports, complaint, rules);
}

const isDue = (complaint: Complaint, { config, now }: Rules): boolean =>
  mustClearComplaint(complaint, config.retentionMonths, civilDateOf(now));

/** Contents and identity go in one write, which a hold placed at the same moment refuses. @returns the complaint, if it was cleared */
async function clearContents({ store }: Ports, id: string, rules: Rules): Promise<Complaint | undefined> {
  const complaint = await store.complaint(id);
  if (!complaint || !isDue(complaint, rules)) return undefined;
  const cleared = clearedComplaint(complaint, rules.now);
  const { jurisdiction } = complaint;
  const identity = complaint.named
    ? [store.clearIdentity(id, { ...stampAt(rules.now, cleared.changedBy, 1), jurisdiction })]
    : [];
  const written = await writtenFirst(store, complaintWrite({ store }, cleared, rules), ...identity);
  return written ? cleared : undefined;
}

/** The complaint leaves the list of those to be gone through with its last file. */
async function clearFiles({ store, files }: Ports, complaint: Complaint, rules: Rules): Promise<void> {
  if (complaint.attachments.length === 0) return;
  for (const file of complaint.attachments) await discard(complaintFolder(files, complaint), file);
  await writtenFirst(store, complaintWrite({ store }, withoutFiles(complaint, rules.now), rules));
}
