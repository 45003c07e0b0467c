import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { CivilDate, Id, Instant, Month, Stamp } from '../contract/parameters.ts';
import { DeliveryResult } from '../notify/channel.ts';

/** What is pushed: the first links of those drawn, or new links for those who have not answered. */
export const pushKinds = ['invitations', 'reminders'] as const;
export type PushKind = (typeof pushKinds)[number];

/** Where a county's links are pushed to, as far as anyone is told: the host. Address and secret stand apart, with those of the channels. */
export const PushSettings = Stamp.extend({
  /** The host of the address. */
  target: z.string(),
  /** Switched off, nothing is pushed, and address and secret stay. */
  active: z.boolean(),
});
export type PushSettings = z.infer<typeof PushSettings>;

/** The secret that signs the batches: links are worth a signature that nobody guesses. */
export const PushSecret = z
  .string()
  .min(16, say('签名密钥至少16个字符', 'The signing secret has at least 16 characters'))
  .max(200, say('签名密钥最多200个字符', 'The signing secret has at most 200 characters'));

/** Links that left in one message. */
export const PushedBatch = z.object({
  /** The same in every repetition of the same bytes, so that the receiver takes it once. */
  batch: Id,
  enterprises: z.array(Id),
});

/**
 * How far a month's push has come. A batch is noted here before its links exist and leaves when the receiver confirms it: whatever breaks in
 * between, the next push begins with its enterprises.
 */
export const Push = Stamp.extend({
  month: Month,
  kind: z.enum(pushKinds),
  /** Batches confirmed, and links in them. */
  batches: z.number().int(),
  delivered: z.number().int(),
  /** Sent or about to be sent, and not confirmed. */
  pending: PushedBatch.optional(),
  /** Reminders: the day this round of them began, and the enterprise up to which everybody has been told. */
  on: CivilDate.optional(),
  after: Id.optional(),
  /** Until then whoever wrote this is at it. */
  busyUntil: Instant,
  last: DeliveryResult.optional(),
});
export type Push = z.infer<typeof Push>;

/** One link as it is pushed. */
export interface PushedLink {
  readonly enterprise: string;
  readonly name: string;
  readonly phone?: string;
  readonly url: string;
}

/** What stands above the links of a batch. */
export interface PushHead {
  readonly kind: PushKind;
  readonly batch: string;
  /** A batch that was not confirmed: its links, should it have arrived, are dead, and those of this batch count. */
  readonly replaces?: string | undefined;
  readonly jurisdiction: { readonly code: string; readonly name: string };
  readonly month: string;
  /** The last day on which the links take an answer. */
  readonly closesOn: string;
}

/**
 * The body of a batch, JSON. The receiver takes each `batch` once; of two links for an enterprise the one that arrived in the batch that
 * `replaces` the other counts.
 */
export const pushBody = (head: PushHead, links: readonly PushedLink[]): string =>
  JSON.stringify({ source: 'yixiantong', ...head, links });

/** The body of a batch that only tries the address. */
export const testBody = (batch: string): string =>
  JSON.stringify({ source: 'yixiantong', kind: 'test', batch, links: [] });
