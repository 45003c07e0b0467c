import { createAuthorizer, type Authorizer, type Fetch } from './authorizer.ts';
import type { Resolver } from './resolve.ts';
import { resourcesOf, UnsupportedError, type Stack } from './template.ts';

/** One route of the HTTP API. */
export interface Route {
  readonly id: string;
  /** As in the template: `GET /items/{id}` or `$default`. */
  readonly key: string;
  readonly functionId: string;
  readonly authorizer?: Authorizer | undefined;
  /** Scopes of which the token must have one. */
  readonly scopes: readonly string[];
}

/** A route that fits a request, with its decoded path parameters. */
export interface RouteMatch<R extends { readonly key: string } = Route> {
  readonly route: R;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface RouteProperties {
  readonly RouteKey: string;
  readonly Target?: unknown;
  readonly AuthorizationType?: string;
  readonly AuthorizerId?: unknown;
  readonly AuthorizationScopes?: string[];
}

interface IntegrationProperties {
  readonly IntegrationType: string;
  readonly IntegrationUri?: unknown;
  readonly PayloadFormatVersion?: string;
}

interface AuthorizerProperties {
  readonly AuthorizerType: string;
  readonly IdentitySource?: string[];
  readonly JwtConfiguration?: unknown;
}

/**
 * Reads the API's routes.
 * @throws UnsupportedError for an integration or authorizer that this runner does not have
 */
export function readRoutes(stack: Stack, resolver: Resolver, fetch?: Fetch): Route[] {
  for (const { id, properties } of resourcesOf<{ StageName?: string }>(stack, 'AWS::ApiGatewayV2::Stage')) {
    if (properties.StageName !== '$default')
      throw new UnsupportedError(id, `the stage ${properties.StageName}`);
  }
  const { resolve } = resolver;
  const authorizers = new Map(
    resourcesOf<AuthorizerProperties>(stack, 'AWS::ApiGatewayV2::Authorizer').map(({ id, properties }) => {
      const source = properties.IdentitySource?.[0];
      if (properties.AuthorizerType !== 'JWT' || source !== '$request.header.Authorization') {
        throw new UnsupportedError(id, `an authorizer ${properties.AuthorizerType} from ${source}`);
      }
      const { Issuer, Audience } = resolve<{ Issuer: string; Audience: string[] }>(
        properties.JwtConfiguration,
      );
      return [id, createAuthorizer({ issuer: Issuer, audience: Audience, fetch })] as const;
    }),
  );
  return resourcesOf<RouteProperties>(stack, 'AWS::ApiGatewayV2::Route').map(({ id, properties }) => {
    const { RouteKey, Target, AuthorizationType = 'NONE', AuthorizerId, AuthorizationScopes } = properties;
    const authorizer = authorizers.get(resolve<string>(AuthorizerId ?? ''));
    if (AuthorizationType !== 'NONE' && !(AuthorizationType === 'JWT' && authorizer)) {
      throw new UnsupportedError(id, `the authorization ${AuthorizationType}`);
    }
    return {
      id,
      key: RouteKey,
      functionId: integrationTarget(stack, resolver, id, resolve<string>(Target ?? '')),
      authorizer,
      scopes: AuthorizationScopes ?? [],
    };
  });
}

function integrationTarget(
  stack: Stack,
  { resolve, find }: Resolver,
  routeId: string,
  target: string,
): string {
  const integrationId = target.replace('integrations/', '');
  const integration = stack.resources.get(integrationId)?.Properties as IntegrationProperties | undefined;
  if (!integration) throw new UnsupportedError(routeId, 'a route without integration');
  if (integration.IntegrationType !== 'AWS_PROXY' || integration.PayloadFormatVersion !== '2.0') {
    throw new UnsupportedError(integrationId, 'an integration other than a function with payload 2.0');
  }
  const uri = resolve<string>(integration.IntegrationUri);
  const arn = /arn:[^/]*:lambda:[^/]*:function:[^/:]+/.exec(uri)?.[0];
  const functionId = arn && find(arn);
  if (!functionId) throw new UnsupportedError(integrationId, `the target ${uri}`);
  return functionId;
}

/**
 * Chooses the route for a request by API Gateway's rules: the most specific path wins (segment by segment a literal beats
 * a variable, a variable beats a greedy one), then the exact method beats ANY, and `$default` takes the rest.
 */
export function matchRoute<R extends { readonly key: string }>(
  routes: readonly R[],
  method: string,
  path: string,
): RouteMatch<R> | undefined {
  const segments = segmentsOf(path);
  let best: { match: RouteMatch<R>; rank: string } | undefined;
  for (const route of routes) {
    const [verb = '', pattern] = route.key.split(' ');
    if (pattern === undefined || (verb !== method && verb !== 'ANY')) continue;
    const fit = fitPath(segmentsOf(pattern), segments);
    if (!fit) continue;
    const rank = fit.rank + (verb === 'ANY' ? 'b' : 'a');
    if (!best || rank < best.rank) best = { match: { route, pathParameters: fit.parameters }, rank };
  }
  if (best) return best.match;
  const fallback = routes.find(({ key }) => key === '$default');
  return fallback && { route: fallback, pathParameters: {} };
}

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

/** Ranks sort as text: `0` a literal, `1` a variable, `2` a greedy variable, segment by segment. */
function fitPath(
  pattern: readonly string[],
  segments: readonly string[],
): { parameters: Record<string, string>; rank: string } | undefined {
  const parameters: Record<string, string> = {};
  let rank = '';
  for (const [index, part] of pattern.entries()) {
    const variable = /^\{([^+}]+)(\+?)\}$/.exec(part);
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (variable?.[2]) {
      const rest = segments.slice(index).join('/');
      return rest
        ? { parameters: { ...parameters, [variable[1] ?? '']: decode(rest) }, rank: `${rank}2` }
        : undefined;
    }
    if (variable) {
      if (!segment) return undefined;
      parameters[variable[1] ?? ''] = decode(segment);
    } else if (decode(segment) !== part) return undefined;
    rank += variable ? '1' : '0';
  }
  return segments.length === pattern.length ? { parameters, rank } : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
