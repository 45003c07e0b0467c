import type { FieldProblem } from '../../shared/contract/problems.ts';
import { wholeOf } from '../../shared/intake/index.ts';
import type { Case, Message } from '../../shared/intake/index.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import { acted, caseWrite } from './act.ts';
import type { Act } from './act.ts';
import { rulesOf, stampAt } from './ports.ts';
import type { Ports, Rules } from './ports.ts';
import type { Dossier } from './store.ts';
import { actorsOf, maySee, staffView } from './views.ts';

/** Which case, as the writer read it. */
export interface Target {
  readonly jurisdiction: string;
  readonly caseId: string;
  readonly version: number;
}

/** An act of staff, and what it says to the filer. */
export interface StaffAct extends Omit<Act, 'by'> {
  readonly says?: Pick<Message, 'from' | 'text'>;
}

/** The case that a member of staff means to change. @throws Problem `not-found` for one she may not see, `stale-version`. */
export async function target(
  ports: Ports,
  { jurisdiction, caseId, version }: Target,
  caller: StaffCaller,
): Promise<{ dossier: Dossier; rules: Rules }> {
  const [dossier, rules] = await Promise.all([
    ports.store.dossier(jurisdiction, caseId),
    rulesOf(ports, jurisdiction),
  ]);
  if (!dossier || !maySee(caller, dossier.moving)) throw problem('not-found');
  if (dossier.moving.version !== version) throw problem('stale-version');
  return { dossier, rules };
}

/**
 * One or several acts of a member of staff in a single conditional write of the case; the state machine judges each by itself. What is
 * said is written before, bound to the event that names it: without the move it was never said, so no transaction is needed.
 * @throws Problem `not-found` for a case the caller may not see, `stale-version` if it changed since it was read, `illegal-move`, `forbidden`.
 */
export async function move(
  ports: Ports,
  at: Target,
  caller: StaffCaller,
  decide: (record: Case, rules: Rules) => StaffAct | readonly StaffAct[],
  before?: (next: Case) => Promise<void>,
) {
  const { store, ids } = ports;
  const { dossier, rules } = await target(ports, at, caller);
  const said: Message[] = [];
  let next = dossier.moving;
  for (const { says, ...act } of [decide(dossier.moving, rules)].flat() as StaffAct[]) {
    const message = says && { id: ids.id(), at: rules.now, ...says, bound: true as const };
    if (message) said.push(message);
    const event = message ? { ...act.event, message: message.id } : act.event;
    const whole = { ...act, by: caller.person, ...(event && { event }) };
    next = acted(next, whole, actorsOf(caller, next), rules);
  }
  next = { ...next, ...stampAt(rules.now, caller.person, dossier.moving.version) };
  for (const message of said)
    await store.write(store.saveMessage(at.jurisdiction, at.caseId, message, caller.person));
  await before?.(next);
  await store.write(caseWrite(store, at.jurisdiction, next, rules));
  return staffView(store, at.jurisdiction, afterMove(dossier, next, said), caller, rules);
}

/** A dossier after a move, as it would be read again. */
export const afterMove = (dossier: Dossier, moving: Case, said: readonly Message[] = []): Dossier => ({
  ...dossier,
  moving,
  record: wholeOf(moving, dossier.filing),
  thread: [...dossier.thread, ...said.map(({ id, at, from, text }) => ({ id, at, from, text }))],
});

/** @throws Problem `invalid-input` with a pointer for every unit that this county does not have. */
export async function requireUnits(
  { store }: Pick<Ports, 'store'>,
  jurisdiction: string,
  units: Readonly<Record<string, string>>,
): Promise<void> {
  const found = await Promise.all(
    Object.entries(units).map(async ([pointer, id]): Promise<FieldProblem[]> =>
      (await store.unit(jurisdiction, id))
        ? []
        : [{ pointer, zh: `没有单位“${id}”`, en: `There is no unit "${id}"` }],
    ),
  );
  const fields = found.flat();
  if (fields.length > 0) throw problem('invalid-input', { fields });
}
