/**
 * The survey's public function as a process of its own, to be killed: answers `POST /` as API Gateway would hand it on, over the tables named
 * on its command line. With `cut` it also loses every so many requests to the database, before they arrive or after they were executed.
 */
import { createServer } from 'node:http';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { httpHandler } from '../../functions/platform/http.ts';
import { documentClient, systemIds } from '../../functions/platform/system.ts';
import { Table } from '../../functions/platform/table.ts';
import { wiring } from '../../functions/survey/public.handler.ts';
import type { TableName } from '../../infra/tables.ts';
import { clientFor } from '../fixtures/dynamodb.ts';

/** What the server is started with. */
export interface ServerOptions {
  readonly endpoint: string;
  readonly names: Readonly<Record<TableName, string>>;
  readonly now: string;
  /** One in so many requests to the database is lost; 0 for none. */
  readonly cut: number;
}

const { endpoint, names, now, cut } = JSON.parse(process.argv[2]!) as ServerOptions;

const whole = documentClient(clientFor(endpoint));
const lossy = {
  send: async (command: never) => {
    const lost = cut > 0 && Math.random() * cut < 1;
    if (lost && Math.random() < 0.5) throw new Error('the connection was cut before');
    const answer: unknown = await whole.send(command);
    if (lost) throw new Error('the connection was cut after');
    return answer;
  },
} as unknown as DynamoDBDocumentClient;

const table = (name: TableName): Table => new Table(lossy, names[name]);
const nothing = { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };
const platform = {
  clock: { now: () => new Date(now) },
  ids: systemIds,
  tables: {
    records: table('Records'),
    invitations: table('Invitations'),
    responses: table('Responses'),
    audit: table('Audit'),
  },
  publications: nothing,
  archive: nothing,
  publicBaseUrl: 'https://yxt.example',
  claimPrefix: '',
  jurisdictions: [],
} as unknown as Parameters<typeof wiring>[0];
const handler = httpHandler(wiring(platform), platform);
console.info = () => undefined;
console.error = () => undefined;

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const event = {
      routeKey: 'POST /api/survey/answers',
      headers: {
        'content-type': 'application/json',
        authorization: request.headers.authorization ?? '',
      },
      body: Buffer.concat(parts).toString(),
      isBase64Encoded: false,
      requestContext: { requestId: 'fault' },
    } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
    void handler(event, {} as Context).then(({ statusCode, body }) => {
      response.writeHead(statusCode ?? 200).end(body);
    });
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port));
