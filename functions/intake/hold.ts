import { cleared, mustClear } from '../../shared/intake/index.ts';
import type { Case } from '../../shared/intake/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import { caseWrite } from './act.ts';
import { rulesOf, stampAt } from './ports.ts';
import type { ForgetFiles } from './retention.ts';
import type { Ports, Rules } from './ports.ts';
import { staffView } from './views.ts';

interface Target {
  readonly jurisdiction: string;
  readonly caseId: string;
  readonly version: number;
}

async function change(
  ports: Ports,
  { jurisdiction, caseId, version }: Target,
  caller: StaffCaller,
  decide: (record: Case, rules: Rules) => Case,
) {
  const { store } = ports;
  const [record, rules] = await Promise.all([store.case(jurisdiction, caseId), rulesOf(ports, jurisdiction)]);
  if (!record) throw problem('not-found');
  if (record.version !== version) throw problem('stale-version');
  const next = { ...decide(record, rules), ...stampAt(rules.now, caller.person, version) };
  await store.write(caseWrite(store, jurisdiction, next, rules));
  return staffView(store, jurisdiction, next, await store.messages(jurisdiction, caseId), caller, rules);
}

/** Keeps names and contacts of a case past their time, for a motive that stays in the record and its trail. */
export const holdCase =
  (ports: Ports): UseCase<'holdCase'> =>
  (input, caller) =>
    change(ports, input, caller, (record, { now }) => {
      if (record.hold) throw problem('illegal-move', { current: 'held', allowed: ['release'] });
      return { ...record, hold: { by: caller.person, at: now, reason: input.reason } };
    });

/** Ends a hold; where the time was over meanwhile, names, contacts and files go at once. */
export const releaseCase =
  (ports: Ports & { readonly forgetFiles: ForgetFiles }): UseCase<'releaseCase'> =>
  async (input, caller) => {
    const view = await change(ports, input, caller, (record, { now, config }) => {
      if (!record.hold) throw problem('illegal-move', { current: 'notHeld', allowed: ['hold'] });
      const released: Case = {
        ...record,
        released: [...(record.released ?? []), { by: caller.person, at: now, reason: input.reason }],
      };
      delete released.hold;
      return mustClear(released, config.retentionMonths, civilDateOf(now))
        ? cleared(released, now)
        : released;
    });
    if (view.case.clearedAt !== undefined) await ports.forgetFiles(input.jurisdiction, input.caseId);
    return view;
  };
