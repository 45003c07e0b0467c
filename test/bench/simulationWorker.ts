/** A thread that plays county-years as it is told to. */
import { parentPort } from 'node:worker_threads';
import { countYears } from './scenarios.ts';
import type { Job } from './simulationJobs.ts';

parentPort!.on('message', ({ scenario, frame, from, to }: Job) => {
  parentPort!.postMessage(countYears(scenario, frame, from, to));
});
