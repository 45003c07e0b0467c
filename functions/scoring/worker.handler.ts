import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { background } from '../platform/lambda.ts';
import { errorFields, log } from '../platform/log.ts';
import type { Platform } from '../platform/ports.ts';
import { defaultScoringConfig } from './config.ts';
import { PartMessage } from './orders.ts';
import { scoringStore } from './store.ts';
import { computePart } from './work.ts';

/** Called by the queue of run parts; the messages that failed are named, so that they alone come again. */
export const wiring = ({ clock, tables, archive, runParts }: Platform) => {
  const store = scoringStore(tables.records);
  const compute = computePart({ clock, archive, runParts, store, config: defaultScoringConfig });
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const { messageId, body } of Records) {
      try {
        await compute(PartMessage.parse(JSON.parse(body)));
      } catch (error) {
        log('error', 'run-part-failed', errorFields(error));
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
};

export const handler = background<SQSEvent, SQSBatchResponse>(wiring);
