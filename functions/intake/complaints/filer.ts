import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Complaint, ComplaintAction } from '../../../shared/intake/complaints/index.ts';
import type { UseCase } from '../../platform/http.ts';
import type { SecretCaller } from '../../platform/ports.ts';
import { Problem, problem } from '../../platform/problem.ts';
import { acted, complaintWrite, openedBy, withMessage } from './ports.ts';
import type { ComplaintPorts, Opened } from './ports.ts';
import { filerView } from './views.ts';

type FilerView = OutputOf<'readOwnComplaint'>;

/** How often a filer's act is tried when the custodian changes the complaint at the same moment. */
const attempts = 5;

/**
 * Changes the complaint that a receipt opens, as it stands; when it changed meanwhile it is judged anew.
 * @param change gives the complaint as it shall be, or undefined where nothing is left to do
 */
export async function changeOwn(
  ports: ComplaintPorts,
  caller: SecretCaller,
  change: (opened: Opened) => Complaint | undefined,
): Promise<Opened> {
  for (let attempt = 1; ; attempt++) {
    const before = await openedBy(ports, caller.secret);
    const next = change(before);
    if (!next) return before;
    try {
      await ports.store.write(complaintWrite(ports, next, before.rules));
      return { ...before, complaint: next };
    } catch (error) {
      if (!(error instanceof Problem) || attempt >= attempts) throw error;
    }
  }
}

/** One act of the filer's; asked again it is the same as once. */
async function actAsFiler(
  ports: ComplaintPorts,
  caller: SecretCaller,
  action: ComplaintAction,
  says?: string,
): Promise<FilerView> {
  const event = { agree: 'agreed', object: 'objected', withdraw: 'withdrawn' }[action as string];
  const opened = await changeOwn(ports, caller, ({ complaint, rules }) => {
    if (complaint.events.at(-1)?.kind === event) return undefined;
    const next = acted(complaint, { action, by: 'filer', at: rules.now }, 'filer');
    return says === undefined
      ? next
      : withMessage(next, { id: ports.ids.id(), at: rules.now, from: 'filer', text: says });
  });
  return filerView(ports, opened);
}

/** The complaint behind a receipt. */
export const readOwnComplaint =
  (ports: ComplaintPorts): UseCase<'readOwnComplaint'> =>
  async (_, caller) =>
    filerView(ports, await openedBy(ports, caller.secret));

/** A message of the filer's, while the complaint is open; one sent twice under the same id is stored once. */
export const writeComplaintMessage =
  (ports: ComplaintPorts): UseCase<'writeComplaintMessage'> =>
  async ({ id, text }, caller) => {
    const opened = await changeOwn(ports, caller, ({ complaint, rules }) => {
      const sent = complaint.thread.find((message) => message.id === id);
      if (sent && (sent.from !== 'filer' || sent.text !== text)) throw problem('duplicate');
      if (sent) return undefined;
      if (complaint.state === 'closed')
        throw problem('illegal-move', { current: complaint.state, allowed: [] });
      const stamp = { version: complaint.version + 1, changedAt: rules.now, changedBy: 'filer' };
      return withMessage({ ...complaint, ...stamp }, { id, at: rules.now, from: 'filer', text });
    });
    return filerView(ports, opened);
  };

/** The filer accepts the answer. */
export const agreeComplaint =
  (ports: ComplaintPorts): UseCase<'agreeComplaint'> =>
  (_, caller) =>
    actAsFiler(ports, caller, 'agree');

/** The filer objects: back to the custodian, the finish limit anew. */
export const objectComplaint =
  (ports: ComplaintPorts): UseCase<'objectComplaint'> =>
  ({ reason }, caller) =>
    actAsFiler(ports, caller, 'object', reason);

/** The filer takes the complaint back, until it is answered. */
export const withdrawComplaint =
  (ports: ComplaintPorts): UseCase<'withdrawComplaint'> =>
  (_, caller) =>
    actAsFiler(ports, caller, 'withdraw');
