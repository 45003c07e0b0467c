import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { problemKinds } from '../../shared/contract/problems.ts';
import type { ProblemCode, ProblemDocument } from '../../shared/contract/problems.ts';
import { httpHandler } from './http.ts';
import type { UseCases } from './http.ts';
import type { Platform } from './ports.ts';
import { problem, refused } from './problem.ts';

const secret = 'ABCD-EFGH-JKMN';
const phone = '13800000000';
const lines: string[] = [];
let ms: number;

beforeEach(() => {
  ms = 0;
  lines.length = 0;
  for (const level of ['info', 'error', 'log', 'warn', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line)));
});
afterEach(() => void vi.restoreAllMocks());

/** The health route's handler over a use case of the test's. */
const handlerOver = (health: () => Promise<unknown>) =>
  httpHandler<'platform-public'>(
    { health, openapi: async () => ({}) } as unknown as UseCases<'platform-public'>,
    { clock: { now: () => new Date((ms += 7)) }, claimPrefix: '' } as unknown as Platform,
  );

async function answerOf(
  health: () => Promise<unknown>,
  over: Partial<APIGatewayProxyEventV2WithJWTAuthorizer> = {},
) {
  const event = {
    routeKey: 'GET /api/health',
    headers: { 'Content-Type': 'application/json', Authorization: `Receipt ${secret}` },
    requestContext: { requestId: 'request-1' },
    ...over,
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
  const { statusCode, headers, body } = await handlerOver(health)(event, {} as Context);
  return {
    status: statusCode,
    headers: Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    body: JSON.parse(body ?? 'null') as ProblemDocument,
  };
}
const failing = (error: unknown) => async () => {
  throw error;
};
const healthy = async () => ({ status: 'ok', now: '2026-09-01T01:00:00.000Z' });

describe('success', () => {
  test('answers JSON that nobody stores', async () => {
    const { status, headers, body } = await answerOf(healthy);
    expect(status).toBe(200);
    expect(body).toEqual(await healthy());
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  test('answers what the contract names and no more', async () => {
    const { body } = await answerOf(async () => ({ ...(await healthy()), phone }));
    expect(JSON.stringify(body)).not.toContain(phone);
  });
});

describe('problems', () => {
  test.each(Object.keys(problemKinds) as ProblemCode[])('%s has its status and both titles', async (code) => {
    const { status, headers, body } = await answerOf(failing(problem(code)));
    const { zh, en, status: expected } = problemKinds[code];
    expect(status).toBe(expected);
    expect(body).toEqual({ type: code, status: expected, title: { zh, en }, requestId: 'request-1' });
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['retry-after']).toBe(expected === 503 ? '1' : undefined);
  });

  test('details travel: the rule in both languages, where, and the legal moves', async () => {
    const field = { pointer: '/weights', zh: '权重之和为90', en: 'The weights sum to 90' };
    expect(
      (await answerOf(failing(refused('权重之和须为100', 'Weights must sum to 100', [field])))).body,
    ).toMatchObject({ detail: { zh: '权重之和须为100', en: 'Weights must sum to 100' }, fields: [field] });
    expect(
      (await answerOf(failing(problem('illegal-move', { current: 'claimed', allowed: ['confirmed'] })))).body,
    ).toMatchObject({ current: 'claimed', allowed: ['confirmed'] });
  });

  test.each([
    ['an error', new Error(`row of ${phone}`)],
    [
      'an error that says it has a status',
      Object.assign(new Error(phone), { statusCode: 418, expose: true }),
    ],
    ['something that is no error', phone],
  ])('%s becomes internal: no message, no stack', async (_, error) => {
    const { status, body } = await answerOf(failing(error));
    expect(status).toBe(500);
    const { zh, en } = problemKinds.internal;
    expect(body).toEqual({ type: 'internal', status: 500, title: { zh, en }, requestId: 'request-1' });
    expect(lines.join('\n')).not.toContain(phone);
    expect(lines.join('\n')).toContain('"code":"unexpected-error"');
  });

  test('an answer that breaks the contract is internal, not sent', async () => {
    const { status, body } = await answerOf(async () => ({ status: phone }));
    expect(status).toBe(500);
    expect(JSON.stringify([body, lines])).not.toContain(phone);
  });

  test('a route that is not of this function is not found', async () => {
    expect((await answerOf(healthy, { routeKey: 'GET /api/nowhere' })).body.type).toBe('not-found');
    expect((await answerOf(healthy, { routeKey: 'GET /api/survey' })).body.type).toBe('not-found');
  });

  test.each([
    ['{oops', 'application/json', 400, 'malformed-json'],
    ['a=b', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    ['{"a":1}', undefined, 415, 'unsupported-media-type'],
    ['{"a":1}', 'application/json; charset=utf-8', 400, 'invalid-input'],
  ])('a body %s of type %s is answered %i %s', async (body, type, status, code) => {
    const answer = await answerOf(healthy, { body, headers: type ? { 'content-type': type } : {} });
    expect(answer).toMatchObject({ status, body: { type: code } });
  });

  test('a body in base64 is read', async () => {
    const body = Buffer.from('{"a":1}').toString('base64');
    const answer = await answerOf(healthy, { body, isBase64Encoded: true });
    expect(answer.body.fields).toMatchObject([{ pointer: '/a' }]);
  });
});

test.each([
  ['success', healthy],
  ['a problem', failing(problem('not-found'))],
  ['an unexpected error', failing(new Error('secret'))],
])('%s carries the security headers', async (_, health) => {
  const { headers } = await answerOf(health);
  expect(headers).toMatchObject({
    'strict-transport-security': expect.stringMatching(/^max-age=\d{7,}/) as string,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
});

describe('the log', () => {
  test.each([
    ['success', healthy, 200],
    ['a problem', failing(problem('busy')), 503],
    ['an unexpected error', failing(new Error(phone)), 500],
  ])('%s leaves one request line: route, status, duration', async (_, health, status) => {
    await answerOf(health, { body: undefined });
    const requests = lines.filter((line) => line.includes('"code":"request"'));
    expect(requests.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 'info', code: 'request', route: 'GET /api/health', status, ms: 7, requestId: 'request-1' },
    ]);
  });

  test.each([
    ['accepted', '{}'],
    ['refused', JSON.stringify({ phone, text: '举报内容' })],
    ['malformed', `{"phone":"${phone}`],
  ])('no line carries a header, a secret, a parameter or a body (%s)', async (_, body) => {
    await answerOf(healthy, {
      body,
      rawPath: `/api/${phone}`,
      rawQueryString: `q=${phone}`,
      queryStringParameters: { q: phone },
    } as Partial<APIGatewayProxyEventV2WithJWTAuthorizer>);
    const all = lines.join('\n');
    expect(all).not.toBe('');
    for (const private_ of [secret, phone, '举报', 'authorization', 'Receipt'])
      expect(all).not.toContain(private_);
  });
});
