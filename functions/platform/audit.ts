import { unmarshall } from '@aws-sdk/util-dynamodb';
import type {
  AttributeValue as StreamValue,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { AUDIT_BEGIN, sealAuditEntry } from '../../shared/audit/chain.ts';
import { sha256Hex } from '../../shared/identifiers/token.ts';
import { auditEntryKey, auditEventKey, auditHeadKey, isOwnLead, jurisdictionOfKey } from './keys.ts';
import { errorFields, log } from './log.ts';
import type { Tables } from './ports.ts';
import { Problem } from './problem.ts';
import type { Table } from './table.ts';

const Key = z.object({ pk: z.string(), sk: z.string() });
const Head = z.object({ sequence: z.number().int(), hash: z.string(), version: z.number().int() });

/** In which jurisdiction's trail a change belongs; undefined: in none. */
export type PlaceOf = (
  key: Readonly<Record<'pk' | 'sk', string>>,
  image: Readonly<Record<string, unknown>>,
) => string | undefined;

const placeInRecords: PlaceOf = ({ pk }) => (isOwnLead(pk) ? undefined : jurisdictionOfKey({ pk }));

/**
 * Appends a batch of changes to the audit trail in stream order. The first change that cannot be appended is
 * reported, so that Lambda retries from there; a change that came twice is appended once. What ties an observer to a lead is left out:
 * the lead itself is in the trail, who filed it must not be.
 */
export const auditBatch =
  ({ audit }: Pick<Tables, 'audit'>, placeOf: PlaceOf = placeInRecords) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        await append(audit, record, placeOf);
      } catch (error) {
        log('error', 'audit-append-failed', errorFields(error));
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };

async function append(audit: Table, change: DynamoDBRecord, placeOf: PlaceOf): Promise<void> {
  const { pk, sk } = Key.parse(plain(change.dynamodb?.Keys));
  const image = plain(change.dynamodb?.NewImage ?? change.dynamodb?.OldImage);
  const jurisdiction = placeOf({ pk, sk }, image);
  if (jurisdiction === undefined) return;
  const eventId = change.eventID ?? change.dynamodb?.SequenceNumber ?? '';
  const content = {
    eventId,
    ...attribution(change, image),
    action: change.eventName ?? 'MODIFY',
    record: `${pk} ${sk}`,
    contentHash: await sha256Hex(JSON.stringify(sorted(image))),
  };
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await audit.get(auditEventKey(jurisdiction, eventId), z.object({}))) return;
    const head = await audit.get(auditHeadKey(jurisdiction), Head);
    const entry = await sealAuditEntry(content, head ?? AUDIT_BEGIN);
    const { sequence, hash } = entry;
    const next = { sequence, hash, version: sequence };
    try {
      await audit.write(
        audit.insert(auditEntryKey(jurisdiction, sequence, entry.record), entry),
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

/**
 * When and by whom. A record's own stamp says it, save for a removal, whose image still bears the stamp of the last change: it is dated
 * by the stream and ascribed to `expiry`, or to `unknown`, because the application itself removes nothing.
 */
function attribution(change: DynamoDBRecord, image: Record<string, unknown>): { at: string; by: string } {
  const seconds = change.dynamodb?.ApproximateCreationDateTime;
  const streamed = seconds === undefined ? '' : new Date(seconds * 1000).toISOString();
  if (change.eventName === 'REMOVE') {
    const service = (change.userIdentity as { principalId?: string } | undefined)?.principalId;
    return { at: streamed, by: service === 'dynamodb.amazonaws.com' ? 'expiry' : 'unknown' };
  }
  return { at: String(image['changedAt'] ?? streamed), by: String(image['changedBy'] ?? 'system') };
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
