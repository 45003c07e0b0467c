/**
 * `npm run bench [-- name … --full]`: runs all benchmarks or those named, prints a table and writes `bench.json`; fails where a row misses
 * its budget or what is asked of it. Speeds are ratios of times that were
 * measured in turn in this run, because a time by itself says more about the machine than about the program.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keeps } from './benchmark.ts';
import type { Benchmark, Row } from './benchmark.ts';
import { caseUnits } from './caseUnits.ts';
import { clocks } from './clocks.ts';
import { draw } from './draw.ts';
import { drawMillion } from './drawMillion.ts';
import { faults } from './faults.ts';
import { importLedger } from './import.ts';
import { monthUnits } from './monthUnits.ts';
import { pages } from './pages.ts';
import { results } from './results.ts';
import { scoring } from './scoring.ts';
import { simulation } from './simulation.ts';
import { surveyUnits } from './surveyUnits.ts';

const benchmarks: readonly Benchmark[] = [
  scoring,
  draw,
  drawMillion,
  faults,
  simulation,
  results,
  clocks,
  pages,
  caseUnits,
  surveyUnits,
  importLedger,
  monthUnits,
];

const figure = (value: number): string =>
  Number.isInteger(value)
    ? value.toLocaleString('en')
    : value.toLocaleString('en', { maximumSignificantDigits: 3 });

function remark(row: Row): string {
  const { budget, least, note } = row;
  if (budget !== undefined) return `${keeps(row) ? 'within' : 'OVER'} ${figure(budget)}`;
  return least === undefined ? (note ?? '') : `${keeps(row) ? 'reaches' : 'BELOW'} ${figure(least)}`;
}

function print(name: string, rows: readonly Row[]): void {
  const widest = Math.max(...rows.map(({ what }) => what.length));
  console.log(`\n${name}`);
  for (const row of rows)
    console.log(
      `  ${row.what.padEnd(widest)}  ${figure(row.value).padStart(9)} ${row.unit.padEnd(5)}  ${remark(row)}`.trimEnd(),
    );
}

const named = process.argv.slice(2).filter((argument) => argument !== '--full');
const unknown = named.filter((name) => !benchmarks.some((one) => one.name === name));
if (unknown.length > 0) {
  console.error(
    `No benchmark ${unknown.join(', ')}; there are ${benchmarks.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
const measured: Record<string, readonly Row[]> = {};
for (const { name, run } of benchmarks.filter((one) => named.length === 0 || named.includes(one.name))) {
  measured[name] = await run();
  print(name, measured[name]);
}
const file = join(import.meta.dirname, '..', '..', 'bench.json');
await writeFile(file, `${JSON.stringify({ node: process.version, benchmarks: measured }, null, 2)}\n`);
if (!Object.values(measured).flat().every(keeps)) process.exitCode = 1;
