import * as z from 'zod';
import { Stamp } from '../../../shared/contract/parameters.ts';
import { Attachment } from '../../../shared/intake/attachments/index.ts';
import { attachmentKey, casePartition } from '../../platform/keys.ts';
import type { Table, Write } from '../../platform/table.ts';

/** A file in its place. A place is used again once its file was removed; `version` counts its uses. */
export const PlacedAttachment = Attachment.extend(Stamp.shape).extend({ slot: z.number().int().min(0) });
export type PlacedAttachment = z.infer<typeof PlacedAttachment>;

/** Reads and writes of the files of requests and leads; the bytes lie in a bucket. */
export function attachmentStore(records: Table) {
  return {
    write: (...writes: [Write, ...Write[]]): Promise<void> => records.write(...writes),
    attachments: (j: string, caseId: string): Promise<PlacedAttachment[]> =>
      records.list(
        { pk: casePartition(j, caseId), prefix: 'attachment#', consistent: true },
        PlacedAttachment,
      ),
    /** Refused if the place changed since it was read. */
    saveAttachment(j: string, caseId: string, record: PlacedAttachment): Write {
      const key = attachmentKey(j, caseId, record.slot);
      return record.version === 1
        ? records.insert(key, record)
        : records.replace(key, record, record.version - 1);
    },
  };
}
export type AttachmentStore = ReturnType<typeof attachmentStore>;
