import { documentClient } from '../../functions/platform/system.ts';
import { Table } from '../../functions/platform/table.ts';
import { startDatabase } from '../../infra/local/dynamodb.ts';
import { countStored, openRound, submitAll } from '../faults/play.ts';
import { clientFor, createTables } from '../fixtures/dynamodb.ts';
import type { Benchmark } from './benchmark.ts';

const links = process.argv.includes('--full') ? 10_000 : 500;

/** Submissions with the process killed at random moments and every client repeating (10,000 with `--full`). */
export const faults: Benchmark = {
  name: 'faults',
  async run() {
    const { endpoint, stop } = await startDatabase();
    const client = clientFor(endpoint);
    try {
      const names = await createTables(client, 'faults');
      const documents = documentClient(client);
      const tables = {
        records: new Table(documents, names.Records),
        invitations: new Table(documents, names.Invitations),
        responses: new Table(documents, names.Responses),
      };
      const tokens = await openRound(tables, links);
      const ordeal = await submitAll(tokens, {
        endpoint,
        names,
        cut: 50,
        clients: 16,
        killEvery: 160,
        seed: 'bench',
      });
      const { spent, responses, different } = await countStored(tables);
      const named = links.toLocaleString('en');
      return [
        { what: `${named} submissions: kills of the process`, value: ordeal.kills, unit: 'n' as const },
        { what: `${named} submissions: repetitions by clients`, value: ordeal.retries, unit: 'n' as const },
        {
          what: `${named} submissions: links spent without a response of their own, or the reverse`,
          value: Math.abs(spent - different) + Math.abs(responses - different) + links - spent,
          unit: 'n' as const,
          budget: 0,
        },
      ];
    } finally {
      client.destroy();
      await stop();
    }
  },
};
