import { parseArgs } from 'node:util';
import { formatMonth } from '../../../shared/time/format.ts';
import { RemedyError } from '../errors.ts';
import { reach } from './client.ts';
import { play, prepare } from './play.ts';
import { stepsOn } from './steps.ts';

const DEFAULT_URL = 'http://127.0.0.1:3000';

const HELP = `npm run demo [-- options]   在运行中的本机系统上演示一整月 · plays one whole month on the running local system
  --url <url>   系统地址 · where the system is (${DEFAULT_URL})
  --help        本说明 · this text`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { url: { type: 'string', default: DEFAULT_URL }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(HELP);
  const begun = performance.now();
  const steps = stepsOn(process.stdout);
  const stage = await prepare(await reach(values.url));
  const { zh, en } = formatMonth(stage.month);
  steps.say(`${stage.county.jurisdiction.name} ${zh} · ${en}`);
  steps.say(await play(stage, steps));
  steps.say(`\n用时 ${((performance.now() - begun) / 1000).toFixed(0)} 秒`);
}

try {
  await main();
} catch (error) {
  if (error instanceof RemedyError) console.error(`\n✗ ${error.message}\n  → ${error.remedy}`);
  else console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
