import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '../../../shared/contract/client.ts';
import type { InputOf, OutputOf, RouteId } from '../../../shared/contract/index.ts';

/** Where the running system is, how to sign in there, and whom to tell how far loading is. */
export interface SampleContext {
  /** Origin of the running system. */
  readonly baseUrl: string;
  /** A bearer token of one of the {@link accounts}. */
  readonly tokenFor: (accountId: string) => Promise<string>;
  /** Told after every step: what was loaded, rows done and rows in all. */
  readonly progress: (text: string, done: number, total: number) => void;
  /** How requests are sent; the global `fetch` unless said otherwise. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export type SampleApi = ReturnType<typeof createApi>;

/** Calls routes of the contract as an account. @throws RefusedCall for every answer that is not a success */
export function createApi({ baseUrl, tokenFor, fetch = globalThis.fetch }: Omit<SampleContext, 'progress'>) {
  const call = createClient({ baseUrl, fetch, wait: sleep });
  return async <Id extends RouteId>(id: Id, input: InputOf<Id>, account: string): Promise<OutputOf<Id>> =>
    call(id, input, { scheme: 'Bearer', value: await tokenFor(account) });
}
