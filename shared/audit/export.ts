import type { Bilingual } from '../contract/bilingual.ts';
import { AuditEntry, verifyAudit } from './chain.ts';
import type { AuditHead } from './chain.ts';

/** The trail as a file: one entry a line, oldest first (JSON Lines). */
export const auditLines = (entries: readonly AuditEntry[]): string =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

/** A head as one writes it down: `1024:9f86d0…`. */
export const headText = ({ sequence, hash }: AuditHead): string => `${sequence}:${hash}`;

/** A head that was written down; undefined if the text is none. */
export function parseHead(text: string): AuditHead | undefined {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return sequence !== undefined && hash !== undefined ? { sequence: Number(sequence), hash } : undefined;
}

/**
 * Recomputes an exported trail.
 * @param noted a head written down before, against which a tail cut off or a trail rewritten as a whole is found
 * @returns where the trail ends, or the first line or entry that is wrong, in both languages
 */
export async function verifyAuditLines(
  text: string,
  noted?: AuditHead,
): Promise<{ readonly head: AuditHead } | { readonly fault: Bilingual }> {
  const entries: AuditEntry[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = entryOf(line);
    if (!entry)
      return {
        fault: { zh: `第${at + 1}行不是留痕记录`, en: `line ${at + 1} is no entry of an audit trail` },
      };
    entries.push(entry);
  }
  const verdict = await verifyAudit(entries, noted);
  if ('head' in verdict) return verdict;
  const suspect = entries[verdict.fault.sequence - 1];
  const named = suspect ? ` (${suspect.at} ${suspect.record})` : '';
  return { fault: { zh: `${verdict.fault.zh}${named}`, en: `${verdict.fault.en}${named}` } };
}

function entryOf(line: string): AuditEntry | undefined {
  try {
    return AuditEntry.strict().safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
