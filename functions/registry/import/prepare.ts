import type { ImportRecord } from '../../../shared/contract/import.ts';
import { importFileLimit, tooLargeFile } from '../../../shared/contract/importFile.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { sha256Hex } from '../../../shared/identifiers/token.ts';
import { chooseLedger, planLedger, recordKey, writesOf } from '../../../shared/registry/ledger/index.ts';
import type { LedgerPlan, LedgerRecord, LedgerRegister } from '../../../shared/registry/ledger/index.ts';
import { readSpreadsheet } from '../../../shared/spreadsheet/index.ts';
import type { Grid } from '../../../shared/spreadsheet/index.ts';
import type { StaffCaller } from '../../platform/ports.ts';
import { problem } from '../../platform/problem.ts';
import { today } from '../ports.ts';
import type { Ports } from '../ports.ts';
import type { ImportJournal, JournalRow } from './journal.ts';
import { judged } from './judge.ts';
import { readRegister, scheduleEditions } from './register.ts';

/** What the use cases of imports are made from. */
export interface ImportPorts extends Ports {
  readonly journal: ImportJournal;
}

/** An import that could be applied now. */
export interface Prepared {
  readonly plan: LedgerPlan;
  readonly planHash: string;
  readonly schedule: ImportRecord['schedule'];
  /** What the good rows write, each with what stands there now. */
  readonly rows: readonly JournalRow[];
  /** The register that the plan was compared with. */
  readonly register: LedgerRegister;
  /** How many imports had begun when the register was read. */
  readonly begun: number;
}

const wrongFile = (zh: string, en: string) =>
  problem('invalid-input', { fields: [{ pointer: '/file', zh, en }] });

async function gridOf(file: string): Promise<Grid> {
  const bytes = Buffer.from(file, 'base64');
  if (bytes.length > importFileLimit) throw problem('too-large', { detail: tooLargeFile(bytes.length) });
  const grid = await readSpreadsheet(new Uint8Array(bytes));
  if (!grid.ok) throw wrongFile(grid.reason.zh, grid.reason.en);
  return grid.value;
}

/**
 * Reads a file as a ledger and compares it with the register.
 * @throws Problem `too-large`; `invalid-input` for a file that cannot be read; `rule-refused` for one that is no known ledger.
 */
export async function prepare(
  ports: ImportPorts,
  {
    jurisdiction,
    file,
    ledger,
    create,
  }: Pick<ParsedInput<'planImport'>, 'jurisdiction' | 'file' | 'ledger' | 'create'>,
  caller: StaffCaller,
): Promise<Prepared> {
  const { store, journal, clock } = ports;
  const grid = await gridOf(file);
  const begun = await journal.begun(jurisdiction);
  const choice = chooseLedger(grid, ledger);
  if (!choice.ok) throw problem('rule-refused', { detail: choice.reason });
  const register = await readRegister(store, jurisdiction, choice.value.ledger);
  const options = {
    on: today(clock),
    ledger: choice.value.ledger,
    ...(create && { create: optional(create) }),
  };
  const read = planLedger(grid, register, options);
  if (!read.ok) throw problem('rule-refused', { detail: read.reason });
  const { plan, compared, schedule } = await withEditions(ports, jurisdiction, {
    plan: read.value,
    register,
    again: (against) => {
      const plan = planLedger(grid, against, options);
      return plan.ok ? plan.value : read.value;
    },
    judge: (plan, against) => judged(plan, { ports, caller, jurisdiction, grid, register: against }),
  });
  const rows = journalRows(plan, compared, schedule?.isNew === true);
  const planHash = await sha256Hex(
    JSON.stringify([jurisdiction, file, options, begun, schedule, rows, plan.refused, plan.unchanged.length]),
  );
  return { plan, planHash, schedule, rows, begun, register: compared };
}

const optional = ({
  units = false,
  towns = false,
  people = false,
}: NonNullable<ParsedInput<'planImport'>['create']>) => ({
  units,
  towns,
  people,
});

interface Reading {
  readonly plan: LedgerPlan;
  readonly register: LedgerRegister;
  readonly again: (register: LedgerRegister) => LedgerPlan;
  readonly judge: (plan: LedgerPlan, register: LedgerRegister) => Promise<LedgerPlan>;
}

/** A schedule is compared with the latest edition of its year, which its title names. */
async function withEditions(
  { store }: ImportPorts,
  jurisdiction: string,
  { plan: first, register, again, judge }: Reading,
): Promise<{ plan: LedgerPlan; compared: LedgerRegister; schedule: ImportRecord['schedule'] }> {
  if (!first.schedule) return { plan: await judge(first, register), compared: register, schedule: undefined };
  const { into, latest } = await scheduleEditions(store, jurisdiction, first.schedule.year);
  const pairings = latest ? await store.pairings(jurisdiction, latest) : [];
  const compared = { ...register, pairings };
  const plan = await judge(again(compared), compared);
  const status = plan.refusedRows.length > 0 ? 'draft' : first.schedule.status;
  return { plan, compared, schedule: { ...into, status } };
}

/** What is written, in order, each with what stands there. A new edition holds every row of its schedule, unless all of it stands already. */
function journalRows(plan: LedgerPlan, register: LedgerRegister, newEdition: boolean): JournalRow[] {
  const writes = writesOf(plan, { goodRowsOnly: true });
  if (plan.target === 'pairings' && newEdition) {
    const isSame = plan.added.length + plan.changed.length + plan.missingFromFile.length === 0;
    const all = [...plan.added, ...plan.changed, ...plan.unchanged];
    return isSame
      ? []
      : [
          ...writes.filter(({ target }) => target !== 'pairings').flatMap((write) => rowsOf(write, register)),
          ...all.map(({ id, record }) => ({
            target: 'pairings' as const,
            id,
            before: undefined,
            after: record,
          })),
        ];
  }
  return writes.flatMap((write) => rowsOf(write, register));
}

function rowsOf(
  { target, records }: ReturnType<typeof writesOf>[number],
  register: LedgerRegister,
): JournalRow[] {
  const standing = new Map<string, LedgerRecord>(
    register[target].map((record: LedgerRecord) => [recordKey(record), record]),
  );
  return records.map((record) => {
    const id = recordKey(record);
    return { target, id, before: standing.get(id), after: record };
  });
}
