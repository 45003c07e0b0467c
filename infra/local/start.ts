import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { setAside } from './data-folder.ts';
import { RemedyError } from './errors.ts';
import { createLifetime } from './lifetime.ts';
import { checkJava, checkNode, checkPort } from './preflight.ts';
import { startSystem } from './system.ts';

const DEFAULT_PORT = 3000;
const DEFAULT_DATA = fileURLToPath(new URL('../../.data', import.meta.url));

const HELP = `npm start [-- options]
  --port <n>     port of 127.0.0.1 (PORT, ${DEFAULT_PORT})
  --data <dir>   data folder (.data)
  --fresh        move the data folder aside and begin anew
  --in-memory    keep nothing
  --no-sample    do not load the sample county
  --verbose      show every line the functions log, not only errors
  --help         this text`;

const lifetime = createLifetime();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void quit(0));

let quitting = false;
async function quit(code: number): Promise<void> {
  if (quitting) return;
  quitting = true;
  await lifetime.stop().catch((error: unknown) => console.error(error));
  process.exit(code);
}

const say = (text: string): void => console.log(`· ${text}`);

try {
  await main();
} catch (error) {
  if (!quitting) {
    if (error instanceof RemedyError) console.error(`\n✗ ${error.message}\n  → ${error.remedy}`);
    else console.error(error);
    await quit(1);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      'in-memory': { type: 'boolean', default: false },
      sample: { type: 'boolean', default: true },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const port = Number(values.port ?? process.env['PORT'] ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RemedyError(
      `${values.port ?? process.env['PORT']} is no port`,
      'choose one: `PORT=3001 npm start`',
    );
  }
  checkNode();
  checkJava();
  await checkPort(port);

  const data = values.data === undefined ? DEFAULT_DATA : resolve(values.data);
  const old = values.fresh && !values['in-memory'] ? setAside(data) : undefined;
  if (old) say(`the old data is in ${old}`);
  const system = await startSystem({
    port,
    ...(!values['in-memory'] && { data }),
    sample: values.sample,
    step: say,
    sampleProgress: showProgress,
    print: (source, line) => {
      if (values.verbose || !line.startsWith('{"level":"info"')) console.log(`[${source}] ${line}`);
    },
    lifetime,
  });

  const links = await system.visitorLinks();
  console.log(`\nready ${system.baseUrl}`);
  for (const { label, url } of links) console.log(`  ${label}  ${url}`);
}

function showProgress(text: string, done: number, total: number): void {
  const tenth = Math.max(1, Math.floor(total / 10));
  if (process.stdout.isTTY)
    process.stdout.write(`\r\x1b[K  ${text} ${done}/${total}${done >= total ? '\n' : ''}`);
  else if (done >= total || done % tenth === 0) say(`${text} ${done}/${total}`);
}
