import { DEFAULT_BRIEF, fillBrief, unknownNames } from '../../shared/scoring/index.ts';
import type { Brief, BriefFigures, Run, RunResultRecord } from '../../shared/scoring/index.ts';
import type { Bilingual } from '../../shared/contract/bilingual.ts';
import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import { formatMonth } from '../../shared/time/format.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import { countOf, investmentTo, pairingFigures, projectLights, stagesOf } from './board.ts';
import { happenedIn, monthCases } from './cases.ts';
import { readMonth, readService } from './month.ts';
import type { MonthRecords } from './month.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';
import { casesOfUnits } from './unitFacts.ts';

type View = OutputOf<'readBrief'>;

/** A month's figures read back from the records, and the place they are of. */
async function figuresOf(
  ports: Ports,
  jurisdiction: string,
  month: string,
): Promise<{ readonly place: string; readonly figures: BriefFigures }> {
  const { store } = ports;
  const [place, records, service, round, runs] = await Promise.all([
    store.jurisdiction(jurisdiction),
    readMonth(ports, jurisdiction, month),
    readService(ports, jurisdiction, month),
    store.round(jurisdiction, month),
    store.runs(jurisdiction, `${month}-project-`),
  ]);
  const { leaders, projects, enterprises, unpaired } = pairingFigures(records, service);
  const lights = projectLights(records, ports);
  const { planned, done } = investmentTo(records, month);
  const figures: BriefFigures = {
    leaders,
    pairedProjects: projects,
    pairedEnterprises: enterprises,
    unpairedProjects: unpaired,
    projects: records.projects.length,
    ...stagesOf(records),
    green: countOf(lights.values(), 'green'),
    yellow: countOf(lights.values(), 'yellow'),
    red: countOf(lights.values(), 'red'),
    investmentPlanned: planned,
    investmentDone: done,
    reports: records.reports.get(month)?.length ?? 0,
    visits: service.log.filter(({ date }) => date >= records.firstDay && date <= records.lastDay).length,
    ...caseFigures(records),
    overdue: casesOfUnits(records).total.openOverdue,
    ...noticeFigures(records),
    invited: round?.invited ?? 0,
    answered: round?.answered ?? 0,
    ...starFigures(await resultsOf(ports, jurisdiction, runs)),
  };
  return { place: place?.name ?? jurisdiction, figures };
}

/** The month's brief (通报). Its figures are read back from the records until the month is published, and stand still after. */
export const readBrief =
  (ports: Ports): UseCase<'readBrief'> =>
  async ({ jurisdiction, month }) =>
    viewOf(ports, jurisdiction, month, await ports.store.brief(jurisdiction, month));

async function viewOf(ports: Ports, j: string, month: string, brief: Brief | undefined): Promise<View> {
  const template = brief?.template ?? DEFAULT_BRIEF;
  const common = {
    month,
    version: brief?.version ?? 0,
    title: brief?.title ?? titleOf(month),
    template,
    ...(brief?.signed && { signed: brief.signed }),
  };
  if (brief?.frozen) {
    const { at, figures, text } = brief.frozen;
    return { ...common, state: 'frozen', figures, text, frozenAt: at };
  }
  const { place, figures } = await figuresOf(ports, j, month);
  return {
    ...common,
    state: brief?.signed ? 'signed' : 'live',
    figures: { ...figures },
    text: fillBrief(template, { place, month, figures }),
  };
}

const titleOf = (month: string): string => `${formatMonth(month).zh}通报`;

/**
 * Edits the text; who signed it before has to sign again.
 * @throws Problem `illegal-move` once it is frozen, `rule-refused` for a name in braces for which there is no figure.
 */
export const editBrief =
  (ports: Ports): UseCase<'editBrief'> =>
  async ({ jurisdiction: j, month, version, title, template }, caller) => {
    const { store, clock } = ports;
    if ((await store.brief(j, month))?.frozen)
      throw problem('illegal-move', { current: 'frozen', allowed: [] });
    const { figures } = await figuresOf(ports, j, month);
    const fields = (['zh', 'en'] as const).flatMap((language): FieldProblem[] =>
      unknownNames(template[language], figures).map((name) => ({
        pointer: `/template/${language}`,
        zh: `没有这个数字:{${name}}`,
        en: `There is no such figure: {${name}}`,
      })),
    );
    if (fields.length > 0)
      throw refused('通报中有无法填入的数字', 'The brief names figures that do not exist', fields);
    const brief: Brief = { month, title, template, ...stamp(clock, caller, version + 1) };
    await store.write(store.saveBrief(j, brief));
    return viewOf(ports, j, month, brief);
  };

/** Signs the brief as it reads. @throws Problem `forbidden` for whoever edited it last. */
export const signBrief =
  (ports: Ports): UseCase<'signBrief'> =>
  async ({ jurisdiction: j, month, version }, caller) => {
    const { store, clock } = ports;
    const known = await store.brief(j, month);
    if ((known?.version ?? 0) !== version) throw problem('stale-version');
    if (known?.frozen) throw problem('illegal-move', { current: 'frozen', allowed: [] });
    if (known?.changedBy === caller.person && known.signed === undefined)
      throw problem('forbidden', {
        detail: { zh: '起草人不能签发自己的通报', en: 'Who wrote the brief cannot sign it' },
      });
    const changed = stamp(clock, caller, version + 1);
    const brief: Brief = {
      ...(known ?? { month, title: titleOf(month), template: DEFAULT_BRIEF }),
      ...changed,
      signed: { by: caller.person, at: changed.changedAt },
    };
    await store.write(store.saveBrief(j, brief));
    return viewOf(ports, j, month, brief);
  };

/** The brief as it stands still from a publication on; a correction freezes it anew with the corrected figures. */
export async function frozenBrief(
  ports: Ports,
  j: string,
  month: string,
  caller: StaffCaller,
  publication: number,
): Promise<Brief> {
  const { store, clock } = ports;
  const [known, { place, figures }] = await Promise.all([store.brief(j, month), figuresOf(ports, j, month)]);
  const template: Bilingual = known?.template ?? DEFAULT_BRIEF;
  const changed = stamp(clock, caller, (known?.version ?? 0) + 1);
  return {
    ...(known ?? { month, title: titleOf(month) }),
    template,
    ...changed,
    frozen: {
      at: changed.changedAt,
      publication,
      figures: { ...figures },
      text: fillBrief(template, { place, month, figures }),
    },
  };
}

const resultsOf = async (
  { store }: Pick<Ports, 'store'>,
  j: string,
  runs: readonly Run[],
): Promise<readonly RunResultRecord[]> => {
  const latest = runs.at(-1);
  return latest ? store.results(j, latest.id) : [];
};

function caseFigures(records: MonthRecords): BriefFigures {
  const cases = monthCases(records);
  const filed = cases.filter((one) => one.counts && happenedIn(one, 'submitted', records));
  const events = (kind: 'claimed' | 'confirmed' | 'reopened') =>
    cases
      .flatMap(({ atEnd }) => atEnd)
      .filter((event) => event.kind === kind && civilDateOf(event.at) >= records.firstDay).length;
  return {
    requests: filed.filter(({ record }) => record.kind === 'request').length,
    leads: filed.filter(({ record }) => record.kind === 'lead').length,
    claimed: events('claimed'),
    confirmed: events('confirmed'),
    reopened: events('reopened'),
  };
}

function noticeFigures({ notices, firstDay }: MonthRecords): BriefFigures {
  const colours = notices
    .filter(({ issuedAt }) => civilDateOf(issuedAt) >= firstDay)
    .map(({ colour }) => colour);
  return {
    noticesBlue: countOf(colours, 'blue'),
    noticesYellow: countOf(colours, 'yellow'),
    noticesRed: countOf(colours, 'red'),
  };
}

/** How many projects have how many stars in the latest run; `noStars` are blocked or not scored. */
function starFigures(results: readonly RunResultRecord[]): BriefFigures {
  const stars = results.map((result) => result.stars);
  return {
    stars5: countOf(stars, 5),
    stars4: countOf(stars, 4),
    stars3: countOf(stars, 3),
    stars2: countOf(stars, 2),
    stars1: countOf(stars, 1),
    noStars: countOf(stars, undefined),
  };
}
