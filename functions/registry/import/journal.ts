import * as z from 'zod';
import { ImportRecord, importTargets } from '../../../shared/contract/import.ts';
import { Stamp } from '../../../shared/contract/parameters.ts';
import type { PairingPlan } from '../../../shared/registry/index.ts';
import {
  importKey,
  importPartition,
  importPartKey,
  importPartsPartition,
  planKey,
  turnKey,
} from '../../platform/keys.ts';
import type { Table } from '../../platform/table.ts';

/** One row to write: as the plan found it, and as it shall be. */
const JournalRow = z.object({
  target: z.enum(importTargets),
  id: z.string(),
  before: z.unknown().optional(),
  after: z.unknown(),
});
export type JournalRow = z.infer<typeof JournalRow>;

/** A part: its rows until they are written; then only which of them were left, for as long as the database keeps it. */
const Part = z.object({ rows: z.array(JournalRow), overtaken: z.array(z.string()).default([]) });
export type JournalPart = z.infer<typeof Part>;

/** How long a written part stays, in seconds: somebody who finishes the same import at that moment may still read it. */
const writtenPartKept = 7 * 24 * 60 * 60;

/** What one part holds at most: rows of one transaction, and bytes of one record (400 KB), a character taking three at most. */
const partLimit = { rows: 50, characters: 120_000 };

/** The rows of a journal in parts of one target each, in their order. */
export function partsOf(rows: readonly JournalRow[]): JournalRow[][] {
  const parts: JournalRow[][] = [];
  let characters = 0;
  for (const row of rows) {
    const size = JSON.stringify(row).length;
    const part = parts.at(-1);
    const fits =
      part?.[0]?.target === row.target &&
      part.length < partLimit.rows &&
      characters + size <= partLimit.characters;
    if (part && fits) part.push(row);
    else parts.push([row]);
    characters = fits ? characters + size : size;
  }
  return parts;
}

/**
 * Imports and what each of them writes. The rows are laid down first; an import begins, as a whole and for good, with its record. Whoever
 * finds one that has begun and is not done finishes it.
 */
export function importJournal(records: Table) {
  return {
    import: (j: string, id: string) => records.get(importKey(j, id), ImportRecord),
    imports: (j: string) => records.list({ pk: importPartition(j), consistent: true }, ImportRecord),
    /** How many imports have begun: a plan holds for one count only, and the next import raises it. */
    begun: async (j: string): Promise<number> =>
      (await records.get(turnKey(j, 'imports'), Stamp))?.version ?? 0,
    parts: (j: string, id: string): Promise<JournalPart[]> =>
      records.list({ pk: importPartsPartition(j, id), consistent: true }, Part),
    /** Empties a part whose rows are written; what they said is the register's alone from then on. */
    written: (
      j: string,
      { id, changedBy }: ImportRecord,
      part: { at: number; overtaken: string[]; now: Date },
    ) =>
      records.write(
        records.put(
          {
            ...importPartKey(j, id, part.at),
            expiresAt: Math.floor(part.now.getTime() / 1000) + writtenPartKept,
          },
          { rows: [], overtaken: part.overtaken, changedAt: part.now.toISOString(), changedBy },
        ),
      ),

    /**
     * Lays the rows down and begins the import; a schedule's new edition is opened with it.
     * @throws Problem `stale-version` or `duplicate` when another import began meanwhile, or the edition was opened by somebody else.
     */
    async begin(
      j: string,
      begin: { record: ImportRecord; rows: readonly JournalRow[]; turn: Stamp; plan?: PairingPlan },
    ) {
      const { record, rows, turn, plan } = begin;
      await records.putAll(
        partsOf(rows).map((part, at) => ({
          ...importPartKey(j, record.id, at),
          rows: part.map((row) => JSON.parse(JSON.stringify(row)) as object),
          changedAt: record.changedAt,
          changedBy: record.changedBy,
        })),
      );
      const key = turnKey(j, 'imports');
      await records.write(
        turn.version === 1 ? records.insert(key, turn) : records.replace(key, turn, turn.version - 1),
        records.insert(importKey(j, record.id), record),
        ...(plan ? [records.insert(planKey(j, plan.year, plan.edition), plan)] : []),
      );
    },
    finish: (j: string, record: ImportRecord) =>
      records.write(records.replace(importKey(j, record.id), record, record.version - 1)),
  };
}
export type ImportJournal = ReturnType<typeof importJournal>;
