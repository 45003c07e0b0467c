import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isHardEnough, isWorkDone, workBits } from '../../shared/intake/index.ts';
import { civilDateOf, instantOf, millisecondsOf } from '../../shared/time/civil.ts';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { Ids } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import type { Rules } from './ports.ts';
import type { IntakeStore } from './store.ts';

const minutes = 60_000;
/** The most texts that are remembered; beyond it the oldest are forgotten. */
const remembered = 5000;

/** A filing as the gate sees it: its receipt, and the work done for it. */
export type WorkedFiling = Pick<InputOf<'fileRequest'>, 'receipt' | 'work'>;

/** The time over which filings are counted, in milliseconds. */
const windowOf = ({ config }: Rules): number => config.protection.windowMinutes * minutes;

const sealed = (key: string, jurisdiction: string, body: string): Buffer =>
  createHmac('sha256', key).update(`${jurisdiction}\n${body}`).digest();

/** A challenge as hard as the moment asks, or as hard as whoever refused a filing asks; signed, good for a while, bound to nobody. */
async function signedChallenge(
  { store, ids }: { readonly store: Pick<IntakeStore, 'dailySecret'>; readonly ids: Ids },
  jurisdiction: string,
  bits: number,
  { config, now }: Rules,
): Promise<OutputOf<'filingChallenge'>> {
  const expiry = millisecondsOf(now) + config.protection.challengeMinutes * minutes;
  const expiresAt = instantOf(expiry);
  const key = await store.dailySecret(jurisdiction, civilDateOf(expiresAt), now, () =>
    Buffer.from(ids.bytes(32)).toString('hex'),
  );
  const body = `${bits}.${expiry}.${Buffer.from(ids.bytes(8)).toString('hex')}`;
  return { challenge: `${body}.${sealed(key, jurisdiction, body).toString('hex')}`, bits, expiresAt };
}

/**
 * Protects public filing from floods without knowing anybody: how much comes in is counted in this instance's memory, and no address is
 * looked at. While more than usual comes in, each filing takes work (ADR 17).
 */
export function floodGate(store: Pick<IntakeStore, 'challengeSecret'>) {
  const counties = new Map<string, number[]>();

  function lately(jurisdiction: string, rules: Rules): number[] {
    const at = counties.get(jurisdiction) ?? [];
    counties.set(jurisdiction, at);
    const since = millisecondsOf(rules.now) - windowOf(rules);
    while (at[0] !== undefined && at[0] <= since) at.shift();
    return at;
  }

  /** The bits that a filing takes now; 0 in quiet times. */
  const asked = (jurisdiction: string, rules: Rules): number =>
    workBits(lately(jurisdiction, rules).length, rules.config.protection);

  async function isAnswered(
    jurisdiction: string,
    { receipt, work }: WorkedFiling,
    wanted: number,
    { now }: Rules,
  ): Promise<boolean> {
    const [, body = '', bits = '', expiry = '', seal = ''] =
      /^((\d{1,2})\.(\d{13})\.[0-9a-f]{16})\.([0-9a-f]{64})$/.exec(work?.challenge ?? '') ?? [];
    if (!work || !isHardEnough(Number(bits), wanted) || Number(expiry) < millisecondsOf(now)) return false;
    const key = await store.challengeSecret(jurisdiction, civilDateOf(instantOf(Number(expiry))));
    return (
      key !== undefined &&
      timingSafeEqual(sealed(key, jurisdiction, body), Buffer.from(seal, 'hex')) &&
      isWorkDone(work.challenge, receipt, work.nonce, Number(bits))
    );
  }

  return {
    asked,
    /**
     * Lets a filing in or says kindly why not yet.
     * @throws Problem `work-needed`, with the bits, while much comes in and no challenge as hard was answered.
     */
    async admit(jurisdiction: string, filing: WorkedFiling, rules: Rules): Promise<void> {
      const bits = asked(jurisdiction, rules);
      if (bits > 0 && !(await isAnswered(jurisdiction, filing, bits, rules)))
        throw problem('work-needed', { bits });
    },
    /** Counts a filing that was taken. */
    taken(jurisdiction: string, rules: Rules): void {
      lately(jurisdiction, rules).push(millisecondsOf(rules.now));
    },
  };
}
export type FloodGate = ReturnType<typeof floodGate>;

/** A request as the guard sees it. */
export interface GuardedFiling extends WorkedFiling {
  readonly content: object;
}

/**
 * The gate of requests, and what stands before it: the very same text is taken once within the window. Texts are remembered as digests
 * under a salt that dies with this instance.
 */
export function filingGuard({ store, ids }: { store: IntakeStore; ids: Ids }) {
  const gate = floodGate(store);
  const said = new Map<string, { readonly until: number; readonly receipt: string }>();
  const salt = ids.bytes(16);
  const digest = (value: unknown): string =>
    createHash('sha256').update(salt).update(JSON.stringify(value)).digest('base64');
  const textOf = (jurisdiction: string, { content }: GuardedFiling): string =>
    digest([jurisdiction, content]);

  return {
    /** A challenge; whoever solves it is let in until it expires, unless the flood grows to four times what it was. */
    challenge: (jurisdiction: string, least: number, rules: Rules): Promise<OutputOf<'filingChallenge'>> =>
      signedChallenge({ store, ids }, jurisdiction, Math.max(least, gate.asked(jurisdiction, rules)), rules),

    /** @throws Problem `already-filed` for the very same text under another receipt, `work-needed` as {@link floodGate} does. */
    async admit(jurisdiction: string, filing: GuardedFiling, rules: Rules): Promise<void> {
      const same = said.get(textOf(jurisdiction, filing));
      if (same && same.until > millisecondsOf(rules.now) && same.receipt !== digest(filing.receipt))
        throw problem('already-filed', {
          detail: {
            zh: '请用刚才的回执编号查看进展。如果是另一件事,请补充地点、时间等不同之处后再提交',
            en: 'Follow it with the receipt you were given. If this is another matter, add where or when, and send again',
          },
        });
      await gate.admit(jurisdiction, filing, rules);
    },

    /** Counts and remembers a filing that was taken. */
    taken(jurisdiction: string, filing: GuardedFiling, rules: Rules): void {
      gate.taken(jurisdiction, rules);
      const now = millisecondsOf(rules.now);
      for (const [text, { until }] of said) if (until <= now || said.size >= remembered) said.delete(text);
      said.set(textOf(jurisdiction, filing), {
        until: now + windowOf(rules),
        receipt: digest(filing.receipt),
      });
    },
  };
}
export type FilingGuard = ReturnType<typeof filingGuard>;
