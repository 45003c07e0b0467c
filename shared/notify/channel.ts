import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { Id, Instant, Stamp, Text } from '../contract/parameters.ts';
import { channelKinds, notificationEvents } from './events.ts';

/** A time of day in Asia/Shanghai, `21:30`. */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, say('时间应写作21:30', 'Write the time as 21:30'));

/** What is said about a channel to whoever sets it up; never its address or its secret. */
export const ChannelSettings = z.object({
  name: Text(40),
  kind: z.enum(channelKinds),
  /** Whose matters it tells; without one, those of the whole county, as the office wants them. */
  unit: Id.optional(),
  events: z
    .array(z.enum(notificationEvents))
    .min(1, say('请至少选择一类提醒', 'Choose at least one kind of event'))
    .max(notificationEvents.length),
  active: z.boolean().default(true),
  /** Between these times of day nothing is sent but urgent matters; it waits until `to`. Without it there are no quiet hours. */
  quiet: z.object({ from: TimeOfDay, to: TimeOfDay }).optional(),
  /** When given, everything but urgent matters is gathered and sent once a day at this time. */
  digestAt: TimeOfDay.optional(),
  /** The word that a DingTalk robot wants in every message. */
  keyword: z.string().trim().max(20).optional(),
});
export type ChannelSettings = z.infer<typeof ChannelSettings>;

/** What a new channel begins with (**P**): silence at night. */
export const defaultQuiet = { from: '21:00', to: '08:00' } as const;

/** A channel as stored beside the other records of the county. Where it leads stands apart, with the secrets. */
export const Channel = ChannelSettings.extend(Stamp.shape).extend({
  id: Id,
  /** The host it leads to, or the number of e-mail addresses: enough to recognise it. */
  target: z.string(),
  /** Whether messages are signed with a secret. */
  signed: z.boolean(),
});
export type Channel = z.infer<typeof Channel>;

/** Where a channel leads, and with which secret it signs. Written, never read back by anyone. */
export const ChannelTarget = z.object({
  /** Of a webhook or robot. A robot's address is a secret itself. */
  url: z.string().optional(),
  recipients: z.array(z.email()).optional(),
  secret: z.string().optional(),
});
export type ChannelTarget = z.infer<typeof ChannelTarget>;

/** What became of the last attempt to send. */
export const DeliveryResult = z.object({
  at: Instant,
  ok: z.boolean(),
  zh: z.string(),
  en: z.string(),
});
export type DeliveryResult = z.infer<typeof DeliveryResult>;
