import type { InputOf, OutputOf, RouteKey, RouteOf } from '../../shared/contract/index.ts';
import type { Bilingual } from '../../shared/contract/bilingual.ts';
import { layOut } from '../../shared/contract/call.ts';
import type { Call } from '../../shared/contract/call.ts';
import type { FieldProblem, ProblemCode, ProblemDocument } from '../../shared/contract/problems.ts';
import { inLanguage } from './bilingual.ts';

/** `offline`: no answer arrived. `unreadable`: an answer arrived that is not this API's. */
export type ApiProblemCode = ProblemCode | 'offline' | 'unreadable';

const ownProblems: Record<'offline' | 'unreadable', Bilingual> = {
  offline: { zh: '网络不通,内容还在,请稍后再试', en: 'No connection. Nothing is lost; try again shortly' },
  unreadable: {
    zh: '系统没有正常答复,请稍后再试',
    en: 'The system did not answer properly; try again shortly',
  },
};

/** What the API answered instead of a result (RFC 9457), or that it did not answer. */
export class ApiProblem extends Error {
  readonly code: ApiProblemCode;
  /** HTTP status; 0 when no answer arrived. */
  readonly status: number;
  readonly title: Bilingual;
  readonly detail: Bilingual | undefined;
  /** The fields that are wrong, each with a JSON pointer into the body. */
  readonly fields: readonly FieldProblem[];
  /** For an illegal move: the present state and the allowed ones. */
  readonly current: string | undefined;
  readonly allowed: readonly string[];
  /** For `work-needed`: how much work the server wants now. */
  readonly bits: number | undefined;
  readonly requestId: string | undefined;

  constructor(code: ApiProblemCode, document: Omit<ProblemDocument, 'type'>) {
    super(code);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = document.status;
    this.title = document.title;
    this.detail = document.detail;
    this.fields = document.fields ?? [];
    this.current = document.current;
    this.allowed = document.allowed ?? [];
    this.bits = document.bits;
    this.requestId = document.requestId;
  }

  /** What to tell the person, in the page's language: the detail where there is one, else the title. */
  get text(): string {
    return inLanguage(this.detail ?? this.title);
  }

  /** The complaint about one field, by its JSON pointer (`/contact/phone`), in the page's language. */
  fieldText(pointer: string): string | undefined {
    const field = this.fields.find((candidate) => candidate.pointer === pointer);
    return field && inLanguage(field);
  }
}

export interface ApiOptions {
  /** Sent as `Authorization: <scheme> <value>`: `Bearer` (staff), `Receipt`, `Link`, `Invitation`. */
  auth?: { scheme: 'Bearer' | 'Receipt' | 'Link' | 'Invitation'; value: string } | undefined;
  signal?: AbortSignal | undefined;
}

/** The world outside, passed in so that tests need neither network nor time. */
export interface ApiPorts {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  wait: (ms: number) => Promise<void>;
  /** A number in [0, 1): spreads repetitions, so that a thousand phones do not return at the same instant. */
  random: () => number;
}

/** How often and how patiently a call is repeated. Times in milliseconds. */
export interface RetryPolicy {
  attempts: number;
  firstDelay: number;
  /** A longer `Retry-After` than this is not waited for; the problem goes to the page at once. */
  longestDelay: number;
}

export const defaultRetryPolicy: RetryPolicy = { attempts: 4, firstDelay: 500, longestDelay: 20_000 };

/** Body fields that the browser makes before sending, so that the server recognises a repetition. */
const clientKeys = ['receipt', 'submission', 'id'];

/** Whether a call that may or may not have arrived can be sent again: it reads, or carries a key of the browser's. */
function repeatable({ method, body }: Call): boolean {
  return method === 'GET' || clientKeys.some((name) => typeof body?.[name] === 'string');
}

async function readProblem(response: Response): Promise<ApiProblem> {
  try {
    const document = (await response.json()) as ProblemDocument;
    if (typeof document.type === 'string' && typeof document.title.zh === 'string') {
      return new ApiProblem(document.type, document);
    }
  } catch {
    // Not JSON: a gateway or a proxy spoke, not this API.
  }
  return new ApiProblem('unreadable', { status: response.status, title: ownProblems.unreadable });
}

/**
 * The typed client. `api('POST /api/{jurisdiction}/cases', { jurisdiction, …fields })` checks key, input and output
 * against the contract at compile time and carries none of its schemas into the page. `503` with `Retry-After` is
 * waited for and sent again, since the server has done nothing; a lost connection only where repeating is safe.
 * @throws ApiProblem for every answer that is not a success, and when none arrives
 * @throws DOMException `AbortError` after `signal` was aborted
 */
export function createApi(ports: ApiPorts, policy: RetryPolicy = defaultRetryPolicy) {
  return async function api<K extends RouteKey>(
    key: K,
    input: InputOf<RouteOf<K>>,
    { auth, signal }: ApiOptions = {},
  ): Promise<OutputOf<RouteOf<K>>> {
    const call = layOut(key, input);
    const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
    const init: RequestInit = { method: call.method, headers, credentials: 'omit', cache: 'no-store' };
    if (auth) headers['authorization'] = `${auth.scheme} ${auth.value}`;
    if (call.body) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(call.body);
    }
    if (signal) init.signal = signal;

    for (let attempt = 1; ; attempt += 1) {
      let delay = policy.firstDelay * 2 ** (attempt - 1) * (1 + ports.random() / 2);
      let problem: ApiProblem;
      try {
        const response = await ports.fetch(call.url, init);
        if (response.ok) return (await response.json()) as OutputOf<RouteOf<K>>;
        problem = await readProblem(response);
        const retryAfter = response.headers.get('retry-after');
        if (response.status !== 503 || retryAfter === null) throw problem;
        delay = Math.max(delay, (Number(retryAfter) || 0) * 1000);
      } catch (error) {
        if (error instanceof ApiProblem || signal?.aborted) throw error;
        problem = new ApiProblem('offline', { status: 0, title: ownProblems.offline });
        if (!repeatable(call)) throw problem;
      }
      if (attempt >= policy.attempts || delay > policy.longestDelay) throw problem;
      await ports.wait(delay);
    }
  };
}

/** The client over this browser's network. */
export const api = createApi({
  fetch: (url, init) => fetch(url, init),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
});
