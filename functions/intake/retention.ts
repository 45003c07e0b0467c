import { cleared, clearedFiling, mustClear, wholeOf } from '../../shared/intake/index.ts';
import { addMonths, civilDateOf, monthOf } from '../../shared/time/civil.ts';
import type { Instant, Month } from '../../shared/time/civil.ts';
import type { Write } from '../platform/table.ts';
import { caseWrite } from './act.ts';
import { writtenFirst } from './first.ts';
import { rulesOf, stampAt } from './ports.ts';
import type { Ports, Rules } from './ports.ts';
import type { Dossier, IntakeStore } from './store.ts';

/** Removes every file of a case. @returns how many went */
export type ForgetFiles = (jurisdiction: string, caseId: string) => Promise<number>;

/** How many months before its own time the first pass looks back; older cases were never in this system. */
const firstPass = 120;

/**
 * Takes names, contacts and files out of the cases whose retention is over, month after month of closing; where a pass was interrupted
 * the next goes on. Cases under a legal hold are left; ending the hold clears them.
 * @returns how many were cleared
 */
export async function clearExpired(
  ports: Pick<Ports, 'store' | 'clock' | 'calendarOf'> & { readonly forgetFiles: ForgetFiles },
  jurisdiction: string,
): Promise<number> {
  const { store } = ports;
  const rules = await rulesOf(ports, jurisdiction);
  const last = addMonths(monthOf(civilDateOf(rules.now)), -rules.config.retentionMonths);
  const known = await store.retention(jurisdiction);
  let done = 0;
  for (
    let month = known ? addMonths(known.through, 1) : addMonths(last, -firstPass);
    month <= last;
    month = addMonths(month, 1)
  )
    done += await clearMonth(ports, jurisdiction, month, rules);
  const through = addMonths(last, -1);
  if (!known || known.through < through)
    await writtenFirst(
      store,
      store.saveRetention(jurisdiction, {
        through,
        ...stampAt(rules.now, 'system', known?.version ?? 0),
      }),
    );
  return done;
}

/** A dossier without the names and contacts in it. */
export function clearedDossier(dossier: Dossier, now: Instant): Dossier {
  const filing = dossier.filing && clearedFiling(dossier.filing, now);
  const moving = cleared(dossier.moving, now);
  return { ...dossier, moving, filing, record: wholeOf(moving, filing) };
}

/** The writes of a case as it shall stand, with its filing in the same transaction where that changed. */
export function dossierWrites(
  store: IntakeStore,
  jurisdiction: string,
  before: Dossier,
  { moving, filing }: Dossier,
  rules: Rules,
): [Write, ...Write[]] {
  const write = caseWrite(store, jurisdiction, moving, rules);
  if (!filing || filing === before.filing) return [write];
  const stamped = { ...filing, ...stampAt(rules.now, moving.changedBy, before.filing?.version ?? 0) };
  return [write, store.saveFiling(jurisdiction, moving.id, stamped, before.receiptHash)];
}

/** Lets the next pass begin no later than with a month of closing. */
export async function lookAgain(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  jurisdiction: string,
  month: Month,
): Promise<void> {
  const known = await store.retention(jurisdiction);
  if (!known || known.through < month) return;
  const now = clock.now().toISOString();
  await store.write(
    store.saveRetention(jurisdiction, {
      through: addMonths(month, -1),
      ...stampAt(now, 'system', known.version),
    }),
  );
}

/**
 * Clears the cases closed in a month. Names go before files, in a write that a hold placed at the same moment refuses: then the files stay
 * too. Files that an interrupted pass left behind go with the next.
 */
async function clearMonth(
  { store, forgetFiles }: Pick<Ports, 'store'> & { readonly forgetFiles: ForgetFiles },
  jurisdiction: string,
  month: Month,
  rules: Rules,
): Promise<number> {
  let done = 0;
  for (const { id, clearedAt, ...listed } of await store.closedCases(jurisdiction, month)) {
    if (clearedAt === undefined) {
      if (!mustClear(listed, rules.config.retentionMonths, civilDateOf(rules.now))) continue;
      const dossier = await store.dossier(jurisdiction, id);
      if (!dossier || !mustClear(dossier.moving, rules.config.retentionMonths, civilDateOf(rules.now)))
        continue;
      const next = clearedDossier(dossier, rules.now);
      const moving = { ...next.moving, ...stampAt(rules.now, 'system', dossier.moving.version) };
      const writes = dossierWrites(store, jurisdiction, dossier, { ...next, moving }, rules);
      if (!(await writtenFirst(store, ...writes))) continue;
      done += 1;
    }
    await forgetFiles(jurisdiction, id);
  }
  return done;
}
