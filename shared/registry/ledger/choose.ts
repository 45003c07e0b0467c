import type { Grid, Sheet } from '../../spreadsheet/index.ts';
import type { Parsed } from '../../text/parsed.ts';
import { read, refuse } from '../../text/parsed.ts';
import type { Bilingual } from '../../contract/bilingual.ts';
import { findHeader } from './header.ts';
import type { Header } from './header.ts';
import { ledgerNames, ledgerOf } from './ledgers.ts';
import type { LedgerName } from './ledgers.ts';

/** A sheet of a ledger, with its header. */
export interface ReadableSheet {
  readonly sheet: Sheet;
  readonly header: Header;
}

/** What of a file is read as which ledger. */
export interface Choice {
  readonly ledger: LedgerName;
  readonly sheets: readonly ReadableSheet[];
  readonly skipped: readonly { readonly sheet: string; readonly reason: Bilingual }[];
}

export type ChoiceRefusal = 'noHeader' | 'missingColumns' | 'ambiguous';

interface Candidate {
  readonly ledger: LedgerName;
  readonly header: Header;
  readonly score: number;
}

const quoted = (names: readonly LedgerName[]): { zh: string; en: string } => ({
  zh: names.map((name) => ledgerOf(name).title.zh).join('、'),
  en: names.map((name) => ledgerOf(name).title.en).join(', '),
});

/** How well a sheet fits each ledger, best first: those that lack no column, those that the title names, those with most columns. */
function candidates(sheet: Sheet, names: readonly LedgerName[]): Candidate[] {
  return names
    .flatMap((ledger): Candidate[] => {
      const header = findHeader(sheet, ledgerOf(ledger));
      if (!header) return [];
      const named = ledgerOf(ledger).titleWords.some((word) => header.title.includes(word));
      const complete = header.missing.length === 0;
      return [
        { ledger, header, score: header.score + (complete && named ? 100 : 0) + (complete ? 1000 : 0) },
      ];
    })
    .toSorted((a, b) => b.score - a.score);
}

const blank = (sheet: Sheet): boolean => sheet.rows.every(({ cells }) => cells.length === 0);

/**
 * Decides which ledger a file is and which of its sheets hold it. A file is one ledger: sheets of another are left, hidden ones too,
 * and both are listed.
 */
export function chooseLedger(grid: Grid, given: LedgerName | undefined): Parsed<Choice, ChoiceRefusal> {
  const names = given === undefined ? ledgerNames : [given];
  const visible = grid.sheets.filter((sheet) => !sheet.hidden && !blank(sheet));
  const found = visible.map((sheet) => ({ sheet, best: candidates(sheet, names) }));
  const leading = found.find(({ best }) => best[0]?.header.missing.length === 0)?.best;
  const [first, second] = leading ?? [];
  if (!first) return unrecognised(found.flatMap(({ best }) => best));
  if (second?.score === first.score) {
    const { zh, en } = quoted([first.ledger, second.ledger]);
    return refuse(
      'ambiguous',
      `无法判断是哪种台账(${zh}),请选择`,
      `The ledger may be either of: ${en}; say which`,
    );
  }
  const { zh, en } = quoted([first.ledger]);
  const sheets: ReadableSheet[] = [];
  const skipped: Choice['skipped'][number][] = grid.sheets
    .filter(({ hidden }) => hidden)
    .map(({ name }) => ({
      sheet: name,
      reason: { zh: '隐藏的工作表,未读取', en: 'A hidden sheet, not read' },
    }));
  for (const { sheet, best } of found) {
    const match = best.find(({ ledger, header }) => ledger === first.ledger && header.missing.length === 0);
    if (match) sheets.push({ sheet, header: match.header });
    else
      skipped.push({
        sheet: sheet.name,
        reason: { zh: `不是${zh},未读取`, en: `Not read: no ledger of ${en}` },
      });
  }
  return read({ ledger: first.ledger, sheets, skipped });
}

function unrecognised(best: readonly Candidate[]): Parsed<Choice, ChoiceRefusal> {
  const nearest = best.toSorted(
    (a, b) => b.score - a.score || a.header.missing.length - b.header.missing.length,
  )[0];
  if (!nearest) return refuse('noHeader', '没有找到表头', 'No header was found');
  const { zh, en } = quoted([nearest.ledger]);
  const missing = nearest.header.missing.join('、');
  return refuse('missingColumns', `${zh}缺少列:${missing}`, `${en}: these columns are missing: ${missing}`);
}
