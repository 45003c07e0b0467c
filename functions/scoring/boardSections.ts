import { commitmentKinds } from '../../shared/progress/commitmentKinds.ts';
import type { CommitmentKind } from '../../shared/progress/commitmentKinds.ts';
import { commitmentStanding, isKept } from '../../shared/progress/commitment.ts';
import type { Commitment } from '../../shared/progress/commitment.ts';
import type { Bilingual } from '../../shared/contract/bilingual.ts';
import type {
  BoardClearing,
  BoardCommitment,
  BoardMeasure,
  BoardSections,
  ClearingNotice,
  Measure,
  Publication,
} from '../../shared/scoring/index.ts';
import { civilDateOf, yearOf } from '../../shared/time/civil.ts';
import { campaignsOnBoard, readCampaigns } from './campaigns.ts';
import { sealedPath } from './chain.ts';
import { isPublic, newestFirst } from './measures.ts';
import type { ArchivePorts } from './ports.ts';

/** The words for a group of scores. */
export type GroupLabel = (group: string) => Bilingual;

/**
 * What a month's board shows beside scores and rates: campaigns, measures, commitments, context and clearings. Reads: the campaigns' records,
 * measures, commitments, the context sheet, and each clearing of the month from the archive. What there is nothing of is absent.
 */
export async function boardSections(
  ports: ArchivePorts,
  j: string,
  month: string,
  lastDay: string,
  label: GroupLabel,
): Promise<BoardSections> {
  const { store } = ports;
  const [campaigns, measures, commitments, context, clearings] = await Promise.all([
    readCampaigns(ports, j, month),
    store.measures(j),
    store.commitments(j),
    store.context(j, month),
    clearingsOf(ports, j, month),
  ]);
  const names = new Map(campaigns.campaigns.map(({ id, name }) => [id, { zh: name, en: name }]));
  const sections = {
    campaigns: campaignsOnBoard(campaigns),
    measures: measuresOf(measures, month, (group) => names.get(group) ?? label(group)),
    commitments: commitmentsOf(commitments, lastDay),
    context: context?.figures ?? [],
    clearings,
  };
  return Object.fromEntries(Object.entries(sections).filter(([, list]) => list.length > 0));
}

/** Red flags up to the month, held and past; cards, awards and praise of its year. Nothing about officials, nothing taken back at once. */
function measuresOf(measures: readonly Measure[], month: string, label: GroupLabel): BoardMeasure[] {
  return measures
    .filter((one) => isPublic(one) && one.month <= month)
    .filter((one) => one.kind === 'redFlag' || yearOf(one.month) === yearOf(month))
    .toSorted(newestFirst)
    .map(({ kind, name, group, month: of, run, reason, on, endedOn, ended }) => ({
      kind,
      name,
      group: label(group),
      month: of,
      run,
      reason,
      on,
      ...(endedOn !== undefined && ended && { endedOn, ended: ended.why }),
    }));
}

/** Promised against kept on the month's last day, by kind; what came later is left out, and what was withdrawn. */
function commitmentsOf(commitments: readonly Commitment[], lastDay: string): BoardCommitment[] {
  const standing = commitments
    .filter(({ promisedOn }) => promisedOn <= lastDay)
    .map((one) => {
      const fulfilments = one.fulfilments.filter(({ on }) => on <= lastDay);
      return { ...one, standing: commitmentStanding({ ...one, fulfilments }, lastDay) };
    })
    .filter((one) => one.standing.state !== 'withdrawn');
  const byKind = Map.groupBy(standing, ({ kind }) => kind);
  return (Object.keys(commitmentKinds) as CommitmentKind[]).flatMap((kind): BoardCommitment[] => {
    const own = byKind.get(kind);
    if (!own) return [];
    return [
      {
        kind,
        nature: commitmentKinds[kind].nature,
        promised: own.length,
        kept: own.filter((one) => isKept(one.standing)).length,
        overdue: own.filter((one) => one.standing.state === 'overdue').length,
        promisedAmount: own.reduce((sum, { amount = 0 }) => sum + amount, 0),
        keptAmount: own.reduce((sum, one) => sum + one.standing.keptAmount, 0),
      },
    ];
  });
}

/** The month's cleared names, in the words that were published with consent. */
async function clearingsOf(
  { store, archive }: Pick<ArchivePorts, 'store' | 'archive'>,
  j: string,
  month: string,
): Promise<BoardClearing[]> {
  const links = (await store.publications(j)).filter(
    (link) => link.kind === 'nameClearing' && link.month === month,
  );
  return Promise.all(
    links.map(async ({ hash, sequence }) => {
      const text = await archive.read(sealedPath(j, hash));
      if (text === undefined) throw new Error(`The sealed publication ${sequence} is not in the archive`);
      const { payload } = JSON.parse(text) as Publication<ClearingNotice>;
      return { name: payload.name, text: payload.text, publishedOn: civilDateOf(payload.publishedAt) };
    }),
  );
}
