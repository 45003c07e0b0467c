import type { Resolver } from './resolve.ts';
import { resourcesOf, type Stack } from './template.ts';

/** One rule of a bucket about pages of other origins. */
export interface CrossOriginRule {
  readonly AllowedMethods: readonly string[];
  readonly AllowedOrigins: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly MaxAge?: number;
}

/** What a bucket, by its name, lets pages of other origins do. */
export type CrossOrigin = (bucket: string) => readonly CrossOriginRule[];

interface BucketProperties {
  readonly CorsConfiguration?: { readonly CorsRules: readonly CrossOriginRule[] };
}

/** Reads the rules of the stack's buckets. */
export function readCrossOrigin(stack: Stack, { pick, ref }: Resolver): CrossOrigin {
  const rules = new Map(
    resourcesOf<unknown>(stack, 'AWS::S3::Bucket').map(({ id, properties }) => [
      ref(id),
      pick<BucketProperties>(properties, ['CorsConfiguration']).CorsConfiguration?.CorsRules ?? [],
    ]),
  );
  return (bucket) => rules.get(bucket) ?? [];
}

/** The headers by which storage admits a page of an origin, as S3 answers; undefined where no rule does. */
export function admission(
  rules: readonly CrossOriginRule[],
  origin: string | undefined,
  method: string,
): Record<string, string> | undefined {
  const rule = rules.find(
    ({ AllowedMethods, AllowedOrigins }) =>
      origin !== undefined &&
      AllowedMethods.includes(method) &&
      AllowedOrigins.some((allowed) => allowed === '*' || allowed === origin),
  );
  return (
    rule && {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': rule.AllowedMethods.join(', '),
      'access-control-allow-headers': (rule.AllowedHeaders ?? []).join(', '),
      'access-control-max-age': String(rule.MaxAge ?? 0),
    }
  );
}

/** Addresses of buckets in a text, which on this machine all are storage's one endpoint. */
export function atStorage(stack: Stack, { resolve }: Resolver, endpoint: string): (text: string) => string {
  const addresses = resourcesOf(stack, 'AWS::S3::Bucket').map(
    ({ id }) => `https://${resolve<string>({ 'Fn::GetAtt': [id, 'RegionalDomainName'] })}`,
  );
  return (text) => addresses.reduce((whole, address) => whole.replaceAll(address, endpoint), text);
}
