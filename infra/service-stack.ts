import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type BucketName, bucketNames, buckets as bucketDefinitions } from './buckets.ts';
import { Alarms } from './constructs/alarms.ts';
import { Api, type Routes } from './constructs/api.ts';
import { HouseBucket, uploadOrigins } from './constructs/bucket.ts';
import { Cdn } from './constructs/cdn.ts';
import { HouseFunction } from './constructs/function.ts';
import { WorkQueue, type WorkQueueProps } from './constructs/queue.ts';
import { HouseSchedule } from './constructs/schedule.ts';
import { externalIssuer, StaffDirectory } from './constructs/sign-in.ts';
import { Site } from './constructs/site.ts';
import { TableStream } from './constructs/stream.ts';
import { HouseTable } from './constructs/table.ts';
import { type FunctionName, functionNames, functions as definitions } from './functions.ts';
import { type QueueName, queueNames } from './queues.ts';
import { assertDeployable, claimPrefixOf, type Stage } from './stages.ts';
import { type TableName, tableNames, tables as tableDefinitions } from './tables.ts';

export interface ServiceStackProps extends StackProps {
  readonly stage: Stage;
  readonly routes: Routes;
  /** The web build; may be missing, then the site is empty but for its configuration. */
  readonly webBuild: string;
}

/** `intake-staff` → `IntakeStaff` */
const pascal = (name: string): string =>
  name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

const record = <K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;

/** Who works through a queue. @throws Error for a queue that no function consumes */
const consumerOf = (name: QueueName): WorkQueueProps => {
  for (const consumer of Object.values(definitions))
    if (consumer.queue?.queue === name) return { consumer, source: consumer.queue };
  throw new Error(`Nobody works through the queue ${name}`);
};

/** One stage of the whole system: what is there, and what is joined to what. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stage, routes, webBuild, ...props }: ServiceStackProps) {
    assertDeployable(stage);
    super(scope, id, props);

    const tables = record<TableName, HouseTable>(
      tableNames,
      (name) => new HouseTable(this, name, { definition: tableDefinitions[name], stage }),
    );
    const buckets = record<BucketName, HouseBucket>(
      bucketNames,
      (name) => new HouseBucket(this, pascal(name), { stage, definition: bucketDefinitions[name] }),
    );
    const queues = record<QueueName, WorkQueue>(
      queueNames,
      (name) => new WorkQueue(this, pascal(name), consumerOf(name)),
    );
    const site = new HouseBucket(this, 'Site', { stage });
    const api = new Api(this, 'Api', { stage });
    const { identity } = stage;
    const signIn =
      identity.kind === 'cognito' ? new StaffDirectory(this, 'Staff', { stage }) : externalIssuer(identity);
    const connect = [
      ...signIn.origins,
      ...uploadOrigins(
        stage,
        bucketNames.filter((name) => bucketDefinitions[name].uploads).map((name) => buckets[name]),
      ),
    ];
    const { baseUrl } = new Cdn(this, 'Cdn', {
      stage,
      api: api.gateway,
      site,
      publications: buckets.publications,
      connect,
    });
    const desk = signIn.registerDesk(baseUrl);
    const functions = record<FunctionName, HouseFunction>(
      functionNames,
      (name) =>
        new HouseFunction(this, pascal(name), {
          name,
          definition: definitions[name],
          stage,
          tables,
          buckets,
          queues: record(queueNames, (queue) => queues[queue].queue),
          publicBaseUrl: baseUrl,
        }),
    );
    api.addRoutes(routes, functions, desk);
    new Site(this, 'Web', {
      stage,
      bucket: site,
      build: webBuild,
      connect,
      config: {
        ...desk,
        claimPrefix: claimPrefixOf(identity),
        jurisdiction: stage.jurisdictions[0],
      },
    });

    const alarms = new Alarms(this, 'Alarms');
    alarms.serverErrors(api.gateway);
    for (const name of functionNames) {
      const target = functions[name];
      const { stream, queue, schedule } = definitions[name];
      alarms.functionErrors(name, target);
      if (schedule) new HouseSchedule(this, `${pascal(name)}Schedule`, { target, definition: schedule });
      if (stream) {
        const table = tables[stream.table];
        const { deadLetters } = new TableStream(this, `${pascal(name)}Source`, {
          target,
          table,
          source: stream,
        });
        alarms.streamAge(name, target);
        alarms.deadLetters(name, deadLetters);
      }
      if (queue) {
        queues[queue.queue].feed(target);
        alarms.deadLetters(name, queues[queue.queue].deadLetters);
      }
    }
    new CfnOutput(this, 'Address', { value: baseUrl });
  }
}
