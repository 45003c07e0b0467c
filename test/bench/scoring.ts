import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { makeNotice, makeProject } from '../../shared/scoring/facts.fixture.ts';
import type { ProjectFacts } from '../../shared/scoring/index.ts';
import { computeRun, explain, scorer, SHIPPED_SCHEMES } from '../../shared/scoring/index.ts';
import { sideBySide } from './benchmark.ts';
import type { Benchmark, Row } from './benchmark.ts';

const month = '2026-03';
const scheme = SHIPPED_SCHEMES.project;
const criteria = scheme.criteria.length;
/** Projects of one run; a larger place is scored county by county. */
const aRun = 1_000;
const million = 1_000_000;
const sizes = [aRun, 10_000, 100_000] as const;
const shown = (count: number): string => count.toLocaleString('en');

const makeFacts = (count: number, from = 0): ProjectFacts[] =>
  Array.from({ length: count }, (_, at) => {
    const n = from + at;
    return makeProject({
      id: `P${String(n).padStart(7, '0')}`,
      group: 'ABC'[n % 3]!,
      month,
      progress: { done: n % 51, planned: 50 },
      procedures: { total: 16, done: n % 17 },
      problems: { raised: 4, solved: n % 5, overdue: [] },
      notices: n % 20 === 0 ? [makeNotice('red', `督〔2026〕咸丰红${n}号`)] : [],
    });
  });

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

/** Scores in words, one after another, none kept. */
function inWords(facts: readonly ProjectFacts[]): number {
  const score = scorer(scheme);
  let lines = 0;
  for (const project of facts) lines += explain(score(project)).lines.length;
  return lines;
}

function asData(facts: readonly ProjectFacts[]): number {
  const score = scorer(scheme);
  let lines = 0;
  for (const project of facts) lines += score(project).criteria.length;
  return lines;
}

interface Times {
  readonly data: number;
  readonly words: number;
  readonly run: number;
  readonly bare: number;
}

/** Microseconds a project of the four ways, measured in turn. */
async function timesOf(size: number): Promise<Times> {
  const facts = makeFacts(size);
  const repeat = Math.max(1, 20_000 / size);
  const times = await sideBySide(
    [
      { work: () => asData(facts), repeat },
      { work: () => inWords(facts), repeat },
      { work: () => computeRun({ month, scheme, facts }) },
      { work: () => bareLoop(facts), repeat: million / size },
    ],
    size === 100_000 ? 3 : 6,
  );
  const [data, words, run, bare] = times.map((time) => (time * 1000) / size) as [
    number,
    number,
    number,
    number,
  ];
  return { data, words, run, bare };
}

/** Frees what nothing holds any more. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** A million projects as a thousand counties: microseconds a project, and the most bytes that were held after any of them. */
async function aMillion(): Promise<{ readonly perProject: number; readonly memory: number }> {
  const collect = collector();
  let [spent, memory] = [0, 0];
  for (let from = 0; from < million; from += aRun) {
    const facts = makeFacts(aRun, from);
    const start = performance.now();
    await computeRun({ month, scheme, facts });
    spent += performance.now() - start;
    if (from % (100 * aRun) !== 0) continue;
    collect();
    memory = Math.max(memory, process.memoryUsage().heapUsed);
  }
  return { perProject: (spent * 1000) / million, memory };
}

/** A month's project run with its explanations and hashes, beside a loop that sums weighted numbers over the same facts. */
export const scoring: Benchmark = {
  name: 'scoring',
  async run() {
    const times: Times[] = [];
    for (const size of sizes) times.push(await timesOf(size));
    const large = await aMillion();
    const rows = times.flatMap(({ data, words, run, bare }, at): Row[] => [
      {
        what: `${shown(sizes[at]!)} projects: scores with every line in words ÷ bare loop`,
        value: words / bare,
        unit: '×',
        note: `${shown(Math.round((criteria * million) / words))} criteria a second; goal 10`,
      },
      {
        what: `${shown(sizes[at]!)} projects: scores with every line as data ÷ bare loop`,
        value: data / bare,
        unit: '×',
      },
      {
        what: `${shown(sizes[at]!)} projects: whole run, sorted, placed and hashed ÷ bare loop`,
        value: run / bare,
        unit: '×',
        note: `${run.toFixed(1)} µs a project; canonical text and SHA-256 are most of it`,
      },
    ]);
    return [
      ...rows,
      {
        what: `time a project, one run of ${shown(sizes[2])} ÷ one of ${shown(sizes[0])}`,
        value: times[2]!.run / times[0]!.run,
        unit: '×',
        note: '1 is linear growth',
      },
      {
        what: `time a project, ${shown(million)} in runs of ${shown(aRun)} ÷ one such run`,
        value: large.perProject / times[0]!.run,
        unit: '×',
        note: 'goal 1.2; a run is a county’s, so a larger place is more runs',
      },
      {
        what: `${shown(million)} projects: most bytes held`,
        value: large.memory,
        unit: 'bytes',
        note: 'bounded: no county’s run outlives it',
      },
    ];
  },
};
