import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthorizer, type Authorizer } from './authorizer.ts';

const issuer = 'http://issuer.example/oidc';
type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
let ours: PrivateKey;
let foreign: PrivateKey;
let authorizer: Authorizer;

const now = Math.floor(Date.now() / 1000);
const valid: JWTPayload = { iss: issuer, aud: 'desk', sub: 'li', exp: now + 600, iat: now };
const bearer = async (claims: JWTPayload, key: PrivateKey = ours): Promise<string> =>
  `Bearer ${await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key)}`;
const allowed = async (header: string | undefined): Promise<boolean> =>
  (await authorizer.check(header)).allowed;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  ours = pair.privateKey;
  foreign = (await generateKeyPair('RS256')).privateKey;
  const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256' }];
  authorizer = createAuthorizer({
    issuer,
    audience: ['desk', 'board'],
    fetch: async (url) =>
      Response.json(url.endsWith('/jwks') ? { keys } : { issuer, jwks_uri: 'http://issuer.example/jwks' }),
  });
});

describe('the JWT authorizer', () => {
  it('hands the claims on as text', async () => {
    const claims = { ...valid, aud: ['other', 'desk'], roles: ['a', 'b'], scope: 'openid desk', admin: true };
    expect(await authorizer.check(await bearer(claims))).toEqual({
      allowed: true,
      scopes: ['openid', 'desk'],
      claims: expect.objectContaining({
        sub: 'li',
        aud: '[other desk]',
        roles: '[a b]',
        exp: `${now + 600}`,
        admin: 'true',
      }),
    });
  });

  it('takes client_id where there is no audience', async () => {
    const rest: JWTPayload = { ...valid };
    delete rest.aud;
    expect(await allowed(await bearer({ ...rest, client_id: 'board' }))).toBe(true);
    expect(await allowed(await bearer({ ...rest, client_id: 'else' }))).toBe(false);
    expect(await allowed(await bearer(rest))).toBe(false);
  });

  it.each<[string, JWTPayload]>([
    ['another issuer', { ...valid, iss: 'http://else.example' }],
    ['another audience', { ...valid, aud: 'else' }],
    ['an expired token', { ...valid, exp: now - 1 }],
    ['a token of the future', { ...valid, nbf: now + 60 }],
    ['a token without expiry', { iss: issuer, aud: 'desk' }],
  ])('refuses %s', async (_what, claims) => {
    expect(await allowed(await bearer(claims))).toBe(false);
  });

  it('refuses a foreign signature, no token, and what is no token', async () => {
    expect(await allowed(await bearer(valid, foreign))).toBe(false);
    expect(await allowed(undefined)).toBe(false);
    expect(await allowed('Bearer x.y.z')).toBe(false);
    const unsigned = [{ alg: 'none' }, valid].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    expect(await allowed(`Bearer ${unsigned.join('.')}.`)).toBe(false);
  });
});
