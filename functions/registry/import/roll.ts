import { isDeepStrictEqual } from 'node:util';
import type { ImportRecord } from '../../../shared/contract/import.ts';
import type { Stamp } from '../../../shared/contract/parameters.ts';
import type { FieldProblem } from '../../../shared/contract/problems.ts';
import { CatalogueItem, defaultItems, lists, Pairing } from '../../../shared/registry/index.ts';
import { LedgerItem } from '../../../shared/registry/ledger/index.ts';
import type { StaffCaller } from '../../platform/ports.ts';
import { Problem } from '../../platform/problem.ts';
import type { Write } from '../../platform/table.ts';
import { submitPlan } from '../approval.ts';
import { addPairings } from '../plans.ts';
import { stamp, today } from '../ports.ts';
import { cataloguesOf, itemFaults } from '../catalogues.ts';
import { saveBatch } from '../save.ts';
import type { Verdict } from '../save.ts';
import type { Row, Stored } from '../store.ts';
import type { JournalRow } from './journal.ts';
import type { ImportPorts } from './prepare.ts';
import { rules } from './rules.ts';
import type { ImportList } from './rules.ts';

/** How often a part is tried again when somebody changes one of its rows at that moment. */
const attempts = 4;

interface Rolling {
  readonly ports: ImportPorts;
  readonly record: ImportRecord;
  readonly jurisdiction: string;
  /** Who started the import, whoever finishes it. */
  readonly caller: StaffCaller;
}

/**
 * Writes what is left of an import and marks it done. What is written already stays as it is, so that any number of calls, one after
 * another or at once, come to the same. A row that somebody changed since the plan is left to them and listed.
 * @throws Problem `busy` when the database has no capacity; the next call goes on from there.
 */
export async function rollForward(
  ports: ImportPorts,
  jurisdiction: string,
  record: ImportRecord,
  finisher: StaffCaller,
): Promise<ImportRecord> {
  const { journal, clock } = ports;
  const rolling: Rolling = {
    ports,
    record,
    jurisdiction,
    caller: { ...finisher, person: record.startedBy },
  };
  const overtaken: string[] = [];
  for (const [at, part] of (await journal.parts(jurisdiction, record.id)).entries()) {
    const left = [
      ...part.overtaken,
      ...(await patiently((attempt) => writePart(rolling, part.rows, attempt === 1))),
    ];
    if (part.rows.length > 0)
      await journal.written(jurisdiction, record, { at, overtaken: left, now: clock.now() });
    overtaken.push(...left);
  }
  if (record.schedule?.status === 'submitted') await patiently(() => submit(rolling));
  const done: ImportRecord = {
    ...record,
    state: 'done',
    finishedAt: clock.now().toISOString(),
    overtaken,
    ...stamp(clock, finisher, record.version),
  };
  try {
    await journal.finish(jurisdiction, done);
    return done;
  } catch (error) {
    const other = isStale(error) ? await journal.import(jurisdiction, record.id) : undefined;
    if (other?.state === 'done') return other;
    throw error;
  }
}

const isStale = (error: unknown): boolean => error instanceof Problem && error.code === 'stale-version';

async function patiently<T>(work: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work(attempt);
    } catch (error) {
      if (!isStale(error) || attempt === attempts) throw error;
    }
}

/**
 * Writes one part; answers the ids of the rows that were left. Rows that are all new are inserted without looking first: the database
 * refuses where one is there already, and then the part is read and tried again.
 */
async function writePart(rolling: Rolling, rows: readonly JournalRow[], isFirst: boolean): Promise<string[]> {
  const target = rows[0]?.target;
  if (target === undefined) return [];
  if (target === 'pairings') return writePairings(rolling, rows);
  if (target !== 'catalogue')
    return writeRows(rolling, target, rows, isFirst && rows.every(({ before }) => before === undefined));
  const left: string[] = [];
  for (const [catalogue, items] of Map.groupBy(rows, ({ after }) => LedgerItem.parse(after).catalogue))
    left.push(...(await writeItems(rolling, catalogue, items)));
  return left;
}

/** The same, whether a field is absent or undefined. */
const equal = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));
const plain = (value: unknown): unknown =>
  value === undefined || value === null ? undefined : JSON.parse(JSON.stringify(value));

interface Batch<R extends { readonly id: string }> {
  readonly existing: ReadonlyMap<string, Stored<R>>;
  /** A stored row as the ledger has it. */
  readonly form: (row: R) => unknown;
  /** The row to store. */
  readonly row: (after: unknown) => R;
  readonly judge: (items: readonly R[]) => Verdict | Promise<Verdict>;
  readonly save: (row: R & Stamp) => Write;
}

async function write<R extends { readonly id: string }>(
  { ports, caller }: Rolling,
  rows: readonly JournalRow[],
  { existing, form, row, judge, save }: Batch<R>,
): Promise<string[]> {
  const standing = (id: string): unknown => {
    const stored = existing.get(id);
    return stored && form(stored.row);
  };
  const pending = rows.filter(({ id, after }) => !equal(standing(id), after));
  let due = pending.filter(({ id, before }) => equal(standing(id), before));
  let verdict = await judge(due.map(({ after }) => row(after)));
  while (verdict.fields.length > 0) {
    due = withoutRefused(due, verdict.fields);
    verdict = await judge(due.map(({ after }) => row(after)));
  }
  const items = due.map(({ after }) => row(after));
  if (items.length > 0) await saveBatch(ports, caller, { items, existing, verdict, save });
  return pending.filter((one) => !due.includes(one)).map(({ id }) => id);
}

/** The rows that no pointer (`/items/3/to`) is about; none where a pointer tells no row, so that every import comes to its end. */
function withoutRefused(rows: readonly JournalRow[], fields: readonly FieldProblem[]): JournalRow[] {
  const wrong = new Set(fields.map(({ pointer }) => Number(pointer.split('/')[2])));
  const kept = rows.filter((_, at) => !wrong.has(at));
  return kept.length < rows.length ? kept : [];
}

async function writeRows<N extends ImportList>(
  rolling: Rolling,
  name: N,
  rows: readonly JournalRow[],
  areNew: boolean,
): Promise<string[]> {
  const { ports, jurisdiction, caller } = rolling;
  const { store, clock } = ports;
  const existing = await store.rows(jurisdiction, name, areNew ? [] : rows.map(({ id }) => id));
  const context = { store, clock, jurisdiction, caller, existing, today: today(clock) };
  return write<Row<N>>(rolling, rows, {
    existing,
    form: (row) => row,
    row: (after) => lists[name].parse(after) as Row<N>,
    judge: (items) => rules[name](items, context),
    save: (row) => store.saveRow(jurisdiction, name, row),
  });
}

/** Writes entries of one catalogue; where the county has saved none yet, those that ship are saved with them. */
async function writeItems(
  rolling: Rolling,
  catalogue: string,
  rows: readonly JournalRow[],
): Promise<string[]> {
  const { ports, jurisdiction, caller } = rolling;
  const { store, clock } = ports;
  const shape = (await cataloguesOf(store, jurisdiction)).find(({ id }) => id === catalogue);
  if (!shape) return rows.map(({ id }) => id);
  const turn = await store.turn(jurisdiction, `catalogue#${catalogue}`, (version) =>
    stamp(clock, caller, version),
  );
  const stored = await store.catalogueItems(jurisdiction, catalogue);
  const shipped = stored.length === 0 ? defaultItems(catalogue) : [];
  const saved = [...stored, ...shipped.map((row) => ({ row, version: 0 }))];
  const existing = new Map(saved.map((item) => [item.row.id, item]));
  return write<CatalogueItem>(
    rolling,
    rows.map((row) => ({ ...row, id: LedgerItem.parse(row.after).id })),
    {
      existing,
      form: (item) => ({ ...item, catalogue }),
      row: (after) => CatalogueItem.parse(after),
      judge: async (items) => ({
        fields: await itemFaults(
          store,
          jurisdiction,
          shape,
          saved.map(({ row }) => row),
          items,
        ),
        guards: [turn, ...shippedBeside(items)],
      }),
      save: (item) => store.saveCatalogueItem(jurisdiction, catalogue, item),
    },
  );

  function shippedBeside(items: readonly CatalogueItem[]): Write[] {
    const named = new Set(items.map(({ id }) => id));
    return shipped
      .filter(({ id }) => !named.has(id))
      .map((item) =>
        store.saveCatalogueItem(jurisdiction, catalogue, { ...item, ...stamp(clock, caller, 0) }),
      );
  }
}

async function writePairings(rolling: Rolling, rows: readonly JournalRow[]): Promise<string[]> {
  const { ports, jurisdiction, caller, record } = rolling;
  const plan = record.schedule && (await ports.store.plan(jurisdiction, record.schedule));
  if (plan?.status !== 'draft') return absentFrom(rolling, rows);
  const { year, edition } = plan;
  let due = [...rows];
  while (due.length > 0)
    try {
      const pairings = due.map(({ after }) => Pairing.parse(after));
      await addPairings(ports)({ jurisdiction, year, edition, pairings }, caller);
      break;
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'rule-refused')) throw error;
      due = withoutRefused(due, error.details.fields ?? []);
    }
  return rows.filter((row) => !due.includes(row)).map(({ id }) => id);
}

/** The rows that an edition lacks which was sent for approval: by this import, which put all of them in, or by somebody in between. */
async function absentFrom(
  { ports, jurisdiction, record }: Rolling,
  rows: readonly JournalRow[],
): Promise<string[]> {
  const present = record.schedule ? await ports.store.pairings(jurisdiction, record.schedule) : [];
  const known = new Set(present.map(({ official, subject }) => `${official} ${subject.kind} ${subject.id}`));
  return rows.map(({ id }) => id).filter((id) => !known.has(id));
}

async function submit({ ports, jurisdiction, caller, record }: Rolling): Promise<void> {
  const plan = record.schedule && (await ports.store.plan(jurisdiction, record.schedule));
  if (plan?.status !== 'draft' || plan.pairings === 0) return;
  const { year, edition, version } = plan;
  await submitPlan(ports)({ jurisdiction, year, edition, version }, caller);
}
