import { beforeAll, expect, test } from 'vitest';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

test('health answers with the present of the injected clock', async () => {
  expect(await house.ok('health', {})).toEqual({ status: 'ok', now: '2026-09-01T01:00:00.000Z' });
});

test('the OpenAPI document names every route once and resolves its references', async () => {
  const document = (await house.ok('openapi', {})) as { paths: Record<string, object>; openapi: string };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/api/{jurisdiction}/cases/{caseId}/assign');
  expect(JSON.stringify(document)).not.toContain('#/$defs');
});

test('a body that is not JSON is refused as problem+json without a stack', async () => {
  const answer = await house.raw('health', { body: '{oops' });
  expect(answer.status).toBe(400);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.headers).toHaveProperty('Strict-Transport-Security');
  expect(answer.body).toMatchObject({ type: 'malformed-json', title: { zh: '请求内容不是有效的JSON' } });
  expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.ts/);
});
