import type { ImportRecord } from '../../../shared/contract/import.ts';
import type { PairingPlan } from '../../../shared/registry/index.ts';
import { mayApply } from '../../../shared/registry/ledger/index.ts';
import type { UseCase } from '../../platform/http.ts';
import type { StaffCaller } from '../../platform/ports.ts';
import { Problem, problem, refused } from '../../platform/problem.ts';
import { stamp } from '../ports.ts';
import { prepare } from './prepare.ts';
import type { ImportPorts, Prepared } from './prepare.ts';
import { rollForward } from './roll.ts';
import { countsOf, summaryOf } from './summary.ts';

/** Reads a ledger and says what importing it would do. An import that was interrupted is finished first. */
export const planImport =
  (ports: ImportPorts): UseCase<'planImport'> =>
  async (input, caller) => {
    await finishBegun(ports, input.jurisdiction, caller);
    return summaryOf(await prepare(ports, input, caller));
  };

/**
 * Imports a ledger as its plan says: once begun it is finished by this call, a repetition of it, or the next import. A repetition answers
 * what the first came to.
 * @throws Problem `stale-version` if the register, the file or an option is not what the plan was made from; `rule-refused` for a file with
 *   refused rows, unless only the good ones are asked for.
 */
export const applyImport =
  (ports: ImportPorts): UseCase<'applyImport'> =>
  async (input, caller) => {
    const { jurisdiction, planHash } = input;
    await finishBegun(ports, jurisdiction, caller);
    const known = await ports.journal.import(jurisdiction, planHash);
    if (known) return finished(ports, jurisdiction, known, caller);

    const prepared = await prepare(ports, input, caller);
    if (prepared.planHash !== planHash) throw problem('stale-version');
    if (!mayApply(prepared.plan, input)) {
      const { length } = prepared.plan.refusedRows;
      throw refused(
        `有${length}行被退回,未导入;可改正后再导入,或只导入合格行`,
        `${length} rows are refused and nothing was imported; correct them, or import the good rows only`,
      );
    }
    const record = recordOf(ports, prepared, input.name, caller);
    if (prepared.rows.length === 0) return { ...record, state: 'done', finishedAt: record.startedAt };
    return finished(
      ports,
      jurisdiction,
      await begin(ports, jurisdiction, { prepared, record, caller }),
      caller,
    );
  };

/** The imports so far, newest first. */
export const listImports =
  ({ journal }: Pick<ImportPorts, 'journal'>): UseCase<'listImports'> =>
  async ({ jurisdiction }) => ({
    items: (await journal.imports(jurisdiction)).sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)),
  });

function recordOf(
  { clock }: ImportPorts,
  prepared: Prepared,
  name: string,
  caller: StaffCaller,
): ImportRecord {
  const { plan, planHash, schedule } = prepared;
  return {
    id: planHash,
    name,
    ledger: plan.ledger,
    state: 'applying',
    counts: countsOf(plan),
    startedBy: caller.person,
    startedAt: clock.now().toISOString(),
    ...(schedule && { schedule }),
    overtaken: [],
    ...stamp(clock, caller, 0),
  };
}

/** Begins an import; where the same one began at that moment, that one. */
async function begin(
  { journal, clock }: ImportPorts,
  jurisdiction: string,
  { prepared, record, caller }: { prepared: Prepared; record: ImportRecord; caller: StaffCaller },
): Promise<ImportRecord> {
  const { rows, begun, schedule } = prepared;
  const plan: PairingPlan | undefined = schedule?.isNew
    ? {
        year: schedule.year,
        edition: schedule.edition,
        status: 'draft',
        pairings: 0,
        ...stamp(clock, caller, 0),
      }
    : undefined;
  try {
    await journal.begin(jurisdiction, {
      record,
      rows,
      turn: stamp(clock, caller, begun),
      ...(plan && { plan }),
    });
    return record;
  } catch (error) {
    if (!(error instanceof Problem && ['stale-version', 'duplicate', 'busy'].includes(error.code)))
      throw error;
    const same = await journal.import(jurisdiction, record.id);
    if (same) return same;
    throw error.code === 'busy' ? error : problem('stale-version');
  }
}

const finished = async (
  ports: ImportPorts,
  jurisdiction: string,
  record: ImportRecord,
  caller: StaffCaller,
): Promise<ImportRecord> =>
  record.state === 'done' ? record : rollForward(ports, jurisdiction, record, caller);

/** Nothing stays half imported: what began and was interrupted is finished before anything else. */
async function finishBegun(ports: ImportPorts, jurisdiction: string, caller: StaffCaller): Promise<void> {
  for (const record of await ports.journal.imports(jurisdiction))
    if (record.state === 'applying') await rollForward(ports, jurisdiction, record, caller);
}
