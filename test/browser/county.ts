import { inject } from 'vitest';
import { createClient } from '../../shared/contract/client.ts';
import type { Credential } from '../../shared/contract/client.ts';

/** The sample county. */
export const jurisdiction = '422826';
export const month = '2026-09';

/** The typed client against the running system. */
export const client = () =>
  createClient({
    baseUrl: inject('baseUrl'),
    fetch: (url, init) => fetch(url, init),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });

const clientId = async () =>
  ((await (await fetch(`${inject('baseUrl')}/config.json`)).json()) as { clientId: string }).clientId;

/** Signs in at the system's own issuer as an account of the sample county. */
export async function credentialOf(account: string): Promise<Credential> {
  const answer = await fetch(`${inject('baseUrl')}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: account, client_id: await clientId() }),
  });
  const { access_token: value } = (await answer.json()) as { access_token: string };
  return { scheme: 'Bearer', value };
}

/** Freezes, draws and opens the month's round once, and answers so many one-time links. */
export async function surveyLinks(count: number): Promise<string[]> {
  const [call, office] = [client(), await credentialOf('office')];
  const { items } = await call('listRounds', { jurisdiction }, office);
  if (!items.some((round) => round.month === month)) {
    const frozen = await call('freezeFrame', { jurisdiction, month, beaconName: 'drand' }, office);
    await call(
      'drawSample',
      { jurisdiction, month, version: frozen.version, beacon: 'ab'.repeat(32) },
      office,
    );
  }
  const { links } = await call(
    'issueInvitations',
    { jurisdiction, month, limit: count, closesOn: '2026-09-25' },
    office,
  );
  return links.map(({ url }) => url);
}
