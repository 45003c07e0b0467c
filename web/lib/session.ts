import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { ApiOptions } from './api.ts';
import { type Claims, readClaims, type SiteConfig } from './claims.ts';

export type { Claims, SiteConfig } from './claims.ts';

/** The desk's sign-in. Tokens live in this tab's session storage and go with it. */
export interface Session {
  config: SiteConfig;
  /** Who is signed in; `undefined` before signing in and after the session ended. */
  claims(): Claims | undefined;
  /** What `api(key, input, { auth })` needs; `undefined` when nobody is signed in. */
  auth(): ApiOptions['auth'];
  /** Leaves for the issuer's page; comes back to the very address one left. */
  signIn(): Promise<void>;
  /** Ends the session here and, where the issuer supports it, there. */
  signOut(): Promise<void>;
}

async function readConfig(): Promise<SiteConfig> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return (await response.json()) as SiteConfig;
}

/** Finishes a sign-in that comes back to this page, and restores the address the person had left. */
async function finishSignIn(manager: UserManager): Promise<User | undefined> {
  const query = new URLSearchParams(location.search);
  if (!query.has('state') || !(query.has('code') || query.has('error'))) return undefined;
  try {
    const user = await manager.signinCallback();
    const back = typeof user?.state === 'string' ? user.state : '';
    history.replaceState(null, '', location.pathname + back);
    return user;
  } catch {
    // Declined, reloaded or outdated: the page then offers to sign in again.
    history.replaceState(null, '', location.pathname);
    return undefined;
  }
}

/**
 * Opens the session of this tab. Tokens are renewed silently before they expire.
 * @param onChange told whenever someone is signed in anew, renewed or signed out
 * @throws Error when `/config.json` cannot be read
 */
export async function openSession(onChange: (session: Session) => void): Promise<Session> {
  const config = await readConfig();
  const page = location.origin + location.pathname;
  const manager = new UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    redirect_uri: page,
    silent_redirect_uri: page,
    post_logout_redirect_uri: page,
    response_type: 'code',
    scope: 'openid profile email',
    automaticSilentRenew: true,
    loadUserInfo: false,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
  });

  let user = (await finishSignIn(manager)) ?? (await manager.getUser()) ?? undefined;
  if (user?.expired) user = undefined;

  const session: Session = {
    config,
    claims: () => user && readClaims(user.profile, config.claimPrefix),
    auth: () => (user?.id_token ? { scheme: 'Bearer', value: user.id_token } : undefined),
    signIn: () => manager.signinRedirect({ state: location.search + location.hash }),
    async signOut() {
      const ended = user;
      await manager.removeUser();
      const leaves = await manager.metadataService.getEndSessionEndpoint();
      if (leaves && ended?.id_token) await manager.signoutRedirect({ id_token_hint: ended.id_token });
    },
  };

  const changed = (next: User | undefined): void => {
    user = next;
    onChange(session);
  };
  manager.events.addUserLoaded(changed);
  manager.events.addUserUnloaded(() => changed(undefined));
  manager.events.addAccessTokenExpired(() => changed(undefined));
  return session;
}
