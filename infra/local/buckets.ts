import { CreateQueueCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { LOCAL_CREDENTIALS } from './dynamodb.ts';
import type { Resolver } from './resolve.ts';
import { resourcesOf, type Stack } from './template.ts';

/** Clients of the storage endpoint. */
export const s3Client = (endpoint: string, region: string): S3Client =>
  new S3Client({ endpoint, region, credentials: LOCAL_CREDENTIALS, forcePathStyle: true });

/** A client of the queue endpoint. */
export const sqsClient = (endpoint: string, region: string): SQSClient =>
  new SQSClient({ endpoint, region, credentials: LOCAL_CREDENTIALS });

/** Creates the stack's buckets that are missing. */
export async function ensureBuckets(stack: Stack, { ref }: Resolver, client: S3Client): Promise<void> {
  for (const { id } of resourcesOf(stack, 'AWS::S3::Bucket')) {
    const Bucket = ref(id);
    const missing = await client.send(new HeadBucketCommand({ Bucket })).then(
      () => false,
      () => true,
    );
    if (missing) await client.send(new CreateBucketCommand({ Bucket }));
  }
}

interface QueueProperties {
  readonly FifoQueue?: boolean;
  readonly ContentBasedDeduplication?: boolean;
  readonly DelaySeconds?: number;
  readonly MessageRetentionPeriod?: number;
  readonly ReceiveMessageWaitTimeSeconds?: number;
  readonly VisibilityTimeout?: number;
  readonly RedrivePolicy?: unknown;
}

/** Creates the stack's queues and gives them their attributes; messages in kept queues stay. */
export async function ensureQueues(stack: Stack, { resolve }: Resolver, client: SQSClient): Promise<void> {
  const queues = resourcesOf<QueueProperties>(stack, 'AWS::SQS::Queue');
  for (const { id, properties } of queues) {
    const { FifoQueue, ContentBasedDeduplication } = properties;
    await client.send(
      new CreateQueueCommand({
        QueueName: queueName(resolve, id),
        Attributes: {
          ...(FifoQueue && { FifoQueue: 'true' }),
          ...(ContentBasedDeduplication && { ContentBasedDeduplication: 'true' }),
        },
      }),
    );
  }
  for (const { id, properties } of queues) {
    const { RedrivePolicy, ...rest } = properties;
    const Attributes: Record<string, string> = {};
    for (const key of [
      'DelaySeconds',
      'MessageRetentionPeriod',
      'ReceiveMessageWaitTimeSeconds',
      'VisibilityTimeout',
    ] as const) {
      if (rest[key] !== undefined) Attributes[key] = String(rest[key]);
    }
    if (RedrivePolicy) Attributes['RedrivePolicy'] = JSON.stringify(resolve(RedrivePolicy));
    await client.send(new SetQueueAttributesCommand({ QueueUrl: resolve<string>({ Ref: id }), Attributes }));
  }
}

const queueName = (resolve: Resolver['resolve'], id: string): string =>
  resolve<string>({ 'Fn::GetAtt': [id, 'QueueName'] });
