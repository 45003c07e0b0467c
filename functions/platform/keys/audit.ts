import { pad } from './pad.ts';
import type { IndexedKey, Key } from '../table.ts';

/** Audit: one hash chain a jurisdiction. */
export const auditPartition = (j: string): string => `${j}#audit`;
/** An entry; given its record, with its place among the entries of that record. */
export const auditEntryKey = (j: string, sequence: number, record?: string): IndexedKey => ({
  pk: auditPartition(j),
  sk: `entry#${pad(sequence, 12)}`,
  ...(record !== undefined && { gsi1pk: auditOfRecord(j, record), gsi1sk: pad(sequence, 12) }),
});
/** The entries of one record, found by `byOwner`. */
export const auditOfRecord = (j: string, record: string): string => `${j}#audit#${record}`;
export const auditHeadKey = (j: string): Key => ({ pk: auditPartition(j), sk: 'head' });
export const auditEventKey = (j: string, eventId: string): Key => ({ pk: `${j}#audit#event`, sk: eventId });
