import type { OutputOf } from '../../../shared/contract/index.ts';
import type { SchemeKind } from '../../../shared/scoring/model.ts';
import { schemeKinds } from '../parts/kinds.ts';

export type Run = OutputOf<'listRuns'>['items'][number];
export type Result = OutputOf<'readRun'>['results'][number];

/** The run of each kind that counts now: the last computed. Those it corrects stay behind it. */
export function latestRuns(runs: readonly Run[], month: string): Partial<Record<SchemeKind, Run>> {
  const latest: Partial<Record<SchemeKind, Run>> = {};
  for (const run of runs.filter((one) => one.month === month)) {
    const known = latest[run.kind];
    if (!known || known.computedAt < run.computedAt) latest[run.kind] = run;
  }
  return latest;
}

/** What is scored every month; of the other kinds a run goes with the board where there is one. */
const everyMonth: readonly SchemeKind[] = ['project', 'unit', 'official'];

/** Why a month cannot be published yet; undefined when what is needed is reviewed and something is left to publish. */
export function publishGap(
  latest: Partial<Record<SchemeKind, Run>>,
): { why: 'missing' | 'unreviewed'; kinds: SchemeKind[] } | { why: 'done' } | undefined {
  const missing = everyMonth.filter((kind) => !latest[kind]);
  if (missing.length > 0) return { why: 'missing', kinds: missing };
  const unreviewed = schemeKinds.filter((kind) => latest[kind]?.state === 'computed');
  if (unreviewed.length > 0) return { why: 'unreviewed', kinds: unreviewed };
  const computed = schemeKinds.filter((kind) => latest[kind]);
  return computed.every((kind) => latest[kind]?.state === 'published') ? { why: 'done' } : undefined;
}

/** Results by group, each in its own order: only members of one group compare. */
export function byGroup(results: readonly Result[], text: string): { group: string; results: Result[] }[] {
  const wanted = text.trim();
  const found = results.filter(
    ({ name, subject }) => wanted === '' || name.includes(wanted) || subject === wanted,
  );
  return [...Map.groupBy(found, ({ group }) => group)].map(([group, members]) => ({
    group,
    results: members.toSorted(
      (a, b) => (a.place ?? 9e9) - (b.place ?? 9e9) || a.name.localeCompare(b.name, 'zh-CN'),
    ),
  }));
}
