import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createBuilder } from 'vite';
import type { Benchmark, Row } from './benchmark.ts';
import { lighthouseRows } from './lighthouse.ts';

const kilobyte = 1024;
/** The most that a page may weigh. The survey is opened by people who owe nobody a megabyte. */
const budgets: Readonly<Record<string, number>> = { 's.html': 20 * kilobyte };

/** Builds all pages by the project's configuration into a folder; `dist/web` stays as it is. */
async function build(outDir: string): Promise<void> {
  const builder = await createBuilder({
    logLevel: 'error',
    build: { outDir },
    builder: {
      buildApp: async ({ environments, build: buildOne }) => {
        for (const [name, environment] of Object.entries(environments))
          if (name.endsWith('_html')) await buildOne(environment);
      },
    },
  });
  await builder.buildApp();
}

/** Gzipped bytes of the scripts and styles that a page loads before it shows anything. */
async function weightOf(folder: string, page: string): Promise<number> {
  const html = await readFile(join(folder, page), 'utf8');
  const files = new Set(
    [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path!),
  );
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(join(folder, file)), { level: 9 }).length;
  return bytes;
}

/** What each page weighs on the way to a phone, with its budget beside it, and how fast Lighthouse finds those opened on phones. */
export const pages: Benchmark = {
  name: 'pages',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'yxt-pages-'));
    try {
      await build(folder);
      const rows: Row[] = [];
      for (const page of (await readdir(folder)).filter((file) => file.endsWith('.html')).sort()) {
        const budget = budgets[page];
        rows.push({
          what: `${page}: gzipped JS + CSS`,
          value: await weightOf(folder, page),
          unit: 'bytes',
          ...(budget && { budget }),
        });
      }
      return [...rows, ...(await lighthouseRows())];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
