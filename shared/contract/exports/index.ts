/** Every list a role may see, as a file: one definition of its columns for the desk and the command line. */
import { exportLedgers, ledgerOf, ledgerTable } from '../../registry/ledger/index.ts';
import type { LedgerName, LedgerRegister } from '../../registry/ledger/index.ts';
import type { ExportTable } from '../../spreadsheet/table.ts';
import type { Bilingual } from '../bilingual.ts';
import type { ListDefinition, NameList, NameOf } from './define.ts';
import { lists } from './lists.ts';
import { readLists } from './register.ts';
import { everyRow } from './source.ts';
import type { ExportInput, ExportNeed, ExportSource } from './source.ts';

export type { ExportInput, ExportNeed, ExportSource } from './source.ts';

type OtherList = keyof typeof lists;
/** The lists that may be exported: those of the register as ledgers, which are imported again, and the others. */
export type ExportName = LedgerName | OtherList;
export const exportNames: readonly ExportName[] = [...exportLedgers, ...(Object.keys(lists) as OtherList[])];

const isOther = (name: ExportName): name is OtherList => Object.hasOwn(lists, name);
const definitionOf = (name: OtherList): ListDefinition<unknown> =>
  lists[name] as unknown as ListDefinition<unknown>;

/** What a list is called. */
export const exportTitle = (name: ExportName): Bilingual =>
  isOther(name) ? definitionOf(name).title : ledgerOf(name).title;

/** What a list cannot be exported without. */
export function exportNeeds(name: ExportName): readonly ExportNeed[] {
  if (isOther(name)) return definitionOf(name).needs;
  return name === 'pairings' ? ['year', 'edition'] : [];
}

/**
 * Reads a whole list and lays it out. What the caller may not see is not in it.
 * @throws whatever the source's calls throw
 */
export async function exportTable(
  name: ExportName,
  source: ExportSource,
  input: ExportInput = {},
): Promise<ExportTable> {
  if (!isOther(name)) return ledgerTable(name, await registerOf(name, source, input), yearOf(name, input));
  const { title, read, columns, names } = definitionOf(name);
  const rows = await read(source, input);
  const nameOf = await namesFrom(source, rows.length > 0 ? names : []);
  source.onrows?.(rows.length);
  return {
    title,
    heads: columns.map(([head]) => head),
    rows: rows.map((row) => columns.map(([, value]) => value(row, nameOf) ?? '')),
  };
}

const yearOf = (name: LedgerName, { year }: ExportInput): number | undefined =>
  name === 'pairings' ? year : undefined;

async function registerOf(
  name: LedgerName,
  source: ExportSource,
  { year = 0, edition = 0, catalogue }: ExportInput,
): Promise<LedgerRegister> {
  const register = await readLists(source, name);
  if (name === 'pairings') {
    const key = 'GET /api/{jurisdiction}/plans/{year}/{edition}';
    return { ...register, pairings: (await source.call(key, { year, edition })).pairings };
  }
  if (name !== 'catalogueItems' || catalogue === undefined) return register;
  return { ...register, catalogue: register.catalogue.filter((item) => item.catalogue === catalogue) };
}

async function namesFrom(source: ExportSource, wanted: readonly NameList[]): Promise<NameOf> {
  const found = await Promise.all(
    wanted.map(async (list) => {
      const rows = (await everyRow({ call: source.call }, list)) as readonly { id: string; name: string }[];
      return [list, new Map(rows.map(({ id, name }) => [id, name]))] as const;
    }),
  );
  const names = new Map<NameList, ReadonlyMap<string, string>>(found);
  return (list, id) => (id === undefined ? '' : (names.get(list)?.get(id) ?? id));
}
