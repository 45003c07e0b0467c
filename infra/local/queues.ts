import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { failedIdentifiers } from './batches.ts';
import type { Functions } from './functions.ts';
import { startPoller, type Poller } from './poller.ts';
import type { Resolver } from './resolve.ts';
import { resourcesOf, type Stack } from './template.ts';

/** An event source mapping of the template: a queue feeding a function. */
export interface QueueMapping {
  readonly id: string;
  readonly functionId: string;
  readonly queueUrl: string;
  readonly sourceArn: string;
  readonly batchSize: number;
  /** How many batches are worked at once, at most. */
  readonly concurrency: number;
  readonly reportsFailures: boolean;
}

interface QueueMappingProperties {
  readonly Enabled?: boolean;
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize?: number;
  readonly ScalingConfig?: { readonly MaximumConcurrency?: number };
  readonly FunctionResponseTypes?: string[];
}

/** Lambda's default for queues, and how many pollers it begins with. */
const DEFAULT_BATCH = 10;
const DEFAULT_CONCURRENCY = 5;

/** SQS gives so many messages at once. */
const RECEIVED_AT_ONCE = 10;

/** Reads the enabled event source mappings whose source is a queue of the stack. */
export function readQueueMappings(stack: Stack, { resolve, find, ref }: Resolver): QueueMapping[] {
  return resourcesOf<unknown>(stack, 'AWS::Lambda::EventSourceMapping').flatMap(({ id, properties }) => {
    const mapping = resolve<QueueMappingProperties>(properties);
    const queueId = find(mapping.EventSourceArn);
    const functionId = find(mapping.FunctionName);
    if (mapping.Enabled === false || !functionId || !queueId) return [];
    if (stack.resources.get(queueId)?.Type !== 'AWS::SQS::Queue') return [];
    return [
      {
        id,
        functionId,
        queueUrl: ref(queueId),
        sourceArn: mapping.EventSourceArn,
        batchSize: mapping.BatchSize ?? DEFAULT_BATCH,
        concurrency: mapping.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY,
        reportsFailures: mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
      },
    ];
  });
}

/** What a queue mapping works with. */
export interface QueueOptions {
  readonly queues: SQSClient;
  readonly functions: Functions;
  readonly region: string;
  readonly report: (message: string) => void;
}

/**
 * Runs one event source mapping on a queue. What the function did is cleared; what failed stays hidden until the queue's visibility
 * timeout brings it back, and after the last try the queue itself moves it to its dead letters.
 */
export function startQueueMapping(
  mapping: QueueMapping,
  { queues, functions, region, report }: QueueOptions,
): Poller {
  const { id, functionId, queueUrl, sourceArn, batchSize, concurrency } = mapping;
  const say = (error: unknown): void =>
    report(`${id}: ${error instanceof Error ? error.message : String(error)}`);

  const receive = async (): Promise<Message[]> => {
    const { Messages = [] } = await queues.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: Math.min(RECEIVED_AT_ONCE, batchSize * concurrency),
        MessageSystemAttributeNames: ['All'],
      }),
    );
    return Messages;
  };

  const work = async (messages: readonly Message[]): Promise<void> => {
    const Records = messages.map((message) => recordOf(message, sourceArn, region));
    const result = await functions.invoke(functionId, { Records });
    const failed = mapping.reportsFailures ? failedIdentifiers(result) : [];
    if (!failed || failed.includes(undefined))
      throw new Error('the function named its failures in a wrong form');
    const done = messages.filter(({ MessageId }) => !failed.includes(MessageId));
    await Promise.all(
      done.map(({ ReceiptHandle }) =>
        queues.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle })),
      ),
    );
  };

  return startPoller(async (signal) => {
    const messages = await receive();
    const batches = Array.from({ length: Math.ceil(messages.length / batchSize) }, (_, at) =>
      messages.slice(at * batchSize, (at + 1) * batchSize),
    );
    await Promise.all(
      batches.map((batch) =>
        work(batch).catch((error: unknown) => {
          if (!signal.aborted) say(error);
        }),
      ),
    );
    return messages.length;
  }, say);
}

/** A message as Lambda tells it. */
const recordOf = (
  { MessageId, ReceiptHandle, Body, MD5OfBody, Attributes }: Message,
  eventSourceARN: string,
  awsRegion: string,
) => ({
  messageId: MessageId,
  receiptHandle: ReceiptHandle,
  body: Body,
  md5OfBody: MD5OfBody,
  attributes: Attributes ?? {},
  messageAttributes: {},
  eventSource: 'aws:sqs',
  eventSourceARN,
  awsRegion,
});
