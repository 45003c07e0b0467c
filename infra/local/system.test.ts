import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LOCAL_CREDENTIALS, freePort, startDatabase } from './dynamodb.ts';
import { RemedyError } from './errors.ts';
import type { Account } from './identity.ts';
import { createResolver } from './resolve.ts';
import { startSystem, type System } from './system.ts';
import { ensureTables } from './tables.ts';
import { readAssembly, resourcesOf } from './template.ts';
import { synthesizeTestStack, type TestAssembly } from './test-stack.ts';

const accounts: readonly Account[] = [
  { id: 'li', label: '李某', roles: ['commission', 'auditor'], jurisdiction: '611000', unit: '督查室' },
];
const data = mkdtempSync(join(tmpdir(), 'yxt-data-'));
let port: number;
let assembly: TestAssembly;
let system: System;

const start = async (): Promise<System> =>
  startSystem({
    port,
    data,
    assembly: assembly.directory,
    sample: false,
    accounts: async () => accounts,
    print: (source, line) => lines.push(`${source} ${line}`),
  });
const lines: string[] = [];

interface Note {
  readonly at: string;
  readonly names?: string[];
  readonly scheduled?: string;
}
const notes = (): Note[] =>
  readFileSync(assembly.notes, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Note);
const seen = (): string[] => notes().flatMap(({ names = [] }) => names);
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const client = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: 'ap-southeast-1', credentials: LOCAL_CREDENTIALS });

async function put(id: string): Promise<void> {
  const stack = readAssembly(assembly.directory);
  const resolver = createResolver(stack, { baseUrl: system.baseUrl, queueUrl: String });
  const [table] = resourcesOf(stack, 'AWS::DynamoDB::GlobalTable');
  const tables = client(system.endpoints.database);
  await tables.send(
    new PutItemCommand({ TableName: resolver.ref(table?.id ?? ''), Item: { id: { S: id } } }),
  );
  tables.destroy();
}

beforeAll(async () => {
  port = await freePort();
  assembly = synthesizeTestStack(`http://127.0.0.1:${port}/oidc`);
  system = await start();
}, 120_000);

afterAll(async () => {
  await system.stop();
  rmSync(data, { recursive: true, force: true });
}, 60_000);

describe('a synthesized stack on this machine', () => {
  it('answers through the distribution, with the function in its own environment', async () => {
    const response = await fetch(`${system.baseUrl}/api/open/a%20b?x=1&x=2`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'one=1; two=2' },
      body: '{"ok":true}',
    });
    const { event, environment } = (await response.json()) as {
      event: Record<string, unknown>;
      environment: string[];
    };
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(event).toMatchObject({
      routeKey: 'ANY /api/open/{name}',
      pathParameters: { name: 'a b' },
      queryStringParameters: { x: '1,2' },
      cookies: ['one=1', 'two=2'],
      body: '{"ok":true}',
    });
    expect(environment).toEqual(
      expect.arrayContaining(['TABLE', 'DYNAMODB_ENDPOINT', 'S3_ENDPOINT', 'AWS_REGION']),
    );
    expect(environment).not.toContain('PATH');
    await vi.waitFor(() =>
      expect(lines.some((line) => line.startsWith('ApiFunction') && line.includes('called'))).toBe(true),
    );
  });

  it('serves the site with its markers filled in and the policy’s headers', async () => {
    const page = await fetch(`${system.baseUrl}/`);
    expect(await page.text()).toContain('<title>site</title>');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const config = (await (await fetch(`${system.baseUrl}/config.json`)).json()) as { table: string };
    expect(config.table).toMatch(/^runner-test-Things/);
    expect((await fetch(`${system.baseUrl}/missing`)).status).toBe(403);
  });

  it('answers as the gateway does when nothing fits, a function fails, is too slow, or a body is too large', async () => {
    const status = async (path: string, init?: RequestInit): Promise<number> =>
      (await fetch(system.baseUrl + path, init)).status;
    expect(await status('/api/none')).toBe(404);
    expect(await status('/api/broken')).toBe(500);
    expect(await status('/api/slow')).toBe(500);
    expect(await status('/api/open/x', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) })).toBe(
      413,
    );
    expect(await status('/api/open/x')).toBe(201);
  });

  it('lets in whom the issuer signed', async () => {
    const get = (token?: string): Promise<Response> =>
      fetch(`${system.baseUrl}/api/staff`, {
        ...(token && { headers: { authorization: `Bearer ${token}` } }),
      });
    const refused = await get();
    expect([refused.status, await refused.json()]).toEqual([401, { message: 'Unauthorized' }]);
    const token = await system.tokenFor('li');
    const { event } = (await (await get(token)).json()) as {
      event: { requestContext: { authorizer: { jwt: { claims: Record<string, string> } } } };
    };
    expect(event.requestContext.authorizer.jwt.claims).toMatchObject({
      sub: 'li',
      roles: 'commission auditor',
      jurisdiction: '611000',
      unit: '督查室',
      aud: 'desk',
    });
    await expect(system.tokenFor('nobody')).rejects.toThrow('nobody');
  });

  it('signs in by the code flow with PKCE, once a code', async () => {
    const redirect = `${system.baseUrl}/desk.html`;
    const verifier = 'v'.repeat(43);
    const challenge = Buffer.from(
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)),
    ).toString('base64url');
    const query = new URLSearchParams({
      client_id: 'desk',
      response_type: 'code',
      redirect_uri: redirect,
      state: 's',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const page = await (await fetch(`${system.baseUrl}/oidc/authorize?${query}`)).text();
    expect(page).toContain('login_hint=li');
    const sent = await fetch(`${system.baseUrl}/oidc/authorize?${query}&login_hint=li`, {
      redirect: 'manual',
    });
    const target = new URL(sent.headers.get('location') ?? '');
    const redeem = (): Promise<Response> =>
      fetch(`${system.baseUrl}/oidc/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: 'desk',
          redirect_uri: redirect,
          code: target.searchParams.get('code') ?? '',
          code_verifier: verifier,
        }),
      });
    const tokens = (await (await redeem()).json()) as { id_token: string };
    expect(decodeJwt(tokens.id_token)).toMatchObject({ sub: 'li', aud: 'desk', roles: 'commission auditor' });
    expect((await redeem()).status).toBe(400);
    const outside = new URLSearchParams({
      ...Object.fromEntries(query),
      redirect_uri: 'https://elsewhere.example/',
    });
    expect(
      (await fetch(`${system.baseUrl}/oidc/authorize?${outside}&login_hint=li`, { redirect: 'manual' }))
        .status,
    ).toBe(400);
  });

  it('feeds the stream in order, gives up a bad record and goes on', async () => {
    for (const id of ['one', 'bad', 'two']) await put(id);
    await vi.waitFor(() => {
      expect(seen()).toContain('two');
      expect(seen().filter((name) => name === 'bad').length).toBeGreaterThanOrEqual(2);
    }, 30_000);
    expect(seen().indexOf('one')).toBeLessThan(seen().indexOf('two'));
  }, 40_000);

  it('runs what falls due on the way, each at its own time', async () => {
    const moved = await system.clock.set('2026-09-04T09:00:00+08:00');
    expect(moved).toMatchObject({ fired: 3, failed: [] });
    const runs = notes().filter(({ scheduled }) => scheduled);
    expect(runs.map(({ scheduled }) => scheduled)).toEqual(
      [2, 3, 4].map((day) => `2026-09-0${day}T00:30:00Z`),
    );
    for (const { at, scheduled = '' } of runs)
      expect(Date.parse(at) - Date.parse(scheduled)).toBeLessThan(60_000);
    const back = await fetch(`${system.baseUrl}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: '2026-09-01T00:00:00Z' }),
    });
    expect(back.status).toBe(409);
  });

  it('goes on after a restart with the same data, clock, sessions and checkpoints, and leaves no process', async () => {
    const token = await system.tokenFor('li');
    const { databasePid } = system;
    await vi.waitFor(() => expect(seen()).toContain('two'));
    const before = seen().length;
    await system.stop();
    expect(isAlive(databasePid)).toBe(false);

    system = await start();
    expect(system.clock.now().toISOString()).toMatch(/^2026-09-04T01:0/);
    const staff = await fetch(`${system.baseUrl}/api/staff`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(staff.status).toBe(201);
    await put('three');
    await vi.waitFor(() => expect(seen()).toContain('three'), 20_000);
    expect(seen().slice(before)).toEqual(['three']);
  }, 60_000);

  it('stops what it had started when a start fails halfway', async () => {
    const steps: string[] = [];
    const broken = mkdtempSync(join(tmpdir(), 'yxt-broken-'));
    await expect(
      startSystem({
        data: broken,
        assembly: join(broken, 'none'),
        sample: false,
        step: (text) => steps.push(text),
      }),
    ).rejects.toThrow('ENOENT');
    expect(steps).toContain('starting DynamoDB Local');
    rmSync(broken, { recursive: true, force: true });
  }, 60_000);
});

describe('tables kept from an earlier start', () => {
  it('gain the indexes the template has gained', async () => {
    const database = await startDatabase();
    const tables = client(database.endpoint);
    try {
      const place = { baseUrl: 'http://127.0.0.1:1', queueUrl: String };
      for (const indexes of [[], ['owner'], ['owner', 'month'], ['month']]) {
        const stack = readAssembly(synthesizeTestStack('http://127.0.0.1:1/oidc', indexes).directory);
        const resolver = createResolver(stack, place);
        const [table] = resourcesOf(stack, 'AWS::DynamoDB::GlobalTable');
        await ensureTables(stack, resolver, tables);
        const { Table } = await tables.send(
          new DescribeTableCommand({ TableName: resolver.ref(table?.id ?? '') }),
        );
        expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName).sort() ?? []).toEqual(
          [...indexes].sort(),
        );
      }
    } finally {
      tables.destroy();
      await database.stop();
    }
  }, 90_000);

  it('are reported with a remedy when the folder is damaged', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'yxt-damaged-'));
    writeFileSync(join(directory, 'shared-local-instance.db'), 'this is no database '.repeat(500));
    const failed = await startDatabase(directory).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(RemedyError);
    expect((failed as RemedyError).remedy).toContain('--fresh');
    rmSync(directory, { recursive: true, force: true });
  }, 90_000);
});
