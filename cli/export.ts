import { writeFileSync } from 'node:fs';
import { contract } from '../shared/contract/index.ts';
import type { InputOf, RouteId } from '../shared/contract/index.ts';
import { exportNames, exportNeeds, exportTable } from '../shared/contract/exports/index.ts';
import type { ExportInput, ExportName, ExportNeed, ExportSource } from '../shared/contract/exports/index.ts';
import { fileOfTable } from '../shared/spreadsheet/index.ts';
import type { ExportTable } from '../shared/spreadsheet/index.ts';
import { UsageError } from './errors.ts';
import { oneOf, required } from './options.ts';
import type { Session } from './session.ts';

/** The auditor's exports, which `verify` recomputes, are one document each: always JSON. */
const documents = {
  frame: async ({ call, county, options }: Session) => {
    const month = required(options, 'month');
    return call('auditFrame', { ...(await county()), month });
  },
  facts: async ({ call, county, rest }: Session) =>
    call('readFacts', { ...(await county()), runId: rest[1] ?? '' }),
} as const;
const isDocument = (name: string): name is keyof typeof documents => Object.hasOwn(documents, name);

/** How a list is called on the command line: `duty-status`. */
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const listsByWord = new Map<string, ExportName>(exportNames.map((name) => [kebab(name), name]));

/** What can be exported. */
export const exportable = [...listsByWord.keys(), ...Object.keys(documents)];

const idsByKey = new Map<string, RouteId>(
  Object.entries(contract).map(([id, { method, path }]) => [`${method} ${path}`, id as RouteId]),
);

/** The API as exports read it. */
const sourceOf = ({ call, county, progress }: Session): ExportSource => ({
  call: (async (key: string, input: object) => {
    const id = idsByKey.get(key);
    if (id === undefined) throw new RangeError(`No route ${key}`);
    return call(id, { ...(await county()), ...input } as InputOf<typeof id>);
  }) as unknown as ExportSource['call'],
  onrows: (count) => progress(`已读取 ${count} 条 · rows read`),
});

function inputOf({ options, rest }: Session, needs: readonly ExportNeed[]): ExportInput {
  const { month, year, edition, on, scope, catalogue } = options;
  const input: ExportInput = {
    month,
    year: numberOf(year, '--year'),
    edition: numberOf(edition, '--edition'),
    on,
    scope: scope === undefined ? undefined : oneOf(scope, ['open', 'closed'] as const, '--scope'),
    catalogue,
    run: rest[1],
  };
  for (const need of needs)
    if (input[need] === undefined)
      throw new UsageError(
        need === 'run'
          ? { zh: '缺少考评编号', en: 'the id of a run is missing' }
          : { zh: `缺少选项 --${need}`, en: `--${need} is missing` },
      );
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

function numberOf(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,4}$/.test(text))
    throw new UsageError({ zh: `${option} 的值有误:${text}`, en: `not a value of ${option}: ${text}` });
  return Number(text);
}

/** `export <list>`: any list the account may see, as CSV, JSON or a workbook; `export frame | facts`: the auditor's documents. */
export async function exportList(session: Session): Promise<void> {
  const word = oneOf(session.rest[0], exportable, 'export');
  if (isDocument(word)) return session.document(await documents[word](session));
  const name = listsByWord.get(word);
  if (name === undefined) throw new RangeError(`No list ${word}`);
  const input = inputOf(session, exportNeeds(name));
  const table = await exportTable(name, sourceOf(session), input);
  const { xlsx, csv } = session.options;
  if (xlsx !== undefined) await write(session, xlsx, table, 'xlsx');
  if (csv !== undefined) await write(session, csv, table, 'csv');
  if (xlsx === undefined && csv === undefined) session.list(table);
}

async function write(
  { tell }: Session,
  path: string,
  table: ExportTable,
  format: 'xlsx' | 'csv',
): Promise<void> {
  writeFileSync(path, await fileOfTable(table, format));
  tell({ path, rows: table.rows.length }, `→ ${path}:${table.rows.length}条 · rows`);
}
