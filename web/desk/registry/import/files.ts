import type { LedgerName } from '../../../../shared/registry/ledger/index.ts';
import { download } from '../../core/download.ts';
import { ledgerOf } from '../../../../shared/registry/ledger/ledgers.ts';
import type { OutputSheet } from '../../../../shared/spreadsheet/output.ts';

/** Gives the person a workbook made here; what makes it is loaded when it is first asked for. */
export async function downloadWorkbook(name: string, sheets: readonly OutputSheet[]): Promise<void> {
  const { writeXlsx } = await import('../../../../shared/spreadsheet/write.ts');
  download(name, 'xlsx', await writeXlsx(sheets));
}

/** The template of a ledger, to fill in. */
export async function downloadTemplate(name: LedgerName): Promise<void> {
  const { templateSheets } = await import('../../../../shared/registry/ledger/outputs.ts');
  await downloadWorkbook(`${ledgerOf(name).title.zh}模板`, templateSheets(name));
}

/** A file's bytes in base64. @throws DOMException if it cannot be read */
export const base64Of = (file: File, onprogress: (share: number) => void): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = ({ loaded, total }) => onprogress(total > 0 ? loaded / total : 0);
    reader.onerror = () => reject(reader.error ?? new DOMException('The file cannot be read'));
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(file);
  });
