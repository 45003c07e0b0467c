import { expect, test } from 'vitest';
import { type api, ApiProblem, createApi } from '../lib/api.ts';
import { fileUnder } from './filed.ts';

const receipt = '0123456789ABCDEFG';
const statusLine = { zh: '营商办应在8月5日前受理', en: 'The office must accept it by 5 Aug' };
const problem = (code: 'duplicate' | 'offline') =>
  new ApiProblem(code, { status: 409, title: { zh: '已经存在', en: 'Already exists' } });

test('what arrived is shown', async () => {
  const answer = { id: 'case-1', statusLine, acknowledgedAt: '2026-08-04T01:00:00.000Z' };
  expect(await fileUnder(receipt, () => Promise.resolve(answer))).toEqual({
    receipt,
    answer,
    earlier: false,
  });
});

test('an earlier attempt that had arrived is found by its receipt and said to stand', async () => {
  const asked: unknown[] = [];
  const read: typeof api = createApi({
    fetch: (url, init) => {
      asked.push([url, (init.headers as Record<string, string>)['authorization']]);
      return Promise.resolve(
        Response.json({ id: 'case-1', statusLine, filedAt: '2026-08-04T01:00:00.000Z' }),
      );
    },
    wait: () => Promise.resolve(),
    random: () => 0,
  });
  const filed = await fileUnder(receipt, () => Promise.reject(problem('duplicate')), read);
  expect(filed).toEqual({
    receipt,
    answer: { id: 'case-1', statusLine, acknowledgedAt: '2026-08-04T01:00:00.000Z' },
    earlier: true,
  });
  expect(asked).toEqual([['/api/case', `Receipt ${receipt}`]]);
});

test('any other problem is the form’s', async () => {
  await expect(fileUnder(receipt, () => Promise.reject(problem('offline')))).rejects.toMatchObject({
    code: 'offline',
  });
});
