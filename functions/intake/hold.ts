import { lastEventAt, mustClear, wholeOf } from '../../shared/intake/index.ts';
import type { Case } from '../../shared/intake/index.ts';
import { civilDateOf, monthOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import { target } from './move.ts';
import type { Target } from './move.ts';
import { stampAt } from './ports.ts';
import type { Ports, Rules } from './ports.ts';
import { clearedDossier, dossierWrites, lookAgain } from './retention.ts';
import type { ForgetFiles } from './retention.ts';
import type { Dossier } from './store.ts';
import { staffView } from './views.ts';

async function change(
  ports: Ports,
  at: Target,
  caller: StaffCaller,
  decide: (dossier: Dossier, rules: Rules) => Dossier,
) {
  const { store } = ports;
  const { dossier, rules } = await target(ports, at, caller);
  const next = decide(dossier, rules);
  const moving = { ...next.moving, ...stampAt(rules.now, caller.person, at.version) };
  await store.write(...dossierWrites(store, at.jurisdiction, dossier, { ...next, moving }, rules));
  return staffView(
    store,
    at.jurisdiction,
    { record: wholeOf(moving, next.filing), thread: next.thread },
    caller,
    rules,
  );
}

/** Keeps names and contacts of a case past their time, for a motive that stays in the record and its trail. */
export const holdCase =
  (ports: Ports): UseCase<'holdCase'> =>
  (input, caller) =>
    change(ports, input, caller, (dossier, { now }) => {
      if (dossier.moving.hold) throw problem('illegal-move', { current: 'held', allowed: ['release'] });
      const hold = { by: caller.person, at: now, reason: input.reason };
      return { ...dossier, moving: { ...dossier.moving, hold } };
    });

/**
 * Ends a hold; where the time was over meanwhile, names, contacts and files go at once. The pass of the daily check is put back first, so
 * that it takes the files if this call dies before it did.
 */
export const releaseCase =
  (ports: Ports & { readonly forgetFiles: ForgetFiles }): UseCase<'releaseCase'> =>
  async (input, caller) => {
    const held = await ports.store.case(input.jurisdiction, input.caseId);
    if (held?.hold) await lookAgain(ports, input.jurisdiction, monthOf(civilDateOf(lastEventAt(held))));
    const view = await change(ports, input, caller, (dossier, { now, config }) => {
      if (!dossier.moving.hold) throw problem('illegal-move', { current: 'notHeld', allowed: ['hold'] });
      const ended = { by: caller.person, at: now, reason: input.reason };
      const moving: Case = { ...dossier.moving, released: [...(dossier.moving.released ?? []), ended] };
      delete moving.hold;
      const released = { ...dossier, moving };
      return mustClear(moving, config.retentionMonths, civilDateOf(now))
        ? clearedDossier(released, now)
        : released;
    });
    if (view.case.clearedAt !== undefined) await ports.forgetFiles(input.jurisdiction, input.caseId);
    return view;
  };
