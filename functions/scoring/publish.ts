import type { ParsedInput } from '../../shared/contract/index.ts';
import { canonicalText, publicationPath, sealPublication } from '../../shared/scoring/index.ts';
import type { PublicationRecord, Run, SchemeKind } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import { boardOf } from './board.ts';
import type { BoardRuns } from './board.ts';
import { frozenBrief } from './brief.ts';
import { publishLinked, sealedPath } from './chain.ts';
import { circularOf } from './circular.ts';
import { requireEnded, stamp } from './ports.ts';
import type { PublishPorts } from './ports.ts';

const kindNames: Readonly<Record<SchemeKind, { zh: string; en: string }>> = {
  project: { zh: '项目考评', en: 'the project run' },
  unit: { zh: '单位考评', en: 'the unit run' },
  official: { zh: '干部考评', en: 'the officials’ run' },
  campaignGroup: { zh: '攻坚工作组考评', en: 'the run of campaign groups' },
  county: { zh: '县区考评', en: 'the counties’ run' },
};

/**
 * Publishes a month: the board from its latest reviewed runs. The sealed document goes to the archive; one transaction adds the link to
 * the chain and marks the runs published; then the immutable file and the index are written. Whatever fails, calling again either starts
 * anew (nothing was linked) or finishes the very same publication, byte for byte.
 * @throws Problem `not-acceptable-now` naming what is missing, `rule-refused` for a criticism without grounds.
 */
export const publishMonth =
  (ports: PublishPorts): UseCase<'publishMonth'> =>
  async (input, caller) => {
    requireEnded(ports.clock, input.month);
    return publishLinked(ports, input.jurisdiction, () => linked(ports, input, caller));
  };

/** The month's link of the chain: the one that stands for its latest runs, or a new one. */
async function linked(
  ports: PublishPorts,
  input: ParsedInput<'publishMonth'>,
  caller: StaffCaller,
): Promise<PublicationRecord> {
  const { store, clock, archive } = ports;
  const { jurisdiction: j, month } = input;
  const [chain, all] = await Promise.all([store.publications(j), store.runs(j, `${month}-`)]);
  const runs = latestRuns(all);
  const shown = Object.values(runs).map(({ id }) => id);
  const standing = chain.findLast(
    (link) => link.kind === 'board' && link.month === month && sameRuns(link.runs, shown),
  );
  if (standing) return standing;

  const board = await boardOf(ports, j, month, runs, await circularOf(ports, input));
  const previous = chain.at(-1);
  const sealed = await sealPublication({ kind: 'board', jurisdiction: j, month, payload: board }, previous);
  await archive.write(sealedPath(j, sealed.hash), canonicalText(sealed), 'immutable');
  const record: PublicationRecord = {
    sequence: sealed.sequence,
    month,
    kind: 'board',
    path: publicationPath(j, sealed.sequence),
    hash: sealed.hash,
    publishedAt: board.publishedAt,
    runs: shown,
    ...stamp(clock, caller, 1),
    version: 1,
  };
  const brief = await frozenBrief(ports, j, month, caller, sealed.sequence);
  const reviewed = Object.values(runs).filter(({ state }) => state === 'reviewed');
  await store.write(
    store.insertPublication(j, record),
    store.saveBrief(j, brief),
    ...reviewed.map((run) =>
      store.replaceRun(j, { ...run, ...stamp(clock, caller, run.version + 1), state: 'published' }),
    ),
  );
  return record;
}

const sameRuns = (a: readonly string[], b: readonly string[]): boolean =>
  new Set(a).symmetricDifference(new Set(b)).size === 0;

/** What a board shows besides projects and units, where it was reviewed in time. */
const optionalKinds = ['official', 'campaignGroup', 'county'] as const;

/**
 * The latest run of each kind, if they may be published: projects and units computed and reviewed, and each the correction of what was
 * published before, if anything was. The runs of other kinds go with them once they are reviewed.
 */
function latestRuns(all: readonly Run[]): BoardRuns {
  const latest = (kind: SchemeKind) => all.findLast((run) => run.kind === kind);
  const missing = (['project', 'unit'] as const).flatMap((kind) => obstacle(kind, latest(kind), all));
  const [project, unit] = [latest('project'), latest('unit')];
  if (!project || !unit || missing.length > 0)
    throw problem('not-acceptable-now', {
      detail: {
        zh: missing.map(({ zh }) => zh).join(';'),
        en: missing.map(({ en }) => en).join('; '),
      },
    });
  const others = optionalKinds.flatMap((kind) => {
    const run = latest(kind);
    return run && obstacle(kind, run, all).length === 0 ? [[kind, run] as const] : [];
  });
  return { project, unit, ...Object.fromEntries(others) };
}

function obstacle(kind: SchemeKind, run: Run | undefined, all: readonly Run[]): { zh: string; en: string }[] {
  const name = kindNames[kind];
  if (!run) return [{ zh: `${name.zh}尚未计算`, en: `${name.en} is not computed` }];
  if (run.state === 'computed')
    return [{ zh: `${name.zh}${run.id}尚未复核`, en: `${name.en} ${run.id} is not reviewed` }];
  const published = all.findLast((one) => one.kind === kind && one.state === 'published');
  if (published && published.id !== run.id && run.corrects !== published.id)
    return [
      {
        zh: `${name.zh}${run.id}没有说明更正${published.id}`,
        en: `${name.en} ${run.id} does not say that it corrects ${published.id}`,
      },
    ];
  return [];
}
