import { expect, test } from 'vitest';
import { admission } from './cross-origin.ts';
import { startStorage } from './storage.ts';

const rule = { AllowedMethods: ['POST', 'GET'], AllowedOrigins: ['*'], AllowedHeaders: ['*'], MaxAge: 60 };

test('a page is admitted by its origin and method, and not without a rule', () => {
  expect(admission([rule], 'http://a.example', 'POST')).toMatchObject({ 'access-control-allow-origin': '*' });
  expect(admission([rule], 'http://a.example', 'DELETE')).toBeUndefined();
  expect(admission([rule], undefined, 'GET')).toBeUndefined();
  expect(
    admission([{ ...rule, AllowedOrigins: ['http://b.example'] }], 'http://a.example', 'GET'),
  ).toBeUndefined();
  expect(admission([], 'http://a.example', 'GET')).toBeUndefined();
});

test('storage answers a browser’s question by the bucket’s rules', async () => {
  const storage = await startStorage('eu-west-1', undefined, (bucket) => (bucket === 'open' ? [rule] : []));
  try {
    const ask = (bucket: string) =>
      fetch(`${storage.endpoint}/${bucket}`, {
        method: 'OPTIONS',
        headers: { origin: 'http://a.example', 'access-control-request-method': 'POST' },
      });
    const [open, closed] = await Promise.all([ask('open'), ask('closed')]);
    expect([open.status, open.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect([closed.status, closed.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  } finally {
    await storage.stop();
  }
});
