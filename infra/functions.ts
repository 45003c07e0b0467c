import type { FunctionName as RoutedFunction } from '../shared/contract/index.ts';
import type { BucketName } from './buckets.ts';
import type { QueueName } from './queues.ts';
import type { IndexName, TableName } from './tables.ts';

/** DynamoDB actions a function may be granted; `Scan` is not among them. */
type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'BatchWriteItem';

/** What a function may do with a table; an index named here may be queried. */
interface TableGrant {
  readonly actions: readonly TableAction[];
  readonly indexes?: readonly IndexName[];
  /** Whether the table's reserved partitions are included; `writeOnly`: they may be put and never read. */
  readonly reserved?: boolean | 'writeOnly';
}

type BucketAction = 'GetObject' | 'PutObject' | 'DeleteObject';

/** A table's change stream as a source of work. */
export interface StreamSource {
  readonly table: TableName;
  readonly batchSize: number;
  /** Tries of a failing batch before it goes to the dead-letter queue. */
  readonly retries: number;
}

/** A queue as a source of work, done in any order. */
export interface QueueSource {
  readonly queue: QueueName;
  readonly batchSize: number;
  /** Deliveries of a failing message before it goes to the dead-letter queue. */
  readonly tries: number;
  /** How many batches are worked at once, at most; at least 2. */
  readonly concurrency: number;
}

/** Work by the clock. */
export interface ScheduleDefinition {
  /** EventBridge Scheduler expression. */
  readonly expression: string;
  readonly timeZone: 'Asia/Shanghai';
}

/** One Lambda function: a permission boundary. */
export interface FunctionDefinition {
  /** Handler file from the project's root; it exports `handler`. */
  readonly entry: string;
  readonly tables: Readonly<Partial<Record<TableName, TableGrant>>>;
  readonly buckets: Readonly<Partial<Record<BucketName, readonly BucketAction[]>>>;
  /** The queues it sends messages to. */
  readonly sends: readonly QueueName[];
  /** It makes links, so it is told the pages' address (`PUBLIC_BASE_URL`). */
  readonly makesLinks: boolean;
  /** It works through every jurisdiction, so it is told the roots (`JURISDICTIONS`, comma-separated). */
  readonly walksJurisdictions: boolean;
  /** It sends notifications to addresses outside, and e-mail where the stage has it. */
  readonly sendsOut: boolean;
  readonly stream?: StreamSource;
  readonly queue?: QueueSource;
  readonly schedule?: ScheduleDefinition;
  /** MB; CPU grows with it. */
  readonly memory: number;
  /** Seconds; API Gateway itself gives up after 30. */
  readonly timeout: number;
}

/** Every function: those that answer routes, and those that work without being asked. */
export type FunctionName =
  | RoutedFunction
  | 'audit-stream'
  | 'intake-daily'
  | 'intake-complaints-audit'
  | 'intake-complaints-retention'
  | 'intake-notify'
  | 'scoring-worker';

const define = (
  entry: `functions/${string}.handler.ts`,
  definition: Partial<Omit<FunctionDefinition, 'entry'>>,
): FunctionDefinition => ({
  entry,
  tables: {},
  buckets: {},
  sends: [],
  makesLinks: false,
  walksJurisdictions: false,
  sendsOut: false,
  memory: 512,
  timeout: 15,
  ...definition,
});

/** The limits of a function whose requests are whole ledgers or whole months. */
const large = { memory: 1769, timeout: 29 } as const;

export const functions: Readonly<Record<FunctionName, FunctionDefinition>> = {
  'platform-auditor': define('functions/platform/auditor.handler.ts', {
    tables: { Audit: { actions: ['Query'], indexes: ['byOwner'] } },
  }),
  'platform-office': define('functions/platform/office.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query', 'PutItem'] } },
  }),
  'platform-notify': define('functions/platform/notify.handler.ts', {
    makesLinks: true,
    sendsOut: true,
    tables: {
      Records: { actions: ['GetItem', 'Query', 'PutItem'] },
      Deliveries: { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['byOwner'] },
    },
  }),
  'platform-public': define('functions/platform/public.handler.ts', { memory: 256, timeout: 5 }),
  'registry-public': define('functions/registry/public.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query'] } },
  }),
  'registry-staff': define('functions/registry/staff.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query'] } },
  }),
  'registry-lists': define('functions/registry/lists.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query'], indexes: ['byOwner'] } },
  }),
  'registry-search': define('functions/registry/search.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query'] } },
    memory: 1024,
  }),
  'registry-office': define('functions/registry/office.handler.ts', {
    ...large,
    makesLinks: true,
    tables: {
      Records: {
        actions: ['GetItem', 'Query', 'PutItem'],
      },
    },
  }),
  'registry-import': define('functions/registry/import.handler.ts', {
    ...large,
    tables: { Records: { actions: ['GetItem', 'Query', 'PutItem', 'BatchWriteItem'] } },
  }),
  'intake-public': define('functions/intake/public.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['byHash'] } },
  }),
  'intake-observer': define('functions/intake/observer.handler.ts', {
    tables: {
      Records: { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['byHash', 'byOwner'] },
    },
  }),
  'intake-staff': define('functions/intake/staff.handler.ts', {
    tables: {
      Records: {
        actions: ['GetItem', 'Query', 'PutItem'],
        indexes: ['byOwner'],
      },
    },
    buckets: { attachments: ['DeleteObject'] },
  }),
  'intake-attachments': define('functions/intake/attachments.handler.ts', {
    ...large,
    tables: { Records: { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['byHash'] } },
    buckets: { attachments: ['GetObject', 'PutObject', 'DeleteObject'] },
  }),
  'intake-attachments-staff': define('functions/intake/attachments-staff.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query'] } },
    buckets: { attachments: ['GetObject'] },
  }),
  'intake-complaints-public': define('functions/intake/complaints-public.handler.ts', {
    ...large,
    tables: {
      Records: { actions: ['GetItem', 'Query'] },
      Complaints: { actions: ['GetItem', 'PutItem'], reserved: 'writeOnly' },
    },
    buckets: { complaintFiles: ['GetObject', 'PutObject', 'DeleteObject'] },
  }),
  'intake-complaints-custodian': define('functions/intake/complaints-custodian.handler.ts', {
    tables: {
      Records: { actions: ['GetItem', 'Query'] },
      Complaints: { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['byOwner'] },
      ComplaintTrail: { actions: ['Query'] },
    },
    buckets: { complaintFiles: ['GetObject'] },
  }),
  'intake-complaints-disclosure': define('functions/intake/complaints-disclosure.handler.ts', {
    tables: { Complaints: { actions: ['GetItem', 'Query', 'PutItem'], reserved: true } },
  }),
  'intake-complaints-audit': define('functions/intake/complaints-audit.handler.ts', {
    tables: { ComplaintTrail: { actions: ['GetItem', 'PutItem'] } },
    stream: { table: 'Complaints', batchSize: 25, retries: 5 },
    timeout: 60,
  }),
  'intake-complaints-retention': define('functions/intake/complaints-retention.handler.ts', {
    walksJurisdictions: true,
    tables: {
      Records: { actions: ['GetItem', 'Query'] },
      Complaints: {
        actions: ['GetItem', 'Query', 'PutItem'],
        indexes: ['byOwner'],
        reserved: 'writeOnly',
      },
    },
    buckets: { complaintFiles: ['DeleteObject'] },
    schedule: { expression: 'cron(35 0 * * ? *)', timeZone: 'Asia/Shanghai' },
    timeout: 300,
  }),
  'intake-daily': define('functions/intake/daily.handler.ts', {
    walksJurisdictions: true,
    tables: { Records: { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['byOwner'] } },
    buckets: { attachments: ['DeleteObject'] },
    schedule: { expression: 'cron(5 * * * ? *)', timeZone: 'Asia/Shanghai' },
    memory: 1024,
    timeout: 300,
  }),
  'intake-notify': define('functions/intake/notify.handler.ts', {
    makesLinks: true,
    sendsOut: true,
    walksJurisdictions: true,
    tables: {
      Records: { actions: ['GetItem', 'Query'], indexes: ['byOwner'] },
      Deliveries: { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['byOwner'] },
    },
    stream: { table: 'Records', batchSize: 25, retries: 5 },
    schedule: { expression: 'cron(10 * * * ? *)', timeZone: 'Asia/Shanghai' },
    memory: 1024,
    timeout: 120,
  }),
  'progress-staff': define('functions/progress/staff.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['byOwner'] } },
  }),
  'survey-public': define('functions/survey/public.handler.ts', {
    tables: {
      Records: { actions: ['GetItem', 'Query'] },
      Invitations: { actions: ['GetItem', 'UpdateItem'] },
      Responses: { actions: ['PutItem'] },
    },
  }),
  'survey-office': define('functions/survey/office.handler.ts', {
    ...large,
    makesLinks: true,
    tables: {
      Records: { actions: ['GetItem', 'Query', 'PutItem', 'BatchWriteItem'] },
      Invitations: {
        actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
        indexes: ['byOwner'],
        reserved: true,
      },
    },
    buckets: { publications: ['PutObject'] },
  }),
  'survey-push': define('functions/survey/push.handler.ts', {
    ...large,
    makesLinks: true,
    sendsOut: true,
    tables: {
      Records: { actions: ['GetItem', 'Query', 'PutItem'] },
      Invitations: { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: ['byOwner'] },
      Deliveries: { actions: ['GetItem', 'PutItem'] },
    },
  }),
  'survey-results': define('functions/survey/results.handler.ts', {
    ...large,
    tables: {
      Records: { actions: ['GetItem', 'Query', 'PutItem'] },
      Responses: { actions: ['Query'] },
    },
  }),
  'survey-review': define('functions/survey/review.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query', 'PutItem'] } },
  }),
  'scoring-staff': define('functions/scoring/staff.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query'], indexes: ['byOwner'] } },
    buckets: { archive: ['GetObject'] },
  }),
  'scoring-office': define('functions/scoring/office.handler.ts', {
    ...large,
    tables: {
      Records: { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['byOwner'] },
    },
    buckets: { publications: ['GetObject', 'PutObject'], archive: ['GetObject', 'PutObject'] },
    sends: ['runParts'],
  }),
  'scoring-worker': define('functions/scoring/worker.handler.ts', {
    tables: {
      Records: { actions: ['GetItem', 'Query', 'PutItem', 'BatchWriteItem'], indexes: ['byOwner'] },
    },
    buckets: { archive: ['GetObject', 'PutObject'] },
    sends: ['runParts'],
    queue: { queue: 'runParts', batchSize: 1, tries: 3, concurrency: 5 },
    memory: 1769,
    timeout: 60,
  }),
  'scoring-conduct': define('functions/scoring/conduct.handler.ts', {
    tables: { Records: { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['byOwner'] } },
  }),
  'audit-stream': define('functions/platform/audit-stream.handler.ts', {
    tables: { Audit: { actions: ['GetItem', 'PutItem'] } },
    stream: { table: 'Records', batchSize: 25, retries: 5 },
    timeout: 60,
  }),
};

export const functionNames = Object.keys(functions) as FunctionName[];
