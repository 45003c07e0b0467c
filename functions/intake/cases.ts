import type { Case } from '../../shared/intake/index.ts';
import { finalStates, similarCases, officeHolder } from '../../shared/intake/index.ts';
import { civilDateOf, monthOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import { rulesOf } from './ports.ts';
import type { Ports } from './ports.ts';
import type { IntakeStore } from './store.ts';
import { maySee, rowOf, seesAll, staffView, unitNames } from './views.ts';

type CasePorts = Pick<Ports, 'store' | 'clock' | 'calendarOf'>;

/**
 * The queue: open cases by holder and next due instant, or those closed in a month. A handler sees what her unit leads or supports,
 * whatever unit she asks for.
 */
export const listCases =
  (ports: CasePorts): UseCase<'listCases'> =>
  async ({ jurisdiction, scope, month, unit }, caller) => {
    const { store } = ports;
    const rules = await rulesOf(ports, jurisdiction);
    const closedIn = month ?? monthOf(civilDateOf(rules.now));
    const holder = seesAll(caller) ? unit : caller.unit;
    if (holder === undefined && !seesAll(caller)) return { items: [] };
    const listed =
      scope === 'open'
        ? store.openCases(jurisdiction, holder)
        : store.closedCases(jurisdiction, closedIn, holder);
    const supported = scope === 'open' && !seesAll(caller) ? supportedOpen(store, jurisdiction, caller) : [];
    const cases = [...(await listed), ...(await supported)];
    const nameOf = await unitNames(
      store,
      jurisdiction,
      cases.map(({ leadUnit }) => leadUnit),
    );
    return { items: cases.map((record) => rowOf(record, nameOf(record.leadUnit), rules)) };
  };

async function supportedOpen(store: IntakeStore, jurisdiction: string, caller: StaffCaller): Promise<Case[]> {
  const { unit } = caller;
  if (unit === undefined) return [];
  const supported = await store.supportedCases(jurisdiction, unit);
  return supported.filter(
    (record) =>
      record.supportingUnits.includes(unit) &&
      record.leadUnit !== unit &&
      !finalStates.includes(record.state),
  );
}

/** One case with its thread and, while it is open, the likely duplicates. */
export const readCase =
  (ports: CasePorts): UseCase<'readCase'> =>
  async ({ jurisdiction, caseId }, caller) => {
    const { store } = ports;
    const dossier = await store.dossier(jurisdiction, caseId);
    if (!dossier || !maySee(caller, dossier.moving)) throw problem('not-found');
    const { moving } = dossier;
    const [rules, candidates] = await Promise.all([
      rulesOf(ports, jurisdiction),
      finalStates.includes(moving.state) ? [] : comparable(store, jurisdiction, moving, caller),
    ]);
    const similar = similarCases(moving, candidates, rules.config.duplicates);
    return staffView(store, jurisdiction, dossier, caller, rules, similar);
  };

/** Open cases that could be the same matter: at the unit that has it or that it names, and those still with the office. */
async function comparable(
  store: IntakeStore,
  jurisdiction: string,
  { leadUnit, unitConcerned }: Case,
  caller: StaffCaller,
): Promise<Case[]> {
  const unit = leadUnit ?? unitConcerned;
  const found = await Promise.all([
    store.openCases(jurisdiction, officeHolder),
    unit === undefined ? [] : store.openCases(jurisdiction, unit),
  ]);
  return found.flat().filter((other) => maySee(caller, other));
}
