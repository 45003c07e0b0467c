import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** What the runner tells a worker about the function it is to run. The bundle reads `clock` from the same data. */
export interface WorkerData {
  readonly directory: string;
  /** As in the template: `index.handler`. */
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly clock: SharedArrayBuffer;
}

/** One invocation. `event` is JSON; `deadline` is in the machine's milliseconds since 1970. */
export interface Call {
  readonly id: string;
  readonly event: string;
  readonly deadline: number;
}

/** `ready` once the module has loaded, then one answer for every call. `result` is JSON, or undefined. */
export type Answer =
  | { readonly ready: true }
  | { readonly id: string; readonly result: string | undefined }
  | {
      readonly id: string;
      readonly error: { readonly type: string; readonly message: string; readonly stack: string };
    };

type Handler = (event: unknown, context: unknown) => unknown;

if (parentPort) await serve(parentPort, workerData as WorkerData);

async function serve(port: NonNullable<typeof parentPort>, data: WorkerData): Promise<void> {
  const handler = await load(data);
  const answer = (message: Answer): void => port.postMessage(message);
  port.on('message', (call: Call) => {
    void run(handler, call, data).then(answer);
  });
  answer({ ready: true });
}

async function load({ directory, handler }: WorkerData): Promise<Handler> {
  const dot = handler.lastIndexOf('.');
  const file = ['.mjs', '.js', '.cjs']
    .map((extension) => join(directory, `${handler.slice(0, dot)}${extension}`))
    .find(existsSync);
  if (!file) throw new Error(`no module for the handler ${handler} in ${directory}`);
  const name = handler.slice(dot + 1);
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown> & {
    default?: Record<string, unknown>;
  };
  const found = module[name] ?? module.default?.[name];
  if (typeof found !== 'function') throw new Error(`${file} exports no function ${name}`);
  return found as Handler;
}

async function run(handler: Handler, { id, event, deadline }: Call, data: WorkerData): Promise<Answer> {
  try {
    const result = await handler(JSON.parse(event), {
      awsRequestId: id,
      callbackWaitsForEmptyEventLoop: true,
      functionName: data.functionName,
      functionVersion: '$LATEST',
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
      invokedFunctionArn: data.functionArn,
      logGroupName: `/aws/lambda/${data.functionName}`,
      logStreamName: 'local',
      memoryLimitInMB: String(data.memoryMb),
    });
    return { id, result: JSON.stringify(result) };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return {
      id,
      error: { type: failure.name, message: failure.message, stack: failure.stack ?? failure.message },
    };
  }
}
