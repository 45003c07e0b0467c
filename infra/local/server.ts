import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { json, readRequest, sendAnswer, type Incoming, type Outgoing } from './exchange.ts';
import type { Respond } from './gateway.ts';
import type { Identity } from './identity.ts';
import { internalError } from './event.ts';
import type { Timeline } from './timeline.ts';

/** Paths of this machine's own services; all others belong to the stack. */
export const ISSUER_PATH = '/oidc';
const CLOCK_PATH = '/local/clock';

/** What the server answers with. */
export interface ServerOptions {
  readonly stack: Respond;
  readonly identity: Identity;
  readonly timeline: Timeline;
  readonly now: () => Date;
  readonly report: (message: string) => void;
}

/** The server of the one address at which everything is. */
export interface LocalServer {
  /** Begins to answer; until then requests wait. */
  readonly open: (options: ServerOptions) => void;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Takes the port of 127.0.0.1, 0 for any free one. Requests wait until the server is opened. */
export async function listen(port: number): Promise<LocalServer> {
  const opened = Promise.withResolvers<ServerOptions>();
  const server = createServer((request, response) => {
    void opened.promise.then((options) =>
      answer(request, response, options).catch((error: unknown) => {
        options.report(error instanceof Error ? (error.stack ?? error.message) : String(error));
        if (!response.headersSent) sendAnswer(response, 'GET', internalError());
        else response.destroy();
      }),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    open: opened.resolve,
    port: typeof address === 'object' && address ? address.port : port,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<void> {
  const url = request.url ?? '/';
  if (url.startsWith(`${ISSUER_PATH}/`)) {
    request.url = url.slice(ISSUER_PATH.length);
    return options.identity.handle(request, response);
  }
  const incoming = await readRequest(request);
  if (!incoming) return sendAnswer(response, 'POST', json(413, { message: 'Request Entity Too Large' }));
  const outgoing =
    incoming.path === CLOCK_PATH ? await clock(incoming, options) : await options.stack(incoming);
  sendAnswer(response, incoming.method, outgoing);
}

const moveSchema = z.object({ now: z.iso.datetime({ offset: true }) });

/** `GET` tells the time, `POST { now }` moves it. JSON alone is taken, which a foreign page cannot send. */
async function clock(
  { method, headers, body }: Incoming,
  { timeline, now }: ServerOptions,
): Promise<Outgoing> {
  if (method === 'GET') return json(200, { now: now().toISOString() });
  if (method !== 'POST') return json(405, { message: 'Method Not Allowed' });
  if (!headers['content-type']?.startsWith('application/json')) return json(415, { message: 'send JSON' });
  const move = moveSchema.safeParse(parse(body));
  if (!move.success) return json(400, { message: 'send { "now": "2026-09-02T09:00:00+08:00" }' });
  try {
    return json(200, await timeline.moveTo(new Date(move.data.now)));
  } catch (error) {
    if (error instanceof RangeError) return json(409, { message: error.message });
    throw error;
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
