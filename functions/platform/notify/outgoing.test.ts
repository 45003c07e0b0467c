import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress, outgoing } from './outgoing.ts';
import { dingTalkUrl, webhookSignature } from './send.ts';

describe('where nothing is sent', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.100.100.200',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    'fe80::1',
    'fd00:ec2::254',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    'nonsense',
  ])('%s is not on the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['8.8.8.8', '172.32.0.1', '2400:3200::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  const out = outgoing({ loopback: false });
  test.each([
    'http://example.com/hook',
    'ftp://example.com/',
    'https://user:pass@example.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://localhost/',
    'https://metadata.google.internal/',
    'https://printer.local/',
    'https://intranet/',
    'http://127.0.0.1:9000/',
    'nonsense',
  ])('%s is refused before anything is asked', async (url) => {
    expect(out.refusal(url)?.zh).toMatch(/\p{Script=Han}/u);
    await expect(out.post(url, {}, '{}')).rejects.toThrow(expect.objectContaining({ name: 'OutgoingError' }));
  });

  test('an ordinary address is not', () => {
    expect(out.refusal('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k')).toBeUndefined();
  });

  test('a name that leads inside is refused, even if only one of its addresses does', async () => {
    const asked: string[] = [];
    const sly = outgoing({
      loopback: false,
      resolve: async (host) => {
        asked.push(host);
        return [
          { address: '8.8.8.8', family: 4 },
          { address: '169.254.169.254', family: 4 },
        ];
      },
    });
    await expect(sly.post('https://sly.example/hook', {}, '{}')).rejects.toMatchObject({
      reason: { zh: '不能发往内部网络地址' },
    });
    expect(asked).toEqual(['sly.example']);
  });

  test('a name nobody knows is told', async () => {
    const lost = outgoing({ loopback: false, resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    await expect(lost.post('https://lost.example/', {}, '{}')).rejects.toMatchObject({
      reason: { zh: '找不到这个域名' },
    });
  });
});

describe('to this machine, where that is allowed', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/slow') return;
      if (request.url === '/moved') {
        response.writeHead(302, { location: '/ok' }).end();
        return;
      }
      if (request.url === '/long') {
        response.end('x'.repeat(1_000_000));
        return;
      }
      request.resume().on('end', () => response.end('{"errcode":0}'));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const out = outgoing({ loopback: true, timeout: 200 });

  test('the answer comes back', async () => {
    expect(await out.post(`${base}/ok`, {}, '{}')).toEqual({ status: 200, body: '{"errcode":0}' });
  });

  test('a redirection is not followed', async () => {
    expect(await out.post(`${base}/moved`, {}, '{}')).toMatchObject({ status: 302 });
  });

  test('of a long answer the beginning is read', async () => {
    expect((await out.post(`${base}/long`, {}, '{}')).body).toHaveLength(4096);
  });

  test('no answer and no receiver are told without the address', async () => {
    await expect(out.post(`${base}/slow`, {}, '{}')).rejects.toMatchObject({
      reason: { zh: '对方没有及时应答' },
    });
    const refused = out.post('http://127.0.0.1:9/', {}, '{}');
    await expect(refused).rejects.toMatchObject({ reason: { zh: '连接不上对方' } });
    await expect(refused).rejects.not.toThrow(/127/);
  });

  test('only to this machine', () => {
    expect(out.refusal('http://10.0.0.1/')).toBeDefined();
    expect(out.refusal('https://10.0.0.1/')).toBeDefined();
  });
});

describe('signatures', () => {
  test('a webhook’s covers time and body', () => {
    expect(webhookSignature('secret-1', 1_788_224_400, '{}')).toBe(
      't=1788224400,v1=7ade4093683edd2bf8f14d15aee228e6a9a508c3001aa3ad4c3d9fbf42b24a65',
    );
    expect(webhookSignature('secret-1', 1, '{}')).not.toBe(webhookSignature('secret-1', 2, '{}'));
    expect(webhookSignature('secret-1', 1, '{}')).not.toBe(webhookSignature('secret-2', 1, '{}'));
  });

  test('DingTalk’s stands in the address, encoded; without a secret there is none', () => {
    const url = 'https://oapi.dingtalk.com/robot/send?access_token=t';
    const signed = new URL(dingTalkUrl(url, 'SECabc', 1577262236757));
    expect(signed.searchParams.get('timestamp')).toBe('1577262236757');
    expect(signed.searchParams.get('sign')).toBe('I5TKCOTTj6fad4sJ4q9RsIffw0PAChVQZQGTdtRbNEQ=');
    expect(dingTalkUrl(url, undefined, 1)).toBe(url);
  });
});
