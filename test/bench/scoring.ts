import { makeNotice, makeProject } from '../../shared/scoring/facts.fixture.ts';
import type { ProjectFacts } from '../../shared/scoring/index.ts';
import { computeRun, SHIPPED_SCHEMES } from '../../shared/scoring/index.ts';
import { sideBySide } from './benchmark.ts';
import type { Benchmark } from './benchmark.ts';

const month = '2026-03';
const sizes = [1_000, 10_000, 100_000] as const;

/** Fewer where a round is long; one where it is longest. */
const roundsFor = (size: number): number => (size === 1_000 ? 6 : size === 10_000 ? 3 : 1);

const makeFacts = (count: number): ProjectFacts[] =>
  Array.from({ length: count }, (_, n) =>
    makeProject({
      id: `P${String(n).padStart(6, '0')}`,
      group: 'ABC'[n % 3]!,
      month,
      progress: { done: n % 51, planned: 50 },
      procedures: { total: 16, done: n % 17 },
      problems: { raised: 4, solved: n % 5, overdue: [] },
      notices: n % 20 === 0 ? [makeNotice('red', `督〔2026〕咸丰红${n}号`)] : [],
    }),
  );

/** The least that a score can cost: four rates weighted and summed, unexplained, unchecked, unhashed. */
function bareLoop(facts: readonly ProjectFacts[]): number {
  let sum = 0;
  for (const { progress, procedures, problems, commitments } of facts)
    sum +=
      25 * (procedures!.done / procedures!.total) +
      40 * Math.min(1, progress!.done / progress!.planned) +
      20 * (problems.solved / problems.raised) +
      15 * (commitments!.kept / commitments!.promised);
  return sum;
}

/** A month's project run with its explanations and hashes, beside a loop that sums weighted numbers over the same facts. */
export const scoring: Benchmark = {
  name: 'scoring',
  async run() {
    const perProject: [number, number][] = [];
    for (const size of sizes) {
      const facts = makeFacts(size);
      const run = () => computeRun({ month, scheme: SHIPPED_SCHEMES.project, facts });
      const times = await sideBySide(
        [{ work: run }, { work: () => bareLoop(facts), repeat: 1_000_000 / size }],
        roundsFor(size),
      );
      perProject.push([(times[0]! * 1000) / size, (times[1]! * 1000) / size]);
    }
    const projects = (at: number) => `${sizes[at]!.toLocaleString('en')} projects`;
    return perProject.flatMap(([explained, bare], at) => [
      { what: `${projects(at)}: time a project`, value: explained, unit: 'µs' as const },
      {
        what: `${projects(at)}: explained run ÷ bare loop`,
        value: explained / bare,
        unit: '×' as const,
        note: 'the loop slows down once the facts outgrow the caches',
      },
      ...(at === 0
        ? []
        : [
            {
              what: `time a project, ${projects(at)} ÷ ${projects(0)}`,
              value: explained / perProject[0]![0],
              unit: '×' as const,
              note: '1 is linear growth',
            },
          ]),
    ]);
  },
};
