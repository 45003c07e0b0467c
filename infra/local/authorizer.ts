import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from 'jose';
import * as z from 'zod';

/** Claims as API Gateway hands them to a function: every value is text. */
export type Claims = Readonly<Record<string, string>>;

/** What the authorizer found: who calls, or that the call is refused. */
export type Verdict =
  | { readonly allowed: true; readonly claims: Claims; readonly scopes: readonly string[] | null }
  | { readonly allowed: false };

/** Checks the Authorization header of a request. */
export interface Authorizer {
  readonly audience: readonly string[];
  readonly check: (header: string | undefined) => Promise<Verdict>;
}

/** How documents of the issuer are fetched. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** The issuer and the audiences an API accepts. */
export interface AuthorizerOptions {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly fetch?: Fetch | undefined;
}

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * The JWT authorizer of an HTTP API: signature by the issuer's keys, issuer, audience (`aud`, or `client_id` where there
 * is none), expiry. Times are checked on the machine's clock, on which the issuer also signs.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function createAuthorizer({
  issuer,
  audience,
  fetch = globalThis.fetch,
}: AuthorizerOptions): Authorizer {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;

  const discover = async (): Promise<ReturnType<typeof createRemoteJWKSet>> => {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const document = discoverySchema.parse(await response.json());
    if (document.issuer !== issuer) throw new Error(`${issuer} calls itself ${document.issuer}`);
    return createRemoteJWKSet(new URL(document.jwks_uri), {
      [customFetch]: (url, init) => fetch(url, init as RequestInit),
    });
  };
  const issuerKeys = (): NonNullable<typeof keys> => {
    keys ??= discover().catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };

  const check = async (header: string | undefined): Promise<Verdict> => {
    const token = header?.replace(/^Bearer\s+/i, '').trim();
    if (!token) return { allowed: false };
    const keySet = await issuerKeys();
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        algorithms: ['RS256', 'RS384', 'RS512'],
        requiredClaims: ['exp'],
      });
      if (!hasAudience(payload, audience)) return { allowed: false };
      return { allowed: true, claims: asClaims(payload), scopes: scopesOf(payload) };
    } catch (error) {
      if (error instanceof errors.JOSEError) return { allowed: false };
      throw error;
    }
  };
  return { audience, check };
}

function hasAudience({ aud, client_id: clientId }: JWTPayload, accepted: readonly string[]): boolean {
  return [aud ?? clientId].flat().some((value) => typeof value === 'string' && accepted.includes(value));
}

function scopesOf({ scope, scp }: JWTPayload): string[] | null {
  const value = scope ?? scp;
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' && value ? value.split(' ') : null;
}

const asClaims = (payload: JWTPayload): Claims =>
  Object.fromEntries(
    Object.entries(payload)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, asText(value)]),
  );

/** API Gateway writes a list as `[a b]` and an object as JSON. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asText).join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
