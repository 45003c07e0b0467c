import { attachmentLimits } from '../../../shared/intake/attachments/index.ts';
import type {
  Attachment,
  AttachmentList,
  AttachmentOffer,
} from '../../../shared/intake/attachments/index.ts';
import { parseReceipt } from '../../../shared/identifiers/receipt.ts';
import { sha256Hex } from '../../../shared/identifiers/token.ts';
import { finalStates } from '../../../shared/intake/index.ts';
import type { Case } from '../../../shared/intake/index.ts';
import type * as z from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Files } from '../../platform/documents.ts';
import type { UseCase } from '../../platform/http.ts';
import type { SecretCaller } from '../../platform/ports.ts';
import { Problem, problem } from '../../platform/problem.ts';
import type { IntakeStore } from '../store.ts';
import { maySee } from '../views.ts';
import type { AttachmentStore, PlacedAttachment } from './store.ts';
import { discard, isTaken, listed, noRoom, requireSize, settle, uploadForm } from './transfer.ts';
import type { Folder } from './transfer.ts';

/** What the use cases of files are made from. */
export interface AttachPorts {
  readonly store: AttachmentStore;
  readonly cases: Pick<IntakeStore, 'case' | 'caseOfReceipt'>;
  readonly files: Files;
  readonly clock: Clock;
}

interface Opened {
  readonly jurisdiction: string;
  readonly record: Case;
}

/** How often a write is tried when another upload takes the same place. */
const attempts = 6;

async function opened({ cases }: AttachPorts, caller: SecretCaller): Promise<Opened> {
  const receipt = parseReceipt(caller.secret);
  const found = receipt.ok && (await cases.caseOfReceipt(await sha256Hex(receipt.value)));
  if (!found) throw problem('unknown-receipt');
  return found;
}

/** Where the files of a case lie. */
export const folderOf = (files: Files, jurisdiction: string, caseId: string): Folder => ({
  files,
  path: `${jurisdiction}/${caseId}`,
});

async function listOf(
  { store, files, clock }: Pick<AttachPorts, 'store' | 'files' | 'clock'>,
  jurisdiction: string,
  caseId: string,
): Promise<AttachmentList> {
  const found = await store.attachments(jurisdiction, caseId);
  return listed(folderOf(files, jurisdiction, caseId), found, clock.now());
}

function requireOpen({ state }: Case): void {
  if (finalStates.includes(state)) throw problem('illegal-move', { current: state, allowed: [] });
}

/** The record of a file in its place, changed now. */
const placed = (
  attachment: Attachment,
  slot: number,
  former: PlacedAttachment | undefined,
  changedAt: string,
) => ({
  ...attachment,
  slot,
  version: (former?.version ?? 0) + 1,
  changedAt,
  changedBy: 'filer',
});

/** The files of the case that the caller's receipt opens. */
export const listOwnAttachments =
  (ports: AttachPorts): UseCase<'listOwnAttachments'> =>
  async (_, caller) => {
    const { jurisdiction, record } = await opened(ports, caller);
    return listOf(ports, jurisdiction, record.id);
  };

/**
 * Gives a place and a form for one file. Asked again for the same file, it gives a fresh form and no second place.
 * @throws Problem `rule-refused` when all places are taken, `duplicate` for a file that was kept already, `illegal-move` for a closed case.
 */
export const prepareAttachment =
  (ports: AttachPorts): UseCase<'prepareAttachment'> =>
  async (offer, caller) => {
    requireSize(offer);
    const { jurisdiction, record } = await opened(ports, caller);
    requireOpen(record);
    const attachment = await place(ports, jurisdiction, record.id, offer);
    return uploadForm(folderOf(ports.files, jurisdiction, record.id), attachment);
  };

async function place(
  { store, clock }: AttachPorts,
  jurisdiction: string,
  caseId: string,
  offer: z.output<typeof AttachmentOffer>,
): Promise<Attachment> {
  for (let attempt = 1; ; attempt++) {
    const now = clock.now().toISOString();
    const found = await store.attachments(jurisdiction, caseId);
    const same = found.find(({ id, state }) => id === offer.id && state !== 'removed');
    if (same && same.state !== 'expected') throw problem('duplicate');
    const slot = same?.slot ?? freeSlot(found, now);
    if (slot === undefined) throw noRoom();
    const former = found.find((one) => one.slot === slot);
    const attachment: Attachment = { ...offer, state: 'expected', at: now };
    try {
      await store.write(store.saveAttachment(jurisdiction, caseId, placed(attachment, slot, former, now)));
      return attachment;
    } catch (error) {
      if (!(error instanceof Problem) || attempt >= attempts) throw error;
    }
  }
}

function freeSlot(found: readonly PlacedAttachment[], now: string): number | undefined {
  const taken = found.filter((one) => isTaken(one, now)).map(({ slot }) => slot);
  return Array.from({ length: attachmentLimits.files }, (_, slot) => slot).find(
    (slot) => !taken.includes(slot),
  );
}

/**
 * Examines a file that has arrived. Said twice, it is the same as once.
 * @throws Problem `rule-refused` with what is wrong, `not-acceptable-now` while nothing has arrived, `not-found` for a file nobody announced.
 */
export const finishAttachment =
  (ports: AttachPorts): UseCase<'finishAttachment'> =>
  async ({ id }, caller) => {
    const { store, files, clock } = ports;
    const { jurisdiction, record } = await opened(ports, caller);
    const found = await store.attachments(jurisdiction, record.id);
    const former = found.find((one) => one.id === id && one.state !== 'removed');
    if (!former) throw problem('not-found');
    if (former.state === 'expected') {
      const { attachment, told } = await settle(folderOf(files, jurisdiction, record.id), former);
      const next = placed(attachment, former.slot, former, clock.now().toISOString());
      await store.write(store.saveAttachment(jurisdiction, record.id, next));
      if (told) throw problem('rule-refused', { detail: told });
    }
    return listOf(ports, jurisdiction, record.id);
  };

/** Cancels an upload or takes a file back, while the case is open. Said twice, it is the same as once. */
export const removeAttachment =
  (ports: AttachPorts): UseCase<'removeAttachment'> =>
  async ({ id }, caller) => {
    const { jurisdiction, record } = await opened(ports, caller);
    requireOpen(record);
    await forget(ports, jurisdiction, record.id, 'filer', (one) => one.id === id);
    return listOf(ports, jurisdiction, record.id);
  };

/** Removes files of a case, bytes first, so that a place never says `removed` while its file still lies there. */
async function forget(
  { store, files, clock }: Pick<AttachPorts, 'store' | 'files' | 'clock'>,
  jurisdiction: string,
  caseId: string,
  changedBy: string,
  which: (attachment: PlacedAttachment) => boolean,
): Promise<number> {
  const found = await store.attachments(jurisdiction, caseId);
  const going = found.filter((one) => one.state !== 'removed' && which(one));
  for (const one of going) {
    await discard(folderOf(files, jurisdiction, caseId), one);
    const next = placed({ ...one, state: 'removed' }, one.slot, one, clock.now().toISOString());
    await store.write(store.saveAttachment(jurisdiction, caseId, { ...next, changedBy }));
  }
  return going.length;
}

/**
 * What retention calls for a case whose time is over: every file of it goes. Doing it again does nothing.
 * @returns how many files went
 */
export const forgetAttachments =
  (ports: Pick<AttachPorts, 'store' | 'files' | 'clock'>) =>
  (jurisdiction: string, caseId: string): Promise<number> =>
    forget(ports, jurisdiction, caseId, 'retention', () => true);

/** The files of a case for staff who may read it. */
export const listCaseAttachments =
  (ports: AttachPorts): UseCase<'listCaseAttachments'> =>
  async ({ jurisdiction, caseId }, caller) => {
    const record = await ports.cases.case(jurisdiction, caseId);
    if (!record || !maySee(caller, record)) throw problem('not-found');
    return listOf(ports, jurisdiction, caseId);
  };
