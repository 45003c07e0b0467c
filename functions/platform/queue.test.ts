import type { SendMessageBatchCommandInput, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqsQueue } from './queue.ts';

const url = 'https://sqs.example/1/parts';

/** A queue service that notes what it is sent and refuses a text. */
function played(refused?: string) {
  const sent: SendMessageBatchCommandInput[] = [];
  const send = async ({ input }: { input: SendMessageBatchCommandInput }) => {
    sent.push(input);
    return { Failed: (input.Entries ?? []).filter(({ MessageBody }) => MessageBody === refused) };
  };
  return { sent, queue: sqsQueue({ send } as unknown as SQSClient, url) };
}

test('messages go ten at a time, each under an id of its own within its request', async () => {
  const { sent, queue } = played();
  await queue.send(Array.from({ length: 23 }, (_, n) => ({ n })));
  expect(sent.map(({ QueueUrl, Entries = [] }) => [QueueUrl, Entries.length])).toEqual([
    [url, 10],
    [url, 10],
    [url, 3],
  ]);
  for (const { Entries = [] } of sent) expect(new Set(Entries.map(({ Id }) => Id)).size).toBe(Entries.length);
  expect(sent.at(-1)?.Entries?.at(-1)?.MessageBody).toBe('{"n":22}');
  await queue.send([]);
  expect(sent).toHaveLength(3);
});

test('a message that was not taken is told, so that the caller sends again', async () => {
  const { queue } = played('{"n":1}');
  await expect(queue.send([{ n: 0 }, { n: 1 }])).rejects.toMatchObject({ code: 'busy' });
});
