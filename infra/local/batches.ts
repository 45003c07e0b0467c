/** One record of a stream, with the event a function gets for it. Times in milliseconds since 1970. */
export interface BatchRecord {
  readonly sequenceNumber: string;
  readonly createdAt: number;
  readonly event: unknown;
}

/** How an event source mapping treats a failing batch. */
export interface BatchSettings {
  /** The function names the records that failed (`ReportBatchItemFailures`). */
  readonly reportsFailures: boolean;
  readonly bisects: boolean;
  /** Infinity: until it succeeds or the records are too old. */
  readonly maxRetries: number;
  /** Seconds, or Infinity. */
  readonly maxAge: number;
}

/** Why records were given up. */
export type DiscardReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** What the batch semantics act on. */
export interface BatchPorts {
  readonly invoke: (records: readonly BatchRecord[]) => Promise<unknown>;
  readonly discard: (
    records: readonly BatchRecord[],
    reason: DiscardReason,
    attempts: number,
  ) => Promise<void>;
  /** All records up to this one are dealt with. */
  readonly checkpoint: (sequenceNumber: string) => void;
  /** Waits before the n-th retry; rejects when the runner stops. */
  readonly pause: (retry: number) => Promise<void>;
  readonly now: () => number;
  /** Aborted when the runner stops: a failure then is no failure of the function. */
  readonly signal: AbortSignal;
}

/**
 * Works through records of one shard in order, as Lambda does: a failure blocks what follows it until it succeeds or is
 * given up. The lowest failed record the function names is the checkpoint, and what stands before it is done; an
 * identifier that is empty or unknown fails the whole batch. Splitting a batch costs no retry.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function processBatch(
  records: readonly BatchRecord[],
  settings: BatchSettings,
  ports: BatchPorts,
): Promise<void> {
  let rest = records;
  let retries = 0;
  const advance = (count: number): void => {
    const last = rest[count - 1];
    if (last) ports.checkpoint(last.sequenceNumber);
    rest = rest.slice(count);
  };

  while (rest.length > 0) {
    const young = rest.findIndex(({ createdAt }) => ports.now() - createdAt <= settings.maxAge * 1000);
    const old = young === -1 ? rest.length : young;
    if (old > 0) {
      await ports.discard(rest.slice(0, old), 'RecordAgeExceeded', retries);
      advance(old);
      continue;
    }

    const done = await succeeded(rest, settings, ports);
    if (done > 0) {
      advance(done);
      retries = 0;
      if (rest.length === 0 || settings.bisects) continue;
    } else if (settings.bisects && rest.length > 1) {
      const half = Math.ceil(rest.length / 2);
      await processBatch(rest.slice(0, half), settings, ports);
      rest = rest.slice(half);
      retries = 0;
      continue;
    }

    if (retries >= settings.maxRetries) {
      await ports.discard(rest, 'RetryAttemptsExhausted', retries + 1);
      advance(rest.length);
      return;
    }
    retries += 1;
    await ports.pause(retries);
  }
}

/** How many records from the start of the batch are done after one invocation. */
async function succeeded(
  records: readonly BatchRecord[],
  { reportsFailures }: BatchSettings,
  { invoke, signal }: BatchPorts,
): Promise<number> {
  let result: unknown;
  try {
    result = await invoke(records);
  } catch {
    signal.throwIfAborted();
    return 0;
  }
  if (!reportsFailures) return records.length;
  const failures = failedIdentifiers(result);
  if (!failures) return 0;
  const positions = failures.map((identifier) =>
    Math.max(
      0,
      records.findIndex(({ sequenceNumber }) => sequenceNumber === identifier),
    ),
  );
  return Math.min(records.length, ...positions);
}

/** The identifiers a function named as failed; undefined when its answer has not the required form. */
export function failedIdentifiers(result: unknown): (string | undefined)[] | undefined {
  if (result === null || result === undefined) return [];
  if (typeof result !== 'object') return undefined;
  const { batchItemFailures: failures } = result as { batchItemFailures?: unknown };
  if (failures === undefined || failures === null) return [];
  if (!Array.isArray(failures)) return undefined;
  return failures.map((failure: unknown) => {
    const identifier = (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier;
    return typeof identifier === 'string' && identifier ? identifier : undefined;
  });
}
