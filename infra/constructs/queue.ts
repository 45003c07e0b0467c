import { Duration } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionDefinition, QueueSource } from '../functions.ts';

/** How many times a function's longest run a message is hidden while it is worked at, as AWS advises. */
const timeoutsHidden = 6;

const keeping = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
} satisfies QueueProps;

export interface WorkQueueProps {
  /** The function that works through the queue; its timeout says how long a message is hidden. */
  readonly consumer: FunctionDefinition;
  readonly source: QueueSource;
}

/** A queue of work, and where its messages end after too many failures. Encrypted, over TLS only, open to granted functions alone. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly #source: QueueSource;

  constructor(scope: Construct, id: string, { consumer, source }: WorkQueueProps) {
    super(scope, id);
    this.#source = source;
    this.deadLetters = new Queue(this, 'DeadLetters', { ...keeping, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Queue', {
      ...keeping,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(timeoutsHidden * consumer.timeout),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: source.tries },
    });
  }

  /** Feeds the queue to its function, which may take and clear messages of this queue alone and names those that failed. */
  feed(target: IFunction): void {
    if (!target.role) throw new Error(`${this.node.id}: the function has no role`);
    const taking = new Policy(this, 'Taking', {
      roles: [target.role],
      statements: [
        new PolicyStatement({
          actions: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => `sqs:${action}`),
          resources: [this.queue.queueArn],
        }),
      ],
    });
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target,
      eventSourceArn: this.queue.queueArn,
      batchSize: this.#source.batchSize,
      maxConcurrency: this.#source.concurrency,
      reportBatchItemFailures: true,
    });
    mapping.node.addDependency(taking);
  }
}
