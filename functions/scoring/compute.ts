import {
  canonicalText,
  computeRun as runOf,
  factsHash,
  RuleRefused,
  runHash,
  withSortedLists,
} from '../../shared/scoring/index.ts';
import type {
  Correction,
  Facts,
  Run,
  RunDocument,
  RunInput,
  SchemeKind,
} from '../../shared/scoring/index.ts';
import { problem, refused } from '../platform/problem.ts';
import type { Write } from '../platform/table.ts';
import { adjustmentsOf } from './adjustments.ts';
import { campaignGroupFacts, readCampaigns } from './campaigns.ts';
import { countyFacts } from './countyFacts.ts';
import { readMonth, readService } from './month.ts';
import { officialFacts } from './officialFacts.ts';
import { factsPath, requireEnded, stamp } from './ports.ts';
import type { ArchivePorts } from './ports.ts';
import { projectFacts } from './projectFacts.ts';
import { schemeInForce } from './schemes.ts';
import { unitFacts } from './unitFacts.ts';

/** A run to be computed; `corrects` and `reason` where it corrects a published one. */
export interface WantedRun extends Pick<Run, 'month' | 'kind' | 'corrects' | 'reason'> {
  readonly jurisdiction: string;
}

/**
 * Computes a month's run of one kind from the records. First its number is taken, then facts, scheme and document go to the archive and
 * the results beside the run, last the run itself, in one transaction with what the caller writes `alongside`: a run that exists is
 * complete. A further run before publication stands beside the earlier one; after it, the run must name the one it corrects and say why.
 * @throws Problem `not-acceptable-now` before the month has ended, or for officials before their projects are scored.
 */
export const computeRun =
  (ports: ArchivePorts) =>
  async (
    { jurisdiction, month, kind, corrects, reason }: WantedRun,
    by: { readonly person: string },
    alongside: (run: Run) => Write,
  ): Promise<Run> => {
    const { store, clock, archive } = ports;
    requireEnded(clock, month);
    const runs = await store.runs(jurisdiction, `${month}-${kind}-`);
    const earlierRun = correctionOf(runs, corrects, reason);
    const [scheme, facts, owner] = await Promise.all([
      schemeInForce(store, jurisdiction, kind),
      gather(ports, jurisdiction, month, kind),
      store.office(jurisdiction),
    ]);
    const subjects = new Set(facts.map(({ id }) => id));
    const adjustments = await adjustmentsOf(ports, jurisdiction, month, subjects);
    const document = await documentOf({
      month,
      scheme: scheme.scheme,
      facts,
      adjustments,
      ...(earlierRun && { earlierRun }),
    });
    const id = await store.claimRun(jurisdiction, month, kind, runs.length + 1);
    await archive.write(
      factsPath(jurisdiction, id),
      canonicalText({ scheme: scheme.scheme, facts: withSortedLists(facts), document }),
      'immutable',
    );
    await store.saveResults(jurisdiction, id, document.results);
    const run: Run = {
      id,
      month,
      kind,
      state: 'computed',
      schemeVersion: scheme.scheme.version,
      schemeHash: document.schemeHash,
      factsHash: await factsHash(facts),
      resultHash: await runHash(document),
      subjects: document.results.length,
      computedAt: clock.now().toISOString(),
      ...(owner && { owner }),
      computedBy: by.person,
      ...(earlierRun && { corrects: earlierRun.run, reason: earlierRun.reason }),
      ...stamp(clock, by, 1),
    };
    await store.write(store.insertRun(jurisdiction, run), alongside(run));
    return run;
  };

/** The month's facts for a kind of run. */
async function gather(
  ports: ArchivePorts,
  j: string,
  month: string,
  kind: SchemeKind,
): Promise<readonly Facts[]> {
  const { store, config } = ports;
  if (kind === 'project') return projectFacts(await readMonth(ports, j, month), config);
  if (kind === 'unit') {
    const [records, survey] = await Promise.all([readMonth(ports, j, month), store.survey(j, month)]);
    return unitFacts(records, survey?.results);
  }
  if (kind === 'campaignGroup') return campaignGroupFacts(await readCampaigns(ports, j, month));
  if (kind === 'county') return countyFacts(ports, j, month);
  const projectRun = (await store.runs(j, `${month}-project-`)).at(-1);
  if (!projectRun)
    throw problem('not-acceptable-now', {
      detail: { zh: '请先计算本月项目考评', en: 'Compute the month’s project run first' },
    });
  const [records, service, results] = await Promise.all([
    readMonth(ports, j, month),
    readService(ports, j, month),
    store.results(j, projectRun.id),
  ]);
  return officialFacts(records, service, new Map(results.map(({ subject, total }) => [subject, total])));
}

/** @throws Problem `rule-refused` with what the rules of scoring find wrong. */
async function documentOf(input: RunInput): Promise<RunDocument> {
  try {
    return await runOf(input);
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    throw refused('考评无法计算', 'The scores cannot be computed', error.problems);
  }
}

/**
 * What a new run corrects: once one is published, the latest published run and no other.
 * @throws Problem `illegal-move` without a correction of what is published, `rule-refused` for one of another run or without its reason.
 */
export function correctionOf(
  runs: readonly Run[],
  corrects: string | undefined,
  reason: string | undefined,
): Correction | undefined {
  const published = runs.findLast(({ state }) => state === 'published');
  if (published && corrects === undefined)
    throw problem('illegal-move', {
      current: 'published',
      allowed: ['correct'],
      detail: {
        zh: `本月考评已公示(${published.id});如需更正,请写明更正哪一次和理由`,
        en: `This month is published (${published.id}); a correction names it and says why`,
      },
    });
  if (corrects === undefined) return undefined;
  if (corrects !== published?.id)
    throw refused('只能更正已公示的最近一次考评', 'Only the latest published run can be corrected', [
      {
        pointer: '/corrects',
        zh: published ? `请填${published.id}` : '本月尚未公示,无需更正',
        en: published ? `Name ${published.id}` : 'Nothing is published yet',
      },
    ]);
  if (!reason)
    throw refused('更正须说明理由', 'A correction needs its reason', [
      { pointer: '/reason', zh: '请填写理由', en: 'Enter the reason' },
    ]);
  return { run: corrects, reason };
}
