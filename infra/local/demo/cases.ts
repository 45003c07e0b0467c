import { receiptFrom } from '../../../shared/identifiers/receipt.ts';
import { handlerId } from '../sample/people.ts';
import type { CasePlan, Move, Origin } from './casePlan.ts';
import { tenBytes } from './chance.ts';
import { inParallel, secretIn } from './client.ts';
import type { Credential } from '../../../shared/contract/client.ts';
import type { Phase } from './month.ts';
import type { Stage, Tally } from './stage.ts';

/** A case under way. */
interface Running {
  readonly plan: CasePlan;
  readonly receipt: string;
  /** As the system calls it, once filed. */
  id?: string;
}

const words: Readonly<Record<Move['act'], string>> = {
  file: '新收',
  accept: '受理',
  assign: '交办',
  decline: '不予受理',
  sign: '签收',
  transfer: '转办',
  contact: '紧急联系',
  reply: '答复',
  claim: '办结',
  closeUnfixed: '如实结案',
  confirm: '确认',
  reopen: '退回重办',
  withdraw: '撤回',
};

/** Gives every observer of the plan a personal link, to the end of the term. */
export async function issueObserverLinks(
  { system, at }: Stage,
  plans: readonly CasePlan[],
): Promise<ReadonlyMap<string, { readonly url: string; readonly link: Credential }>> {
  const { items } = await system.call('listObservers', at, 'office');
  const needed = new Set(plans.flatMap(({ origin }) => (origin.kind === 'lead' ? [origin.observer.id] : [])));
  const observers = items.filter(({ person }) => needed.has(person));
  const issued = await inParallel(observers, async ({ person, to }) => {
    const input = { ...at, personId: person, to: to ?? '' };
    const { url } = await system.call('issueObserverLink', input, 'office');
    return [person, { url, link: secretIn('Link', url) }] as const;
  });
  return new Map(issued);
}

/** Plays the cases of a month: each step in its turn, the cases side by side. */
export class CaseBook {
  readonly #stage: Stage;
  readonly #links: Awaited<ReturnType<typeof issueObserverLinks>>;
  readonly #cases: readonly Running[];
  readonly #planOf = new Map<string, CasePlan>();

  constructor(
    stage: Stage,
    plans: readonly CasePlan[],
    links: Awaited<ReturnType<typeof issueObserverLinks>>,
  ) {
    this.#stage = stage;
    this.#links = links;
    this.#cases = plans.map((plan) => ({ plan, receipt: receiptFrom(tenBytes(plan.key)) }));
  }

  /** The plan behind a case of the system; undefined for a case somebody else filed. */
  planOf(id: string): CasePlan | undefined {
    return this.#planOf.get(id);
  }

  /** Makes the moves of one part of a day. */
  async play(day: number, phase: Phase, tally: Tally): Promise<void> {
    const due = this.#cases.flatMap((running) => {
      const moves = running.plan.steps.filter((step) => step.day === day && step.phase === phase);
      return moves.length > 0 ? [{ running, moves }] : [];
    });
    await inParallel(due, async ({ running, moves }) => {
      for (const { move } of moves) {
        await this.#make(running, move);
        tally.add(words[move.act]);
      }
    });
  }

  async #make(running: Running, move: Move): Promise<void> {
    const { system, at } = this.#stage;
    const { call } = system;
    const receipt: Credential = { scheme: 'Receipt', value: running.receipt };
    switch (move.act) {
      case 'file':
        return this.#file(running);
      case 'confirm':
        return void (await call('confirmCase', { level: move.level }, receipt));
      case 'reopen':
        return void (await call('reopenCase', { reason: move.reason, level: move.level }, receipt));
      case 'withdraw':
        return void (await call('withdrawCase', {}, receipt));
    }
    const caseId = running.id ?? '';
    const { case: current } = await call('readCase', { ...at, caseId }, 'office');
    const input = { ...at, caseId, version: current.version };
    const handler = handlerId(current.leadUnit ?? '');
    switch (move.act) {
      case 'accept':
        return void (await call('acceptCase', input, 'office'));
      case 'assign':
        return void (await call('assignCase', { ...input, leadUnit: move.unit }, 'office'));
      case 'decline':
        return void (await call('declineCase', { ...input, reason: 'civilDispute' }, 'supervisor'));
      case 'sign':
        return void (await call('signCase', input, handler));
      case 'transfer':
        return void (await call(
          'transferCase',
          { ...input, leadUnit: move.unit, reason: move.reason },
          handler,
        ));
      case 'contact':
        return void (await call('contactCase', { ...input, note: move.note }, handler));
      case 'reply':
        return void (await call('replyCase', { ...input, text: move.text }, handler));
      case 'claim':
        return void (await call('claimCase', { ...input, text: move.text }, handler));
      case 'closeUnfixed':
        return void (await call('closeUnfixedCase', { ...input, explanation: move.explanation }, 'office'));
    }
  }

  async #file(running: Running): Promise<void> {
    const { system, at } = this.#stage;
    const { plan, receipt } = running;
    const { matter, urgent } = plan;
    const fields = {
      text: matter.text,
      category: matter.category,
      unitConcerned: matter.unit,
      urgent,
      receipt,
      ...(matter.indicator && { indicator: matter.indicator }),
    };
    const filed =
      plan.origin.kind === 'lead'
        ? await system.call(
            'fileLead',
            { ...fields, anonymous: plan.origin.anonymous },
            this.#linkOf(plan.origin),
          )
        : await system.call('fileRequest', { ...at, ...fields, ...partyOf(plan.origin) });
    running.id = filed.id;
    this.#planOf.set(filed.id, plan);
  }

  #linkOf({ observer }: Extract<Origin, { kind: 'lead' }>): Credential {
    const issued = this.#links.get(observer.id);
    if (!issued) throw new Error(`the system does not list the observer ${observer.id}`);
    return issued.link;
  }
}

const partyOf = ({ enterprise }: Extract<Origin, { kind: 'request' }>) => ({
  enterpriseName: enterprise.name,
  ...(enterprise.contact && { contact: enterprise.contact }),
});
