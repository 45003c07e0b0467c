import { beforeAll, describe, expect, test } from 'vitest';
import { documentClient } from '../../functions/platform/system.ts';
import { Table } from '../../functions/platform/table.ts';
import type { TableName } from '../../infra/tables.ts';
import { clientFor, createTables } from '../fixtures/dynamodb.ts';
import { databaseEndpoint } from '../fixtures/house.ts';
import { countStored, openRound, submitAll } from './play.ts';
import { openSurvey, tokenOf } from '../acceptance/survey/survey.ts';

let endpoint: string;
let names: Record<TableName, string>;
beforeAll(async () => {
  endpoint = databaseEndpoint();
  names = await createTables(
    clientFor(endpoint),
    `faults-${process.pid}-${Math.random().toString(36).slice(2)}`,
  );
});

const tablesOf = () => {
  const client = documentClient(clientFor(endpoint));
  return {
    records: new Table(client, names.Records),
    invitations: new Table(client, names.Invitations),
    responses: new Table(client, names.Responses),
  };
};

/** Processes are started and killed, which takes its time on a busy machine. */
const patience = { timeout: 300_000 };

describe('[X5] exactly one response for each spent link', patience, () => {
  test('while the process is killed and connections are cut, and every client repeats until it is told yes', async () => {
    const links = 120;
    const tables = tablesOf();
    const tokens = await openRound(tables, links);
    const ordeal = await submitAll(tokens, {
      endpoint,
      names,
      cut: 25,
      clients: 12,
      killEvery: 40,
      seed: 'quick',
    });
    expect(await countStored(tables)).toEqual({ spent: links, responses: links, different: links });
    expect(ordeal.kills).toBeGreaterThanOrEqual(2);
    expect(ordeal.retries).toBeGreaterThan(0);
  });

  test('of 1,000 submissions of one link at the same moment', async () => {
    const survey = await openSurvey(15);
    const token = tokenOf(survey.links[0]!.url);
    const answers = await Promise.all(Array.from({ length: 1000 }, () => survey.submit(token)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.every(({ status }) => [201, 410, 503].includes(status))).toBe(true);
    expect(await survey.responses()).toHaveLength(1);
    expect(await survey.round()).toMatchObject({ answered: 1 });
  });
});
