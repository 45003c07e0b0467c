import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What the CDN compresses of what these pages are made of. */
const compressible = /^(text\/|application\/(json|javascript|problem\+json)|image\/svg)/;
/** Headers that speak of the connection or the length, which are this proxy's own. */
const own = new Set(['connection', 'content-length', 'content-encoding', 'keep-alive', 'transfer-encoding']);

/** Stands before a running system and compresses as the CDN does; the system on this machine does not. */
export async function openGzipProxy(target: string) {
  const server = createServer((request, response) => {
    void (async () => {
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' && name !== 'host' && !own.has(name)
          ? [[name, value] as [string, string]]
          : [],
      );
      const answer = await fetch(new URL(request.url ?? '/', target), {
        method: request.method ?? 'GET',
        headers,
      });
      for (const [name, value] of answer.headers) if (!own.has(name)) response.setHeader(name, value);
      const body = Buffer.from(await answer.arrayBuffer());
      const compress = compressible.test(answer.headers.get('content-type') ?? '');
      if (compress) response.setHeader('content-encoding', 'gzip');
      response.writeHead(answer.status).end(compress ? gzipSync(body) : body);
    })().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
