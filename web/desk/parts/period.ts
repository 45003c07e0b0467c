import type { Bilingual } from '../../../shared/contract/bilingual.ts';
import { formatPeriod } from '../../../shared/time/period.ts';

/** What a duty's period is called: `2026-05` → 2026年5月, `2026-Q2`, `2026-H1`, `2026`; anything else stays as it is. */
export function periodWords(code: string): Bilingual {
  const [, year = '', letter = '', number = ''] = /^(\d{4})(?:-([QH]?)(\d{1,2}))?$/.exec(code) ?? [];
  if (year === '') return { zh: code, en: code };
  if (number === '') return formatPeriod({ kind: 'year', from: `${year}-01-01`, to: `${year}-12-31` });
  const length = { Q: 3, H: 6 }[letter] ?? 1;
  const first = String((Number(number) - 1) * length + 1).padStart(2, '0');
  const kind = letter === 'Q' ? 'quarter' : letter === 'H' ? 'halfYear' : 'month';
  return formatPeriod({ kind, from: `${year}-${first}-01`, to: `${year}-12-31` });
}
