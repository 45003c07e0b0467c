import type { OutputSheet } from '../../../shared/spreadsheet/index.ts';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  json: 'application/json',
} as const;

/** Gives the person a file made here. */
export function save(name: string, kind: keyof typeof types, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type: types[kind] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${kind}`;
  link.click();
  // The browser reads the file a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Gives the person a workbook; its writer arrives only when somebody asks for one. */
export async function saveWorkbook(name: string, sheets: readonly OutputSheet[]): Promise<void> {
  const { writeXlsx } = await import('../../../shared/spreadsheet/write.ts');
  save(name, 'xlsx', (await writeXlsx(sheets)) as Uint8Array<ArrayBuffer>);
}
