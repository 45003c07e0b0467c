import * as z from 'zod';
import { Instant } from '../../../shared/contract/parameters.ts';
import type { Stamp } from '../../../shared/contract/parameters.ts';
import { Channel, ChannelTarget, DeliveryResult, Notification } from '../../../shared/notify/index.ts';
import { secondsOf, shiftInstant } from '../../../shared/time/civil.ts';
import {
  channelKey,
  channelPartition,
  channelStateKey,
  channelTargetKey,
  deliveriesIn,
  deliveryKey,
} from '../keys.ts';
import type { Tables } from '../ports.ts';
import { Problem } from '../problem.ts';
import type { Write } from '../table.ts';

/** One happening, as one channel has to tell it or has told it. */
const Delivery = z.object({
  notification: Notification,
  state: z.enum(['waiting', 'sent', 'failed']),
  notedAt: Instant,
  /** Not before this it is tried again. */
  nextAt: Instant,
  failures: z.number().int(),
  version: z.number().int(),
});
export type Delivery = z.infer<typeof Delivery>;

/** How a channel stands: who is sending for it, how much it sent this minute, and how the last message fared. */
const ChannelState = z.object({
  version: z.number().int(),
  busyUntil: Instant,
  minute: z.number().int(),
  sentInMinute: z.number().int(),
  last: DeliveryResult.optional(),
});
export type ChannelState = z.infer<typeof ChannelState>;

/** Days for which it is remembered what was told, so that it is told once (**P**). */
const rememberedDays = 180;
/** The most deliveries that one flush looks at. */
const mostAtOnce = 500;

/** Reads and writes of channels and of what they have to send. */
export function deliveryStore({ records, deliveries }: Pick<Tables, 'records' | 'deliveries'>) {
  const placed = (j: string, channel: string, delivery: Delivery): Write => {
    const { notification, state, nextAt, notedAt, version } = delivery;
    const expiresAt = secondsOf(shiftInstant(notedAt, rememberedDays * 86_400_000));
    const key = deliveryKey(j, channel, { key: notification.key, state, nextAt, expiresAt });
    return version === 1 ? deliveries.insert(key, delivery) : deliveries.replace(key, delivery, version - 1);
  };
  const list = (j: string, channel: string, state: 'waiting' | 'failed') =>
    deliveries.page({ pk: deliveriesIn(j, channel, state), index: 'byOwner', limit: mostAtOnce }, Delivery);

  return {
    channels: (j: string): Promise<Channel[]> => records.list({ pk: channelPartition(j) }, Channel),
    channel: (j: string, id: string) => records.get(channelKey(j, id), Channel),
    saveChannel: (j: string, channel: Channel): Promise<void> =>
      records.write(
        channel.version === 1
          ? records.insert(channelKey(j, channel.id), channel)
          : records.replace(channelKey(j, channel.id), channel, channel.version - 1),
      ),
    target: (j: string, id: string) => deliveries.get(channelTargetKey(j, id), ChannelTarget),
    saveTarget: (j: string, id: string, target: ChannelTarget, stamp: z.infer<typeof Stamp>): Promise<void> =>
      deliveries.write(deliveries.put(channelTargetKey(j, id), { ...target, ...stamp })),

    state: (j: string, id: string) => deliveries.get(channelStateKey(j, id), ChannelState),
    /** Writes a channel's state unless somebody else did since it was read; whether it was written. */
    async saveState(j: string, id: string, state: ChannelState): Promise<boolean> {
      const key = channelStateKey(j, id);
      try {
        await deliveries.write(
          state.version === 1
            ? deliveries.insert(key, state)
            : deliveries.replace(key, state, state.version - 1),
        );
        return true;
      } catch (error) {
        if (error instanceof Problem) return false;
        throw error;
      }
    },

    /** What waits to be sent, the longest waiting first. */
    waiting: async (j: string, channel: string): Promise<Delivery[]> =>
      (await list(j, channel, 'waiting')).items,
    failed: async (j: string, channel: string): Promise<Delivery[]> =>
      (await list(j, channel, 'failed')).items,
    saveDelivery: (j: string, channel: string, delivery: Delivery): Promise<void> =>
      deliveries.write(placed(j, channel, delivery)),
    /** Notes a happening for a channel, once; undefined if it was noted before. */
    async note(
      j: string,
      channel: string,
      notification: Notification,
      now: string,
    ): Promise<Delivery | undefined> {
      const delivery: Delivery = {
        notification,
        state: 'waiting',
        notedAt: now,
        nextAt: now,
        failures: 0,
        version: 1,
      };
      const key = deliveryKey(j, channel, {
        key: notification.key,
        state: 'sent',
        nextAt: now,
        expiresAt: 0,
      });
      if (await deliveries.get(key, Delivery)) return undefined;
      try {
        await deliveries.write(placed(j, channel, delivery));
        return delivery;
      } catch (error) {
        if (error instanceof Problem && error.code === 'duplicate') return undefined;
        throw error;
      }
    },
  };
}
export type DeliveryStore = ReturnType<typeof deliveryStore>;
