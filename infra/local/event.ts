import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Claims } from './authorizer.ts';
import { json, type Incoming, type Outgoing } from './exchange.ts';

/** What the gateway knows about a request besides the request itself. */
export interface EventContext {
  readonly apiId: string;
  readonly accountId: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly jwt?: { readonly claims: Claims; readonly scopes: readonly string[] | null } | undefined;
  readonly now: Date;
}

/** Media types whose bodies API Gateway hands over as text; any other arrives in base64. */
const TEXT = /^(text\/.*|application\/(json|javascript|xml))$/;

/**
 * The event a function gets for a request: payload format 2.0.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function toEvent(
  request: Incoming,
  { apiId, accountId, routeKey, pathParameters, jwt, now }: EventContext,
): APIGatewayProxyEventV2 {
  const query = queryOf(request.query);
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const asText = mediaType === undefined || TEXT.test(mediaType);
  const domainName = request.headers['host'] ?? '';
  const requestContext = {
    accountId,
    apiId,
    ...(jwt && { authorizer: { jwt } }),
    domainName,
    domainPrefix: domainName.split('.')[0] ?? '',
    http: {
      method: request.method,
      path: request.path,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey,
    stage: '$default',
    time: accessTime(now),
    timeEpoch: now.getTime(),
  };
  return {
    version: '2.0',
    routeKey,
    rawPath: request.path,
    rawQueryString: request.query,
    ...(request.cookies.length > 0 && { cookies: [...request.cookies] }),
    headers: { ...request.headers },
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext,
    ...(Object.keys(pathParameters).length > 0 && { pathParameters: { ...pathParameters } }),
    ...(request.body.length > 0 && { body: request.body.toString(asText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !asText,
  };
}

function queryOf(query: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return values;
}

/** As in an access log: `01/Sep/2026:01:00:00 +0000`. */
function accessTime(now: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(now.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

/**
 * The answer for what a function returned. Without a `statusCode` the value itself is the JSON body; something that is no
 * valid answer becomes API Gateway's 500.
 */
export function toAnswer(result: unknown): Outgoing {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: typeof result === 'string' ? result : JSON.stringify(result ?? null),
    };
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = result as FunctionAnswer;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599 || typeof body !== 'string')
    return internalError();
  const lowered = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return {
    status,
    headers:
      body && !lowered['content-type']
        ? { ...lowered, 'content-type': 'text/plain; charset=utf-8' }
        : lowered,
    cookies,
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

/** What API Gateway says when the function failed. */
export const internalError = (): Outgoing => json(500, { message: 'Internal Server Error' });

interface FunctionAnswer {
  readonly statusCode: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly string[];
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean;
}
