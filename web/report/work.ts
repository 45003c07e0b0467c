import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import { solveWork } from '../../shared/intake/work.ts';
import { ApiProblem } from '../lib/api.ts';

type Work = NonNullable<InputOf<'fileRequest'>['work']>;

/** Where challenges of at least so many bits come from, and a breath between two portions of work, so that typing stays smooth. */
export interface WorkPorts {
  readonly ask: (least: number) => Promise<OutputOf<'filingChallenge'>>;
  readonly rest: () => Promise<unknown>;
}

/** How often a filing is tried while the work asked for grows. */
const attempts = 4;

/**
 * The work that the server asks for while very many file: done ahead while the person types, and again if it was not enough. In quiet
 * times it asks for none, and nothing happens here.
 */
export function filingWork({ ask, rest }: WorkPorts) {
  let prepared: { receipt: string; work: Promise<Work | undefined> } | undefined;

  async function done(receipt: string, least = 0): Promise<Work | undefined> {
    const { challenge, bits } = await ask(least);
    return bits === 0 ? undefined : { challenge, nonce: await solveWork(challenge, receipt, bits, rest) };
  }

  return {
    /** Begins the work for a receipt ahead of time; a failure shows when sending, if at all. */
    prepare(receipt: string): void {
      if (prepared?.receipt === receipt) return;
      prepared = { receipt, work: done(receipt).catch(() => undefined) };
    },

    /**
     * Sends with the work done so far, and where that is not enough, does more and sends again.
     * @throws ApiProblem whatever else the server or the network says
     */
    async send<T>(receipt: string, send: (work: { work?: Work }) => Promise<T>): Promise<T> {
      let work = prepared?.receipt === receipt ? await prepared.work : undefined;
      prepared = undefined;
      for (let attempt = 1; ; attempt++) {
        try {
          return await send(work ? { work } : {});
        } catch (error) {
          const wanted = error instanceof ApiProblem && error.code === 'work-needed';
          if (!wanted || attempt === attempts) throw error;
          work = await done(receipt, error.bits);
        }
      }
    },
  };
}
