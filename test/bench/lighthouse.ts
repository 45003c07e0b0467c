import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import { createApi } from '../../infra/local/sample/api.ts';
import { sampleJurisdiction } from '../../infra/local/sample/county.ts';
import { startSystem } from '../../infra/local/system.ts';
import type { System } from '../../infra/local/system.ts';
import { CODE_BYTES } from '../../shared/identifiers/crockford.ts';
import { receiptFrom } from '../../shared/identifiers/receipt.ts';
import { civilDateOf, lastDayOf, monthOf } from '../../shared/time/civil.ts';
import { openBrowser } from '../browser/chromium.ts';
import type { Row } from './benchmark.ts';
import { openGzipProxy } from './gzipProxy.ts';

/** The most often a page is measured: the best run counts, because a busy machine can only make a page look slower. */
const runs = 3;
/** Of these pages the full score is asked; the others' are told. */
const leastOf: Readonly<Record<string, number>> = { 's.html': 1 };

/** The pages on a phone, each with something to show: an open questionnaire, the form, a case, the board. */
async function pagesOf({ baseUrl, tokenFor, clock }: System): Promise<Record<string, string>> {
  const api = createApi({ baseUrl, tokenFor });
  const county = { jurisdiction: sampleJurisdiction.code };
  const month = monthOf(civilDateOf(clock.now().toISOString()));
  const { version } = await api('freezeFrame', { ...county, month, beaconName: 'drand' }, 'office');
  await api('drawSample', { ...county, month, version, beacon: 'ab'.repeat(32) }, 'office');
  const { links } = await api(
    'issueInvitations',
    { ...county, month, limit: 1, closesOn: lastDayOf(month) },
    'office',
  );
  const { categories } = await api('formOptions', county, 'office');
  const receipt = receiptFrom(new Uint8Array(randomBytes(CODE_BYTES)));
  const request = { ...county, receipt, text: '厂门口的路坏了', category: categories[0]!.id };
  await api('fileRequest', request, 'office');
  return {
    's.html': new URL(links[0]!.url).pathname + new URL(links[0]!.url).hash,
    'report.html': '/report.html',
    'case.html': `/case.html#${receipt}`,
    'board.html': `/board.html?j=${county.jurisdiction}`,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Lighthouse's score of a page on its simulated phone (slow 4G, a processor four times slower), 0 to 1. */
async function scoreOf(url: string, port: number): Promise<number> {
  const result = await lighthouse(url, { port, onlyCategories: ['performance'], logLevel: 'error' });
  const { score } = result?.lhr.categories['performance'] ?? {};
  if (typeof score !== 'number') throw new Error(`Lighthouse could not measure ${new URL(url).pathname}`);
  return score;
}

/** Lighthouse performance of the pages that are opened on phones, over the whole system with the sample county. */
export async function lighthouseRows(): Promise<Row[]> {
  const system = await startSystem();
  try {
    const pages = await pagesOf(system);
    const proxy = await openGzipProxy(system.baseUrl);
    const port = await freePort();
    const browser = await openBrowser(`--remote-debugging-port=${port}`);
    try {
      const rows: Row[] = [];
      for (const [page, path] of Object.entries(pages)) {
        let best = 0;
        for (let run = 0; run < runs && best < 1; run++)
          best = Math.max(best, await scoreOf(`${proxy.baseUrl}${path}`, port));
        const least = leastOf[page];
        rows.push({
          what: `${page}: Lighthouse performance on a simulated phone`,
          value: best,
          unit: 'of 1',
          ...(least !== undefined && { least }),
        });
      }
      return rows;
    } finally {
      await browser.close();
      await proxy.close();
    }
  } finally {
    await system.stop();
  }
}
