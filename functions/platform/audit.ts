import { createHash } from 'node:crypto';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type {
  AttributeValue as StreamValue,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { auditEntryKey, auditEventKey, auditHeadKey } from './keys.ts';
import { errorFields, log } from './log.ts';
import type { Tables } from './ports.ts';
import { Problem } from './problem.ts';
import type { Table } from './table.ts';

/**
 * One entry of a jurisdiction's audit trail. It names what changed, when and by whom, and the hash of the new content;
 * the content itself stays where its own rules of access and retention hold.
 */
export const AuditEntry = z.object({
  sequence: z.number().int().min(1),
  eventId: z.string(),
  at: z.string(),
  by: z.string(),
  action: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  record: z.string(),
  contentHash: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const Head = z.object({ sequence: z.number().int(), hash: z.string(), version: z.number().int() });
const beforeTheFirst = '0'.repeat(64);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash that seals an entry to the one before: SHA-256 over its fields in fixed order, a line each. */
export const auditHash = (entry: Omit<AuditEntry, 'hash'>): string =>
  sha256(
    [
      entry.sequence,
      entry.eventId,
      entry.at,
      entry.by,
      entry.action,
      entry.record,
      entry.contentHash,
      entry.previousHash,
    ].join('\n'),
  );

/**
 * Appends a batch of changes to the audit trail in stream order. The first change that cannot be appended is
 * reported, so that Lambda retries from there; a change that came twice is appended once.
 */
export const auditBatch =
  ({ audit }: Pick<Tables, 'audit'>) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        await append(audit, record);
      } catch (error) {
        log('error', 'audit-append-failed', errorFields(error));
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };

async function append(audit: Table, change: DynamoDBRecord): Promise<void> {
  const keys = plain(change.dynamodb?.Keys);
  const image = plain(change.dynamodb?.NewImage ?? change.dynamodb?.OldImage);
  const jurisdiction = String(keys['pk']).split('#')[0]!;
  const eventId = change.eventID ?? change.dynamodb?.SequenceNumber ?? '';
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await audit.get(auditEventKey(jurisdiction, eventId), z.object({}))) return;
    const head = await audit.get(auditHeadKey(jurisdiction), Head);
    const sequence = (head?.sequence ?? 0) + 1;
    const unsealed = {
      sequence,
      eventId,
      at: String(image['changedAt'] ?? ''),
      by: String(image['changedBy'] ?? 'system'),
      action: change.eventName ?? 'MODIFY',
      record: `${String(keys['pk'])} ${String(keys['sk'])}`,
      contentHash: sha256(JSON.stringify(sorted(image))),
      previousHash: head?.hash ?? beforeTheFirst,
    };
    const entry: AuditEntry = { ...unsealed, hash: auditHash(unsealed) };
    const next = { sequence, hash: entry.hash, version: sequence };
    try {
      await audit.write(
        audit.insert(auditEntryKey(jurisdiction, sequence), entry),
        audit.insert(auditEventKey(jurisdiction, eventId), {}),
        head
          ? audit.replace(auditHeadKey(jurisdiction), next, head.version)
          : audit.insert(auditHeadKey(jurisdiction), next),
      );
      return;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
  throw new Error('another writer kept the head of the audit trail');
}

const plain = (image: Record<string, StreamValue> | undefined): Record<string, unknown> =>
  image ? unmarshall(image as Record<string, AttributeValue>) : {};

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
