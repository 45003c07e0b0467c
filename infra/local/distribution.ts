import { bucketOrigin } from './bucket-origin.ts';
import { atStorage } from './cross-origin.ts';
import type { Respond } from './gateway.ts';
import type { Resolver } from './resolve.ts';
import { readHeadersPolicy, type HeadersPolicy } from './security-headers.ts';
import { resourcesOf, UnsupportedError, type Stack } from './template.ts';
import { wildcard } from './wildcard.ts';

/** What stands behind the distribution. */
export interface DistributionOptions {
  readonly api: Respond;
  readonly storageEndpoint: string;
}

interface Behavior {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly AllowedMethods?: string[];
  readonly ResponseHeadersPolicyId?: string;
  readonly FunctionAssociations?: unknown[];
  readonly LambdaFunctionAssociations?: unknown[];
}

interface Origin {
  readonly Id: string;
  readonly DomainName: string;
  readonly OriginPath?: string;
}

interface DistributionConfig {
  readonly DefaultRootObject?: string;
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors?: Behavior[];
  readonly Origins: Origin[];
  readonly CustomErrorResponses?: unknown[];
}

interface Rule {
  readonly fits: (path: string) => boolean;
  readonly methods: readonly string[];
  readonly origin: Respond;
  readonly headers: HeadersPolicy;
}

/**
 * The distribution in front of API and site: chooses the origin by the path, puts the default root object in, adds the
 * policy's headers. It caches nothing. A stack without distribution is its API alone.
 */
export function createDistribution(stack: Stack, resolver: Resolver, options: DistributionOptions): Respond {
  const [found, second] = resourcesOf<{ DistributionConfig: unknown }>(
    stack,
    'AWS::CloudFront::Distribution',
  );
  if (!found) return options.api;
  if (second) throw new UnsupportedError(second.id, 'a second distribution');
  const config = resolver.pick<DistributionConfig>(found.properties.DistributionConfig, [
    'DefaultRootObject',
    'DefaultCacheBehavior',
    'CacheBehaviors',
    'Origins',
    'CustomErrorResponses',
  ]);

  const local = atStorage(stack, resolver, options.storageEndpoint);
  const originOf = (id: string): Respond => {
    const origin = config.Origins.find(({ Id }) => Id === id);
    const respond = origin && connect(stack, resolver, origin, options);
    if (!respond) throw new UnsupportedError(found.id, `the origin ${origin?.DomainName ?? id}`);
    return respond;
  };
  const ruleOf = (behavior: Behavior): Rule => {
    if (behavior.LambdaFunctionAssociations?.length || behavior.FunctionAssociations?.length) {
      throw new UnsupportedError(found.id, 'a function at the edge');
    }
    return {
      fits: pathPattern(behavior.PathPattern ?? '*'),
      methods: behavior.AllowedMethods ?? ['GET', 'HEAD'],
      origin: originOf(behavior.TargetOriginId),
      headers: readHeadersPolicy(stack, resolver, behavior.ResponseHeadersPolicyId, local),
    };
  };
  if (config.CustomErrorResponses?.length) throw new UnsupportedError(found.id, 'an error page');
  const rules = [...(config.CacheBehaviors ?? []), config.DefaultCacheBehavior].map(ruleOf);

  return async (request) => {
    const rule = rules.find(({ fits }) => fits(request.path));
    if (!rule?.methods.includes(request.method)) {
      return { status: 403, headers: { 'content-type': 'text/plain' }, body: 'Method not allowed here' };
    }
    const path =
      request.path === '/' && config.DefaultRootObject ? `/${config.DefaultRootObject}` : request.path;
    return rule.headers(await rule.origin({ ...request, path }));
  };
}

function connect(
  stack: Stack,
  { ref, resolve }: Resolver,
  { DomainName, OriginPath = '' }: Origin,
  { api, storageEndpoint }: DistributionOptions,
): Respond | undefined {
  const throughPath =
    (respond: Respond): Respond =>
    (request) =>
      respond({ ...request, path: `${OriginPath}${request.path}` });
  for (const { id } of resourcesOf(stack, 'AWS::ApiGatewayV2::Api')) {
    const endpoint = new URL(resolve<string>({ 'Fn::GetAtt': [id, 'ApiEndpoint'] })).host;
    if (DomainName === endpoint || DomainName.startsWith(`${ref(id)}.execute-api.`)) return throughPath(api);
  }
  for (const { id } of resourcesOf(stack, 'AWS::S3::Bucket')) {
    if (DomainName.startsWith(`${ref(id)}.s3.`)) return throughPath(bucketOrigin(storageEndpoint, ref(id)));
  }
  return undefined;
}

/** CloudFront's path patterns; the leading slash may be missing. */
export function pathPattern(pattern: string): (path: string) => boolean {
  return wildcard(pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`);
}
