import type { OutputOf } from '../../../shared/contract/index.ts';
import { heard, hearingActs, hearingAfter, type HearingAct } from '../../../shared/survey/review.ts';
import type { Claims } from '../../lib/claims.ts';

export type Finding = OutputOf<'listFindings'>['items'][number];

/** What a caller can do with a finding; `waiting`: criticism could be signed, were the days of the reply over. */
export function actsOf(
  { unit, verdict, hearing }: Finding,
  { roles, unit: ownUnit, person, subject }: Pick<Claims, 'roles' | 'unit' | 'person' | 'subject'>,
  today: string,
): { readonly may: readonly HearingAct[]; readonly waiting: boolean } {
  const own = hearing?.askedBy === (person ?? subject);
  const allowed: Record<HearingAct, boolean> = {
    ask: roles.includes('office') && verdict === 'grounds',
    remind: roles.includes('office') && verdict === 'reminder',
    reply: roles.includes('handler') && ownUnit === unit,
    sign: roles.includes('supervisor') && !own && hearing !== undefined && heard(hearing, today),
    drop: roles.includes('supervisor') && !own,
  };
  const possible = (act: HearingAct) => hearingAfter(hearing?.state ?? 'none', act) !== undefined;
  return {
    may: hearingActs.filter((act) => allowed[act] && possible(act)),
    waiting: roles.includes('supervisor') && possible('sign') && !allowed.sign && !own,
  };
}
