import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { Case, Message } from '../../shared/intake/index.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import type { Write } from '../platform/table.ts';
import { acted, caseWrite } from './act.ts';
import type { Act } from './act.ts';
import { rulesOf } from './ports.ts';
import type { Ports } from './ports.ts';
import { actorsOf, maySee, staffView } from './views.ts';

/** Which case, as the writer read it. */
interface Target {
  readonly jurisdiction: string;
  readonly caseId: string;
  readonly version: number;
}

/** An act of staff, and what it says to the filer. */
interface StaffAct extends Omit<Act, 'by'> {
  readonly says?: Pick<Message, 'from' | 'text'>;
  readonly alongside?: (next: Case) => Write[];
}

/**
 * One act of a member of staff: a single conditional write of the case, with the message in the same transaction where there is one.
 * @throws Problem `not-found` for a case the caller may not see, `stale-version` if it changed since it was read, `illegal-move`, `forbidden`.
 */
async function move(
  ports: Ports,
  { jurisdiction, caseId, version }: Target,
  caller: StaffCaller,
  decide: (record: Case) => StaffAct,
) {
  const { store, ids } = ports;
  const [record, rules] = await Promise.all([store.case(jurisdiction, caseId), rulesOf(ports, jurisdiction)]);
  if (!record || !maySee(caller, record)) throw problem('not-found');
  if (record.version !== version) throw problem('stale-version');
  const { says, alongside, ...act } = decide(record);
  const next = acted(record, { ...act, by: caller.person }, actorsOf(caller, record), rules);
  const message = says && { id: ids.id(), at: rules.now, ...says };
  await store.write(
    caseWrite(store, jurisdiction, next, rules),
    ...(message ? [store.saveMessage(jurisdiction, caseId, message, caller.person)] : []),
    ...(alongside?.(next) ?? []),
  );
  return staffView(store, jurisdiction, next, await store.messages(jurisdiction, caseId), caller, rules);
}

/** @throws Problem `invalid-input` with a pointer for every unit that this county does not have. */
async function requireUnits(
  { store }: Ports,
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

export const acceptCase =
  (ports: Ports): UseCase<'acceptCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => ({ action: 'accept' }));

/** Declines for a published reason. Whoever accepted the case cannot decline it: a second person decides. */
export const declineCase =
  (ports: Ports): UseCase<'declineCase'> =>
  (input, caller) =>
    move(ports, input, caller, ({ events }) => {
      if (events.some(({ kind, by }) => kind === 'accepted' && by === caller.person))
        throw problem('forbidden', {
          detail: {
            zh: '受理人不能决定不予受理,须由第二人决定',
            en: 'Whoever accepted a case cannot decline it; a second person decides',
          },
        });
      return { action: 'decline', event: { reason: input.reason } };
    });

export const assignCase =
  (ports: Ports): UseCase<'assignCase'> =>
  async (input, caller) => {
    const { jurisdiction, leadUnit, joint } = input;
    const supportingUnits = [...new Set(input.supportingUnits)].filter((unit) => unit !== leadUnit);
    await requireUnits(ports, jurisdiction, {
      '/leadUnit': leadUnit,
      ...Object.fromEntries(supportingUnits.map((unit, at) => [`/supportingUnits/${at}`, unit])),
    });
    return move(ports, input, caller, () => ({
      action: 'assign',
      event: { unit: leadUnit },
      change: { leadUnit, supportingUnits, joint },
      alongside: (next) => supportingUnits.map((unit) => ports.store.saveSupport(jurisdiction, unit, next)),
    }));
  };

export const signCase =
  (ports: Ports): UseCase<'signCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => ({ action: 'sign' }));

/** Hands a case to another unit; only the sign-for clock starts anew. */
export const transferCase =
  (ports: Ports): UseCase<'transferCase'> =>
  async (input, caller) => {
    const { jurisdiction, leadUnit, reason } = input;
    await requireUnits(ports, jurisdiction, { '/leadUnit': leadUnit });
    return move(ports, input, caller, (record) => {
      if (record.leadUnit === leadUnit)
        throw problem('invalid-input', {
          fields: [{ pointer: '/leadUnit', zh: '已在该单位办理', en: 'It is already with this unit' }],
        });
      return {
        action: 'transfer',
        event: { unit: leadUnit, reason },
        change: {
          leadUnit,
          supportingUnits: record.supportingUnits.filter((unit) => unit !== leadUnit),
        },
      };
    });
  };

/** Records a call to the filer; the note stays inside. */
export const contactCase =
  (ports: Ports): UseCase<'contactCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => ({ action: 'contact', event: { reason: input.note } }));

export const replyCase =
  (ports: Ports): UseCase<'replyCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => ({ action: 'reply', says: { from: 'unit', text: input.text } }));

/** The unit says that it is solved; the filer decides. */
export const claimCase =
  (ports: Ports): UseCase<'claimCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => ({ action: 'claim', says: { from: 'unit', text: input.text } }));

export const closeUnfixedCase =
  (ports: Ports): UseCase<'closeUnfixedCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => ({
      action: 'closeUnfixed',
      says: { from: 'office', text: input.explanation },
    }));

export const extendCase =
  (ports: Ports): UseCase<'extendCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => ({
      action: 'extend',
      event: { amount: input.amount, reason: input.reason },
    }));

export const pauseCase =
  (ports: Ports): UseCase<'pauseCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => ({ action: 'pause', event: { reason: input.reason } }));

export const resumeCase =
  (ports: Ports): UseCase<'resumeCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => ({ action: 'resume' }));

/** Merges a case into an open one; its receipt lives on and follows the case that survives. */
export const mergeCase =
  (ports: Ports): UseCase<'mergeCase'> =>
  async (input, caller) => {
    const survivor = await ports.store.case(input.jurisdiction, input.into);
    if (!survivor || survivor.id === input.caseId || survivor.state === 'duplicate')
      throw problem('invalid-input', {
        fields: [
          {
            pointer: '/into',
            zh: '请选择另一件未并案的案件',
            en: 'Choose another case that is not a duplicate',
          },
        ],
      });
    return move(ports, input, caller, () => ({
      action: 'merge',
      event: { reason: survivor.id },
      change: { mergedInto: survivor.id },
    }));
  };
