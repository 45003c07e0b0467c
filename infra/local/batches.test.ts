import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processBatch, type BatchRecord, type BatchSettings } from './batches.ts';

const NOW = 1_000_000;
const settings: BatchSettings = { reportsFailures: true, bisects: false, maxRetries: 2, maxAge: Infinity };
const records = (count: number, createdAt = NOW): BatchRecord[] =>
  Array.from({ length: count }, (_item, index) => ({
    sequenceNumber: `${index + 1}`,
    createdAt,
    event: index + 1,
  }));

/** Runs a batch against a function and notes what happened. */
async function run(
  batch: readonly BatchRecord[],
  invoke: (names: string[], call: number) => unknown,
  changes: Partial<BatchSettings> = {},
) {
  const calls: string[] = [];
  const discarded: string[] = [];
  const checkpoints: string[] = [];
  await processBatch(
    batch,
    { ...settings, ...changes },
    {
      invoke: async (given) => {
        const names = given.map(({ sequenceNumber }) => sequenceNumber);
        calls.push(names.join(','));
        return invoke(names, calls.length);
      },
      discard: async (given, reason) => {
        discarded.push(`${reason} ${given.map(({ sequenceNumber }) => sequenceNumber).join(',')}`);
      },
      checkpoint: (sequenceNumber) => checkpoints.push(sequenceNumber),
      pause: async () => {},
      now: () => NOW,
      signal: new AbortController().signal,
    },
  );
  return { calls, discarded, checkpoints };
}

const failing = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('a batch of stream records', () => {
  it.each([[undefined], [null], [{}], [{ batchItemFailures: [] }], [{ batchItemFailures: null }]])(
    'is done when the answer is %j',
    async (answer) => {
      expect(await run(records(3), () => answer)).toEqual({
        calls: ['1,2,3'],
        discarded: [],
        checkpoints: ['3'],
      });
    },
  );

  it('goes on from the lowest failed record', async () => {
    const result = await run(records(4), (_names, call) => (call === 1 ? failing('4', '2') : {}));
    expect(result).toEqual({ calls: ['1,2,3,4', '2,3,4'], discarded: [], checkpoints: ['1', '4'] });
  });

  it.each([
    [failing('')],
    [failing('99')],
    [{ batchItemFailures: [{}] }],
    [{ batchItemFailures: 'x' }],
    ['text'],
  ])('is repeated as a whole when the answer is %j', async (answer) => {
    const { calls, checkpoints } = await run(records(3), (_names, call) => (call === 1 ? answer : {}));
    expect(calls).toEqual(['1,2,3', '1,2,3']);
    expect(checkpoints).toEqual(['3']);
  });

  it('is given up after the last retry and does not block what follows', async () => {
    const boom = (): never => {
      throw new Error('boom');
    };
    expect(await run(records(2), boom)).toEqual({
      calls: ['1,2', '1,2', '1,2'],
      discarded: ['RetryAttemptsExhausted 1,2'],
      checkpoints: ['2'],
    });
  });

  it('is halved until the bad record is alone', async () => {
    const poison = (names: string[]): void => {
      if (names.includes('3')) throw new Error('poison');
    };
    const result = await run(records(4), poison, { bisects: true, maxRetries: 1, reportsFailures: false });
    expect(result.calls).toEqual(['1,2,3,4', '1,2', '3,4', '3', '3', '4']);
    expect(result.discarded).toEqual(['RetryAttemptsExhausted 3']);
    expect(result.checkpoints.at(-1)).toBe('4');
  });

  it('drops records that are too old without a call', async () => {
    const batch = [...records(2, NOW - 61_000), { sequenceNumber: '3', createdAt: NOW, event: 3 }];
    const result = await run(batch, () => ({}), { maxAge: 60 });
    expect(result).toEqual({ calls: ['3'], discarded: ['RecordAgeExceeded 1,2'], checkpoints: ['2', '3'] });
  });

  it('always ends with every good record handled and every bad one given up, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (bad, named) => {
          const isBad = (name: string): boolean => bad[Number(name) - 1] ?? false;
          const handled: string[] = [];
          const { discarded, checkpoints } = await run(
            records(bad.length),
            (names) => {
              const first = names.findIndex(isBad);
              if (first !== -1 && !named) throw new Error('bad');
              handled.push(...names.slice(0, first === -1 ? names.length : first));
              return first === -1 ? {} : failing(names[first] ?? '');
            },
            { bisects: true, reportsFailures: named },
          );
          const all = records(bad.length).map(({ sequenceNumber }) => sequenceNumber);
          expect([...new Set(handled)]).toEqual(all.filter((name) => !isBad(name)));
          expect(discarded.map((text) => text.split(' ')[1])).toEqual(all.filter(isBad));
          expect(checkpoints).toEqual(checkpoints.toSorted((one, other) => Number(one) - Number(other)));
          expect(checkpoints.at(-1)).toBe(all.at(-1));
        },
      ),
    );
  });
});
