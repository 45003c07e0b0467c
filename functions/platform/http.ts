import middy from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import httpSecurityHeaders from '@middy/http-security-headers';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import { contract } from '../../shared/contract/index.ts';
import type { Contract, OutputOf, ParsedInput, RouteId } from '../../shared/contract/index.ts';
import type { FunctionName, RouteDefinition, SecretHolder } from '../../shared/contract/route.ts';
import { admit } from './caller.ts';
import { inputOf } from './input.ts';
import { errorFields, log } from './log.ts';
import type { Caller, Platform, PublicCaller, SecretCaller, StaffCaller } from './ports.ts';
import { Problem, problem } from './problem.ts';

type CallerOf<Id extends RouteId> = Contract[Id]['callers'][number] extends infer Kind
  ? 'public' extends Kind
    ? PublicCaller
    : Extract<Kind, SecretHolder> extends never
      ? StaffCaller
      : SecretCaller
  : never;

/** What answers one route: plain input and the caller → result. */
export type UseCase<Id extends RouteId> = (
  input: ParsedInput<Id>,
  caller: CallerOf<Id>,
) => Promise<OutputOf<Id>>;

type RoutesOf<F extends FunctionName> = {
  [Id in RouteId]: Contract[Id]['function'] extends F ? Id : never;
}[RouteId];

/** A use case for every route of a function; the compiler knows when one is missing. */
export type UseCases<F extends FunctionName> = { readonly [Id in RoutesOf<F>]: UseCase<Id> };

type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
export type HttpHandler = (event: HttpEvent, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** What a handler file exports for tests and for Lambda: the wiring, still waiting for its platform. */
export type Wiring<F extends FunctionName> = (platform: Platform) => UseCases<F>;

/**
 * Turns a function's use cases into its Lambda handler: admits the caller, validates input and output by the contract, and
 * answers every error as problem+json.
 */
export function httpHandler<F extends FunctionName>(useCases: UseCases<F>, platform: Platform): HttpHandler {
  const answer = async (event: HttpEvent): Promise<APIGatewayProxyStructuredResultV2> => {
    const found = Object.entries<RouteDefinition>(contract).find(
      ([id, route]) => id in useCases && `${route.method} ${route.path}` === event.routeKey,
    );
    if (!found) throw problem('not-found');
    const [id, route] = found;
    const caller = admit(route, event, platform.claimPrefix);
    const input = inputOf(route, event, event.body);
    const useCase = useCases[id as keyof typeof useCases] as unknown as (
      input: unknown,
      caller: Caller,
    ) => Promise<unknown>;
    const output = route.response.parse(await useCase(input, caller));
    return {
      statusCode: route.status ?? 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: JSON.stringify(output),
    };
  };
  return middy<HttpEvent, APIGatewayProxyStructuredResultV2>()
    .use(httpSecurityHeaders())
    .use(requestLog(platform))
    .use(problems())
    .use(httpHeaderNormalizer())
    .use(jsonBody())
    .handler(answer) as unknown as HttpHandler;
}

function jsonBody(): middy.MiddlewareObj<HttpEvent> {
  const parser = httpJsonBodyParser();
  return {
    before: async (request) => {
      if (!request.event.body) return;
      try {
        await parser.before?.(request as never);
      } catch (error) {
        const unsupported = (error as { statusCode?: number }).statusCode === 415;
        throw problem(unsupported ? 'unsupported-media-type' : 'malformed-json');
      }
    },
  };
}

function problems(): middy.MiddlewareObj<HttpEvent, APIGatewayProxyStructuredResultV2> {
  return {
    onError: (request) => {
      const { error, event } = request;
      if (!(error instanceof Problem))
        log('error', 'unexpected-error', { route: event.routeKey, ...errorFields(error) });
      const told = error instanceof Problem ? error : problem('internal');
      request.response = {
        statusCode: told.status,
        headers: {
          'content-type': 'application/problem+json; charset=utf-8',
          'cache-control': 'no-store',
          ...(told.status === 503 && { 'retry-after': '1' }),
        },
        body: JSON.stringify(told.document(event.requestContext.requestId)),
      };
    },
  };
}

function requestLog(platform: Platform): middy.MiddlewareObj<HttpEvent, APIGatewayProxyStructuredResultV2> {
  const startedAt = new WeakMap<HttpEvent, number>();
  const write: middy.MiddlewareFn<HttpEvent, APIGatewayProxyStructuredResultV2> = (request) => {
    log('info', 'request', {
      route: request.event.routeKey,
      status: request.response?.statusCode,
      ms: platform.clock.now().getTime() - (startedAt.get(request.event) ?? 0),
      requestId: request.event.requestContext.requestId,
    });
  };
  return {
    before: (request) => {
      startedAt.set(request.event, platform.clock.now().getTime());
    },
    after: write,
    onError: write,
  };
}
