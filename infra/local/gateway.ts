import { internalError, toAnswer, toEvent } from './event.ts';
import { json, type Incoming, type Outgoing } from './exchange.ts';
import type { Functions } from './functions.ts';
import { matchRoute, type Route } from './routes.ts';

/** Answers a request. */
export type Respond = (request: Incoming) => Promise<Outgoing>;

/** What the HTTP API is made of. */
export interface GatewayOptions {
  readonly apiId: string;
  readonly accountId: string;
  readonly routes: readonly Route[];
  readonly functions: Functions;
  readonly now: () => Date;
  /** Receives what went wrong behind a 5xx. */
  readonly report: (message: string) => void;
}

/** An integration may take this long, in milliseconds; then the gateway answers 503. */
const INTEGRATION_LIMIT_MS = 30_000;

/** Lambda's limit of a synchronous invocation's event, in bytes: smaller than the gateway's own. */
const INVOCATION_LIMIT = 6 * 1024 * 1024;

/** The HTTP API: chooses the route, checks the caller, runs the function, maps its answer. */
export function createGateway(options: GatewayOptions): Respond {
  const { routes, functions, report } = options;
  return async (request) => {
    const match = matchRoute(routes, request.method, request.path);
    if (!match) return json(404, { message: 'Not Found' });
    const { route, pathParameters } = match;

    let jwt;
    if (route.authorizer) {
      const verdict = await route.authorizer.check(request.headers['authorization']);
      if (!verdict.allowed) {
        return {
          ...json(401, { message: 'Unauthorized' }),
          headers: { 'content-type': 'application/json', 'www-authenticate': 'Bearer' },
        };
      }
      if (route.scopes.length > 0 && !route.scopes.some((scope) => verdict.scopes?.includes(scope))) {
        return json(403, { message: 'Forbidden' });
      }
      jwt = { claims: verdict.claims, scopes: verdict.scopes };
    }

    const event = toEvent(request, {
      apiId: options.apiId,
      accountId: options.accountId,
      routeKey: route.key,
      pathParameters,
      jwt,
      now: options.now(),
    });
    if (request.body.length > INVOCATION_LIMIT / 2 && JSON.stringify(event).length > INVOCATION_LIMIT) {
      return json(413, { message: 'Request Entity Too Large' });
    }
    try {
      return toAnswer(await withinLimit(functions.invoke(route.functionId, event)));
    } catch (error) {
      report(`${route.key} (${route.functionId}): ${error instanceof Error ? error.message : String(error)}`);
      return error === tooLate ? json(503, { message: 'Service Unavailable' }) : internalError();
    }
  };
}

const tooLate = new Error('the function took longer than the gateway waits');

async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate), INTEGRATION_LIMIT_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
