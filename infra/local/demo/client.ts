import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, RefusedCall, type Credential } from '../../../shared/contract/client.ts';
import type { InputOf, OutputOf, RouteId } from '../../../shared/contract/index.ts';
import { millisecondsOf, type Instant } from '../../../shared/time/civil.ts';
import { RemedyError } from '../errors.ts';

/** An account's id to sign in with, or a secret; nobody for public routes. */
export type Who = string | Credential | undefined;

/** The running system as the demo sees it: routes, the clock, and the files behind the CDN. */
export interface DemoSystem {
  readonly baseUrl: string;
  /** @throws RefusedCall naming the route, for every answer that is not a success */
  readonly call: <Id extends RouteId>(id: Id, input: InputOf<Id>, who?: Who) => Promise<OutputOf<Id>>;
  readonly now: () => Promise<Instant>;
  /** Moves the clock forward and lets happen what falls due on the way; a moment past is no move. */
  readonly moveTo: (instant: Instant) => Promise<void>;
  /** A public file as JSON. */
  readonly file: <T>(path: string) => Promise<T>;
}

/** The secret that a link carries in its fragment. */
export const secretIn = (scheme: Credential['scheme'], url: string): Credential => ({
  scheme,
  value: new URL(url).hash.slice(1),
});

/** How many requests are under way at once. */
const CONCURRENCY = 8;

/** Does something for every item, several at a time; the first failure ends it. Results stand in the items' order. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of queue) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return results;
}

/** Waits for the refusal that the rules demand. @throws Error when it does not come, or is another one */
export async function refused(code: string, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (error instanceof RefusedCall && error.problem?.type === code) return;
    throw error;
  }
  throw new Error(`the system should have refused with ${code}, but did not`);
}

/** Reaches the system at an address. @throws RemedyError when nothing answers there, or something without a movable clock */
export async function reach(address: string): Promise<DemoSystem> {
  const baseUrl = address.replace(/\/+$/, '');
  const unreachable = (cause?: unknown) =>
    new RemedyError(
      `没有系统在 ${baseUrl} 运行 · no system of this machine answers at ${baseUrl}`,
      '先在另一个终端启动 · start it in another terminal first: `npm start`; or name its address: `npm run demo -- --url http://127.0.0.1:3001`',
      { cause },
    );
  const fetchJson = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const response = await fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const now = async () => (await fetchJson<{ now: Instant }>('/local/clock')).now;
  await now().catch((error: unknown) => {
    throw unreachable(error);
  });

  const tokens = new Map<string, Promise<string>>();
  const signIn = async (account: string): Promise<string> => {
    const body = new URLSearchParams({ grant_type: 'password', username: account });
    return (await fetchJson<{ access_token: string }>('/oidc/token', { method: 'POST', body })).access_token;
  };
  const tokenOf = (account: string): Promise<string> => {
    const token = tokens.get(account) ?? signIn(account);
    tokens.set(account, token);
    return token;
  };
  const client = createClient({ baseUrl, fetch, wait: sleep });
  return {
    baseUrl,
    call: async (id, input, who) =>
      client(id, input, typeof who === 'string' ? { scheme: 'Bearer', value: await tokenOf(who) } : who),
    now,
    moveTo: async (instant) => {
      if (millisecondsOf(instant) <= millisecondsOf(await now())) return;
      const { failed } = await fetchJson<{ failed: readonly string[] }>('/local/clock', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ now: instant }),
      });
      if (failed.length > 0) throw new Error(`scheduled work failed: ${failed.join('; ')}`);
    },
    file: (path) => fetchJson(`/${path}`),
  };
}
