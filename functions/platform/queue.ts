import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { problem } from './problem.ts';

/** Work that another function is to do: each message at least once, in no particular order. */
export interface Queue {
  /** Sends messages, each as JSON of its own. @throws Problem `busy` when the queue did not take them all; send them again. */
  send(messages: readonly object[]): Promise<void>;
}

/** SQS takes so many messages in one request. */
const atOnce = 10;

/** A {@link Queue} on SQS, by its URL. */
export const sqsQueue = (client: SQSClient, url: string): Queue => ({
  async send(messages) {
    for (let at = 0; at < messages.length; at += atOnce) {
      const Entries = messages
        .slice(at, at + atOnce)
        .map((message, n) => ({ Id: String(n), MessageBody: JSON.stringify(message) }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      if (Failed.length > 0) throw problem('busy');
    }
  },
});
