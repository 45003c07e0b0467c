export type IndexName = 'byOwner' | 'byHash';

/** One secondary index: its key attributes and what it carries. */
interface IndexDefinition {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly projection: 'ALL' | 'KEYS_ONLY';
}

/** One table. Keys are strings; partition keys begin with the jurisdiction. */
export interface TableDefinition {
  /** Environment variable under which a function that may use the table finds its name. */
  readonly variable: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly indexes: Readonly<Partial<Record<IndexName, IndexDefinition>>>;
  /** Change stream with old and new images. */
  readonly stream: boolean;
  readonly pointInTimeRecovery: boolean;
  /** Partitions, as an IAM pattern, that only a grant with `reserved: true` reaches. */
  readonly reserved?: string;
  /** Encrypted with a key of its own, which only functions granted the table may use. */
  readonly ownKey?: boolean;
  /** Attribute that holds the second after which a record may be forgotten. */
  readonly expiry?: string;
}

export type TableName =
  'Records' | 'Invitations' | 'Responses' | 'Audit' | 'Complaints' | 'ComplaintTrail' | 'Deliveries';

const keys = { partitionKey: 'pk', sortKey: 'sk' } as const;
const byOwner: IndexDefinition = { partitionKey: 'gsi1pk', sortKey: 'gsi1sk', projection: 'ALL' };

/**
 * Tables by sensitivity. Who answered what must not be reconstructible from history, so neither Invitations nor Responses keeps any:
 * no stream, no point-in-time recovery, and Responses has no index to look a person up by. The partitions `…#secret` of
 * Invitations hold the secret of a draw until it is published: whoever knew it before could foretell the sample. Deliveries holds where
 * notifications go, which is a secret for every robot's address, and what was sent; no function but those that send reads it.
 * Complaints has a stream of its own, which feeds a trail of its own, so that nothing of a complaint passes where others read; the
 * partitions `…#identity` hold who filed, for the disclosing function alone.
 */
export const tables: Readonly<Record<TableName, TableDefinition>> = {
  Records: {
    ...keys,
    variable: 'RECORDS_TABLE',
    indexes: { byOwner, byHash: { partitionKey: 'gsi2pk', projection: 'KEYS_ONLY' } },
    stream: true,
    pointInTimeRecovery: true,
    expiry: 'expiresAt',
  },
  Invitations: {
    ...keys,
    variable: 'INVITATIONS_TABLE',
    indexes: { byOwner },
    stream: false,
    pointInTimeRecovery: false,
    expiry: 'expiresAt',
    reserved: '*#secret',
  },
  Responses: {
    ...keys,
    variable: 'RESPONSES_TABLE',
    indexes: {},
    stream: false,
    pointInTimeRecovery: false,
  },
  Audit: {
    ...keys,
    variable: 'AUDIT_TABLE',
    indexes: { byOwner },
    stream: false,
    pointInTimeRecovery: true,
  },
  Complaints: {
    ...keys,
    variable: 'COMPLAINTS_TABLE',
    indexes: { byOwner },
    stream: true,
    pointInTimeRecovery: true,
    ownKey: true,
    expiry: 'expiresAt',
    reserved: '*#identity',
  },
  ComplaintTrail: {
    ...keys,
    variable: 'COMPLAINT_TRAIL_TABLE',
    indexes: {},
    stream: false,
    pointInTimeRecovery: true,
    ownKey: true,
  },
  Deliveries: {
    ...keys,
    variable: 'DELIVERIES_TABLE',
    indexes: { byOwner },
    stream: false,
    pointInTimeRecovery: false,
    expiry: 'expiresAt',
  },
};

export const tableNames = Object.keys(tables) as TableName[];
