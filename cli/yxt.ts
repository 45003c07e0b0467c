import { setTimeout as sleep } from 'node:timers/promises';
import { main } from './main.ts';

/** A reader that had enough, as `| head` has, is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2), {
  fetch: globalThis.fetch,
  wait: sleep,
  print: (text) => void process.stdout.write(text),
  ...(process.stderr.isTTY && { progress: (text) => void process.stderr.write(`\r${text} `) }),
  complain: (text) => void process.stderr.write(text),
  environment: process.env,
});
