import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { clock } from '#clock';
import { bucketDocuments, bucketFiles } from './documents.ts';
import type { Documents, Files } from './documents.ts';
import type { Ids, Platform } from './ports.ts';
import { sqsQueue } from './queue.ts';
import { Table } from './table.ts';

const Environment = z.object({
  RECORDS_TABLE: z.string().optional(),
  INVITATIONS_TABLE: z.string().optional(),
  RESPONSES_TABLE: z.string().optional(),
  AUDIT_TABLE: z.string().optional(),
  COMPLAINTS_TABLE: z.string().optional(),
  COMPLAINT_TRAIL_TABLE: z.string().optional(),
  DELIVERIES_TABLE: z.string().optional(),
  PUBLICATIONS_BUCKET: z.string().optional(),
  ARCHIVE_BUCKET: z.string().optional(),
  ATTACHMENTS_BUCKET: z.string().optional(),
  COMPLAINT_FILES_BUCKET: z.string().optional(),
  RUN_PARTS_QUEUE: z.url().optional(),
  PUBLIC_BASE_URL: z.url().optional(),
  CLAIM_PREFIX: z.string().default(''),
  JURISDICTIONS: z
    .string()
    .default('')
    .transform((codes) => codes.split(',').filter((code) => code !== '')),
  DYNAMODB_ENDPOINT: z.url().optional(),
  S3_ENDPOINT: z.url().optional(),
});
type Environment = z.infer<typeof Environment>;
type Variable = Exclude<keyof Environment, 'JURISDICTIONS'>;

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Identifiers from the machine's cryptographic generator. */
export const systemIds: Ids = {
  id: () => [...randomBytes(20)].map((byte) => base32[byte & 31]).join(''),
  bytes: (count) => new Uint8Array(randomBytes(count)),
};

/** A document client that drops undefined fields, as JSON does. */
export const documentClient = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

/** What this function was granted, from its environment; parsed once, at its first event. */
export function systemPlatform(variables: NodeJS.ProcessEnv = process.env): Platform {
  const env = Environment.parse(variables);
  const dynamo = documentClient(new DynamoDBClient({ endpoint: env.DYNAMODB_ENDPOINT, maxAttempts: 4 }));
  const table = (variable: Variable): Table => new Table(dynamo, granted(env, variable));
  const storage = (): S3Client =>
    new S3Client({ endpoint: env.S3_ENDPOINT, forcePathStyle: env.S3_ENDPOINT !== undefined });
  const documents = (variable: Variable): Documents => bucketDocuments(storage(), granted(env, variable));
  const files = (variable: Variable): Files => bucketFiles(storage(), granted(env, variable));
  return {
    clock,
    ids: systemIds,
    tables: {
      get records() {
        return table('RECORDS_TABLE');
      },
      get invitations() {
        return table('INVITATIONS_TABLE');
      },
      get responses() {
        return table('RESPONSES_TABLE');
      },
      get audit() {
        return table('AUDIT_TABLE');
      },
      get complaints() {
        return table('COMPLAINTS_TABLE');
      },
      get complaintTrail() {
        return table('COMPLAINT_TRAIL_TABLE');
      },
      get deliveries() {
        return table('DELIVERIES_TABLE');
      },
    },
    get publications() {
      return documents('PUBLICATIONS_BUCKET');
    },
    get archive() {
      return documents('ARCHIVE_BUCKET');
    },
    get attachments() {
      return files('ATTACHMENTS_BUCKET');
    },
    get complaintFiles() {
      return files('COMPLAINT_FILES_BUCKET');
    },
    get runParts() {
      return sqsQueue(new SQSClient(), granted(env, 'RUN_PARTS_QUEUE'));
    },
    get publicBaseUrl() {
      return granted(env, 'PUBLIC_BASE_URL');
    },
    claimPrefix: env.CLAIM_PREFIX,
    jurisdictions: env.JURISDICTIONS,
  };
}

function granted(env: Environment, variable: Variable): string {
  const value = env[variable];
  if (!value) throw new Error(`${variable} is not in this function's environment: it was not granted`);
  return value;
}
