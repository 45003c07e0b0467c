import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { Bilingual } from '../../../shared/contract/bilingual.ts';

/** What a receiver answered. */
export interface Answered {
  readonly status: number;
  /** The beginning of its body. */
  readonly body: string;
}

/** The way out of the system. Every request is checked before the first byte leaves. */
export interface Outgoing {
  /** Whether an address may be written to at all, without asking the network; the reason if not. */
  refusal(url: string): Bilingual | undefined;
  /** Posts a body. @throws OutgoingError when the address is refused, does not answer in time or cannot be reached. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answered>;
  /** Sends plain text by e-mail; absent where the deployment has none. */
  readonly mail?: (recipients: readonly string[], subject: string, text: string) => Promise<void>;
}

/** Why nothing could be sent, told without the address. */
export class OutgoingError extends Error {
  readonly reason: Bilingual;
  constructor(reason: Bilingual) {
    super(reason.en);
    this.name = 'OutgoingError';
    this.reason = reason;
  }
}

/** An address of a host, as a resolver gives it. */
export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

export interface OutgoingOptions {
  /** All addresses of a host. */
  readonly resolve?: (host: string) => Promise<readonly HostAddress[]>;
  /** Local runs and tests may write to `http://127.0.0.1` and `http://localhost`. */
  readonly loopback: boolean;
  /** Milliseconds until an answer must be there. */
  readonly timeout?: number;
  readonly mail?: Outgoing['mail'];
}

/**
 * Networks that no receiver may be in: this machine, private and shared ones, link-local (the metadata of cloud machines among them),
 * benchmarks, documentation, multicast and reserved (IANA special-purpose address registries).
 */
const closed = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, prefix, 'ipv4');
/** Of IPv6 only global unicast is open, and of it neither documentation nor the tunnels that carry IPv4. */
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
const closed6 = new BlockList();
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(net, prefix, 'ipv6');

/** Whether an address is on the public internet. */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  return family === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
};

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
const isLoopback = (url: URL): boolean => ['127.0.0.1', 'localhost', '::1'].includes(hostOf(url));

const notWhole: Bilingual = { zh: '请填写完整网址', en: 'Enter a whole address' };
const notHttps: Bilingual = {
  zh: '地址应以https://开头,且不带用户名和密码',
  en: 'The address begins with https:// and carries no user name or password',
};
const notPublic: Bilingual = {
  zh: '不能发往内部网络地址',
  en: 'Nothing is sent to addresses of internal networks',
};
const unknownHost: Bilingual = { zh: '找不到这个域名', en: 'This host name is not known' };
const noAnswer: Bilingual = { zh: '对方没有及时应答', en: 'The receiver did not answer in time' };
const unreachable: Bilingual = { zh: '连接不上对方', en: 'The receiver cannot be reached' };

/**
 * The way out over HTTPS. A host's addresses are looked up once, all must be public, and the connection goes to one of exactly those, so
 * that a name cannot point elsewhere between check and use. Redirections are not followed.
 */
export function outgoing({
  resolve = (host) => lookup(host, { all: true }),
  loopback,
  timeout = 5000,
  mail,
}: OutgoingOptions): Outgoing {
  const refusal = (text: string): Bilingual | undefined => {
    if (!URL.canParse(text)) return notWhole;
    const url = new URL(text);
    if (loopback && isLoopback(url) && url.protocol === 'http:') return undefined;
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return notHttps;
    const host = hostOf(url);
    if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : notPublic;
    return host.includes('.') && !/\.(local|localhost|internal|home\.arpa)$/i.test(host)
      ? undefined
      : notPublic;
  };

  const addressesOf = async (url: URL): Promise<readonly HostAddress[]> => {
    const host = hostOf(url);
    const family = isIP(host);
    const found =
      family === 0
        ? await resolve(host).catch(() => {
            throw new OutgoingError(unknownHost);
          })
        : [{ address: host, family }];
    if (found.length === 0) throw new OutgoingError(unknownHost);
    if (!(loopback && isLoopback(url)) && !found.every(({ address }) => isPublicAddress(address)))
      throw new OutgoingError(notPublic);
    return found;
  };

  return {
    refusal,
    ...(mail && { mail }),
    async post(text, headers, body) {
      const refused = refusal(text);
      if (refused) throw new OutgoingError(refused);
      const url = new URL(text);
      const addresses = await addressesOf(url);
      return exchange(url, addresses, headers, body, timeout);
    },
  };
}

/** The most of an answer that is read. */
const answerBytes = 4096;

function exchange(
  url: URL,
  addresses: readonly HostAddress[],
  headers: Readonly<Record<string, string>>,
  body: string,
  timeout: number,
): Promise<Answered> {
  const pinned: LookupFunction = (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family ?? 4);
  };
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        lookup: pinned,
        signal: AbortSignal.timeout(timeout),
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          if (size < answerBytes) parts.push(part);
          size += part.length;
          if (size > 64 * answerBytes) response.destroy();
        });
        const finish = () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts).toString('utf8').slice(0, answerBytes),
          });
        response.on('end', finish);
        response.on('close', finish);
      },
    );
    request.on('error', (error) =>
      reject(
        new OutgoingError(
          error.name === 'AbortError' || error.name === 'TimeoutError' ? noAnswer : unreachable,
        ),
      ),
    );
    request.end(body);
  });
}
