import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Counts, Scenario } from './scenarios.ts';

/** Some county-years for one thread to play. */
export interface Job {
  readonly scenario: Scenario;
  readonly frame: number;
  readonly from: number;
  readonly to: number;
}

/** County-years of a job: a second or two, so that no thread is left with a long last one. */
const yearsOfAJob = 10;

/** The years of a scenario, cut into jobs. */
export const jobsOf = (scenario: Scenario, frame: number, years: number): Job[] =>
  Array.from({ length: Math.ceil(years / yearsOfAJob) }, (_, at) => ({
    scenario,
    frame,
    from: at * yearsOfAJob,
    to: Math.min(years, (at + 1) * yearsOfAJob),
  }));

/** Plays jobs on every processor of the machine; the counts of each, in their order. */
export async function playAll(jobs: readonly Job[]): Promise<Counts[]> {
  const counts: Counts[] = [];
  let next = 0;
  const thread = async () => {
    const worker = new Worker(new URL('./simulationWorker.ts', import.meta.url));
    try {
      for (let at = next++; at < jobs.length; at = next++) {
        worker.postMessage(jobs[at]);
        const [played] = (await once(worker, 'message')) as [Counts];
        counts[at] = played;
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, thread));
  return counts;
}
