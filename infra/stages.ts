/** The two AWS partitions one codebase is deployed to. */
export type Partition = 'aws' | 'aws-cn';

/**
 * What a partition's CDN and directory service offer. In China CloudFront refuses `CachePolicyId` (github.com/aws/aws-cdk issues 13584
 * and 31033), does not know origin access control, takes certificates from IAM only, and serves no `*.cloudfront.cn` address
 * (docs.amazonaws.cn, Getting Started, CloudFront).
 */
export interface PartitionCapabilities {
  /** Cognito user pools exist. */
  readonly userPools: boolean;
  /** CloudFront takes cache, origin-request and response-headers policies; without them the classic settings are written. */
  readonly cdnPolicies: boolean;
  /** CloudFront can sign requests to S3 (origin access control); without it an origin access identity is used. */
  readonly originAccessControl: boolean;
  /** CloudFront speaks HTTP/3 and IPv6. */
  readonly modernEdge: boolean;
  /** SES exists. */
  readonly mail: boolean;
  /** Where CloudFront finds the certificate of an alternate domain name. */
  readonly certificates: 'acm' | 'iam';
}

export const capabilities: Readonly<Record<Partition, PartitionCapabilities>> = {
  aws: {
    userPools: true,
    cdnPolicies: true,
    originAccessControl: true,
    modernEdge: true,
    mail: true,
    certificates: 'acm',
  },
  'aws-cn': {
    userPools: false,
    cdnPolicies: false,
    originAccessControl: false,
    modernEdge: false,
    mail: false,
    certificates: 'iam',
  },
};

/** Who signs staff in. `claimPrefix` stands before the claims `roles`, `jurisdiction`, `unit` and `person`. */
export type Identity =
  | { readonly kind: 'cognito' }
  | {
      readonly kind: 'issuer';
      readonly issuer: string;
      readonly clientId: string;
      readonly claimPrefix: string;
    };

/** Where the pages are reached: a fixed address (this machine), or the CDN, with or without a domain of its own. */
type Hosting =
  | { readonly kind: 'local'; readonly baseUrl: string }
  | { readonly kind: 'cdn'; readonly domain?: { readonly name: string; readonly certificate: string } };

/** One deployed copy of the system. */
export interface Stage {
  readonly name: 'local' | 'prod' | 'prodChina';
  readonly partition: Partition;
  readonly region: string;
  /** GB/T 2260 codes of the roots this deployment serves; the first is the one its pages open with. */
  readonly jurisdictions: readonly [string, ...string[]];
  readonly identity: Identity;
  /** Bundling conditions beside `module`; `yxt-local` selects the movable clock. */
  readonly conditions: readonly string[];
  /** What happens to tables and buckets when the stack is deleted. */
  readonly removal: 'retain' | 'destroy';
  readonly hosting: Hosting;
  /** Days logs are kept. Cybersecurity Law of the PRC, article 21: not less than six months. */
  readonly logRetentionDays: 30 | 365;
  /** The address notifications are mailed from; its domain is a verified SES identity. Without it no e-mail is sent. */
  readonly mailFrom?: string;
  /** Requests per second the API admits in all, and the burst above it. */
  readonly throttle: { readonly rate: number; readonly burst: number };
}

const deployed = {
  conditions: [],
  removal: 'retain',
  logRetentionDays: 365,
  throttle: { rate: 500, burst: 1000 },
} as const;

/**
 * Every stage. `prodChina` names an example issuer, domain and certificate (reserved names that resolve nowhere); a deployment
 * passes its own as cdk context: `issuer`, `clientId`, `claimPrefix`, `domain`, `certificate`, `jurisdictions`.
 */
export const stages: Readonly<Record<Stage['name'], Stage>> = {
  local: {
    name: 'local',
    partition: 'aws',
    region: 'ap-southeast-1',
    jurisdictions: ['422826'],
    identity: { kind: 'issuer', issuer: 'http://127.0.0.1:3000/idp', clientId: 'desk', claimPrefix: '' },
    conditions: ['yxt-local'],
    removal: 'destroy',
    hosting: { kind: 'local', baseUrl: 'http://127.0.0.1:3000' },
    logRetentionDays: 30,
    throttle: { rate: 500, burst: 1000 },
  },
  prod: {
    ...deployed,
    name: 'prod',
    partition: 'aws',
    region: 'ap-southeast-1',
    jurisdictions: ['611000'],
    identity: { kind: 'cognito' },
    hosting: { kind: 'cdn' },
  },
  prodChina: {
    ...deployed,
    name: 'prodChina',
    partition: 'aws-cn',
    region: 'cn-northwest-1',
    jurisdictions: ['611000'],
    identity: { kind: 'issuer', issuer: 'https://issuer.example/', clientId: 'desk', claimPrefix: '' },
    hosting: { kind: 'cdn', domain: { name: 'yixiantong.example', certificate: 'EXAMPLECERTIFICATEID' } },
  },
};

/** The stages that leave this machine. */
export const deployableStages = ['prod', 'prodChina'] as const satisfies readonly Stage['name'][];

/**
 * Refuses a stage its partition cannot carry.
 * @throws Error naming the stage and the remedy
 */
export const assertDeployable = (stage: Stage): void => {
  const offered = capabilities[stage.partition];
  if (stage.identity.kind === 'cognito' && !offered.userPools) {
    throw new Error(
      `Stage "${stage.name}": partition ${stage.partition} has no Cognito user pool. ` +
        'Name an OpenID Connect issuer: cdk -c issuer=https://… -c clientId=…',
    );
  }
  if (stage.mailFrom !== undefined && !offered.mail) {
    throw new Error(
      `Stage "${stage.name}": partition ${stage.partition} has no SES. Leave mailFrom out; webhooks and group robots remain.`,
    );
  }
  if (stage.partition === 'aws-cn' && stage.hosting.kind === 'cdn' && !stage.hosting.domain) {
    throw new Error(
      `Stage "${stage.name}": CloudFront in ${stage.partition} serves only a domain of your own with an ICP record. ` +
        'Name it and its IAM certificate: cdk -c domain=… -c certificate=…',
    );
  }
};

/** Claims in Cognito's tokens carry this prefix. */
const cognitoClaimPrefix = 'custom:';

/** The prefix of the staff claims in this stage's tokens. */
export const claimPrefixOf = (identity: Identity): string =>
  identity.kind === 'cognito' ? cognitoClaimPrefix : identity.claimPrefix;
