import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Resolver } from './resolve.ts';
import { resourcesOf, UnsupportedError, type Stack } from './template.ts';
import type { Answer, Call, WorkerData } from './worker.ts';

/** A function of the stack, ready to be run. Times in milliseconds, memory in megabytes. */
export interface FunctionSpec {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly directory: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  readonly timeoutMs: number;
}

/** The function threw, ran out of time or memory, or could not be loaded. */
export class FunctionError extends Error {
  override name = 'FunctionError';
  readonly kind: 'unhandled' | 'timeout';

  constructor(kind: FunctionError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The functions of the stack, each in a worker of its own that starts with its first call. */
export interface Functions {
  /** Runs a function, named by its logical id, and gives its result as it came through JSON. @throws FunctionError */
  readonly invoke: (id: string, event: unknown) => Promise<unknown>;
  readonly spec: (id: string) => FunctionSpec;
  readonly stop: () => Promise<void>;
}

/** What every function gets besides its own variables. */
export interface FunctionsOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: SharedArrayBuffer;
  /** Receives each line a function prints. */
  readonly print: (functionId: string, line: string) => void;
}

interface FunctionProperties {
  readonly Runtime?: string;
  readonly Code?: { readonly S3Key?: unknown };
  readonly Handler?: string;
  readonly Environment?: { readonly Variables?: unknown };
  readonly MemorySize?: number;
  readonly Timeout?: number;
}

/** Lambda's own defaults, where the template is silent. */
const DEFAULT_MEMORY_MB = 128;
const DEFAULT_TIMEOUT_S = 3;

/**
 * Reads one function from the template.
 * @throws UnsupportedError when it is no function, not for Node.js, or its code is no directory asset
 */
export function functionSpec(stack: Stack, { resolve, ref }: Resolver, id: string): FunctionSpec {
  const found = resourcesOf<FunctionProperties>(stack, 'AWS::Lambda::Function').find(
    (item) => item.id === id,
  );
  if (!found) throw new UnsupportedError(id, 'a target that is no function');
  const { Runtime = '', Code, Handler, Environment, MemorySize, Timeout } = found.properties;
  if (!Runtime.startsWith('nodejs'))
    throw new UnsupportedError(id, `the runtime ${Runtime || 'of an image'}`);
  const key = resolve<string | undefined>(Code?.S3Key);
  const directory = key && stack.assetPath(key);
  if (!directory || !Handler || directory.endsWith('.zip')) {
    throw new UnsupportedError(id, 'code that is not a directory asset');
  }
  return {
    id,
    name: ref(id),
    arn: resolve<string>({ 'Fn::GetAtt': [id, 'Arn'] }),
    directory,
    handler: Handler,
    environment: resolve<Record<string, string>>(Environment?.Variables ?? {}),
    memoryMb: MemorySize ?? DEFAULT_MEMORY_MB,
    timeoutMs: (Timeout ?? DEFAULT_TIMEOUT_S) * 1000,
  };
}

/** Makes the stack's functions callable. */
export function createFunctions(stack: Stack, resolver: Resolver, options: FunctionsOptions): Functions {
  const specs = new Map<string, FunctionSpec>();
  const runners = new Map<string, Runner>();
  const all = new Set<Runner>();
  let stopped = false;
  const spec = (id: string): FunctionSpec => {
    const known = specs.get(id) ?? functionSpec(stack, resolver, id);
    specs.set(id, known);
    return known;
  };
  const runnerOf = (id: string): Runner => {
    if (stopped) throw new FunctionError('unhandled', 'the system is stopping');
    const current = runners.get(id);
    if (current?.usable()) return current;
    const runner = startRunner(spec(id), stack.region, options, () => all.delete(runner));
    runners.set(id, runner);
    all.add(runner);
    return runner;
  };
  return {
    spec,
    invoke: async (id, event) => runnerOf(id).call(event),
    stop: async () => {
      stopped = true;
      await Promise.all([...all].map((runner) => runner.stop()));
    },
  };
}

interface Runner {
  readonly usable: () => boolean;
  readonly call: (event: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: FunctionError) => void;
}

function startRunner(
  spec: FunctionSpec,
  region: string,
  { environment, clock, print }: FunctionsOptions,
  ended: () => void,
): Runner {
  const pending = new Map<string, Pending>();
  let usable = true;
  const data: WorkerData = {
    directory: spec.directory,
    handler: spec.handler,
    functionName: spec.name,
    functionArn: spec.arn,
    memoryMb: spec.memoryMb,
    clock,
  };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: data,
    env: {
      ...environment,
      AWS_REGION: region,
      AWS_LAMBDA_FUNCTION_NAME: spec.name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
      LAMBDA_TASK_ROOT: spec.directory,
      ...spec.environment,
    },
    execArgv: [],
    stdout: true,
    stderr: true,
    name: spec.id,
    resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
  });
  forwardLines(worker.stdout, (line) => print(spec.id, line));
  forwardLines(worker.stderr, (line) => print(spec.id, line));

  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  const fail = (message: string): void => {
    usable = false;
    const error = new FunctionError('unhandled', message);
    ready.reject(error);
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('error', (error: Error) => {
    print(spec.id, error.stack ?? error.message);
    fail(error.message);
  });
  worker.on('exit', (code) => {
    fail(`the function's worker ended (${code})`);
    ended();
  });
  worker.on('message', (answer: Answer) => {
    if ('ready' in answer) return ready.resolve();
    const call = pending.get(answer.id);
    pending.delete(answer.id);
    if ('error' in answer) {
      print(spec.id, answer.error.stack);
      call?.reject(new FunctionError('unhandled', `${answer.error.type}: ${answer.error.message}`));
    } else {
      call?.resolve(answer.result === undefined ? null : JSON.parse(answer.result));
    }
    if (!usable && pending.size === 0) void worker.terminate();
  });

  return {
    usable: () => usable,
    call: async (event) => {
      await ready.promise;
      const call: Call = {
        id: randomUUID(),
        event: JSON.stringify(event),
        deadline: Date.now() + spec.timeoutMs,
      };
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      pending.set(call.id, { resolve, reject });
      const timer = setTimeout(() => {
        usable = false;
        pending.delete(call.id);
        reject(new FunctionError('timeout', `timed out after ${spec.timeoutMs / 1000} s`));
        if (pending.size === 0) void worker.terminate();
      }, spec.timeoutMs);
      worker.postMessage(call);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
      }
    },
    stop: async () => {
      usable = false;
      await worker.terminate();
    },
  };
}

function forwardLines(stream: Readable, print: (line: string) => void): void {
  createInterface({ input: stream }).on('line', print);
}
