import { sha256Hex, tokenFrom } from '../../shared/identifiers/token.ts';
import type { Replacement } from '../../shared/survey/conduct.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, Problem, refused } from '../platform/problem.ts';
import type { Table } from '../platform/table.ts';
import { roundIn, stamp } from './draw.ts';
import { addressees, linkOf } from './invitations.ts';
import type { InvitationPorts } from './invitations.ts';
import { openRound } from './reminders.ts';

/** Two who replace at the same moment want the same next one: the slower looks again. */
const attempts = 4;

/** Who steps in for an enterprise: the first of its stratum, in the order of the draw, who has not stepped in yet. */
export function nextInOrder(
  {
    drawn,
    replacements,
  }: Readonly<Record<'drawn' | 'replacements', readonly { id: string; stratum: string }[]>>,
  done: readonly Pick<Replacement, 'in'>[],
  out: string,
): { id: string; stratum: string; place: number } | 'notDrawn' | 'noneLeft' {
  const steppedIn = new Set(done.map((one) => one.in));
  const stratum = [...drawn, ...replacements.filter(({ id }) => steppedIn.has(id))].find(
    ({ id }) => id === out,
  )?.stratum;
  if (stratum === undefined) return 'notDrawn';
  const order = replacements.filter((one) => one.stratum === stratum);
  const at = order.findIndex(({ id }) => !steppedIn.has(id));
  if (at < 0) return 'noneLeft';
  const before = drawn.filter((one) => one.stratum === stratum).length;
  return { id: order[at]!.id, stratum, place: before + at + 1 };
}

/**
 * The contact is dead: ends the link of an enterprise that was invited and has not answered, and invites the next of its stratum. Recorded
 * with reason and place, and counted on the round.
 * @throws Problem `link-spent` if it has answered, `rule-refused` if nobody of the stratum is left.
 */
export const replaceInvited =
  (ports: InvitationPorts & { readonly records: Table }): UseCase<'replaceInvited'> =>
  async (input, caller) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await replaceOnce(ports, input, caller);
      } catch (error) {
        const overtaken = error instanceof Problem && ['duplicate', 'stale-version'].includes(error.code);
        if (!overtaken || attempt === attempts) throw error;
      }
    }
  };

const replaceOnce: (
  ports: InvitationPorts & { readonly records: Table },
  ...call: Parameters<UseCase<'replaceInvited'>>
) => ReturnType<UseCase<'replaceInvited'>> = async (ports, input, caller) => {
  const { rounds, invitations, records, clock, ids, publicBaseUrl } = ports;
  const { jurisdiction, month, enterpriseId, reason } = input;
  const round = await openRound(ports, input);
  const [order, done] = await Promise.all([
    rounds.drawn(jurisdiction, month),
    rounds.replacements(jurisdiction, month),
  ]);
  if (done.some(({ out }) => out === enterpriseId))
    throw refused('这家企业已经由候补替换', 'This enterprise has been replaced already');
  const next = nextInOrder(order, done, enterpriseId);
  if (next === 'notDrawn') throw problem('not-found');
  if (next === 'noneLeft') throw refused('这一层没有候补企业了', 'No replacement is left in this stratum');
  const token = tokenFrom(ids.bytes(10));
  const { changedAt, ...rest } = stamp(clock, caller, round.version + 1);
  const replacement: Replacement = {
    out: enterpriseId,
    in: next.id,
    stratum: next.stratum,
    place: next.place,
    reason,
    at: changedAt,
    by: caller.person,
  };
  await invitations.replace(
    jurisdiction,
    records,
    { ...round, ...rest, changedAt, replaced: (round.replaced ?? 0) + 1 },
    replacement,
    await sha256Hex(token),
  );
  const { name, phone } = (await addressees(rounds, jurisdiction))(next.id);
  return { ...replacement, name, ...(phone && { phone }), url: linkOf(publicBaseUrl, token) };
};

/** Who stepped in for whom, oldest first. */
export const listReplacements =
  ({ rounds }: Pick<InvitationPorts, 'rounds'>): UseCase<'listReplacements'> =>
  async (input) => {
    await roundIn(rounds, input, 'frozen', 'drawn', 'open', 'closed');
    const items = await rounds.replacements(input.jurisdiction, input.month);
    return { items: items.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.place - b.place)) };
  };
