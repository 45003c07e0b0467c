import { layOut } from './call.ts';
import { contract } from './index.ts';
import type { InputOf, OutputOf, RouteId } from './index.ts';
import type { ProblemDocument } from './problems.ts';
import type { SecretHolder, secretSchemes } from './route.ts';

/** Sent as `Authorization: <scheme> <value>`. */
export interface Credential {
  readonly scheme: 'Bearer' | (typeof secretSchemes)[SecretHolder];
  readonly value: string;
}

/** The world outside, passed in so that tests need neither network nor time. */
export interface ClientPorts {
  /** Origin of the system. */
  readonly baseUrl: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly wait: (ms: number) => Promise<void>;
  /** How often a busy system (503) is asked in all; 5 unless said otherwise. */
  readonly attempts?: number;
}

/** An answer that is not a success. The message names the route, the status and what the system said. */
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall';
  readonly route: RouteId;
  readonly status: number;
  /** What the API says, where it was the API that spoke. */
  readonly problem: ProblemDocument | undefined;

  constructor(route: RouteId, status: number, text: string) {
    super(`${route} answered ${status}: ${text}`);
    this.route = route;
    this.status = status;
    this.problem = problemIn(text);
  }
}

function problemIn(text: string): ProblemDocument | undefined {
  try {
    const document = JSON.parse(text) as Partial<ProblemDocument> | null;
    return typeof document?.type === 'string' && document.title ? (document as ProblemDocument) : undefined;
  } catch {
    return undefined;
  }
}

/** Calls a route by its id with flat input. @throws RefusedCall for every answer that is not a success */
export type Client = <Id extends RouteId>(
  id: Id,
  input: InputOf<Id>,
  credential?: Credential,
) => Promise<OutputOf<Id>>;

/** The typed client of command lines and scripts. A busy system is asked again after the seconds it names. */
export function createClient({ baseUrl, fetch, wait, attempts = 5 }: ClientPorts): Client {
  const origin = baseUrl.replace(/\/+$/, '');
  return async <Id extends RouteId>(id: Id, input: InputOf<Id>, credential?: Credential) => {
    const { method, path } = contract[id];
    const call = layOut(`${method} ${path}`, input);
    const hasBody = 'body' in contract[id];
    const init: RequestInit = {
      method,
      headers: {
        ...(credential && { authorization: `${credential.scheme} ${credential.value}` }),
        ...(hasBody && { 'content-type': 'application/json' }),
      },
      ...(hasBody && { body: JSON.stringify(call.body) }),
    };
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${origin}${call.url}`, init);
      if (response.ok) return (await response.json()) as OutputOf<Id>;
      const text = await response.text();
      if (response.status !== 503 || attempt === attempts) throw new RefusedCall(id, response.status, text);
      await wait(Number(response.headers.get('retry-after') ?? 1) * 1000);
    }
  };
}
