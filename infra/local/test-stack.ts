import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App,
  aws_apigatewayv2 as gateway,
  aws_cloudfront as cloudfront,
  aws_cloudfront_origins as origins,
  aws_dynamodb as dynamodb,
  aws_lambda as lambda,
  aws_s3 as s3,
  aws_s3_deployment as deployment,
  aws_scheduler as scheduler,
  aws_scheduler_targets as targets,
  aws_sqs as sqs,
  Duration,
  Stack,
  TimeZone,
} from 'aws-cdk-lib';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';

/** Every handler appends what it was given to a file, one JSON line a call, with the time on the stack's clock. */
const HANDLER = `
import { appendFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
const offset = new Float64Array(workerData.clock);
const note = (value) => appendFileSync(process.env.NOTES, JSON.stringify({ at: new Date(Date.now() + offset[0]).toISOString(), ...value }) + '\\n');
export const api = async (event) => {
  if (event.rawPath === '/api/slow') for (;;) await new Promise((resolve) => setTimeout(resolve, 1000));
  if (event.rawPath === '/api/broken') throw new Error('broken');
  console.log('called', event.routeKey);
  return { statusCode: 201, headers: { 'X-Made': 'yes' }, cookies: ['a=1', 'b=2'], body: JSON.stringify({ event, environment: Object.keys(process.env) }) };
};
export const stream = async (event) => {
  const names = event.Records.map((record) => record.dynamodb.Keys.id.S);
  note({ names });
  const bad = event.Records.find((record) => record.dynamodb.Keys.id.S.startsWith('bad'));
  return { batchItemFailures: bad ? [{ itemIdentifier: bad.dynamodb.SequenceNumber }] : [] };
};
export const queue = async (event) => {
  const bodies = event.Records.map(({ body }) => body);
  note({ bodies, tries: event.Records.map(({ attributes }) => attributes.ApproximateReceiveCount) });
  return { batchItemFailures: event.Records.filter(({ body }) => body.startsWith('bad')).map(({ messageId }) => ({ itemIdentifier: messageId })) };
};
export const scheduled = async (event) => note({ scheduled: event.time });
`;

/** A synthesized stack for the runner's own tests. */
export interface TestAssembly {
  readonly directory: string;
  /** Where its handlers write their notes. */
  readonly notes: string;
}

/** Synthesizes a stack with every kind of resource the runner runs. @param indexes names of the table's extra indexes */
export function synthesizeTestStack(issuer: string, indexes: readonly string[] = []): TestAssembly {
  const root = mkdtempSync(join(tmpdir(), 'yxt-stack-'));
  const notes = join(root, 'notes.jsonl');
  writeFileSync(notes, '');
  const write = (directory: string, file: string, content: string): string => {
    mkdirSync(join(root, directory), { recursive: true });
    writeFileSync(join(root, directory, file), content);
    return join(root, directory);
  };
  const code = lambda.Code.fromAsset(write('handler', 'index.mjs', HANDLER));
  const site = write('site', 'index.html', '<!doctype html><title>site</title>');

  const app = new App({ outdir: join(root, 'assembly'), analyticsReporting: false });
  const stack = new Stack(app, 'runner-test', { env: { region: 'ap-southeast-1' } });
  const table = new dynamodb.TableV2(stack, 'Things', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
    timeToLiveAttribute: 'ttl',
    globalSecondaryIndexes: indexes.map((indexName) => ({
      indexName,
      partitionKey: { name: indexName, type: dynamodb.AttributeType.STRING },
    })),
  });
  const make = (id: string, handler: string): lambda.Function =>
    new lambda.Function(stack, id, {
      runtime: lambda.Runtime.NODEJS_24_X,
      code,
      handler: `index.${handler}`,
      timeout: Duration.seconds(2),
      environment: { TABLE: table.tableName, NOTES: notes },
    });

  const api = new gateway.HttpApi(stack, 'Api');
  const integration = new HttpLambdaIntegration('ApiIntegration', make('ApiFunction', 'api'));
  const authorizer = new HttpJwtAuthorizer('Staff', issuer, { jwtAudience: ['desk'] });
  api.addRoutes({ path: '/api/open/{name}', methods: [gateway.HttpMethod.ANY], integration });
  api.addRoutes({ path: '/api/slow', integration });
  api.addRoutes({ path: '/api/broken', integration });
  api.addRoutes({ path: '/api/staff', methods: [gateway.HttpMethod.GET], integration, authorizer });

  const dead = new sqs.Queue(stack, 'Dead');
  make('StreamFunction', 'stream').addEventSource(
    new DynamoEventSource(table, {
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      retryAttempts: 1,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(dead),
    }),
  );
  const work = new sqs.Queue(stack, 'Work', {
    visibilityTimeout: Duration.seconds(3),
    deadLetterQueue: { queue: new sqs.Queue(stack, 'WorkDead'), maxReceiveCount: 2 },
  });
  make('QueueFunction', 'queue').addEventSource(
    new SqsEventSource(work, { batchSize: 2, maxConcurrency: 2, reportBatchItemFailures: true }),
  );
  new scheduler.Schedule(stack, 'Daily', {
    schedule: scheduler.ScheduleExpression.cron({
      minute: '30',
      hour: '8',
      timeZone: TimeZone.of('Asia/Shanghai'),
    }),
    target: new targets.LambdaInvoke(make('ScheduledFunction', 'scheduled')),
  });

  const bucket = new s3.Bucket(stack, 'Site');
  new cloudfront.Distribution(stack, 'Cdn', {
    defaultRootObject: 'index.html',
    defaultBehavior: {
      origin: origins.S3BucketOrigin.withOriginAccessControl(bucket),
      responseHeadersPolicy: new cloudfront.ResponseHeadersPolicy(stack, 'Headers', {
        securityHeadersBehavior: { contentTypeOptions: { override: true } },
      }),
    },
    additionalBehaviors: {
      '/api/*': {
        origin: new origins.HttpOrigin(`${api.apiId}.execute-api.${stack.region}.${stack.urlSuffix}`),
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      },
    },
  });
  new deployment.BucketDeployment(stack, 'Pages', {
    destinationBucket: bucket,
    sources: [
      deployment.Source.asset(site),
      deployment.Source.jsonData('config.json', { table: table.tableName, issuer }),
    ],
    prune: false,
    cacheControl: [deployment.CacheControl.noCache()],
  });
  return { directory: app.synth().directory, notes };
}
