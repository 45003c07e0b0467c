import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as it arrived. Header names are lower-case, repeated headers joined with commas, cookies apart. */
export interface Incoming {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  /** Without the question mark, as sent. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
}

/** An answer to be sent. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: Buffer | string;
}

/** API Gateway's limit of a request's body, in bytes. */
export const PAYLOAD_LIMIT = 10 * 1024 * 1024;

/** A JSON answer. */
export const json = (status: number, value: unknown): Outgoing => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/** Reads a request to its end; undefined when its body is over the limit. */
export async function readRequest(request: IncomingMessage): Promise<Incoming | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= PAYLOAD_LIMIT) chunks.push(chunk);
  }
  if (size > PAYLOAD_LIMIT) return undefined;
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const { cookie, ...headers } = request.headersDistinct;
  return {
    method: request.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, values]) => [name, (values ?? []).join(',')]),
    ),
    cookies: (cookie ?? []).flatMap((line) => line.split(/;\s*/)).filter(Boolean),
    body: Buffer.concat(chunks),
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
  };
}

/** Headers that belong to one connection and are not passed on. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']);

/** Sends an answer. */
export function sendAnswer(response: ServerResponse, method: string, answer: Outgoing): void {
  for (const [name, value] of Object.entries(answer.headers)) {
    if (!HOP_BY_HOP.has(name)) response.setHeader(name, value);
  }
  if (answer.cookies?.length) response.setHeader('set-cookie', [...answer.cookies]);
  response.statusCode = answer.status;
  const body = Buffer.from(answer.body);
  if (answer.status !== 204 && answer.status !== 304) response.setHeader('content-length', body.length);
  response.end(method === 'HEAD' ? undefined : body);
}
