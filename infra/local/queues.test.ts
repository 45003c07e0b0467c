import { readFileSync } from 'node:fs';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ensureQueues, sqsClient } from './buckets.ts';
import { createFunctions } from './functions.ts';
import { readQueueMappings, startQueueMapping } from './queues.ts';
import { createResolver } from './resolve.ts';
import { startStorage } from './storage.ts';
import { readAssembly } from './template.ts';
import { synthesizeTestStack } from './test-stack.ts';

/** The queue of the test stack at work, with what its function noted. */
async function startQueue() {
  const { directory, notes } = synthesizeTestStack('http://127.0.0.1:1/oidc');
  const stack = readAssembly(directory);
  const storage = await startStorage(stack.region);
  const resolver = createResolver(stack, { baseUrl: 'http://127.0.0.1:1', queueUrl: storage.queueUrl });
  const queues = sqsClient(storage.endpoint, stack.region);
  await ensureQueues(stack, resolver, queues);
  const functions = createFunctions(stack, resolver, {
    environment: {},
    clock: new SharedArrayBuffer(8),
    print: () => {},
  });
  const [mapping, ...others] = readQueueMappings(stack, resolver);
  expect(others).toEqual([]);
  const reports: string[] = [];
  const poller = startQueueMapping(mapping!, {
    queues,
    functions,
    region: stack.region,
    report: (message) => reports.push(message),
  });
  onTestFinished(async () => {
    await poller.stop();
    await functions.stop();
    queues.destroy();
    await storage.stop();
  });
  const deadId = [...stack.resources.keys()].find((id) => id.startsWith('WorkDead'))!;
  return {
    mapping: mapping!,
    poller,
    reports,
    noted: () =>
      readFileSync(notes, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { bodies: string[]; tries: string[] }),
    send: (MessageBody: string) =>
      queues.send(new SendMessageCommand({ QueueUrl: mapping!.queueUrl, MessageBody })),
    dead: async () => {
      const QueueUrl = resolver.ref(deadId);
      const { Messages = [] } = await queues.send(new ReceiveMessageCommand({ QueueUrl }));
      return Messages.map(({ Body }) => Body);
    },
  };
}

it('hands every message over, clears what was done, and gives up what keeps failing', async () => {
  const { mapping, poller, reports, noted, send, dead } = await startQueue();
  expect(mapping).toMatchObject({ batchSize: 2, concurrency: 2, reportsFailures: true });
  for (const body of ['one', 'bad', 'two', 'three', 'four']) await send(body);
  await poller.drain();
  const seen = () => noted().flatMap(({ bodies }) => bodies);
  expect(seen().toSorted()).toEqual(['bad', 'four', 'one', 'three', 'two']);
  expect(noted().every(({ bodies }) => bodies.length <= 2)).toBe(true);

  await vi.waitFor(async () => expect(await dead()).toEqual(['bad']), { timeout: 30_000, interval: 500 });
  expect(seen().filter((body) => body === 'bad')).toHaveLength(2);
  expect(seen()).toHaveLength(6);
  expect(noted().flatMap(({ bodies, tries }) => bodies.map((body, at) => [body, tries[at]]))).toContainEqual([
    'bad',
    '2',
  ]);
  expect(reports).toEqual([]);
}, 60_000);
