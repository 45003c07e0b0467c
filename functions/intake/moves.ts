import { resolutionFault } from '../../shared/intake/index.ts';
import type { ResolutionFault } from '../../shared/intake/index.ts';
import type { InputOf } from '../../shared/contract/index.ts';
import type { Bilingual } from '../../shared/contract/bilingual.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { move, requireUnits } from './move.ts';
import type { StaffAct } from './move.ts';
import type { Ports } from './ports.ts';

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

type Assignment = Pick<InputOf<'assignCase'>, 'leadUnit'> & {
  readonly supportingUnits: readonly string[];
  readonly joint: boolean;
};

/** The act of handing a case to units, every one of which must exist. */
async function assigning(
  ports: Ports,
  jurisdiction: string,
  { leadUnit, joint, ...units }: Assignment,
): Promise<StaffAct & { readonly supporting: readonly string[] }> {
  const supporting = [...new Set(units.supportingUnits)].filter((unit) => unit !== leadUnit);
  await requireUnits(ports, jurisdiction, {
    '/leadUnit': leadUnit,
    ...Object.fromEntries(supporting.map((unit, at) => [`/supportingUnits/${at}`, unit])),
  });
  return {
    action: 'assign',
    event: { unit: leadUnit },
    change: { leadUnit, supportingUnits: [...supporting], joint },
    supporting,
  };
}

/** Where supporting units find the case; written before it, since a unit that the case does not name sees nothing there. */
const pointing =
  ({ store }: Ports, jurisdiction: string, units: readonly string[]) =>
  async (next: Parameters<Ports['store']['saveSupport']>[2]): Promise<void> => {
    for (const unit of units) await store.write(store.saveSupport(jurisdiction, unit, next));
  };

export const assignCase =
  (ports: Ports): UseCase<'assignCase'> =>
  async (input, caller) => {
    const { supporting, ...act } = await assigning(ports, input.jurisdiction, input);
    return move(ports, input, caller, () => act, pointing(ports, input.jurisdiction, supporting));
  };

/** Accepts and assigns in one write; both events stand in the case, both clocks are met. */
export const acceptAssignCase =
  (ports: Ports): UseCase<'acceptAssignCase'> =>
  async (input, caller) => {
    const { supporting, ...act } = await assigning(ports, input.jurisdiction, input);
    const acts = [{ action: 'accept' }, act];
    return move(ports, input, caller, () => acts, pointing(ports, input.jurisdiction, supporting));
  };

export const signCase =
  (ports: Ports): UseCase<'signCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => ({ action: 'sign' }));

/** Signs for a case and gives its first reply in one write. */
export const signReplyCase =
  (ports: Ports): UseCase<'signReplyCase'> =>
  (input, caller) =>
    move(ports, input, caller, () => [
      { action: 'sign' },
      { action: 'reply', says: { from: 'unit', text: input.text } },
    ]);

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

const faults: Readonly<Record<ResolutionFault, Bilingual & { readonly pointer: string }>> = {
  evidence: {
    pointer: '/resolution/evidence',
    zh: '本县要求办结有佐证:请填写文号、现场记录或照片编号',
    en: 'This county closes nothing without evidence: give the number of the document, record or photo',
  },
  means: {
    pointer: '/resolution/means',
    zh: '没有这种办结方式,请从列表中选择',
    en: 'There is no such means; choose one of the list',
  },
  noAmount: {
    pointer: '/resolution/yuan',
    zh: '这种办结方式应填写金额(元)',
    en: 'This means is money: give the amount in yuan',
  },
  amount: {
    pointer: '/resolution/yuan',
    zh: '这种办结方式没有金额,请删去金额或改选办结方式',
    en: 'This means is no money: leave the amount out or choose another means',
  },
};

/**
 * The unit says that it is solved, and how; the filer decides.
 * @throws Problem `invalid-input` without the evidence that the county wants, for an unknown means or head, or money that is none.
 */
export const claimCase =
  (ports: Ports): UseCase<'claimCase'> =>
  async (input, caller) => {
    const { resolution } = input;
    const head = resolution?.head;
    if (head !== undefined && !(await ports.store.person(input.jurisdiction, head)))
      throw problem('invalid-input', {
        fields: [{ pointer: '/resolution/head', zh: '没有这个人', en: 'There is no such person' }],
      });
    return move(ports, input, caller, (_, { config }) => {
      const fault = resolutionFault(resolution, config.closing);
      if (fault) throw problem('invalid-input', { fields: [faults[fault]] });
      return {
        action: 'claim',
        says: { from: 'unit', text: input.text },
        ...(resolution && { event: { resolution } }),
      };
    });
  };

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
