import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createClient } from '../../shared/contract/client.ts';
import type { Credential } from '../../shared/contract/client.ts';
import type { InputOf, OutputOf, RouteId } from '../../shared/contract/index.ts';
import { CODE_BYTES } from '../../shared/identifiers/crockford.ts';
import { receiptFrom } from '../../shared/identifiers/receipt.ts';
import { civilDateOf, lastDayOf, monthOf } from '../../shared/time/civil.ts';
import type { Month } from '../../shared/time/civil.ts';
import { ofThisWorker } from '../fixtures/worker.ts';

/** Where this worker's system listens. */
export const baseUrl = (): string => ofThisWorker(inject('baseUrls'));

/** The sample county. */
export const jurisdiction = '422826';

const tokens = new Map<string, Promise<string>>();

/** Signs in at the system's own issuer as an account of the sample county. */
async function signIn(account: string): Promise<string> {
  const answer = await fetch(`${baseUrl()}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: account }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function credentialOf(who: string | Credential): Promise<Credential> {
  if (typeof who !== 'string') return who;
  const token = tokens.get(who) ?? signIn(who);
  tokens.set(who, token);
  return { scheme: 'Bearer', value: await token };
}

/**
 * Calls the running system as an account, with a secret, or as nobody.
 * @throws RefusedCall for every answer that is not a success
 */
export async function call<Id extends RouteId>(
  id: Id,
  input: InputOf<Id>,
  who?: string | Credential,
): Promise<OutputOf<Id>> {
  const client = createClient({
    baseUrl: baseUrl(),
    fetch: (url, init) => fetch(url, init),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  return client(id, input, who === undefined ? undefined : await credentialOf(who));
}

/** A credential made of what the fragment of a link carries. */
export const secretIn = (scheme: Credential['scheme'], url: string): Credential => ({
  scheme,
  value: new URL(url).hash.slice(1),
});

/** The month in which the system's clock stands. */
export const currentMonth = async (): Promise<Month> => monthOf(civilDateOf((await call('health', {})).now));

/** Moves the system's clock forward to an instant and lets happen what falls due on the way. */
export async function moveClock(now: string): Promise<void> {
  const answer = await fetch(`${baseUrl()}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });
  if (!answer.ok) throw new Error(`the clock was not moved: ${await answer.text()}`);
}

/** Links of a month's round for so many enterprises that had none; freezes, draws and opens the round first where nobody did. */
export async function surveyLinks(month: Month, count: number): Promise<string[]> {
  const { items } = await call('listRounds', { jurisdiction }, 'office');
  if (!items.some((round) => round.month === month)) {
    const { version } = await call('freezeFrame', { jurisdiction, month, beaconName: 'drand' }, 'office');
    await call('drawSample', { jurisdiction, month, version, beacon: 'ab'.repeat(32) }, 'office');
  }
  const issue = { jurisdiction, month, limit: count, closesOn: lastDayOf(month) };
  const { links } = await call('issueInvitations', issue, 'office');
  return links.map(({ url }) => url);
}

/** A case as the office sees it. */
export const caseOf = async (caseId: string) =>
  (await call('readCase', { jurisdiction, caseId }, 'office')).case;

/** The office accepts a case and assigns it to a unit. */
export async function assign(caseId: string, leadUnit: string): Promise<void> {
  const at = { jurisdiction, caseId };
  const { version } = await caseOf(caseId);
  const accepted = await call('acceptCase', { ...at, version }, 'office');
  await call('assignCase', { ...at, version: accepted.case.version, leadUnit }, 'office');
}

/** Files a request as nobody in particular. */
export async function fileCase(text: string, urgent = false): Promise<{ id: string; filer: Credential }> {
  const { categories } = await call('formOptions', { jurisdiction });
  const receipt = receiptFrom(randomBytes(CODE_BYTES));
  const fields = { text, category: categories[0]!.id, urgent };
  const { id } = await call('fileRequest', { jurisdiction, receipt, ...fields });
  return { id, filer: { scheme: 'Receipt', value: receipt } };
}

/** What a unit writes to the filer. */
export interface Answer {
  readonly reply: string;
  readonly claim: string;
}

/** The unit's handler signs for a case that was just assigned. */
export async function sign(caseId: string, unit: string): Promise<void> {
  const { version } = await caseOf(caseId);
  await call('signCase', { jurisdiction, caseId, version }, `handler-${unit}`);
}

/** The unit's handler replies to the filer and claims that the case is solved. */
export async function solve(caseId: string, unit: string, { reply, claim }: Answer): Promise<void> {
  const [at, handler] = [{ jurisdiction, caseId }, `handler-${unit}`];
  const { version } = await caseOf(caseId);
  const replied = await call('replyCase', { ...at, version, text: reply }, handler);
  await call('claimCase', { ...at, version: replied.case.version, text: claim }, handler);
}
