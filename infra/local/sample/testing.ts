import { routes } from '../../../shared/contract/index.ts';
import type { RouteId } from '../../../shared/contract/index.ts';
import { accounts, type Account } from './accounts.ts';
import type { SampleContext } from './api.ts';

/** A request as it arrives: the route, its parts, and who signed in. */
export interface SampleCall {
  readonly id: RouteId;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly account: Account;
}

function routeAt(method: string, path: string): Pick<SampleCall, 'id' | 'parameters'> {
  for (const [id, route] of Object.entries(routes)) {
    const pattern = new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const match = route.method === method ? pattern.exec(path) : null;
    if (match) return { id: id as RouteId, parameters: { ...match.groups } };
  }
  throw new Error(`No route answers ${method} ${path}`);
}

const bearer = 'Bearer token-of-';

/** A running system for tests: requests are read as the contract lays them out and handed to `answer`. */
export const systemOf = (
  answer: (call: SampleCall) => Promise<{ status: number; body: unknown }>,
): Omit<SampleContext, 'progress'> => ({
  baseUrl: 'http://127.0.0.1:3000/',
  tokenFor: async (account) => `token-of-${account}`,
  fetch: async (address, { method, headers, body }) => {
    const { pathname, searchParams } = new URL(address);
    const token = new Headers(headers).get('authorization') ?? '';
    const account = accounts.find(({ id }) => token === `${bearer}${id}`);
    if (!account) throw new Error(`Nobody signs in with ${token}`);
    const answered = await answer({
      ...routeAt(method ?? 'GET', pathname),
      query: Object.fromEntries(searchParams),
      body: typeof body === 'string' ? body : undefined,
      account,
    });
    return new Response(JSON.stringify(answered.body), { status: answered.status });
  },
});
