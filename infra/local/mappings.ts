import type { Resolver } from './resolve.ts';
import { resourcesOf, UnsupportedError, type Stack } from './template.ts';

/** An event source mapping of the template whose source is no queue: a table's stream feeding a function. Window and age in seconds; without a limit, Infinity. */
export interface Mapping {
  readonly id: string;
  readonly functionId: string;
  readonly tableId: string;
  readonly sourceArn: string;
  readonly batchSize: number;
  readonly window: number;
  readonly startAtLatest: boolean;
  readonly bisects: boolean;
  readonly maxRetries: number;
  readonly maxAge: number;
  readonly reportsFailures: boolean;
  /** URL of the queue that gets what is given up. */
  readonly onFailureUrl?: string | undefined;
}

interface MappingProperties {
  readonly Enabled?: boolean;
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize?: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly StartingPosition?: string;
  readonly BisectBatchOnFunctionError?: boolean;
  readonly MaximumRetryAttempts?: number;
  readonly MaximumRecordAgeInSeconds?: number;
  readonly FunctionResponseTypes?: string[];
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination?: string } };
  readonly FilterCriteria?: unknown;
  readonly TumblingWindowInSeconds?: number;
}

/** Lambda's default for streams. */
const DEFAULT_BATCH = 100;

const limit = (value: number | undefined): number => (value === undefined || value < 0 ? Infinity : value);

/**
 * Reads the enabled event source mappings, save those of queues.
 * @throws UnsupportedError for a source, destination or filter this runner does not have
 */
export function readMappings(stack: Stack, { resolve, find, ref }: Resolver): Mapping[] {
  return resourcesOf<unknown>(stack, 'AWS::Lambda::EventSourceMapping').flatMap(({ id, properties }) => {
    const mapping = resolve<MappingProperties>(properties);
    if (mapping.Enabled === false) return [];
    if (mapping.TumblingWindowInSeconds) throw new UnsupportedError(id, 'a tumbling window');
    if (mapping.FilterCriteria) throw new UnsupportedError(id, 'filter criteria');
    const tableId = find(mapping.EventSourceArn);
    const source = stack.resources.get(tableId ?? '')?.Type;
    if (source === 'AWS::SQS::Queue') return [];
    const isTable = source?.startsWith('AWS::DynamoDB::');
    const functionId = find(mapping.FunctionName);
    if (!tableId || !isTable) throw new UnsupportedError(id, `the source ${mapping.EventSourceArn}`);
    if (!functionId) throw new UnsupportedError(id, `the function ${mapping.FunctionName}`);
    return [
      {
        id,
        functionId,
        tableId,
        sourceArn: mapping.EventSourceArn,
        batchSize: mapping.BatchSize ?? DEFAULT_BATCH,
        window: mapping.MaximumBatchingWindowInSeconds ?? 0,
        startAtLatest: mapping.StartingPosition === 'LATEST',
        bisects: mapping.BisectBatchOnFunctionError ?? false,
        maxRetries: limit(mapping.MaximumRetryAttempts),
        maxAge: limit(mapping.MaximumRecordAgeInSeconds),
        reportsFailures: mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
        onFailureUrl: queueUrl(id, mapping.DestinationConfig?.OnFailure?.Destination, { find, ref }),
      } satisfies Mapping,
    ];
  });
}

function queueUrl(
  mappingId: string,
  destination: string | undefined,
  { find, ref }: Pick<Resolver, 'find' | 'ref'>,
): string | undefined {
  if (!destination) return undefined;
  const id = find(destination);
  if (!id || !destination.includes(':sqs:'))
    throw new UnsupportedError(mappingId, `the destination ${destination}`);
  return ref(id);
}
