/** The audit trail: one hash chain a jurisdiction, which anyone who holds its entries can recompute. */
import * as z from 'zod';
import type { Bilingual } from '../contract/bilingual.ts';
import { sha256Hex } from '../identifiers/token.ts';

/**
 * One entry of a jurisdiction's audit trail. It names what changed, when and by whom, and the hash of the new content;
 * the content itself stays where its own rules of access and retention hold.
 */
export const AuditEntry = z.object({
  /** 1 for the first entry; no number is left out. */
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

/** Where a chain ends: the number and hash of its last entry. */
export type AuditHead = Pick<AuditEntry, 'sequence' | 'hash'>;

/** Stands for the hash before the first entry. */
export const AUDIT_BEGIN: AuditHead = { sequence: 0, hash: '0'.repeat(64) };

/** The hash that seals an entry to the one before: SHA-256 over the JSON array of its fields in this order. */
export const auditHash = (entry: Omit<AuditEntry, 'hash'>): Promise<string> =>
  sha256Hex(
    JSON.stringify([
      entry.sequence,
      entry.eventId,
      entry.at,
      entry.by,
      entry.action,
      entry.record,
      entry.contentHash,
      entry.previousHash,
    ]),
  );

/** The entry that follows a head, sealed to it. */
export async function sealAuditEntry(
  content: Omit<AuditEntry, 'sequence' | 'previousHash' | 'hash'>,
  head: AuditHead,
): Promise<AuditEntry> {
  const unsealed = { ...content, sequence: head.sequence + 1, previousHash: head.hash };
  return { ...unsealed, hash: await auditHash(unsealed) };
}

/** Where an audit trail first contradicts itself. */
export interface AuditFault extends Bilingual {
  /** The number that should stand there. */
  readonly sequence: number;
  readonly code: 'sequence' | 'link' | 'content' | 'repeated' | 'head';
}

/**
 * Recomputes a chain from its first entry. Finds entries that were changed, removed, repeated or put in another order. Entries cut off
 * at the end, and a chain rewritten as a whole, are found only against a head that was noted elsewhere: give it as `expected`.
 * @returns the first fault, or the head that the entries lead to.
 */
export async function verifyAudit(
  entries: readonly AuditEntry[],
  expected?: AuditHead,
): Promise<{ readonly head: AuditHead } | { readonly fault: AuditFault }> {
  let head = AUDIT_BEGIN;
  const events = new Set<string>();
  for (const entry of entries) {
    const sequence = head.sequence + 1;
    const at = (code: AuditFault['code'], zh: string, en: string) => ({ fault: { sequence, code, zh, en } });
    if (entry.sequence !== sequence)
      return at(
        'sequence',
        `第${sequence}条处出现的是第${entry.sequence}条`,
        `entry ${entry.sequence} stands where ${sequence} should`,
      );
    if (entry.previousHash !== head.hash)
      return at('link', `第${sequence}条与前一条不衔接`, `entry ${sequence} does not follow the one before`);
    if (entry.hash !== (await auditHash(entry)))
      return at('content', `第${sequence}条内容被改动`, `entry ${sequence} was changed`);
    if (events.has(entry.eventId))
      return at('repeated', `第${sequence}条重复记录`, `entry ${sequence} records a change again`);
    events.add(entry.eventId);
    head = { sequence, hash: entry.hash };
    if (expected?.sequence === sequence && expected.hash !== entry.hash)
      return at('head', `第${sequence}条与留存的校验值不符`, `entry ${sequence} is not the one noted`);
  }
  if (expected && expected.sequence > head.sequence)
    return {
      fault: {
        sequence: head.sequence + 1,
        code: 'head',
        zh: `缺第${head.sequence + 1}条至第${expected.sequence}条`,
        en: `entries ${head.sequence + 1} to ${expected.sequence} are missing`,
      },
    };
  return { head };
}
