import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { auditBatch } from '../platform/audit.ts';
import type { PlaceOf } from '../platform/audit.ts';
import { background } from '../platform/lambda.ts';
import type { Platform } from '../platform/ports.ts';

/** Every record of a complaint names its county; its key does not. */
const placeInComplaints: PlaceOf = (_, image) => String(image['jurisdiction']);

/** The trail of complaints, apart from the general one, for who reads that must not learn that a complaint exists. */
export const wiring = ({
  tables,
}: Pick<Platform, 'tables'>): ((event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>) =>
  auditBatch({ audit: tables.complaintTrail }, placeInComplaints);

export const handler = background<DynamoDBStreamEvent, DynamoDBBatchResponse>(wiring);
