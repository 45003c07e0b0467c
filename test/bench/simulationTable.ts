import type { Counts, Scenario } from './scenarios.ts';

/** Confidence of the limits beside shares that must stay small, one-sided. */
const confidence = 0.95;

/** Probability of at most `count` of `of` where each has the chance `p`. */
function atMost(count: number, of: number, p: number): number {
  let [term, sum] = [(1 - p) ** of, 0];
  for (let k = 0; k <= count; k++) {
    sum += term;
    term *= ((of - k) / (k + 1)) * (p / (1 - p));
  }
  return sum;
}

/** The exact upper limit of a share of which `count` of `of` were seen (Clopper and Pearson 1934), one-sided. */
export function upperLimit(count: number, of: number): number {
  if (count >= of) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atMost(count, of, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
const share = (count: number, of: number): string => (of === 0 ? '–' : percent(count / of));
const limited = (count: number, of: number): string =>
  `${share(count, of)} (below ${percent(upperLimit(count, of))})`;

/** What a frame came to, by scenario. */
export type Simulated = Readonly<Record<Scenario, Counts>>;

/** What is told of a frame: a label, and a cell. */
const lines: readonly (readonly [string, (of: Simulated) => string])[] = [
  [
    'equal units: county-years with any accusation (at most 5 %)',
    ({ equal }) => limited(equal.accused, equal.years),
  ],
  [
    'equal units, all of them below the floor of 80: the same',
    ({ under }) => limited(under.accused, under.years),
  ],
  [
    'a unit one standard deviation below the others (60 points): years in which at most 3 months give it n_eff ≥ 30',
    ({ low }) => share(low.seen, low.years),
  ],
  ['of these, found within 3 months (at least 80 %)', ({ low }) => share(low.seenInThree, low.seen)],
  ['found within 3 months, all years', ({ low }) => share(low.inThree, low.years)],
  ['found within 12 months, all years', ({ low }) => share(low.inTwelve, low.years)],
  ['another unit accused beside it', ({ low }) => limited(low.others, low.years)],
  [
    'a unit that turns low: found within 3 months of turning',
    ({ turned }) => share(turned.inThree, turned.years),
  ],
  ['a unit that turns low: found within 12 months', ({ turned }) => share(turned.inTwelve, turned.years)],
  [
    'units differ by 5 points (standard deviation): years with an accusation of a unit at or above mean or floor',
    ({ spread }) => limited(spread.wrong, spread.years),
  ],
  [
    'units differ by 5 points: units accused a year',
    ({ spread }) => (spread.accusations / spread.years).toFixed(1),
  ],
];

/** The table of the simulation in markdown, a column a frame, and with how many county-years it was made. */
export function simulationTable(simulated: ReadonlyMap<number, Simulated>): string {
  const frames = [...simulated.keys()].map((frame) => `frame ${frame.toLocaleString('en')}`);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [years] = [...simulated.values()].map(({ equal }) => equal.years);
  return [
    row(['', ...frames]),
    row(Array<string>(frames.length + 1).fill('---')),
    ...lines.map(([label, cell]) => row([label, ...[...simulated.values()].map(cell)])),
    '',
    `Made with ${years} county-years of each kind and frame. In brackets the exact upper limit of the share (Clopper and Pearson), one-sided, 95 %.`,
  ].join('\n');
}

const begin = '<!-- written by: npm run bench -- simulation --full -->';
const end = '<!-- end of what it writes -->';

/** A document with the table in its place. @throws Error where the document has no such place */
export function intoDocument(text: string, table: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The document lacks the lines ${begin} and ${end}`);
  return `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`;
}
