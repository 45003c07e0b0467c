import { mkdtempSync, writeFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder, setAside } from './data-folder.ts';
import { freePort } from './dynamodb.ts';
import { RemedyError } from './errors.ts';
import { toAnswer, toEvent } from './event.ts';
import { createLifetime } from './lifetime.ts';
import { checkJava, checkNode, checkPort } from './preflight.ts';

describe('before the start', () => {
  it('refuses an old Node.js and an old or missing Java', () => {
    expect(() => checkNode('20.20.2')).toThrow(RemedyError);
    expect(() => checkNode('22.0.0')).not.toThrow();
    expect(() => checkJava('openjdk version "17.0.15" 2025-04-15')).not.toThrow();
    expect(() => checkJava('openjdk version "21" 2023-09-19')).not.toThrow();
    expect(() => checkJava('java version "1.8.0_202"')).toThrow('Java 8 is too old');
    expect(() => checkJava('')).toThrow(RemedyError);
  });

  it('names another port when the port is taken', async () => {
    const port = await freePort();
    await checkPort(port);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    const failed = await checkPort(port).catch((error: unknown) => error);
    server.close();
    expect((failed as RemedyError).remedy).toContain(`PORT=${port + 1}`);
  });

  it('keeps a data folder to one system, and moves it aside', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'yxt-folder-')), '.data');
    expect(setAside(folder)).toBeUndefined();
    openDataFolder(folder).release();
    expect(setAside(folder)).toBe(`${folder}.old-1`);
    openDataFolder(folder);
    writeFileSync(join(folder, 'owner.pid'), String(process.ppid));
    expect(() => openDataFolder(folder)).toThrow(`in use by process ${process.ppid}`);
    expect(() => setAside(folder)).toThrow(RemedyError);
    writeFileSync(join(folder, 'owner.pid'), '99999999');
    expect(setAside(folder)).toBe(`${folder}.old-2`);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a lifetime', () => {
  it('stops all in reverse, once, also what fails and what comes late', async () => {
    const stopped: string[] = [];
    const lifetime = createLifetime();
    await lifetime.defer(() => stopped.push('first'));
    await lifetime.defer(() => {
      stopped.push('failing');
      throw new Error('no');
    });
    await lifetime.defer(async () => stopped.push('last'));
    await expect(lifetime.stop()).rejects.toThrow('not everything stopped');
    await expect(lifetime.stop()).rejects.toThrow('not everything stopped');
    await lifetime.defer(() => stopped.push('late'));
    expect(stopped).toEqual(['last', 'failing', 'first', 'late']);
  });
});

describe('events and answers', () => {
  const request = {
    method: 'POST',
    path: '/a',
    query: 'x=1&x=2&y=%20',
    headers: { host: 'h', 'content-type': 'image/png' },
    cookies: [],
    body: Buffer.from([1, 2, 3]),
    sourceIp: '127.0.0.1',
  };
  const context = {
    apiId: 'api',
    accountId: '1',
    routeKey: '$default',
    pathParameters: {},
    now: new Date(0),
  };

  it('carries bytes in base64 and text as it is', () => {
    const event = toEvent(request, context);
    expect(event).toMatchObject({
      body: 'AQID',
      isBase64Encoded: true,
      queryStringParameters: { x: '1,2', y: ' ' },
    });
    expect(event.requestContext).toMatchObject({ time: '01/Jan/1970:00:00:00 +0000', timeEpoch: 0 });
    expect(event).not.toHaveProperty('cookies');
    const text = {
      ...request,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: Buffer.from('{}'),
    };
    expect(toEvent(text, context)).toMatchObject({ body: '{}', isBase64Encoded: false });
    expect(toEvent({ ...request, body: Buffer.alloc(0) }, context)).not.toHaveProperty('body');
  });

  it.each([
    [{ statusCode: 204 }, { status: 204, body: '' }],
    [
      { statusCode: '201', body: 'x', headers: { ETag: 1 } },
      { status: 201, headers: { etag: '1', 'content-type': 'text/plain; charset=utf-8' } },
    ],
    [{ a: 1 }, { status: 200, body: '{"a":1}', headers: { 'content-type': 'application/json' } }],
    ['text', { status: 200, body: 'text' }],
    [{ statusCode: 'x' }, { status: 500 }],
    [{ statusCode: 200, body: { a: 1 } }, { status: 500 }],
  ])('maps %j', (result, expected) => {
    expect(toAnswer(result)).toMatchObject(expected);
  });
});
