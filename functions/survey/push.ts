import { pushBody } from '../../shared/survey/push.ts';
import type { Push } from '../../shared/survey/push.ts';
import type { Round } from '../../shared/survey/model.ts';
import { civilDateOf, shiftInstant } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { log } from '../platform/log.ts';
import { resultOf, tried } from '../platform/notify/flush.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import type { Problem } from '../platform/problem.ts';
import { roundIn, stamp } from './draw.ts';
import { checkClosingDay } from './invitations.ts';
import { left, makeLinks, noteOnRound } from './pushedLinks.ts';
import type { Left, PushInput, PushPorts } from './pushedLinks.ts';
import { destination, webhook } from './pushSettings.ts';
import { openRound } from './reminders.ts';

/** How long whoever pushes keeps others from doing so, at most: longer than the function lives. */
const leaseMs = 60_000;

/** How far the push of a month has come. */
export const readPush =
  (ports: PushPorts): UseCase<'readPush'> =>
  async (input) => {
    await roundIn(ports.rounds, input, 'drawn', 'open', 'closed');
    const before = await ports.pushes.push(input.jurisdiction, input.month, input.kind);
    const now = ports.clock.now().toISOString();
    return progress(input, before, await left(ports, input, before, civilDateOf(now)), now);
  };

/**
 * Pushes the next batch. Links are kept as hashes only, so they are made as they leave: the batch is noted, its links are made and sent, the
 * same bytes again after a pause if the receiver does not take them. What it has not confirmed goes again at the next push, under a new batch
 * id and with new links, which end the old ones: nobody is left with a dead link alone, whatever broke where. Who has answered meanwhile is
 * left out.
 * @throws Problem `not-acceptable-now` while somebody else is at it or no address is set, `round-closed`, `illegal-move`.
 */
export const pushLinks =
  (ports: PushPorts): UseCase<'pushLinks'> =>
  async (input, caller) => {
    const { pushes, clock } = ports;
    const { jurisdiction, month, kind, limit } = input;
    const round = await roundTaking(ports, input);
    const target = await destination(ports, jurisdiction);
    const now = clock.now().toISOString();
    const before = await pushes.push(jurisdiction, month, kind);
    if (before && before.busyUntil > now) throw busy();
    const waiting = await left(ports, input, before, civilDateOf(now));
    const repeated = waiting.pending.length > 0;
    const batch = repeated ? waiting.pending : waiting.rest.slice(0, limit);
    if (batch.length === 0) return progress(input, before, waiting, now);

    const noted: Push & Required<Pick<Push, 'pending'>> = {
      ...stamp(clock, caller, (before?.version ?? 0) + 1),
      month,
      kind,
      batches: before?.batches ?? 0,
      delivered: before?.delivered ?? 0,
      ...(before?.last && { last: before.last }),
      ...(kind === 'reminders' && { on: waiting.on, after: repeated ? before?.after : batch.at(-1)!.id }),
      pending: { batch: ports.ids.id(), enterprises: batch.map(({ id }) => id) },
      busyUntil: shiftInstant(now, leaseMs),
    };
    if (!(await pushes.save(jurisdiction, noted))) throw busy();
    const release = (outcome: Partial<Push>): Push => ({
      ...noted,
      ...outcome,
      version: noted.version + 1,
      busyUntil: clock.now().toISOString(),
    });
    try {
      const replaces = repeated ? before?.pending?.batch : undefined;
      const sent = await send(ports, input, caller, { round, noted, replaces, batch, target });
      const after = release(sent);
      await pushes.save(jurisdiction, after);
      return progress(input, after, await left(ports, input, after, civilDateOf(now)), now);
    } catch (error) {
      await pushes.save(jurisdiction, release({}));
      throw error;
    }
  };

/** The round, with the day on which it closes. */
async function roundTaking(
  ports: PushPorts,
  input: PushInput,
): Promise<Round & Required<Pick<Round, 'closesOn'>>> {
  const round =
    input.kind === 'reminders'
      ? await openRound(ports, input)
      : await roundIn(ports.rounds, input, 'drawn', 'open');
  const closesOn = round.closesOn ?? input.closesOn;
  if (closesOn === undefined)
    throw refused('请填写答卷截止日', 'Enter the last day for answers', [
      { pointer: '/closesOn', zh: '请填写今天或以后的日期', en: 'Enter today or a later day' },
    ]);
  checkClosingDay(ports.clock, closesOn);
  return { ...round, closesOn };
}

/** Makes the links of a noted batch and sends them; what has changed of the push. */
async function send(
  ports: PushPorts,
  input: PushInput,
  caller: StaffCaller,
  {
    round,
    noted,
    replaces,
    batch,
    target,
  }: {
    readonly round: Awaited<ReturnType<typeof roundTaking>>;
    readonly noted: Push & Required<Pick<Push, 'pending'>>;
    readonly replaces: string | undefined;
    readonly batch: Left['rest'];
    readonly target: Awaited<ReturnType<typeof destination>>;
  },
): Promise<Partial<Push>> {
  const { jurisdiction, month, kind } = input;
  const links = await makeLinks(ports, input, batch);
  if (links.length === 0) return { pending: undefined };
  await noteOnRound(ports, input, caller, round, replaces === undefined ? links.length : 0);
  const place = await ports.rounds.jurisdiction(jurisdiction);
  const body = pushBody(
    {
      kind,
      batch: noted.pending.batch,
      replaces,
      jurisdiction: { code: jurisdiction, name: place?.name ?? jurisdiction },
      month,
      closesOn: round.closesOn,
    },
    links,
  );
  const now = ports.clock.now().toISOString();
  const { outcome } = await tried(ports, webhook, target, { title: '', body, keys: [] }, now);
  const last = resultOf(outcome, links.length, now);
  if (outcome.ok)
    return {
      pending: undefined,
      batches: noted.batches + 1,
      delivered: noted.delivered + links.length,
      last,
    };
  log('error', 'push-failed', { kind, waiting: links.length });
  return { last };
}

const progress = (
  { kind }: Pick<PushInput, 'kind'>,
  push: Push | undefined,
  { pending, rest }: Left,
  now: string,
) => ({
  kind,
  delivered: push?.delivered ?? 0,
  batches: push?.batches ?? 0,
  unconfirmed: pending.length,
  remaining: pending.length + rest.length,
  busy: push !== undefined && push.busyUntil > now,
  ...(push?.last && { last: push.last }),
});

const busy = (): Problem =>
  problem('not-acceptable-now', {
    detail: {
      zh: '有人正在推送这个月的链接,请过一分钟再试',
      en: 'Somebody is pushing the links of this month; try again in a minute',
    },
  });
