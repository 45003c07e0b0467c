import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isWorkDone, workBits } from '../../shared/intake/index.ts';
import { civilDateOf, instantOf, millisecondsOf } from '../../shared/time/civil.ts';
import type { Instant } from '../../shared/time/civil.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Ids } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import type { Rules } from './ports.ts';
import type { IntakeStore } from './store.ts';

const minutes = 60_000;
/** The most texts that are remembered; beyond it the oldest are forgotten. */
const remembered = 5000;

/** A filing as the guard sees it. */
export interface GuardedFiling {
  readonly receipt: string;
  readonly content: object;
  readonly work?: { readonly challenge: string; readonly nonce: number } | undefined;
}

/** Filings of one county that this instance saw lately: when, and the salted digests of what was said. */
interface Lately {
  readonly at: number[];
  readonly texts: Map<string, { readonly at: number; readonly receipt: string }>;
}

/**
 * Protects public filing from floods without knowing anybody: how much comes in is counted in this instance's memory, texts are
 * remembered there as digests under a salt that dies with it, and no address is looked at. While more than usual comes in, each filing
 * takes work; the very same text is taken once within the window.
 */
export function filingGuard({ store, ids }: { store: IntakeStore; ids: Ids }) {
  const counties = new Map<string, Lately>();
  const salt = ids.bytes(16);
  const digest = (value: unknown): string =>
    createHash('sha256').update(salt).update(JSON.stringify(value)).digest('base64');

  function lately(jurisdiction: string, { config, now }: Rules): Lately {
    const county = counties.get(jurisdiction) ?? { at: [], texts: new Map() };
    counties.set(jurisdiction, county);
    const since = millisecondsOf(now) - config.protection.windowMinutes * minutes;
    while (county.at[0] !== undefined && county.at[0] <= since) county.at.shift();
    for (const [text, { at }] of county.texts)
      if (at <= since || county.texts.size > remembered) county.texts.delete(text);
    return county;
  }

  const sealed = (key: string, jurisdiction: string, body: string): Buffer =>
    createHmac('sha256', key).update(`${jurisdiction}\n${body}`).digest();

  async function isAnswered(jurisdiction: string, filing: GuardedFiling, now: Instant): Promise<boolean> {
    const [, body = '', bits, expiry, seal = ''] =
      /^((\d{1,2})\.(\d{13})\.[0-9a-f]{16})\.([0-9a-f]{64})$/.exec(filing.work?.challenge ?? '') ?? [];
    if (!filing.work || Number(expiry ?? 0) < millisecondsOf(now)) return false;
    const key = await store.challengeSecret(jurisdiction, civilDateOf(instantOf(Number(expiry))));
    return (
      key !== undefined &&
      timingSafeEqual(sealed(key, jurisdiction, body), Buffer.from(seal, 'hex')) &&
      isWorkDone(filing.work.challenge, filing.receipt, filing.work.nonce, Number(bits))
    );
  }

  return {
    /** A challenge as hard as the moment asks; whoever solves it is let in until it expires, even if the flood grows. */
    async challenge(jurisdiction: string, rules: Rules): Promise<OutputOf<'filingChallenge'>> {
      const { protection } = rules.config;
      const bits = workBits(lately(jurisdiction, rules).at.length, protection);
      const expiry = millisecondsOf(rules.now) + protection.challengeMinutes * minutes;
      const expiresAt = instantOf(expiry);
      const key = await store.dailySecret(jurisdiction, civilDateOf(expiresAt), rules.now, () =>
        Buffer.from(ids.bytes(32)).toString('hex'),
      );
      const body = `${bits}.${expiry}.${Buffer.from(ids.bytes(8)).toString('hex')}`;
      return {
        challenge: `${body}.${sealed(key, jurisdiction, body).toString('hex')}`,
        bits,
        expiresAt,
      };
    },

    /**
     * Lets a filing in or says kindly why not yet.
     * @throws Problem `work-needed` while much comes in and no challenge was answered, `already-filed` for the very same text under
     *   another receipt.
     */
    async admit(jurisdiction: string, filing: GuardedFiling, rules: Rules): Promise<void> {
      const county = lately(jurisdiction, rules);
      const same = county.texts.get(digest(filing.content));
      if (same && same.receipt !== digest(filing.receipt))
        throw problem('already-filed', {
          detail: {
            zh: '请用刚才的回执编号查看进展。如果是另一件事,请补充地点、时间等不同之处后再提交',
            en: 'Follow it with the receipt you were given. If this is another matter, add where or when, and send again',
          },
        });
      const wanted = workBits(county.at.length, rules.config.protection) > 0;
      if (wanted && !(await isAnswered(jurisdiction, filing, rules.now))) throw problem('work-needed');
    },

    /** Counts a filing that was taken. */
    taken(jurisdiction: string, filing: GuardedFiling, rules: Rules): void {
      const county = lately(jurisdiction, rules);
      const at = millisecondsOf(rules.now);
      county.at.push(at);
      county.texts.set(digest(filing.content), { at, receipt: digest(filing.receipt) });
    },
  };
}
export type FilingGuard = ReturnType<typeof filingGuard>;
