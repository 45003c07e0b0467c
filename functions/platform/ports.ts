import type { StaffRole, SecretHolder } from '../../shared/contract/route.ts';
import type { Clock } from './clock.ts';
import type { Table } from './table.ts';
import type { Documents, Files } from './documents.ts';
import type { Queue } from './queue.ts';

/** The one source of identifiers and random bytes. */
export interface Ids {
  /** A fresh identifier: 20 lower-case base-32 characters, sortable by nothing. */
  id(): string;
  /** Cryptographically random bytes. */
  bytes(count: number): Uint8Array<ArrayBuffer>;
}

/** The tables a function may be granted; one it was not granted throws when asked for. */
export interface Tables {
  readonly records: Table;
  readonly invitations: Table;
  readonly responses: Table;
  readonly audit: Table;
  /** Protected complaints, and who filed them. */
  readonly complaints: Table;
  /** Their own audit trail. */
  readonly complaintTrail: Table;
  /** Where notifications go, and what was sent. */
  readonly deliveries: Table;
}

/** Everything a handler is built from. On AWS it comes from the environment, in tests from the test. */
export interface Platform {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly tables: Tables;
  /** Immutable public files behind the CDN. */
  readonly publications: Documents;
  /** Facts of scoring runs, for the auditor. */
  readonly archive: Documents;
  /** Files attached to requests and leads. */
  readonly attachments: Files;
  /** Files attached to complaints. */
  readonly complaintFiles: Files;
  /** Parts of ordered scoring runs, to be computed one by one. */
  readonly runParts: Queue;
  /** Origin of the public site, without a slash at the end; links are made from it. */
  readonly publicBaseUrl: string;
  /** Prefix of the identity issuer's claims (`custom:` for Cognito). */
  readonly claimPrefix: string;
  /** The jurisdictions through which scheduled work goes; empty for functions that only answer requests. */
  readonly jurisdictions: readonly string[];
}

export interface PublicCaller {
  readonly kind: 'public';
}

/** Somebody who holds a receipt or a link. The use case looks the secret's hash up; the secret is never stored or logged. */
export interface SecretCaller {
  readonly kind: SecretHolder;
  readonly secret: string;
}

/** A signed-in member of staff, as the token's claims say. */
export interface StaffCaller {
  readonly kind: 'staff';
  readonly person: string;
  readonly roles: readonly StaffRole[];
  readonly jurisdiction: string;
  readonly unit?: string;
}

export type Caller = PublicCaller | SecretCaller | StaffCaller;
