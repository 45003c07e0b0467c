import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt } from 'jose';
import {
  Events,
  OAuth2Issuer,
  OAuth2Service,
  type MutableRedirectUri,
  type MutableResponse,
  type MutableToken,
  type TokenRequestIncomingMessage,
} from 'oauth2-mock-server';
import { damagedData } from './errors.ts';
import { writeAtomically } from './files.ts';
import { signInPage } from './identity-page.ts';

/** Someone who may sign in on this machine. */
export interface Account {
  readonly id: string;
  readonly label: string;
  readonly roles: readonly string[];
  readonly jurisdiction: string;
  readonly unit?: string;
  readonly person?: string;
}

/** The issuer of this machine. */
export interface Identity {
  /** Answers a request below the issuer's path, whose URL has been shortened to what follows it. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** What the issuer is made of. */
export interface IdentityOptions {
  /** Its address, without a final slash. */
  readonly issuer: string;
  /** The client that tokens from the command line are for. */
  readonly clientId: string;
  readonly accounts: () => Promise<readonly Account[]>;
  /** Stands before the claims roles, jurisdiction, unit and person. */
  readonly claimPrefix?: string;
  /** Where the signing key is kept, so that a restart keeps sessions; without it, a new key each time. */
  readonly keyFile?: string | undefined;
}

/** How long a session lasts: a working day, in seconds. */
export const SESSION_S = 8 * 3600;

interface Grant {
  readonly account: Account;
  readonly usesPkce: boolean;
}

/** Starts the issuer: the code flow with PKCE behind a page of accounts, and `grant_type=password` without a password. */
export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const { issuer: url, clientId, accounts, claimPrefix = '', keyFile } = options;
  const issuer = new OAuth2Issuer();
  issuer.url = url;
  await loadKey(issuer, keyFile);
  const service = new OAuth2Service(issuer);
  const grants = new Map<string, Grant>();
  let known: ReadonlyMap<string, Account> = new Map();

  const grantOf = ({ body }: TokenRequestIncomingMessage): Grant | undefined => {
    if (body.grant_type === 'authorization_code') return grants.get(body.code ?? '');
    const account = body.grant_type === 'password' ? known.get(String(body.username)) : undefined;
    return account && { account, usesPkce: false };
  };

  service.on(
    Events.BeforeAuthorizeRedirect,
    ({ url: target }: MutableRedirectUri, request: IncomingMessage) => {
      const query = queryOf(request);
      const account = known.get(query.get('login_hint') ?? '');
      const code = target.searchParams.get('code');
      if (account && code) grants.set(code, { account, usesPkce: query.has('code_challenge') });
    },
  );
  service.on(Events.BeforeTokenSigning, ({ payload }: MutableToken, request: TokenRequestIncomingMessage) => {
    const grant = grantOf(request);
    payload.exp = payload.iat + SESSION_S;
    payload['aud'] = request.body.client_id ?? clientId;
    if (grant) Object.assign(payload, claimsOf(grant.account, claimPrefix));
  });
  service.on(Events.BeforeResponse, (response: MutableResponse, request: TokenRequestIncomingMessage) => {
    const grant = grantOf(request);
    grants.delete(request.body.code ?? '');
    if (!grant || (grant.usesPkce && !request.body.code_verifier)) {
      response.statusCode = 400;
      response.body = {
        error: 'invalid_grant',
        error_description: 'no such account, or a code that is used up',
      };
      return;
    }
    response.body = { ...(response.body || {}), expires_in: SESSION_S };
    delete response.body['refresh_token'];
  });
  service.on(Events.BeforeUserinfo, (response: MutableResponse, request: IncomingMessage) => {
    const token = request.headers.authorization?.replace(/^Bearer /i, '') ?? '';
    const account = known.get(decodeJwt(token).sub ?? '');
    if (account) response.body = claimsOf(account, claimPrefix);
  });

  return {
    handle: async (request, response) => {
      const { origin } = request.headers;
      if (origin !== undefined && !isLoopback(origin)) return sendText(response, 403, 'a foreign page');
      known = new Map((await accounts()).map((account) => [account.id, account]));
      const path = request.url?.split('?')[0];
      const query = queryOf(request);
      const target = query.get('redirect_uri') ?? query.get('post_logout_redirect_uri');
      if (target !== null && !isLoopback(target))
        return sendText(response, 400, 'redirect outside this machine');
      if (request.method === 'GET' && path === '/authorize' && !known.has(query.get('login_hint') ?? '')) {
        response.setHeader(
          'content-security-policy',
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        );
        return sendText(
          response,
          200,
          signInPage([...known.values()], `${url}/authorize`, query),
          'text/html',
        );
      }
      service.requestHandler(request, response);
    },
  };
}

const queryOf = (request: IncomingMessage): URLSearchParams =>
  new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));

const isLoopback = (target: string): boolean =>
  URL.canParse(target) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(target).hostname);

function sendText(response: ServerResponse, status: number, text: string, type = 'text/plain'): void {
  response
    .writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    .end(text);
}

function claimsOf(
  { id, label, roles, jurisdiction, unit, person }: Account,
  prefix: string,
): Record<string, string> {
  return {
    sub: id,
    name: label,
    [`${prefix}roles`]: roles.join(' '),
    [`${prefix}jurisdiction`]: jurisdiction,
    ...(unit !== undefined && { [`${prefix}unit`]: unit }),
    ...(person !== undefined && { [`${prefix}person`]: person }),
  };
}

async function loadKey(issuer: OAuth2Issuer, file: string | undefined): Promise<void> {
  if (file && existsSync(file)) {
    try {
      await issuer.keys.add(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
      return;
    } catch (error) {
      throw damagedData(`the signing key in ${file} cannot be read`, error);
    }
  }
  const key = await issuer.keys.generate('RS256');
  if (file) writeAtomically(file, JSON.stringify(key), 0o600);
}
