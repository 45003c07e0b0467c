import { setTimeout as wait } from 'node:timers/promises';
import { contract } from '../../../shared/contract/index.ts';
import type { InputOf, OutputOf, RouteId } from '../../../shared/contract/index.ts';
import { parameterNames, type RouteDefinition } from '../../../shared/contract/route.ts';

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

const attempts = 5;

/** Calls routes of the contract as an account. A system that is busy (503) is asked again after the seconds it names. */
export function createApi({ baseUrl, tokenFor, fetch = globalThis.fetch }: Omit<SampleContext, 'progress'>) {
  const origin = baseUrl.replace(/\/+$/, '');

  /** @throws Error with route, status and problem document for every answer that is not a success. */
  return async function call<Id extends RouteId>(
    id: Id,
    input: InputOf<Id>,
    account: string,
  ): Promise<OutputOf<Id>> {
    const route: RouteDefinition = contract[id];
    const inPath = parameterNames(route.path);
    const fields = input as Readonly<Record<string, unknown>>;
    const others = Object.entries(fields).filter(([name]) => !inPath.includes(name));
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String(fields[name])),
    );
    const query = route.query
      ? `?${new URLSearchParams(others.map(([name, value]) => [name, String(value)]))}`
      : '';
    const init: RequestInit = {
      method: route.method,
      headers: {
        authorization: `Bearer ${await tokenFor(account)}`,
        ...(route.body && { 'content-type': 'application/json' }),
      },
      ...(route.body && { body: JSON.stringify(Object.fromEntries(others)) }),
    };
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${origin}${path}${query}`, init);
      if (response.ok) return (await response.json()) as OutputOf<Id>;
      if (response.status !== 503 || attempt === attempts)
        throw new Error(`${id} answered ${response.status}: ${await response.text()}`);
      await wait(Number(response.headers.get('retry-after') ?? 1) * 1000);
    }
  };
}
