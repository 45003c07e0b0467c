import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type IFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StreamSource } from '../functions.ts';

/**
 * Feeds a table's changes to a function, in order. A batch that keeps failing is halved, retried a finite number of times and then
 * noted in {@link deadLetters}. The permission names this stream alone; the CDK's own event source would allow listing every stream.
 */
export class TableStream extends Construct {
  readonly deadLetters: Queue;

  constructor(
    scope: Construct,
    id: string,
    { target, table, source }: { target: IFunction; table: ITable; source: StreamSource },
  ) {
    super(scope, id);
    const streamArn = table.tableStreamArn;
    if (!streamArn || !target.role) throw new Error(`${id}: the table has no stream or the function no role`);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const reading = new Policy(this, 'Reading', {
      roles: [target.role],
      statements: [
        new PolicyStatement({
          actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
            (action) => `dynamodb:${action}`,
          ),
          resources: [streamArn],
        }),
        ...(table.encryptionKey
          ? [new PolicyStatement({ actions: ['kms:Decrypt'], resources: [table.encryptionKey.keyArn] })]
          : []),
      ],
    });
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: source.batchSize,
      retryAttempts: source.retries,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(this.deadLetters),
    });
    mapping.node.addDependency(reading);
  }
}
