import { ApiProblem } from '../api.ts';
import type { Doors } from './doors.ts';
import type { KeptFile } from './keep.ts';
import { type Send, SendFailure } from './send.ts';

/** How a file stands on its way. `lost`: the connection went, it will be tried again; `refused`: it cannot be kept, `told` says why. */
export type FileState = 'waiting' | 'sending' | 'examining' | 'done' | 'lost' | 'refused';

/** The world outside, passed in so that tests need neither network nor time. */
export interface QueuePorts {
  readonly send: Send;
  /** Waits so many milliseconds, or less when the connection returns. */
  readonly pause: (ms: number) => Promise<void>;
}

/** What one attempt tells as it goes. */
export type Tell = (state: FileState, share: number, told?: string) => void;

/** Pauses between attempts, in milliseconds; after the last one the person decides. */
const pauses = [1000, 3000, 8000, 20_000];

/** Problems that say nothing of the file and may be gone in a moment. */
const passing: readonly string[] = ['offline', 'busy', 'internal', 'unreadable'];

const isPassing = (error: unknown): boolean =>
  error instanceof SendFailure
    ? error.reason === 'offline'
    : error instanceof ApiProblem && passing.includes(error.code);

/**
 * Brings one file to a case: asks for a form, sends the bytes, has them examined. A lost connection is waited for and all is done again,
 * which doubles nothing because the file has its own id. A form that storage refuses is asked for anew once.
 * @returns whether it was kept
 */
export async function bring(
  file: KeptFile,
  doors: Doors,
  { send, pause }: QueuePorts,
  tell: Tell,
  signal: AbortSignal,
): Promise<boolean> {
  const offer = { id: file.id, type: file.type, size: file.blob.size };
  let refusals = 0;
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      tell('sending', 0);
      const form = await doors.prepare(offer);
      await send(form, file.blob, (share) => tell('sending', share), signal);
      tell('examining', 1);
      await doors.finish(file.id);
      tell('done', 1);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (error instanceof ApiProblem && error.code === 'duplicate') {
        tell('done', 1);
        return true;
      }
      if (error instanceof ApiProblem && !isPassing(error) && error.code !== 'not-acceptable-now') {
        tell('refused', 0, error.fields.length > 0 ? (error.fieldText('/size') ?? error.text) : error.text);
        return false;
      }
      if (!isPassing(error)) refusals += 1;
      const wait = pauses[attempt];
      if (wait === undefined || refusals > 1) {
        tell('lost', 0);
        return false;
      }
      tell('lost', 0);
      await pause(wait);
    }
  }
  return false;
}
