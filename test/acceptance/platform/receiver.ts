import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One message as it reached the receiver. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/** What a receiver answers. */
export interface Answering {
  status: number;
  body: string;
}

/** A receiver on this machine that keeps what reaches it. */
export async function openReceiver() {
  const received: Received[] = [];
  const answering: Answering = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      received.push({
        path: request.url ?? '',
        headers: request.headers,
        text,
        json: JSON.parse(text) as Record<string, unknown>,
      });
      response.writeHead(answering.status, { 'content-type': 'application/json' }).end(answering.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answering,
    /** What arrived since the last look. */
    take: (): Received[] => received.splice(0),
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
