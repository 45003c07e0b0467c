import { createContext } from 'svelte';
import type { InputOf, OutputOf, RouteKey, RouteOf } from '../../../shared/contract/index.ts';
import type { StaffRole } from '../../../shared/contract/route.ts';
import { covers } from '../../../shared/identifiers/jurisdiction.ts';
import { civilDateOf, instantOf, millisecondsOf, monthOf } from '../../../shared/time/civil.ts';
import { ApiProblem, api } from '../../lib/api.ts';
import type { Claims, Session } from '../../lib/session.ts';
import { Directory } from './directory.svelte.ts';

/** What the public forms offer; the desk uses the same names. */
type Options = OutputOf<'formOptions'>;

/** What every section works with: who is signed in, for which county, at what time, and the typed client. */
export class Desk {
  readonly jurisdiction: string;
  readonly claims: Claims;
  readonly directory: Directory;
  /** Grows with every change made here; lists that read it load anew. */
  turn = $state(0);
  /** The session ended while the page was open; what was typed stays. */
  expired = $state(false);
  readonly #session: Session;
  readonly #options: Options | undefined;
  readonly #clock: { now: string; readAt: number };

  constructor(
    session: Session,
    claims: Claims,
    jurisdiction: string,
    now: string,
    options: Options | undefined,
  ) {
    this.#session = session;
    this.#options = options;
    this.#clock = { now, readAt: performance.now() };
    this.claims = claims;
    this.jurisdiction = jurisdiction;
    this.directory = new Directory(this);
  }

  /** The county's name, or its code where it is not registered. */
  get county(): string {
    return this.#options?.jurisdiction.name ?? this.jurisdiction;
  }
  get categories(): Options['categories'] {
    return this.#options?.categories ?? [];
  }

  /** The server's clock now. The browser's date is never asked. */
  get now(): string {
    return instantOf(millisecondsOf(this.#clock.now) + performance.now() - this.#clock.readAt);
  }
  get today(): string {
    return civilDateOf(this.now);
  }
  get month(): string {
    return monthOf(this.today);
  }

  /** Whether the caller has one of these roles. */
  may(...roles: StaffRole[]): boolean {
    return roles.some((role) => this.claims.roles.includes(role));
  }

  /** Says that something changed, so that lists load anew. */
  changed(): void {
    this.turn += 1;
  }

  async signIn(): Promise<void> {
    await this.#session.signIn();
  }

  /** The typed client with this county and this session. @throws ApiProblem as `api` does */
  async call<K extends RouteKey>(
    key: K,
    input: Omit<InputOf<RouteOf<K>>, 'jurisdiction'>,
    signal?: AbortSignal,
  ): Promise<OutputOf<RouteOf<K>>> {
    const whole = { jurisdiction: this.jurisdiction, ...input } as unknown as InputOf<RouteOf<K>>;
    try {
      return await api(key, whole, { auth: this.#session.auth(), signal });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'unauthenticated') this.expired = true;
      throw error;
    }
  }
}

/** The county wanted, or the deployment's own, where the caller's claim covers it; else the first the claim names. */
export function jurisdictionOf(own: string, claims: Claims): string {
  const covered = claims.jurisdictions.some((code) => {
    try {
      return covers(code, own);
    } catch {
      return false;
    }
  });
  return covered ? own : (claims.jurisdictions[0] ?? own);
}

/** The desk of the page: set once by the frame, read by every section. */
export const [useDesk, provideDesk] = createContext<Desk>();
