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
    const [{ drawn, waiting }, issued] = await Promise.all([
      withoutLink({ rounds, invitations }, { jurisdiction, month }),
      noted.size === 0 ? [] : invitations.ofRound(jurisdiction, month),
    ]);
    const first = new Map(waiting.map((place) => [place.id, place]));
    const spent = new Set(
      issued.filter(({ state }) => state === 'spent').map(({ enterprise }) => enterprise),
    );
    return {
      pending: drawn
        .filter(({ id }) => noted.has(id) && !spent.has(id))
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

/** Makes a link for each, and ends the one it had; who has answered, was replaced or was listed meanwhile is left out. */
export async function makeLinks(
  ports: PushPorts,
  place: PushInput,
  batch: readonly Waiting[],
): Promise<PushedLink[]> {
  const addressee = await addressees(ports.rounds, place.jurisdiction);
  const links: PushedLink[] = [];
  for (const { id, stratum } of batch) {
    const url =
      stratum === undefined
        ? await newLink(ports, place, id)
        : await firstLink(ports, place, { enterprise: id, stratum });
    if (url) links.push({ ...addressee(id), url });
  }
  return links;
}

/** The first link of an enterprise; undefined if somebody made one for a list at the same moment. */
async function firstLink(
  { invitations, ids, publicBaseUrl }: PushPorts,
  { jurisdiction, month }: PushInput,
  whose: { readonly enterprise: string; readonly stratum: string },
): Promise<string | undefined> {
  const token = tokenFrom(ids.bytes(10));
  try {
    await invitations.issue({ jurisdiction, month, ...whose, state: 'open' }, await sha256Hex(token));
  } catch (error) {
    if (error instanceof Problem && error.code === 'duplicate') return undefined;
    throw error;
  }
  return linkOf(publicBaseUrl, token);
}

/** Opens the round with its first links, and counts invited or reminded. */
export async function noteOnRound(
  { rounds, invitations, clock }: PushPorts,
  { jurisdiction, month, kind }: PushInput,
  caller: StaffCaller,
  round: Round,
  reminded: number,
): Promise<void> {
  const next = { ...round, ...stamp(clock, caller, round.version + 1) };
  if (kind === 'reminders') {
    if (reminded === 0) return;
    const reminders = counted(round.reminders ?? [], civilDateOf(next.changedAt), reminded, true);
    return rounds.replaceRound(jurisdiction, { ...next, reminders });
  }
  const { invited } = await withoutLink({ rounds, invitations }, { jurisdiction, month });
  return rounds.replaceRound(jurisdiction, { ...next, state: 'open', invited });
}
