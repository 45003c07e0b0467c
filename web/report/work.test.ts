import { expect, test } from 'vitest';
import { isWorkDone } from '../../shared/intake/work.ts';
import { ApiProblem } from '../lib/api.ts';
import { filingWork } from './work.ts';

const receipt = '0123456789ABCDEFG';
const needed = () => new ApiProblem('work-needed', { status: 429, title: { zh: '请稍候', en: 'A moment' } });

/** A server that asks for so many bits, one challenge after the other. */
function asking(...bits: number[]) {
  const asked: string[] = [];
  return {
    asked,
    ports: {
      ask: async () => {
        asked.push(`challenge-${asked.length}`);
        return { challenge: asked.at(-1)!, bits: bits[asked.length - 1] ?? 0, expiresAt: '' };
      },
      rest: async () => undefined,
    },
  };
}

test('in quiet times nothing is worked out and nothing sent along', async () => {
  const { ports, asked } = asking(0);
  const work = filingWork(ports);
  work.prepare(receipt);
  work.prepare(receipt);
  expect(await work.send(receipt, async (sent) => sent)).toEqual({});
  expect(asked).toHaveLength(1);
});

test('work done while typing is sent along at once', async () => {
  const { ports } = asking(6);
  const work = filingWork(ports);
  work.prepare(receipt);
  const sent = await work.send(receipt, async ({ work }) => work!);
  expect(isWorkDone(sent.challenge, receipt, sent.nonce, 6)).toBe(true);
});

test('when the server asks only as it is sent, the page works and sends again by itself', async () => {
  const { ports } = asking(5);
  const tries: unknown[] = [];
  await filingWork(ports).send(receipt, async (sent) => {
    tries.push(sent);
    if (tries.length === 1) throw needed();
    return sent;
  });
  expect(tries).toEqual([{}, { work: { challenge: 'challenge-0', nonce: expect.any(Number) as number } }]);
});

test('as much is worked out as the refusal says, although whoever gives the challenge sees no flood', async () => {
  const asked: number[] = [];
  const ask = async (least: number) => ({ challenge: `of-${asked.push(least)}`, bits: least, expiresAt: '' });
  const work = filingWork({ ask, rest: async () => undefined });
  work.prepare(receipt);
  const sent = await work.send(receipt, async ({ work }) => {
    if (!work)
      throw new ApiProblem('work-needed', { status: 429, title: { zh: '请稍候', en: 'A moment' }, bits: 5 });
    return work;
  });
  expect(asked).toEqual([0, 5]);
  expect(isWorkDone(sent.challenge, receipt, sent.nonce, 5)).toBe(true);
});

test('a server that is never content is given up, and any other refusal at once', async () => {
  const { ports } = asking(2, 2, 2, 2);
  let tries = 0;
  const refuse = async () => {
    tries += 1;
    throw needed();
  };
  await expect(filingWork(ports).send(receipt, refuse)).rejects.toMatchObject({ code: 'work-needed' });
  expect(tries).toBe(4);
  const broken = async () => {
    throw new TypeError('broken');
  };
  await expect(filingWork(ports).send(receipt, broken)).rejects.toThrow(TypeError);
});

test('no network while typing is no trouble yet', async () => {
  const lost = { ask: () => Promise.reject(new Error('offline')), rest: async () => undefined };
  const work = filingWork(lost);
  work.prepare(receipt);
  expect(await work.send(receipt, async (sent) => sent)).toEqual({});
});
