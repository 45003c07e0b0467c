import type { Level } from '../../../shared/intake/model.ts';
import type { Enterprise, Person } from '../../../shared/registry/model.ts';
import { randomFrom, type Random } from '../sample/random.ts';
import { leadMatters, requestMatters, type Matter } from './matters.ts';
import type { Phase } from './month.ts';
import { levelOf } from './quality.ts';

/** What somebody does to a case. */
export type Move =
  | { readonly act: 'file' | 'accept' | 'sign' | 'withdraw' }
  | { readonly act: 'assign'; readonly unit: string }
  | { readonly act: 'decline' }
  | { readonly act: 'transfer'; readonly unit: string; readonly reason: string }
  | { readonly act: 'contact'; readonly note: string }
  | { readonly act: 'reply' | 'claim'; readonly text: string }
  | { readonly act: 'closeUnfixed'; readonly explanation: string }
  | { readonly act: 'confirm'; readonly level: Level }
  | { readonly act: 'reopen'; readonly reason: string; readonly level: Level };

/** A move, and the working day and part of it in which it is made. */
export interface Step {
  /** Place in the list of the month's working days. */
  readonly day: number;
  readonly phase: Phase;
  readonly move: Move;
}

/** How a case goes. */
export const fates = {
  prompt: 26,
  usual: 14,
  late: 6,
  reopened: 5,
  silent: 7,
  transferred: 4,
  overdue: 3,
  declined: 2,
  unfixed: 2,
  withdrawn: 1,
} as const;
export type Fate = keyof typeof fates;

/** Who files. */
export type Origin =
  | { readonly kind: 'lead'; readonly observer: Person; readonly anonymous: boolean }
  | { readonly kind: 'request'; readonly enterprise: Enterprise };

/** A case from the first word to the last. */
export interface CasePlan {
  /** Names the case within its month; its receipt follows from it. */
  readonly key: string;
  readonly origin: Origin;
  readonly matter: Matter;
  readonly urgent: boolean;
  readonly fate: Fate;
  readonly steps: readonly Step[];
}

export const leadCount = 30;
export const requestCount = 40;
const urgentRequests = 3;
const namedLeads = 4;
/** Working days at the end of the month on which nothing new is filed, so that most cases come to an end. */
const quietEnd = 8;
const desk = 'government-services';

/** The month's cases: 30 leads of the observers, 40 requests of enterprises. The same month gives the same plan. */
export function planCases(
  month: string,
  observers: readonly Person[],
  enterprises: readonly Enterprise[],
  days: number,
): CasePlan[] {
  const random = randomFrom(`demo/${month}/cases`);
  const order = random.shuffled(
    Object.entries(fates).flatMap(([fate, count]) => Array.from({ length: count }, () => fate as Fate)),
  );
  const firms = random.shuffled(enterprises).slice(0, requestCount);
  const origins: Origin[] = [
    ...Array.from({ length: leadCount }, (_, at): Origin => ({
      kind: 'lead',
      observer: observers[at % observers.length]!,
      anonymous: at >= namedLeads,
    })),
    ...firms.map((enterprise): Origin => ({ kind: 'request', enterprise })),
  ];
  let urgent = 0;
  return origins.map((origin, at) => {
    const fate = order[at]!;
    const key = `${month}/${origin.kind}/${at}`;
    const own = random.fork(String(at));
    const matter = own.pick(origin.kind === 'lead' ? leadMatters : requestMatters);
    const isUrgent = origin.kind === 'request' && fate === 'prompt' && urgent < urgentRequests;
    if (isUrgent) urgent += 1;
    const filed = own.integer(Math.min(1, days - 1), Math.max(1, days - 1 - quietEnd));
    const steps = script(fate, matter, filed, isUrgent, own).filter(({ day }) => day < days);
    return { key, origin, matter, urgent: isUrgent, fate, steps };
  });
}

/** What happens to a case of a fate that is filed on a day. */
function script(fate: Fate, matter: Matter, filed: number, urgent: boolean, random: Random): Step[] {
  const { unit } = matter;
  const at = (after: number, phase: Phase, ...moves: Move[]): Step[] =>
    moves.map((move) => ({ day: filed + after, phase, move }));
  const assign = (to: string): Move => ({ act: 'assign', unit: to });
  const reply: Move = { act: 'reply', text: matter.reply };
  const claim: Move = { act: 'claim', text: matter.claim };
  const confirm: Move = { act: 'confirm', level: levelOf(random, unit) };
  const contact: Move = { act: 'contact', note: '已电话联系企业负责人,约定当天到现场' };
  const filedAndAccepted = [...at(0, 'morning', { act: 'file' }), ...at(0, 'office', { act: 'accept' })];
  const assigned = [...filedAndAccepted, ...at(0, 'office', assign(unit))];
  const inHand = [...assigned, ...at(1, 'unit', { act: 'sign' }), ...at(2, 'unit', reply)];

  switch (fate) {
    case 'prompt':
      return [
        ...assigned,
        ...(urgent ? at(0, 'office', contact) : []),
        ...at(0, 'unit', { act: 'sign' }),
        ...at(1, 'unit', reply, claim),
        ...at(random.integer(2, 3), 'evening', confirm),
      ];
    case 'usual':
      return [...inHand, ...at(4, 'unit', claim), ...at(random.integer(4, 6), 'evening', confirm)];
    case 'late':
      return [
        ...assigned,
        ...at(2, 'unit', { act: 'sign' }),
        ...at(5, 'unit', reply),
        ...at(7, 'unit', claim),
        ...at(8, 'evening', confirm),
      ];
    case 'reopened':
      return [
        ...inHand,
        ...at(3, 'unit', claim),
        ...at(4, 'evening', {
          act: 'reopen',
          reason: '说是办结了,实际还没有解决,请再来看一次。',
          level: random.pick(['dissatisfied', 'veryDissatisfied']),
        }),
        ...at(5, 'unit', { act: 'reply', text: `重新核查:${matter.reply}` }),
        ...at(7, 'unit', claim),
        ...at(8, 'evening', confirm),
      ];
    case 'silent':
      return [...inHand, ...at(random.integer(2, 4), 'unit', claim)];
    case 'transferred':
      return [
        ...filedAndAccepted,
        ...at(0, 'office', assign(desk === unit ? 'dev-reform' : desk)),
        ...at(1, 'unit', { act: 'transfer', unit, reason: '经核对职责清单,此事由对方单位主办' }),
        ...at(2, 'unit', { act: 'sign' }, reply),
        ...at(4, 'unit', claim),
        ...at(5, 'evening', confirm),
      ];
    case 'overdue':
      return inHand;
    case 'declined':
      return [...at(0, 'morning', { act: 'file' }), ...at(0, 'office', { act: 'decline' })];
    case 'unfixed':
      return [
        ...inHand,
        ...at(4, 'office', {
          act: 'closeUnfixed',
          explanation: '需修改上级规划,本级无权办理;已向上级书面反映,并如实告知企业。',
        }),
      ];
    case 'withdrawn':
      return [...assigned, ...at(1, 'evening', { act: 'withdraw' })];
  }
}
