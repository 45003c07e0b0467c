import type { OutputOf, ParsedInput } from '../../shared/contract/index.ts';
import {
  canonicalText,
  publicationIndexPath,
  publicationPath,
  schemeKinds,
  sealPublication,
} from '../../shared/scoring/index.ts';
import type { PublicationIndex, PublicationRecord, Run, SchemeKind } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { Problem, problem } from '../platform/problem.ts';
import { boardOf } from './board.ts';
import type { BoardRuns } from './board.ts';
import { circularOf } from './circular.ts';
import { requireEnded, stamp } from './ports.ts';
import type { PublishPorts } from './ports.ts';

const attempts = 5;

const kindNames: Readonly<Record<SchemeKind, { zh: string; en: string }>> = {
  project: { zh: '项目考评', en: 'the project run' },
  unit: { zh: '单位考评', en: 'the unit run' },
  official: { zh: '干部考评', en: 'the officials’ run' },
};

/** Where a sealed document waits until it is out; found by its hash, so that an attempt that failed harms nothing. */
const sealedPath = (jurisdiction: string, hash: string): string =>
  `publications/${jurisdiction}/${hash}.json`;

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
    for (let attempt = 0; attempt < attempts; attempt++) {
      try {
        return await release(ports, input.jurisdiction, await linked(ports, input, caller));
      } catch (error) {
        if (!(error instanceof Problem && ['duplicate', 'stale-version', 'busy'].includes(error.code)))
          throw error;
      }
    }
    throw problem('busy');
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
  const standing = chain.findLast((link) => link.month === month && sameRuns(link.runs, shown));
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
  const reviewed = Object.values(runs).filter(({ state }) => state === 'reviewed');
  await store.write(
    store.insertPublication(j, record),
    ...reviewed.map((run) =>
      store.replaceRun(j, { ...run, ...stamp(clock, caller, run.version + 1), state: 'published' }),
    ),
  );
  return record;
}

/** Writes what the public reads; the same bytes however often. */
async function release(
  { store, archive, publications }: PublishPorts,
  j: string,
  link: PublicationRecord,
): Promise<OutputOf<'publishMonth'>> {
  const sealed = await archive.read(sealedPath(j, link.hash));
  if (sealed === undefined) throw new Error(`The sealed publication ${link.sequence} is not in the archive`);
  await publications.write(link.path, sealed, 'immutable');
  await writeIndex({ store, publications }, j, link);
  return entryOf(link);
}

/**
 * Writes the list of what was published, and again if the chain grew meanwhile: whoever writes last has seen every link before.
 * The link just made is in it even if a listing does not show it yet.
 */
async function writeIndex(
  { store, publications }: Pick<PublishPorts, 'store' | 'publications'>,
  j: string,
  link: PublicationRecord,
): Promise<void> {
  const name = (await store.jurisdiction(j))?.name ?? j;
  let known = 0;
  for (
    let links = await chainWith(store, j, link);
    links.length > known;
    links = await chainWith(store, j, link)
  ) {
    known = links.length;
    const entries = links.map(entryOf).reverse();
    const index: PublicationIndex = { jurisdiction: { code: j, name }, entries };
    await publications.write(publicationIndexPath(j), canonicalText(index), 'revalidate');
  }
}

async function chainWith(
  store: PublishPorts['store'],
  j: string,
  link: PublicationRecord,
): Promise<PublicationRecord[]> {
  const links = await store.publications(j);
  return links.some(({ sequence }) => sequence === link.sequence) ? links : [...links, link];
}

const entryOf = ({ sequence, month, kind, path, hash, publishedAt }: PublicationRecord) => ({
  sequence,
  month,
  kind,
  path,
  hash,
  publishedAt,
});

const sameRuns = (a: readonly string[], b: readonly string[]): boolean =>
  new Set(a).symmetricDifference(new Set(b)).size === 0;

/**
 * The latest run of each kind, if they may be published: projects and units computed and reviewed, and each the correction of what was
 * published before, if anything was. An officials' run goes with them once it is reviewed.
 */
function latestRuns(all: readonly Run[]): BoardRuns {
  const latest = (kind: SchemeKind) => all.findLast((run) => run.kind === kind);
  const missing = (['project', 'unit'] as const).flatMap((kind) => obstacle(kind, latest(kind), all));
  const [project, unit, official] = schemeKinds.map(latest);
  if (!project || !unit || missing.length > 0)
    throw problem('not-acceptable-now', {
      detail: {
        zh: missing.map(({ zh }) => zh).join(';'),
        en: missing.map(({ en }) => en).join('; '),
      },
    });
  const ready = official && obstacle('official', official, all).length === 0;
  return { project, unit, ...(ready && { official }) };
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
