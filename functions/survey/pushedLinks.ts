import { sha256Hex, tokenFrom } from '../../shared/identifiers/token.ts';
import type { Round } from '../../shared/survey/model.ts';
import type { Push, PushedLink, PushKind } from '../../shared/survey/push.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { NotifyPorts } from '../platform/notify/flush.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { Problem } from '../platform/problem.ts';
import { stamp } from './draw.ts';
import { addressees, linkOf, withoutLink } from './invitations.ts';
import type { InvitationPorts } from './invitations.ts';
import type { PushSettingsPorts } from './pushSettings.ts';
import { counted, newLink } from './reminders.ts';

export type PushPorts = Pick<InvitationPorts, 'rounds' | 'invitations' | 'ids' | 'clock' | 'publicBaseUrl'> &
  PushSettingsPorts &
  Pick<NotifyPorts, 'wait'>;

export interface PushInput {
  readonly jurisdiction: string;
  readonly month: string;
  readonly kind: PushKind;
  readonly closesOn?: string | undefined;
}

/** An enterprise to be told: by its first link, for which its stratum is needed, or by one that ends the one it has. */
interface Waiting {
  readonly id: string;
  readonly stratum?: string;
}

/** Who is still to be told: first those of a batch that was not confirmed. */
export interface Left {
  readonly pending: readonly Waiting[];
  readonly rest: readonly Waiting[];
  /** Reminders: the day on which this round of them began. */
  readonly on: string;
}

/** Who is still to be told on a day. A round of reminders that has reached everybody begins anew on a later day, never twice on one. */
export async function left(
  { rounds, invitations }: Pick<PushPorts, 'rounds' | 'invitations'>,
  { jurisdiction, month, kind }: PushInput,
  before: Push | undefined,
  today: string,
): Promise<Left> {
  const noted = new Set(before?.pending?.enterprises);
  const on = before?.on ?? today;
  const isNoted = ({ id }: Waiting) => noted.has(id);
  if (kind === 'invitations') {
    const { drawn, issued, waiting } = await withoutLink({ rounds, invitations }, { jurisdiction, month });
    const first = new Map(waiting.map((place) => [place.id, place]));
    const open = new Set(issued.filter(({ state }) => state === 'open').map(({ enterprise }) => enterprise));
    return {
      pending: drawn
        .filter(({ id }) => noted.has(id) && (first.has(id) || open.has(id)))
        .map(({ id }) => first.get(id) ?? { id }),
      rest: waiting.filter((one) => !isNoted(one)),
      on,
    };
  }
  const open = (await invitations.ofRound(jurisdiction, month))
    .filter(({ state }) => state === 'open')
    .map(({ enterprise }) => ({ id: enterprise }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const pending = open.filter(isNoted);
  const rest = open.filter((one) => !isNoted(one) && one.id > (before?.after ?? ''));
  const done = pending.length === 0 && rest.length === 0;
  return done && on < today ? { pending, rest: open, on: today } : { pending, rest, on };
}

/**
 * Makes a link for each, and ends the one it had; who has answered or was replaced meanwhile is left out. `first` counts those who had
 * none.
 */
export async function makeLinks(
  ports: PushPorts,
  { jurisdiction, month }: PushInput,
  batch: readonly Waiting[],
): Promise<{ links: PushedLink[]; first: number }> {
  const { rounds, invitations, ids, publicBaseUrl } = ports;
  const addressee = await addressees(rounds, jurisdiction);
  const links: PushedLink[] = [];
  let first = 0;
  for (const { id, stratum } of batch) {
    let url: string | undefined;
    if (stratum !== undefined) {
      const token = tokenFrom(ids.bytes(10));
      const invitation = { jurisdiction, month, enterprise: id, stratum, state: 'open' } as const;
      const made = await invitations.issue(invitation, await sha256Hex(token)).then(() => true, exists);
      if (made) {
        url = linkOf(publicBaseUrl, token);
        first++;
      }
    }
    url ??= await newLink(ports, { jurisdiction, month }, id);
    if (url) links.push({ ...addressee(id), url });
  }
  return { links, first };
}

/** The enterprise has a link that the index did not show yet. */
function exists(error: unknown): false {
  if (error instanceof Problem && error.code === 'duplicate') return false;
  throw error;
}

/** Opens the round with its first links, and counts invited or reminded. */
export async function noteOnRound(
  { rounds, invitations, clock }: PushPorts,
  { jurisdiction, month, kind }: PushInput,
  caller: StaffCaller,
  round: Round,
  { first, reminded }: { readonly first: number; readonly reminded: number },
): Promise<void> {
  const next = { ...round, ...stamp(clock, caller, round.version + 1) };
  if (kind === 'reminders') {
    if (reminded === 0) return;
    const reminders = counted(round.reminders ?? [], civilDateOf(next.changedAt), reminded, true);
    return rounds.replaceRound(jurisdiction, { ...next, reminders });
  }
  const listed = (await invitations.ofRound(jurisdiction, month)).length;
  const invited = Math.max(listed, round.invited + first);
  return rounds.replaceRound(jurisdiction, { ...next, state: 'open', invited });
}
