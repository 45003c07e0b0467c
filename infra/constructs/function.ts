import { Duration, Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type BucketName, buckets as bucketDefinitions } from '../buckets.ts';
import type { FunctionDefinition, FunctionName } from '../functions.ts';
import { type QueueName, queues as queueDefinitions } from '../queues.ts';
import { claimPrefixOf, type Stage } from '../stages.ts';
import { type TableName, tables as tableDefinitions } from '../tables.ts';
import { handlerCode } from './bundle.ts';
import { logKeeping } from './keeping.ts';

export interface HouseFunctionProps {
  readonly name: FunctionName;
  readonly definition: FunctionDefinition;
  readonly stage: Stage;
  readonly tables: Readonly<Record<TableName, ITable>>;
  readonly buckets: Readonly<Record<BucketName, IBucket>>;
  readonly queues: Readonly<Record<QueueName, IQueue>>;
  /** Address of the pages, without a final slash. */
  readonly publicBaseUrl: string;
}

/**
 * A function as its definition says. The name of a table, bucket or queue reaches the environment together with the permission to use it, so
 * that neither can be there without the other. The role is our own: the managed one would let every function write every log. Its rights
 * stand in the role itself, because a stack holds 500 resources.
 */
export class HouseFunction extends LambdaFunction {
  readonly #rights: PolicyDocument;

  constructor(scope: Construct, id: string, props: HouseFunctionProps) {
    const { name, definition, stage } = props;
    const functionName = `${Stack.of(scope).stackName}-${name}`;
    const logGroup = new LogGroup(scope, `${id}Log`, {
      logGroupName: `/aws/lambda/${functionName}`,
      ...logKeeping(stage),
    });
    const rights = new PolicyDocument({
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    });
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { rights },
    });
    super(scope, id, {
      functionName,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: handlerCode(definition.entry, stage.conditions),
      memorySize: definition.memory,
      timeout: Duration.seconds(definition.timeout),
      environment: {
        STAGE: stage.name,
        CLAIM_PREFIX: claimPrefixOf(stage.identity),
        ...(definition.makesLinks && { PUBLIC_BASE_URL: props.publicBaseUrl }),
        ...(definition.sendsOut && stage.hosting.kind === 'local' && { OUTGOING_LOOPBACK: '1' }),
        ...(definition.sendsOut && stage.mailFrom && { MAIL_FROM: stage.mailFrom }),
        ...(definition.walksJurisdictions && { JURISDICTIONS: stage.jurisdictions.join(',') }),
      },
      logGroup,
      role,
    });
    this.#rights = rights;
    this.#useTables(props);
    this.#useBuckets(props);
    this.#useQueues(props);
    this.#useMail(props);
  }

  #useTables({ definition, tables }: HouseFunctionProps): void {
    for (const [key, grant] of Object.entries(definition.tables)) {
      const name = key as TableName;
      const table = tables[name];
      const { variable, reserved } = tableDefinitions[name];
      this.addEnvironment(variable, table.tableName);
      this.#allow(
        'dynamodb',
        grant.actions,
        table.tableArn,
        reserved && grant.reserved !== true
          ? { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': [reserved] } }
          : undefined,
      );
      if (reserved && grant.reserved === 'writeOnly')
        this.#allow('dynamodb', ['PutItem'], table.tableArn, {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [reserved] },
        });
      if (table.encryptionKey) this.#useKey(table.encryptionKey);
      for (const index of grant.indexes ?? []) {
        this.#allow('dynamodb', ['Query'], `${table.tableArn}/index/${index}`);
      }
    }
  }

  #useBuckets({ definition, buckets }: HouseFunctionProps): void {
    for (const [key, actions] of Object.entries(definition.buckets)) {
      const name = key as BucketName;
      this.addEnvironment(bucketDefinitions[name].variable, buckets[name].bucketName);
      this.#allow('s3', actions, buckets[name].arnForObjects(`${bucketDefinitions[name].prefix}*`));
    }
  }

  #useQueues({ definition, queues }: HouseFunctionProps): void {
    for (const name of definition.sends) {
      this.addEnvironment(queueDefinitions[name].variable, queues[name].queueUrl);
      this.#allow('sqs', ['SendMessage'], queues[name].queueArn);
    }
  }

  /** What DynamoDB needs of a caller to open a table that has a key of its own; through DynamoDB only. */
  #useKey(key: IKey): void {
    const { region, urlSuffix } = Stack.of(this);
    this.#allow('kms', ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey'], key.keyArn, {
      StringEquals: { 'kms:ViaService': `dynamodb.${region}.${urlSuffix}` },
    });
  }

  #useMail({ definition, stage: { mailFrom } }: HouseFunctionProps): void {
    if (!definition.sendsOut || mailFrom === undefined) return;
    const domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1);
    const resourceName = `identity/${domain}`;
    this.#allow('ses', ['SendEmail'], Stack.of(this).formatArn({ service: 'ses', resource: resourceName }));
  }

  #allow(
    service: 'dynamodb' | 'kms' | 's3' | 'ses' | 'sqs',
    actions: readonly string[],
    resource: string,
    conditions?: Readonly<Record<string, unknown>>,
  ): void {
    this.#rights.addStatements(
      new PolicyStatement({
        actions: actions.map((action) => `${service}:${action}`),
        resources: [resource],
        ...(conditions && { conditions }),
      }),
    );
  }
}
