import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { auditBatch } from './audit.ts';
import { background } from './lambda.ts';

export const handler = background<DynamoDBStreamEvent, DynamoDBBatchResponse>(({ tables }) =>
  auditBatch(tables),
);
