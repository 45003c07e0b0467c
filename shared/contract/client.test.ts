import { expect, test, vi } from 'vitest';
import type { Answers } from '../survey/model.ts';
import { createClient, RefusedCall } from './client.ts';

/** A network that gives these answers in turn. */
function network(...answers: Response[]) {
  const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  for (const answer of answers) fetch.mockResolvedValueOnce(answer);
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  return { fetch, waits, call: createClient({ baseUrl: 'http://127.0.0.1:3000/', fetch, wait }) };
}
const busy = (seconds: string) => new Response('{}', { status: 503, headers: { 'retry-after': seconds } });

test('path, body and credential are laid out as the contract says', async () => {
  const { call, fetch } = network(Response.json({ received: true }, { status: 201 }));
  const answers: Answers = { units: [], indicators: [], overall: 'satisfied', asked: 'no' };
  await call(
    'submitAnswers',
    { submission: 'a'.repeat(32), answers },
    { scheme: 'Invitation', value: 'TOKEN' },
  );
  const [url, init] = fetch.mock.calls[0]!;
  expect(url).toBe('http://127.0.0.1:3000/api/survey/answers');
  expect(init).toMatchObject({
    method: 'POST',
    headers: { authorization: 'Invitation TOKEN', 'content-type': 'application/json' },
  });
  expect(JSON.parse(init.body as string)).toEqual({ submission: 'a'.repeat(32), answers });
});

test('a query stands in the address, and a route without a body sends none', async () => {
  const { call, fetch } = network(Response.json({ items: [] }), Response.json({ drafted: 0, checked: 0 }));
  await call('listNotices', { jurisdiction: '422826', year: 2026 });
  await call('draftNotices', { jurisdiction: '422826' });
  expect(fetch.mock.calls[0]![0]).toBe('http://127.0.0.1:3000/api/422826/notices?year=2026');
  expect(fetch.mock.calls.map(([, init]) => init.body)).toEqual([undefined, undefined]);
});

test('a busy system is asked again after the seconds it names, five times at most', async () => {
  const patient = network(busy('2'), busy('0'), Response.json({ status: 'ok', now: '' }));
  await expect(patient.call('health', {})).resolves.toMatchObject({ status: 'ok' });
  expect(patient.waits).toEqual([2000, 0]);
  const overloaded = network(...Array.from({ length: 6 }, () => busy('0')));
  await expect(overloaded.call('health', {})).rejects.toThrow('health answered 503');
  expect(overloaded.fetch).toHaveBeenCalledTimes(5);
});

test('a refusal names route, status and problem', async () => {
  const problem = { type: 'stale-version', status: 409, title: { zh: '已被更新', en: 'Changed' } };
  const { call } = network(Response.json(problem, { status: 409 }), new Response('nginx', { status: 502 }));
  const refusal = async () => call('health', {}).catch((error: unknown) => error);
  expect(await refusal()).toMatchObject({ route: 'health', status: 409, problem });
  const foreign = await refusal();
  expect(foreign).toBeInstanceOf(RefusedCall);
  expect(foreign).toMatchObject({ status: 502, problem: undefined });
});
