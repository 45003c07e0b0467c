import { afterEach, describe, expect, test, vi } from 'vitest';
import { layOut } from '../../shared/contract/call.ts';
import { routes } from '../../shared/contract/index.ts';
import { type ApiPorts, ApiProblem, createApi } from './api.ts';
import { setLanguage } from './i18n/index.ts';

afterEach(() => setLanguage('zh-CN'));

const ok =
  (body: unknown, status = 200) =>
  () =>
    Promise.resolve(Response.json(body, { status }));
const problem =
  (body: object, status: number, headers: Record<string, string> = {}) =>
  () =>
    Promise.resolve(
      new Response(JSON.stringify({ status, ...body }), {
        status,
        headers: { 'content-type': 'application/problem+json', ...headers },
      }),
    );
const lost = () => Promise.reject(new TypeError('Failed to fetch'));

/** A network that answers with `answers` in turn, and a clock that only notes what it was asked to wait. */
function network(...answers: (() => Promise<Response>)[]) {
  const fetch = vi.fn<ApiPorts['fetch']>();
  for (const answer of answers) fetch.mockImplementationOnce(answer);
  const waits: number[] = [];
  const api = createApi({
    fetch,
    random: () => 0,
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return { api, fetch, waits };
}

async function refusal(promise: Promise<unknown>): Promise<ApiProblem> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiProblem);
  return error as ApiProblem;
}

const busy = { type: 'busy', title: { zh: '系统繁忙', en: 'Busy' } };
const message = { id: 'm1', text: '补充' };

describe('layOut', () => {
  test('fills the path, escapes it, and makes the rest the query of a GET', () => {
    expect(
      layOut('GET /api/{jurisdiction}/cases', { jurisdiction: '422826', scope: 'open', unit: undefined }),
    ).toEqual({
      method: 'GET',
      url: '/api/422826/cases?scope=open',
    });
    expect(layOut('GET /api/x/{caseId}', { caseId: 'a/b?c' }).url).toBe('/api/x/a%2Fb%3Fc');
  });

  test('makes the rest the body of anything else, and always sends one', () => {
    expect(layOut('POST /api/{jurisdiction}/cases', { jurisdiction: '422826', text: '路灯' })).toEqual({
      method: 'POST',
      url: '/api/422826/cases',
      body: { text: '路灯' },
    });
    expect(layOut('POST /api/case/withdraw', {}).body).toEqual({});
  });

  test('refuses to call a path with a hole in it', () => {
    expect(() => layOut('GET /api/{jurisdiction}/cases', {})).toThrow('needs jurisdiction');
  });

  test('suits every route of the contract: a GET has no body, the others no query', () => {
    for (const route of Object.values(routes)) {
      expect(
        route.method === 'GET' ? route.body : route.query,
        `${route.method} ${route.path}`,
      ).toBeUndefined();
    }
  });
});

describe('api', () => {
  test('sends JSON with the caller’s secret and returns the answer', async () => {
    const { api, fetch } = network(ok({ received: true }, 201));
    const body = { submission: '0'.repeat(32), answers: {} } as Parameters<
      typeof api<'POST /api/survey/answers'>
    >[1];
    const answer = await api('POST /api/survey/answers', body, {
      auth: { scheme: 'Invitation', value: 'TOKEN' },
    });
    expect(answer).toEqual({ received: true });
    const [url, init] = fetch.mock.calls[0]!;
    expect(url).toBe('/api/survey/answers');
    expect(init.headers).toMatchObject({
      authorization: 'Invitation TOKEN',
      'content-type': 'application/json',
    });
    expect(JSON.parse(String(init.body))).toEqual(body);
    expect(init.credentials).toBe('omit');
  });

  test('keys, inputs and outputs are the contract’s', async () => {
    const { api } = network(ok({ status: 'ok', now: '2026-09-01T01:00:00.000Z' }));
    const health = await api('GET /api/health', {});
    expect(health.status satisfies 'ok').toBe('ok');
    // @ts-expect-error no such route
    expect(() => api('GET /api/nothing', {})).toBeTypeOf('function');
    // @ts-expect-error the path needs its jurisdiction
    await expect(api('GET /api/{jurisdiction}/cases', {})).rejects.toThrow(TypeError);
  });

  test('a problem speaks the page’s language and names its fields', async () => {
    const { api } = network(
      problem(
        {
          type: 'invalid-input',
          title: { zh: '填写有误', en: 'Some entries need correcting' },
          fields: [{ pointer: '/text', zh: '请填写内容', en: 'Enter a text' }],
        },
        400,
      ),
    );
    const refused = await refusal(api('POST /api/case/messages', message));
    expect(refused).toMatchObject({ code: 'invalid-input', status: 400 });
    expect(refused.text).toBe('填写有误');
    setLanguage('en');
    expect(refused.text).toBe('Some entries need correcting');
    expect(refused.fieldText('/text')).toBe('Enter a text');
    expect(refused.fieldText('/place')).toBeUndefined();
  });

  test('an illegal move carries the present state and the allowed ones', async () => {
    const title = { zh: '当前状态不能这样办理', en: 'The current state does not allow this' };
    const body = { type: 'illegal-move', title, current: 'claimed', allowed: ['confirmed', 'reopened'] };
    const refused = await refusal(network(problem(body, 409)).api('POST /api/case/withdraw', {}));
    expect(refused).toMatchObject({ current: 'claimed', allowed: ['confirmed', 'reopened'] });
  });

  test.each([
    ['a gateway’s page', () => Promise.resolve(new Response('<html>', { status: 502 }))],
    ['a stranger’s JSON', problem({ message: 'Forbidden' }, 403)],
  ])('%s is unreadable, not a crash', async (_name, answer) => {
    expect((await refusal(network(answer).api('GET /api/health', {}))).code).toBe('unreadable');
  });
});

describe('repeating', () => {
  test('503 is waited for as long as the server asks, or as long as backing off takes', async () => {
    const { api, waits } = network(
      problem(busy, 503, { 'retry-after': '2' }),
      problem(busy, 503, { 'retry-after': '0' }),
      ok({ status: 'ok', now: '' }),
    );
    await api('GET /api/health', {});
    expect(waits).toEqual([2000, 1000]);
  });

  test('503 lets even an act without a key be sent again', async () => {
    const { api, fetch } = network(problem(busy, 503, { 'retry-after': '1' }), ok({}));
    await api('POST /api/case/withdraw', {});
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test('gives up after four attempts with the last problem', async () => {
    const answer = problem(busy, 503, { 'retry-after': '1' });
    const { api, fetch } = network(answer, answer, answer, answer, ok({}));
    expect((await refusal(api('GET /api/health', {}))).code).toBe('busy');
    expect(fetch).toHaveBeenCalledTimes(4);
  });

  test('does not keep the person waiting for longer than the policy allows', async () => {
    const { api, waits } = network(problem(busy, 503, { 'retry-after': '120' }), ok({}));
    expect((await refusal(api('GET /api/health', {}))).code).toBe('busy');
    expect(waits).toEqual([]);
  });

  test('503 without Retry-After, and every other status, is final', async () => {
    const { api, fetch } = network(problem(busy, 503), ok({}));
    await refusal(api('GET /api/health', {}));
    expect(fetch).toHaveBeenCalledOnce();
  });

  test('a lost connection is tried again for reading and for keyed acts', async () => {
    const reading = network(lost, lost, ok({ status: 'ok', now: '' }));
    await reading.api('GET /api/health', {});
    expect(reading.waits).toEqual([500, 1000]);
    const keyed = network(lost, ok({}));
    await keyed.api('POST /api/case/messages', message);
    expect(keyed.fetch).toHaveBeenCalledTimes(2);
  });

  test('a lost connection ends an act without a key: it may have happened', async () => {
    const { api, fetch } = network(lost, ok({}));
    const refused = await refusal(api('POST /api/case/withdraw', {}));
    expect(refused).toMatchObject({ code: 'offline', status: 0 });
    expect(fetch).toHaveBeenCalledOnce();
  });

  test('an aborted call is not sent again', async () => {
    const { api, fetch } = network(lost, ok({}));
    await expect(api('GET /api/health', {}, { signal: AbortSignal.abort() })).rejects.toThrow(
      'Failed to fetch',
    );
    expect(fetch).toHaveBeenCalledOnce();
  });
});
