/** Queues that functions may be granted. */
export type QueueName = 'runParts';

/** One queue. */
export interface QueueDefinition {
  /** Environment variable under which a function that sends to the queue finds its URL. */
  readonly variable: string;
}

/** `runParts` holds the parts of ordered scoring runs: which jurisdiction, month and kind, and no more. */
export const queues: Readonly<Record<QueueName, QueueDefinition>> = {
  runParts: { variable: 'RUN_PARTS_QUEUE' },
};

export const queueNames = Object.keys(queues) as QueueName[];
