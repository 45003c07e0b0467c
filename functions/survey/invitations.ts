import { sha256Hex, tokenFrom } from '../../shared/identifiers/token.ts';
import type { Round } from '../../shared/survey/model.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { roundIn, stamp } from './draw.ts';
import type { DrawPorts } from './draw.ts';

export interface InvitationPorts extends DrawPorts {
  readonly publicBaseUrl: string;
}

/** Links made at the same time. */
const atOnce = 10;

/** A one-time link: the token stands in the fragment, which no server and no log sees. */
export const linkOf = (publicBaseUrl: string, token: string): string => `${publicBaseUrl}/s.html#${token}`;

/** @throws Problem `rule-refused` for a closing day in the past */
export function checkClosingDay(clock: DrawPorts['clock'], closesOn: string): void {
  if (closesOn < civilDateOf(clock.now().toISOString()))
    throw refused('截止日期不能早于今天', 'The closing day cannot be in the past', [
      { pointer: '/closesOn', zh: '请填写今天或以后的日期', en: 'Enter today or a later day' },
    ]);
}

/** Who was drawn and has no link yet, in the order of the draw, and how many were invited; who was replaced waits for nothing. */
export async function withoutLink(
  { rounds, invitations }: Pick<DrawPorts, 'rounds' | 'invitations'>,
  { jurisdiction, month }: { jurisdiction: string; month: string },
) {
  const [{ drawn }, holders, replacements] = await Promise.all([
    rounds.drawn(jurisdiction, month),
    invitations.holders(jurisdiction, month),
    rounds.replacements(jurisdiction, month),
  ]);
  const replaced = new Set(replacements.map(({ out }) => out));
  return {
    drawn,
    waiting: drawn.filter(({ id }) => !holders.has(id) && !replaced.has(id)),
    invited: holders.size - replaced.size,
  };
}

/** What a message to an enterprise needs, by its id. */
export async function addressees(
  rounds: Pick<DrawPorts['rounds'], 'enterprises'>,
  jurisdiction: string,
): Promise<(enterprise: string) => { enterprise: string; name: string; phone?: string }> {
  const known = new Map((await rounds.enterprises(jurisdiction)).map((one) => [one.id, one]));
  return (enterprise) => {
    const found = known.get(enterprise);
    const phone = found?.contact?.phone;
    return { enterprise, name: found?.name ?? enterprise, ...(phone && { phone }) };
  };
}

/** Makes links for the next drawn enterprises that have none, and opens the round with the first. */
export const issueInvitations =
  ({ rounds, invitations, clock, ids, publicBaseUrl }: InvitationPorts): UseCase<'issueInvitations'> =>
  async (input, caller) => {
    const { jurisdiction, month, limit, closesOn } = input;
    const round = await roundIn(rounds, input, 'drawn', 'open');
    checkClosingDay(clock, closesOn);
    const { invited, waiting } = await withoutLink({ rounds, invitations }, input);
    const batch = waiting.slice(0, limit);
    const addressee = await addressees(rounds, jurisdiction);
    const issue = async ({ id, stratum }: (typeof batch)[number]) => {
      const token = tokenFrom(ids.bytes(10));
      await invitations.issue(
        { jurisdiction, month, enterprise: id, stratum, state: 'open' },
        await sha256Hex(token),
      );
      return { ...addressee(id), url: linkOf(publicBaseUrl, token) };
    };
    const links = [];
    for (let at = 0; at < batch.length; at += atOnce)
      links.push(...(await Promise.all(batch.slice(at, at + atOnce).map(issue))));
    if (batch.length > 0) {
      const next: Round = {
        ...round,
        ...stamp(clock, caller, round.version + 1),
        state: 'open',
        closesOn: round.closesOn ?? closesOn,
        invited: invited + batch.length,
      };
      await rounds.replaceRound(jurisdiction, next);
    }
    return { links, remaining: waiting.length - batch.length };
  };

/** Gives an enterprise that lost its link another one. */
export const reissueInvitation =
  ({ rounds, invitations, ids, publicBaseUrl }: InvitationPorts): UseCase<'reissueInvitation'> =>
  async (input) => {
    const { jurisdiction, month, enterpriseId } = input;
    const round = await rounds.round(jurisdiction, month);
    if (!round) throw problem('not-found');
    if (round.state === 'closed') throw problem('round-closed');
    const token = tokenFrom(ids.bytes(10));
    await invitations.reissue(jurisdiction, month, enterpriseId, await sha256Hex(token));
    const { enterprise, name } = (await addressees(rounds, jurisdiction))(enterpriseId);
    return { enterprise, name, url: linkOf(publicBaseUrl, token) };
  };

/** Whom to remind: known without knowing who answered what. */
export const unanswered =
  ({ rounds, invitations }: Pick<DrawPorts, 'rounds' | 'invitations'>): UseCase<'unanswered'> =>
  async (input) => {
    await roundIn(rounds, input, 'drawn', 'open', 'closed');
    const names = new Map((await rounds.enterprises(input.jurisdiction)).map(({ id, name }) => [id, name]));
    const open = (await invitations.ofRound(input.jurisdiction, input.month)).filter(
      ({ state }) => state === 'open',
    );
    return {
      items: open.map(({ enterprise }) => ({ enterprise, name: names.get(enterprise) ?? enterprise })),
    };
  };

/** A round with the number of answers so far. */
export const readRound =
  ({ rounds, invitations }: Pick<DrawPorts, 'rounds' | 'invitations'>): UseCase<'readRound'> =>
  async (input) => {
    const round = await roundIn(rounds, input, 'frozen', 'drawn', 'open', 'closed');
    return round.state === 'open' ? { ...round, answered: await countAnswers(invitations, input) } : round;
  };

/** Ends the round; what comes later is not counted. */
export const closeRound =
  ({ rounds, invitations, clock }: DrawPorts): UseCase<'closeRound'> =>
  async (input, caller) => {
    const round = await roundIn(rounds, input, 'open');
    const closed: Round = {
      ...round,
      ...stamp(clock, caller, round.version + 1),
      state: 'closed',
      answered: await countAnswers(invitations, input),
    };
    await rounds.replaceRound(input.jurisdiction, closed);
    return closed;
  };

async function countAnswers(
  invitations: DrawPorts['invitations'],
  { jurisdiction, month }: { jurisdiction: string; month: string },
): Promise<number> {
  return (await invitations.ofRound(jurisdiction, month)).filter(({ state }) => state === 'spent').length;
}
