import type {
  Channel,
  DeliveryResult,
  Message,
  Notification,
  Patience,
} from '../../../shared/notify/index.ts';
import {
  defaultPatience,
  mayGo,
  messagesOf,
  minuteOf,
  nextAttempt,
  receiverLimits,
} from '../../../shared/notify/index.ts';
import type { Instant } from '../../../shared/time/civil.ts';
import { shiftInstant } from '../../../shared/time/civil.ts';
import type { Clock } from '../clock.ts';
import { log } from '../log.ts';
import type { ChannelState, Delivery, DeliveryStore } from './deliveries.ts';
import type { Outgoing } from './outgoing.ts';
import { sendMessage } from './send.ts';
import type { Outcome } from './send.ts';

/** What sending is made of. */
export interface NotifyPorts {
  readonly store: DeliveryStore;
  readonly clock: Clock;
  readonly out: Outgoing;
  /** Address of the pages, for the links in messages. */
  readonly baseUrl: string;
  /** Waits between two tries at once. */
  readonly wait: (ms: number) => Promise<void>;
  readonly patience?: Patience;
}

/** How long whoever sends for a channel keeps others from doing so, at most. */
const leaseMs = 2 * 60_000;
/** Pauses before the second and third try of a message; afterwards the delivery waits for the hourly run. */
const pauses = [500, 2000] as const;

/** The channels that tell an event: the county's own, and those of the unit that must act. */
export const listening = (
  channels: readonly Channel[],
  { event, unit }: Pick<Notification, 'event' | 'unit'>,
): Channel[] =>
  channels.filter(
    (channel) =>
      channel.active &&
      (channel.events as readonly string[]).includes(event) &&
      (channel.unit === undefined || channel.unit === unit),
  );

/** Notes happenings for every channel that tells them, and sends what may go now. What was told before is not told again. */
export async function tell(
  ports: NotifyPorts,
  jurisdiction: string,
  notifications: readonly Notification[],
): Promise<void> {
  if (notifications.length === 0) return;
  const now = ports.clock.now().toISOString();
  const fresh = new Map<Channel, Delivery[]>();
  const channels = await ports.store.channels(jurisdiction);
  for (const notification of notifications)
    for (const channel of listening(channels, notification)) {
      const delivery = await ports.store.note(jurisdiction, channel.id, notification, now);
      if (delivery) fresh.set(channel, [...(fresh.get(channel) ?? []), delivery]);
    }
  await allOf([...fresh].map(([channel, deliveries]) => hurry(ports, jurisdiction, channel, deliveries)));
}

/** Sends what is new in a channel; where another sender is at work and something is urgent, tries again soon. */
async function hurry(
  ports: NotifyPorts,
  jurisdiction: string,
  channel: Channel,
  fresh: readonly Delivery[],
): Promise<void> {
  let done = await flush(ports, jurisdiction, channel, fresh);
  const urgent = fresh.some(({ notification }) => notification.urgent);
  for (const pause of urgent ? pauses : []) {
    if (done) return;
    await ports.wait(pause);
    done = await flush(ports, jurisdiction, channel);
  }
}

/** Sends what waits in every channel of a jurisdiction and may go now. */
export async function flushAll(ports: NotifyPorts, jurisdiction: string): Promise<void> {
  const channels = (await ports.store.channels(jurisdiction)).filter(({ active }) => active);
  await allOf(channels.map((channel) => flush(ports, jurisdiction, channel)));
}

/** Lets all work end, so that none holds up another. @throws the first failure */
export async function allOf(works: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * Sends what waits in a channel, gathered into as few messages as its receiver takes. One sender at a time: whoever finds another at work
 * leaves it to the next run, or tries again soon if it is urgent. A message is marked as sent after the receiver took it, so it may come
 * twice and is never lost.
 * @returns false when another sender was at work
 */
export async function flush(
  ports: NotifyPorts,
  jurisdiction: string,
  channel: Channel,
  fresh: readonly Delivery[] = [],
): Promise<boolean> {
  const { store, clock, baseUrl } = ports;
  const now = clock.now().toISOString();
  const before = await store.state(jurisdiction, channel.id);
  if (before && before.busyUntil > now) return false;
  const waiting = [...(await store.waiting(jurisdiction, channel.id)), ...fresh];
  const due = dueOf(waiting, channel, isResting(ports, before, now), now);
  if (due.size === 0) return true;
  const minute = minuteOf(now);
  const state: ChannelState = {
    ...before,
    version: (before?.version ?? 0) + 1,
    busyUntil: shiftInstant(now, leaseMs),
    minute,
    sentInMinute: before?.minute === minute ? before.sentInMinute : 0,
  };
  if (!(await store.saveState(jurisdiction, channel.id, state))) return false;

  let { sentInMinute, last } = state;
  const messages = messagesOf(
    channel,
    [...due.values()].map(({ notification }) => notification),
    baseUrl,
  );
  const target = await store.target(jurisdiction, channel.id);
  for (const message of messages) {
    const room = receiverLimits[channel.kind].perMinute - sentInMinute;
    if (room <= 0) break;
    const { outcome, tries } = await tried(ports, channel, target, message, now, room);
    sentInMinute += tries;
    last = resultOf(outcome, message.keys.length, now);
    await Promise.all(
      message.keys.map((key) => settle(ports, jurisdiction, channel.id, due.get(key)!, outcome, now)),
    );
    if (!outcome.ok) {
      log('error', 'notification-failed', { kind: channel.kind, waiting: due.size });
      break;
    }
  }
  await store.saveState(jurisdiction, channel.id, {
    ...state,
    version: state.version + 1,
    busyUntil: now,
    sentInMinute,
    ...(last && { last }),
  });
  return true;
}

/** Whether a receiver failed so lately that only what is urgent tries it: each try may take as long as it does not answer. */
const isResting = (
  { patience = defaultPatience }: NotifyPorts,
  state: ChannelState | undefined,
  now: Instant,
): boolean => state?.last?.ok === false && now < shiftInstant(state.last.at, patience.first);

/** What may go now, by its key. */
const dueOf = (
  deliveries: readonly Delivery[],
  channel: Channel,
  resting: boolean,
  now: Instant,
): Map<string, Delivery> =>
  new Map(
    deliveries
      .filter(
        ({ nextAt, notedAt, notification: { urgent } }) =>
          nextAt <= now && (urgent || !resting) && mayGo(channel, { notedAt, urgent }, now),
      )
      .map((delivery) => [delivery.notification.key, delivery]),
  );

/** Sends a message, and the same bytes again after a pause or two while the receiver does not take it; `most` times in all. */
export async function tried(
  { out, wait }: Pick<NotifyPorts, 'out' | 'wait'>,
  channel: Pick<Channel, 'kind'>,
  target: Parameters<typeof sendMessage>[2],
  message: Message,
  now: Instant,
  most = pauses.length + 1,
): Promise<{ outcome: Outcome; tries: number }> {
  let tries = 1;
  let outcome = await sendMessage(out, channel, target, message, now);
  for (const pause of pauses) {
    if (outcome.ok || tries >= most) break;
    await wait(pause);
    tries += 1;
    outcome = await sendMessage(out, channel, target, message, now);
  }
  return { outcome, tries };
}

/** What the office is told of a message. */
export const resultOf = (outcome: Outcome, count: number, at: Instant): DeliveryResult =>
  outcome.ok
    ? { at, ok: true, zh: `已送达${count}条`, en: `${count} delivered` }
    : { at, ok: false, ...outcome.reason };

async function settle(
  { store, patience = defaultPatience }: NotifyPorts,
  jurisdiction: string,
  channel: string,
  delivery: Delivery,
  outcome: Outcome,
  now: Instant,
): Promise<void> {
  const next = { ...delivery, version: delivery.version + 1 };
  if (outcome.ok) return store.saveDelivery(jurisdiction, channel, { ...next, state: 'sent' });
  const failures = delivery.failures + 1;
  const nextAt = nextAttempt(failures, now, patience);
  return store.saveDelivery(jurisdiction, channel, {
    ...next,
    failures,
    ...(nextAt === undefined ? { state: 'failed' as const } : { nextAt }),
  });
}
