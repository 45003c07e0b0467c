import { inflateSync } from 'node:zlib';
import { fileTypeFromBuffer } from 'file-type';
import { attachmentLimits, examine, largestOf } from '../../../shared/intake/attachments/index.ts';
import type {
  Attachment,
  AttachmentLimits,
  AttachmentList,
  AttachmentType,
  UploadForm,
} from '../../../shared/intake/attachments/index.ts';
import type { Inflate } from '../../../shared/intake/attachments/index.ts';
import type { Files } from '../../platform/documents.ts';
import { problem, refused } from '../../platform/problem.ts';

/** Where the files of one case lie, and by which limits. */
export interface Folder {
  readonly files: Files;
  /** Unique to the case: `422826/<id>`. */
  readonly path: string;
  readonly limits?: AttachmentLimits;
}

/** What arrives by the browser's form, what was examined, and what could not be: apart, so that a form still valid overwrites nothing kept. */
type Shelf = 'incoming' | 'kept' | 'held';
const keyOf = ({ path }: Folder, shelf: Shelf, id: string): string => `${shelf}/${path}/${id}`;
const limitsOf = ({ limits = attachmentLimits }: Folder): AttachmentLimits => limits;

/** Most that a compressed part of a PDF may become, in bytes. */
const INFLATED = 32 * 1024 * 1024;

const inflate: Inflate = (packed) => {
  try {
    return inflateSync(packed, { maxOutputLength: INFLATED });
  } catch {
    return undefined;
  }
};

/** Whether a place is taken: not by what was removed, nor by an upload whose form has run out. */
export const isTaken = (
  { state, at }: Attachment,
  now: string,
  { uploadSeconds }: AttachmentLimits = attachmentLimits,
): boolean =>
  state === 'kept' ||
  state === 'held' ||
  (state === 'expected' && Date.parse(now) - Date.parse(at) <= uploadSeconds * 1000);

/** What the contract says a file may be, checked by its type. @throws Problem `invalid-input` for one that is too large. */
export function requireSize(
  { type, size }: Pick<Attachment, 'type' | 'size'>,
  limits: AttachmentLimits = attachmentLimits,
): void {
  const largest = largestOf(type, limits);
  if (size <= largest) return;
  const megabytes = largest / 1024 / 1024;
  throw problem('invalid-input', {
    fields: [
      { pointer: '/size', zh: `文件最大${megabytes}MB`, en: `A file of this type may have ${megabytes} MB` },
    ],
  });
}

/** A case is full. */
export const noRoom = ({ files } = attachmentLimits) =>
  refused(
    `每件最多附${files}个文件,可先撤下一个再传`,
    `A case may have ${files} files; take one back to add another`,
  );

/** The signed form for one file: this key, this type, at most so many bytes. */
export async function uploadForm(folder: Folder, { id, type }: Attachment): Promise<UploadForm> {
  const limits = limitsOf(folder);
  const form = await folder.files.uploadForm(keyOf(folder, 'incoming', id), {
    type,
    maxBytes: largestOf(type, limits),
    seconds: limits.uploadSeconds,
  });
  return { id, ...form };
}

/** What became of a file that arrived, and what its filer is told where it was not kept. */
export interface Settled {
  readonly attachment: Attachment;
  readonly told?: { readonly zh: string; readonly en: string };
}

/**
 * Examines what arrived and puts it where it belongs: kept, locked away, or nowhere.
 * @throws Problem `not-acceptable-now` while nothing has arrived.
 */
export async function settle(folder: Folder, attachment: Attachment): Promise<Settled> {
  const { files } = folder;
  const limits = limitsOf(folder);
  const { id, type } = attachment;
  const incoming = keyOf(folder, 'incoming', id);
  const bytes = await files.read(incoming, largestOf(type, limits));
  if (bytes === undefined)
    throw problem('not-acceptable-now', {
      detail: { zh: '文件还没有传到,请再传一次', en: 'The file has not arrived; send it again' },
    });
  const finding = await findingOf(bytes, type, limits);
  const verdict = finding.verdict === 'refused' ? undefined : finding.verdict;
  const size = bytes === 'tooLarge' ? attachment.size : bytes.length;
  if (verdict && bytes !== 'tooLarge')
    await files.keep(keyOf(folder, verdict === 'sound' ? 'kept' : 'held', id), bytes, type);
  await files.remove(incoming);
  return {
    attachment: {
      ...attachment,
      size,
      state: verdict === undefined ? 'removed' : verdict === 'sound' ? 'kept' : 'held',
    },
    ...('told' in finding && { told: finding.told }),
  };
}

async function findingOf(bytes: Uint8Array | 'tooLarge', declared: AttachmentType, limits: AttachmentLimits) {
  if (bytes === 'tooLarge')
    return {
      verdict: 'refused' as const,
      told: { zh: '文件过大,没有收下', en: 'The file is too large; it was not kept' },
    };
  const detected = (await fileTypeFromBuffer(bytes))?.mime;
  return examine({ bytes, declared, detected }, inflate, limits);
}

/** Removes every copy of a file. */
export async function discard(folder: Folder, { id }: Pick<Attachment, 'id'>): Promise<void> {
  for (const shelf of ['incoming', 'kept', 'held'] as const)
    await folder.files.remove(keyOf(folder, shelf, id));
}

const extensions: Readonly<Record<AttachmentType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** The files of a case as who may read it sees them, oldest first, each with a link that soon runs out. */
export async function listed(
  folder: Folder,
  attachments: readonly Attachment[],
  now: Date,
): Promise<AttachmentList> {
  const limits = limitsOf(folder);
  const at = now.toISOString();
  const until = new Date(now.getTime() + limits.linkSeconds * 1000).toISOString();
  const kept = attachments
    .filter(({ state }) => state === 'kept')
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  const items = await Promise.all(
    kept.map(async ({ id, type, size, at: keptAt }, index) => ({
      id,
      type,
      size,
      at: keptAt,
      url: await folder.files.link(keyOf(folder, 'kept', id), {
        name: `${index + 1}.${extensions[type]}`,
        type,
        seconds: limits.linkSeconds,
        now,
      }),
      until,
    })),
  );
  const taken = attachments.filter((one) => isTaken(one, at, limits)).length;
  return {
    items,
    held: attachments.filter(({ state }) => state === 'held').length,
    room: Math.max(0, limits.files - taken),
  };
}
