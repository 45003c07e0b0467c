import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createClient, type Client } from '../shared/contract/client.ts';
import type { InputOf, OutputOf, RouteId } from '../shared/contract/index.ts';
import { csvText, sheetOfTable } from '../shared/spreadsheet/index.ts';
import type { ExportTable } from '../shared/spreadsheet/index.ts';
import { CommandError, UsageError } from './errors.ts';
import type { CommandLine } from './options.ts';

/** The world outside a command; tests pass their own. */
export interface Surroundings {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly wait: (ms: number) => Promise<void>;
  readonly print: (text: string) => void;
  /** Says how far a long command is, where somebody looks on; the next saying takes its place. */
  readonly progress?: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a command works with. */
export interface Session {
  readonly options: CommandLine['options'];
  readonly rest: readonly string[];
  /** Calls a route as the person who signed in. */
  readonly call: <Id extends RouteId>(id: Id, input: InputOf<Id>) => Promise<OutputOf<Id>>;
  /** The county the command is about, to be spread into a call. */
  readonly county: () => Promise<{ readonly jurisdiction: string }>;
  /** A public file as JSON. */
  readonly file: <T>(path: string) => Promise<T>;
  /** Gives a result: the value as JSON with `--json`, else the line. */
  readonly tell: (value: unknown, line: string) => void;
  /** Gives a list: CSV, or JSON by its heads with `--json`; into the file of `--out` or to the standard output. */
  readonly list: (table: ExportTable) => void;
  /** Says how far a long command is. */
  readonly progress: (text: string) => void;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** A fresh idempotency key. */
  readonly newKey: () => string;
  /** Gives one document as JSON, into the file of `--out` or to the standard output. */
  readonly document: (value: unknown) => void;
}

const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const objectsOf = ({ heads, rows }: ExportTable) =>
  rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at]])));

/** Opens a session. Nothing is asked of the system before a command needs it. */
export function openSession({ options, rest }: CommandLine, world: Surroundings): Session {
  const origin = options.url.replace(/\/+$/, '');
  const call: Client = createClient({ baseUrl: origin, fetch: world.fetch, wait: world.wait });
  const file = async <T>(path: string): Promise<T> => {
    const response = await world.fetch(`${origin}/${path}`);
    if (!response.ok)
      throw new CommandError({
        zh: `${origin}/${path} 无法读取(${response.status})`,
        en: `${origin}/${path} cannot be read (${response.status})`,
      });
    return (await response.json()) as T;
  };
  const give = (text: string): void => {
    if (options.out === undefined) return world.print(text);
    writeFileSync(options.out, text);
    world.print(`→ ${options.out}\n`);
  };
  let token: Promise<string> | undefined;
  let county: Promise<{ jurisdiction: string }> | undefined;
  return {
    options,
    rest,
    file,
    call: async (id, input) => {
      token ??= tokenOf(options, origin, world);
      return call(id, input, { scheme: 'Bearer', value: await token });
    },
    county: () =>
      (county ??=
        options.jurisdiction === undefined
          ? file<{ jurisdiction: string }>('config.json').then(({ jurisdiction }) => ({ jurisdiction }))
          : Promise.resolve({ jurisdiction: options.jurisdiction })),
    tell: (value, line) => world.print(options.json ? asJson(value) : `${line}\n`),
    list: (table) => give(options.json ? asJson(objectsOf(table)) : csvText(sheetOfTable(table).rows)),
    progress: (text) => world.progress?.(text),
    wait: world.wait,
    newKey: () => randomBytes(16).toString('hex'),
    document: (value) => give(asJson(value)),
  };
}

/** The token of `--token` or `YXT_TOKEN`, or one of the local issuer for the account of `--as`. */
async function tokenOf(
  options: CommandLine['options'],
  origin: string,
  { fetch, environment }: Surroundings,
): Promise<string> {
  const given = options.token ?? environment['YXT_TOKEN'];
  if (given !== undefined) return given;
  if (options.as === undefined)
    throw new UsageError({
      zh: '请用 --token(或环境变量 YXT_TOKEN)给出令牌,本机系统可用 --as <账号>',
      en: 'give a token with --token (or YXT_TOKEN); on a local system, --as <account>',
    });
  const response = await fetch(`${origin}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: options.as }),
  });
  const body = (await response.json().catch(() => ({}))) as { access_token?: string };
  if (!response.ok || body.access_token === undefined)
    throw new CommandError({
      zh: `不能以 ${options.as} 登录;--as 只用于本机系统`,
      en: `nobody can sign in as ${options.as}; --as is for local systems only`,
    });
  return body.access_token;
}
