import type { DrawDifference, DrawFigures } from './draw.ts';
import { drawSample, verifyDraw } from './draw.ts';

/** What the auditor exports: the public figures with the whole frame, who was drawn, and who follows in which order. */
export interface AuditedDraw {
  readonly figures: DrawFigures;
  readonly lines: readonly { readonly id: string; readonly stratum: string; readonly eligible: boolean }[];
  readonly drawn: readonly string[];
  readonly replacements: readonly string[];
}

/**
 * Recomputes a whole draw from the auditor's export, enterprise by enterprise; `null` if all is as exported, else the first difference.
 * @throws RangeError for an export that is malformed
 */
export async function auditDraw({
  figures,
  lines,
  drawn,
  replacements,
}: AuditedDraw): Promise<DrawDifference | null> {
  const frame = {
    lines: lines.map(({ id, stratum }) => ({ id, stratum })),
    eligible: lines.filter(({ eligible }) => eligible).map(({ id }) => id),
  };
  const difference = await verifyDraw(figures, frame);
  if (difference) return difference;
  const { month, secretHex, beacon } = figures;
  const again = await drawSample({ ...frame, month, secretHex, beacon });
  for (const [name, exported] of Object.entries({ drawn, replacements })) {
    const ids = again[name as 'drawn' | 'replacements'].map(({ id }) => id);
    const rows = Math.max(ids.length, exported.length);
    for (let row = 0; row < rows; row++)
      if (ids[row] !== exported[row])
        return { at: `${name}/${row}`, published: exported[row] ?? null, recomputed: ids[row] ?? null };
  }
  return null;
}
