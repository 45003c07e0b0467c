import { sha256Hex, tokenFrom } from '../../shared/identifiers/token.ts';
import type { ReminderCount } from '../../shared/survey/conduct.ts';
import type { Round } from '../../shared/survey/model.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type * as z from 'zod';
import type { UseCase } from '../platform/http.ts';
import { problem, Problem } from '../platform/problem.ts';
import { stamp } from './draw.ts';
import { addressees, linkOf } from './invitations.ts';
import type { InvitationPorts } from './invitations.ts';

/** The round that still takes answers. @throws Problem `not-found`, `round-closed`, `illegal-move`. */
export async function openRound(
  { rounds }: Pick<InvitationPorts, 'rounds'>,
  { jurisdiction, month }: { jurisdiction: string; month: string },
): Promise<Round> {
  const round = await rounds.round(jurisdiction, month);
  if (!round) throw problem('not-found');
  if (round.state === 'closed') throw problem('round-closed');
  if (round.state !== 'open') throw problem('illegal-move', { current: round.state, allowed: ['open'] });
  return round;
}

/**
 * Lists a batch of enterprises that have not answered, with what a message to them needs, and counts the reminder on the round. Links are
 * kept as hashes only: on request each gets a new one, and the old one dies. Who answers meanwhile is left out.
 */
export const remindInvited =
  (ports: InvitationPorts): UseCase<'remindInvited'> =>
  async (input, caller) => {
    const { rounds, invitations, clock } = ports;
    const { jurisdiction, month, newLinks, after, limit } = input;
    const round = await openRound(ports, input);
    const open = (await invitations.ofRound(jurisdiction, month))
      .filter(({ state, enterprise }) => state === 'open' && (after === undefined || enterprise > after))
      .toSorted((a, b) => (a.enterprise < b.enterprise ? -1 : 1));
    const batch = open.slice(0, limit);
    const addressee = await addressees(rounds, jurisdiction);
    const items = [];
    for (const { enterprise } of batch) {
      const url = newLinks ? await newLink(ports, input, enterprise) : undefined;
      if (newLinks && !url) continue;
      items.push({ ...addressee(enterprise), ...(url && { url }) });
    }
    if (items.length > 0) {
      const today = civilDateOf(clock.now().toISOString());
      await rounds.replaceRound(jurisdiction, {
        ...round,
        ...stamp(clock, caller, round.version + 1),
        reminders: counted(round.reminders ?? [], today, items.length, newLinks),
      });
    }
    const last = batch.at(-1);
    return { items, ...(last && open.length > batch.length && { next: last.enterprise }) };
  };

/** A new link for an enterprise; undefined if it has answered or was replaced meanwhile. */
export async function newLink(
  { invitations, ids, publicBaseUrl }: Pick<InvitationPorts, 'invitations' | 'ids' | 'publicBaseUrl'>,
  { jurisdiction, month }: { jurisdiction: string; month: string },
  enterprise: string,
): Promise<string | undefined> {
  const token = tokenFrom(ids.bytes(10));
  try {
    await invitations.reissue(jurisdiction, month, enterprise, await sha256Hex(token));
  } catch (error) {
    if (error instanceof Problem && ['link-spent', 'stale-version'].includes(error.code)) return undefined;
    throw error;
  }
  return linkOf(publicBaseUrl, token);
}

type Count = z.infer<typeof ReminderCount>;

/** The counts with so many more on a day. */
export function counted(before: readonly Count[], on: string, count: number, newLinks: boolean): Count[] {
  const today = before.find((one) => one.on === on) ?? { on, count: 0, newLinks: 0 };
  return [
    ...before.filter((one) => one.on !== on),
    { on, count: today.count + count, newLinks: today.newLinks + (newLinks ? count : 0) },
  ];
}
