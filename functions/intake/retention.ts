import { cleared, mustClear } from '../../shared/intake/index.ts';
import { addMonths, civilDateOf, monthOf } from '../../shared/time/civil.ts';
import type { Month } from '../../shared/time/civil.ts';
import { caseWrite } from './act.ts';
import { writtenFirst } from './first.ts';
import { rulesOf, stampAt } from './ports.ts';
import type { Ports, Rules } from './ports.ts';

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

async function clearMonth(
  { store, forgetFiles }: Pick<Ports, 'store'> & { readonly forgetFiles: ForgetFiles },
  jurisdiction: string,
  month: Month,
  rules: Rules,
): Promise<number> {
  let done = 0;
  for (const record of await store.closedCases(jurisdiction, month)) {
    if (!mustClear(record, rules.config.retentionMonths, civilDateOf(rules.now))) continue;
    const next = { ...cleared(record, rules.now), ...stampAt(rules.now, 'system', record.version) };
    await forgetFiles(jurisdiction, record.id);
    if (await writtenFirst(store, caseWrite(store, jurisdiction, next, rules))) done += 1;
  }
  return done;
}
