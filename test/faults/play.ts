import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  collectionKey,
  invitationKey,
  invitationsOfRound,
  responsePartition,
  roundKey,
} from '../../functions/platform/keys.ts';
import type { Tables } from '../../functions/platform/ports.ts';
import { Invitation } from '../../functions/survey/store.ts';
import { sha256Hex, tokenFrom } from '../../shared/identifiers/token.ts';
import { Round, StoredResponse } from '../../shared/survey/model.ts';
import { seededUniform } from '../../shared/survey/random.ts';
import type { ServerOptions } from './server.ts';

const jurisdiction = '422826';
const month = '2026-09';
const hash = '0'.repeat(64);

/** An open round with so many links, as the office leaves it; gives the links' tokens. */
export async function openRound(
  tables: Pick<Tables, 'records' | 'invitations'>,
  links: number,
): Promise<string[]> {
  const stamp = { version: 1, changedAt: '2026-09-01T01:00:00.000Z', changedBy: 'p-office' };
  const strata = [
    { code: 'industry-small', members: ['industry-small'], frame: links, eligible: links, drawn: links },
  ];
  const round: Round = {
    ...stamp,
    month,
    state: 'open',
    beaconName: 'drand',
    figures: {
      month,
      frameHash: hash,
      frameRoot: hash,
      frameSize: links,
      eligibleHash: hash,
      eligibleSize: links,
      sampleSize: links,
      strata,
      commit: hash,
    },
    exclusions: [],
    frozenAt: stamp.changedAt,
    closesOn: '2026-09-30',
    invited: links,
    answered: 0,
  };
  await tables.records.write(
    tables.records.put(roundKey(jurisdiction, month), Round.parse(round)),
    tables.records.put(collectionKey(jurisdiction, 'units', 'u-market'), {
      id: 'u-market',
      name: '县市场监督管理局',
      kind: 'department',
      rated: true,
    }),
  );
  const uniform = seededUniform('links');
  const tokens = Array.from({ length: links }, () =>
    tokenFrom(Uint8Array.from({ length: 10 }, () => Math.floor(uniform() * 256))),
  );
  await tables.invitations.putAll(
    await Promise.all(
      tokens.map(async (token, at) => ({
        ...invitationKey(await sha256Hex(token)),
        gsi1pk: invitationsOfRound(jurisdiction, month),
        gsi1sk: `E${at}`,
        jurisdiction,
        month,
        enterprise: `E${at}`,
        stratum: 'industry-small',
        state: 'open',
      })),
    ),
  );
  return tokens;
}

/** The server, started again and again: whoever asks gets the one that lives now. */
class Mortal {
  readonly #options: Omit<ServerOptions, 'now'>;
  #child: ChildProcess | undefined;
  #port: Promise<number> = Promise.resolve(0);
  #stopped = false;
  kills = 0;

  constructor(options: Omit<ServerOptions, 'now'>) {
    this.#options = options;
    this.start();
  }

  start(): void {
    const options: ServerOptions = { ...this.#options, now: '2026-09-10T01:00:00.000Z' };
    const child = fork(join(import.meta.dirname, 'server.ts'), [JSON.stringify(options)], {
      execArgv: [],
      stdio: 'ignore',
    });
    this.#child = child;
    this.#port = new Promise((resolve, reject) => {
      child.once('message', (port) => resolve(port as number));
      child.once('exit', () => reject(new Error('the server was killed before it listened')));
    });
    this.#port.catch(() => undefined);
  }

  async url(): Promise<string> {
    return `http://127.0.0.1:${await this.#port}/`;
  }

  /** Dies at once, in the middle of whatever it does, and comes back. */
  kill(): void {
    if (this.#stopped) return;
    this.kills += 1;
    this.#child?.kill('SIGKILL');
    this.start();
  }

  stop(): void {
    this.#stopped = true;
    this.#child?.kill('SIGKILL');
  }
}

/** What the clients went through. */
export interface Ordeal {
  readonly kills: number;
  readonly retries: number;
}

/** Every client submits with its own link and repeats the same submission until it succeeds, while the server is killed every so often. */
export async function submitAll(
  tokens: readonly string[],
  options: Omit<ServerOptions, 'now'> & {
    readonly clients: number;
    /** The most requests that a process lives to see. */
    readonly killEvery: number;
    readonly seed: string;
  },
): Promise<Ordeal> {
  const server = new Mortal(options);
  const uniform = seededUniform(options.seed);
  const lifetime = (): number => Math.ceil(options.killEvery * (0.2 + 0.8 * uniform()));
  let [next, retries, left] = [0, 0, lifetime()];
  /** Counts a request that is about to be sent, and kills the process a moment later when it was its last. */
  const sent = (): void => {
    left -= 1;
    if (left > 0) return;
    left = lifetime();
    setTimeout(() => server.kill(), 20 * uniform());
  };
  const submit = async (at: number): Promise<void> => {
    const body = JSON.stringify({
      submission: at.toString(16).padStart(32, '0'),
      answers: {
        units: [{ unit: 'u-market', level: 'satisfied' }],
        indicators: [],
        overall: 'satisfied',
        asked: 'no',
        text: `answer ${at}`,
      },
    });
    for (;;) {
      try {
        const url = await server.url();
        sent();
        const answer = await fetch(url, {
          method: 'POST',
          body,
          headers: { authorization: `Invitation ${tokens[at]!}` },
          signal: AbortSignal.timeout(uniform() < 0.02 ? 5 : 10_000),
        });
        if (answer.status === 201) return;
        if (answer.status < 500) throw new TypeError(`refused: ${await answer.text()}`);
      } catch (error) {
        if (error instanceof TypeError && error.message.startsWith('refused')) throw error;
      }
      retries += 1;
      await sleep(10 + 40 * uniform());
    }
  };
  const client = async (): Promise<void> => {
    for (let at = next++; at < tokens.length; at = next++) await submit(at);
  };
  try {
    await Promise.all(Array.from({ length: options.clients }, client));
  } finally {
    server.stop();
  }
  return { kills: server.kills, retries };
}

/** What stands in the tables afterwards. */
export async function countStored(tables: Pick<Tables, 'invitations' | 'responses'>) {
  const [invitations, responses] = await Promise.all([
    tables.invitations.list({ pk: invitationsOfRound(jurisdiction, month), index: 'byOwner' }, Invitation),
    tables.responses.list({ pk: responsePartition(jurisdiction, month), consistent: true }, StoredResponse),
  ]);
  return {
    spent: invitations.filter(({ state }) => state === 'spent').length,
    responses: responses.length,
    /** Different submissions among the responses: each names its client in its text. */
    different: new Set(responses.map(({ text }) => text)).size,
  };
}
