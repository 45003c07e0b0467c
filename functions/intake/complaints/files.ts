import type { Attachment } from '../../../shared/intake/attachments/index.ts';
import { attachmentLimits } from '../../../shared/intake/attachments/index.ts';
import type { Complaint } from '../../../shared/intake/complaints/index.ts';
import type { UseCase } from '../../platform/http.ts';
import { problem } from '../../platform/problem.ts';
import {
  discard,
  isTaken,
  listed,
  noRoom,
  requireSize,
  settle,
  uploadForm,
} from '../attachments/transfer.ts';
import { changeOwn } from './filer.ts';
import { openedBy } from './ports.ts';
import type { ComplaintPorts } from './ports.ts';
import { complaintFolder } from './views.ts';

/** A complaint with one of its files as it is now. */
const withFile = (complaint: Complaint, file: Attachment, now: string): Complaint => ({
  ...complaint,
  attachments: [...complaint.attachments.filter(({ id }) => id !== file.id), file],
  version: complaint.version + 1,
  changedAt: now,
  changedBy: 'filer',
});

function requireOpen({ state }: Complaint): void {
  if (state === 'closed') throw problem('illegal-move', { current: state, allowed: [] });
}

const fileOf = ({ attachments }: Complaint, id: string): Attachment | undefined =>
  attachments.find((file) => file.id === id && file.state !== 'removed');

async function listOf({ files, clock }: ComplaintPorts, complaint: Complaint) {
  return listed(complaintFolder(files, complaint), complaint.attachments, clock.now());
}

/** Gives a place and a form for one file, as for requests. */
export const prepareComplaintAttachment =
  (ports: ComplaintPorts): UseCase<'prepareComplaintAttachment'> =>
  async (offer, caller) => {
    requireSize(offer);
    const { complaint } = await changeOwn(ports, caller, ({ complaint: now, rules }) => {
      requireOpen(now);
      const same = fileOf(now, offer.id);
      if (same && same.state !== 'expected') throw problem('duplicate');
      const others = now.attachments.filter((file) => file.id !== offer.id && isTaken(file, rules.now));
      if (others.length >= attachmentLimits.files) throw noRoom();
      return withFile(
        { ...now, attachments: others },
        { ...offer, state: 'expected', at: rules.now },
        rules.now,
      );
    });
    return uploadForm(complaintFolder(ports.files, complaint), { ...offer, state: 'expected', at: '' });
  };

/** Examines a file that has arrived, as for requests. */
export const finishComplaintAttachment =
  (ports: ComplaintPorts): UseCase<'finishComplaintAttachment'> =>
  async ({ id }, caller) => {
    const { complaint } = await openedBy(ports, caller.secret);
    const former = fileOf(complaint, id);
    if (!former) throw problem('not-found');
    if (former.state !== 'expected') return listOf(ports, complaint);
    const { attachment, told } = await settle(complaintFolder(ports.files, complaint), former);
    const after = await changeOwn(ports, caller, ({ complaint: now, rules }) =>
      withFile(now, attachment, rules.now),
    );
    if (told) throw problem('rule-refused', { detail: told });
    return listOf(ports, after.complaint);
  };

/** Cancels an upload or takes a file back, while the complaint is open. */
export const removeComplaintAttachment =
  (ports: ComplaintPorts): UseCase<'removeComplaintAttachment'> =>
  async ({ id }, caller) => {
    const { complaint } = await openedBy(ports, caller.secret);
    requireOpen(complaint);
    const former = fileOf(complaint, id);
    if (!former) return listOf(ports, complaint);
    await discard(complaintFolder(ports.files, complaint), former);
    const after = await changeOwn(ports, caller, ({ complaint: now, rules }) =>
      withFile(now, { ...former, state: 'removed' }, rules.now),
    );
    return listOf(ports, after.complaint);
  };
