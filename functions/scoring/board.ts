import type { Bilingual } from '../../shared/contract/bilingual.ts';
import type { Notice } from '../../shared/intake/model.ts';
import { isQuiet } from '../../shared/progress/quiet.ts';
import { plannedToDate } from '../../shared/progress/yearPlan.ts';
import { pairingCounts, unpairedSubjects } from '../../shared/registry/index.ts';
import type {
  Board,
  BoardGroup,
  BoardRun,
  BoardScore,
  Run,
  RunResultRecord,
} from '../../shared/scoring/index.ts';
import { milestoneName } from '../../shared/registry/milestoneNames.ts';
import { Round } from '../../shared/survey/model.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import { boardSections } from './boardSections.ts';
import { latestReports, lightOf, projectFacts } from './projectFacts.ts';
import { readMonth, readService } from './month.ts';
import type { MonthRecords, ServiceRecords } from './month.ts';
import type { ArchivePorts, Ports } from './ports.ts';
import { explained, inOrder } from './runs.ts';
import { casesOfUnits } from './unitFacts.ts';

/** The runs that a publication shows, and the officials' run that it commits to without showing it. */
export interface BoardRuns {
  readonly project: Run;
  readonly unit: Run;
  readonly official?: Run;
  readonly campaignGroup?: Run;
  readonly county?: Run;
}

const groupLabels: Readonly<Record<string, Bilingual>> = {
  A: { zh: '难度A类项目', en: 'Projects of difficulty A' },
  B: { zh: '难度B类项目', en: 'Projects of difficulty B' },
  C: { zh: '难度C类项目', en: 'Projects of difficulty C' },
  department: { zh: '县直部门', en: 'County departments' },
  park: { zh: '园区', en: 'Parks' },
  town: { zh: '乡镇', en: 'Towns' },
  bank: { zh: '金融机构', en: 'Banks' },
  county: { zh: '县区', en: 'Counties' },
};

const labelOf = (group: string): Bilingual => groupLabels[group] ?? { zh: group, en: group };

/** A round without the mark of who changed it last. */
const DrawFigures = Round.omit({ version: true, changedAt: true, changedBy: true });

const matterKinds: Readonly<Record<Notice['matter']['kind'], Bilingual>> = {
  case: { zh: '企业诉求或线索一件', en: 'A request or lead' },
  task: { zh: '工作任务一项', en: 'A task' },
  milestone: { zh: '项目节点一个', en: 'A project milestone' },
  duty: { zh: '包联职责一项', en: 'A pairing duty' },
};

/**
 * A month's board as it will be published. Nothing in it comes from the text of a case or names a person: cases and duties appear by their
 * kind, officials not at all.
 */
export async function boardOf(
  ports: ArchivePorts,
  j: string,
  month: string,
  runs: BoardRuns,
  circular: Board['circular'],
): Promise<Board> {
  const { store, clock } = ports;
  const [
    jurisdiction,
    records,
    service,
    survey,
    round,
    projectResults,
    unitResults,
    groupResults,
    countyResults,
  ] = await Promise.all([
    store.jurisdiction(j),
    readMonth(ports, j, month),
    readService(ports, j, month),
    store.survey(j, month),
    store.round(j, month),
    store.results(j, runs.project.id),
    store.results(j, runs.unit.id),
    runs.campaignGroup ? store.results(j, runs.campaignGroup.id) : [],
    runs.county ? store.results(j, runs.county.id) : [],
  ]);
  const sections = await boardSections(ports, j, month, records.lastDay, labelOf);
  const campaignLabel = (group: string): Bilingual => {
    const name = sections.campaigns?.find(({ id }) => id === group)?.name;
    return name === undefined ? labelOf(group) : { zh: name, en: name };
  };
  const reasons = quietReasons(service, records);
  const lights = projectLights(records, ports);
  const unitNames = new Map(records.units.map(({ id, name }) => [id, name]));
  const owners = new Map(records.projects.map(({ id, ownerUnit }) => [id, unitNames.get(ownerUnit)]));
  const rates = casesOfUnits(records);
  return {
    jurisdiction: { code: j, name: jurisdiction?.name ?? j },
    month,
    publishedAt: clock.now().toISOString(),
    pairing: pairingFigures(records, service),
    stages: stagesOf(records),
    lights: {
      green: countOf(lights.values(), 'green'),
      yellow: countOf(lights.values(), 'yellow'),
      red: countOf(lights.values(), 'red'),
    },
    investment: [...records.reports.keys()].map((one) => ({ month: one, ...investmentTo(records, one) })),
    projects: {
      run: referenceTo(runs.project),
      groups: groupsOf(projectResults, (subject) => {
        const [light, ownerUnit] = [lights.get(subject), owners.get(subject)];
        return { ...(light && { light }), ...(ownerUnit && { ownerUnit }) };
      }),
    },
    units: { run: referenceTo(runs.unit), groups: groupsOf(unitResults, () => ({})) },
    ...(runs.campaignGroup && {
      campaignGroups: {
        run: referenceTo(runs.campaignGroup),
        groups: groupsOf(groupResults, () => ({}), campaignLabel),
      },
    }),
    ...(runs.county && {
      counties: { run: referenceTo(runs.county), groups: groupsOf(countyResults, () => ({})) },
    }),
    ...(runs.official && { officials: { run: referenceTo(runs.official) } }),
    ...(survey && { satisfaction: survey.results }),
    ...(round?.state === 'closed' && { draw: DrawFigures.parse(round) }),
    rates: {
      total: rates.total,
      units: [...rates.of].map(([unit, figures]) => ({
        ...figures.rates,
        name: unitNames.get(unit) ?? unit,
      })),
    },
    notices: noticesOf(records, unitNames),
    quietExceptions: reasons.reduce((sum, { count }) => sum + count, 0),
    ...(reasons.length > 0 && { quietReasons: reasons }),
    ...sections,
    circular,
  };
}

/** How many projects stand where in the year's ledger. */
export const stagesOf = ({ projects }: MonthRecords): Board['stages'] => ({
  resumed: projects.filter(({ stage }) => stage === 'resumed').length,
  started: projects.filter(({ stage }) => stage === 'started').length,
  advancing: projects.filter(({ stage }) => stage === 'advancing').length,
});

/** Officials, projects and enterprises with a pairing at the month's end, and projects without one. */
export function pairingFigures(
  { projects, lastDay }: MonthRecords,
  { pairings }: ServiceRecords,
): Board['pairing'] {
  const { officials, byKind } = pairingCounts(pairings, lastDay);
  const subjects = projects.map(({ id }) => ({ kind: 'project', id }));
  return {
    leaders: officials,
    projects: byKind['project'] ?? 0,
    enterprises: byKind['enterprise'] ?? 0,
    unpaired: unpairedSubjects(subjects, pairings, lastDay).length,
  };
}

/** Yuan since 1 January of all projects up to a month: planned to date, and done as last reported. */
export function investmentTo(records: MonthRecords, month: string): { planned: number; done: number } {
  const latest = latestReports(records, month);
  const sum = (of: (project: MonthRecords['projects'][number]) => number) =>
    records.projects.reduce((all, project) => all + of(project), 0);
  return {
    planned: sum(({ yearPlan }) => plannedToDate(yearPlan, month)),
    done: sum(({ id }) => latest.get(id)?.investedToDate ?? 0),
  };
}

/** The light of every project that is not suspended. */
export const projectLights = (records: MonthRecords, { config }: Pick<Ports, 'config'>) =>
  new Map(
    projectFacts(records, config)
      .filter(({ suspended }) => !suspended)
      .map((facts) => [facts.id, lightOf(facts, records, config).colour]),
  );

/** How many of the values are this one. */
export const countOf = <T>(values: Iterable<T>, wanted: T): number =>
  [...values].filter((value) => value === wanted).length;

const referenceTo = ({ id, schemeVersion, schemeHash, factsHash, resultHash }: Run): BoardRun => ({
  id,
  schemeVersion,
  schemeHash,
  factsHash,
  resultHash,
});

function groupsOf(
  results: readonly RunResultRecord[],
  extra: (subject: string) => Partial<BoardScore>,
  label: (group: string) => Bilingual = labelOf,
): BoardGroup[] {
  const groups = Map.groupBy(results.toSorted(inOrder), ({ group }) => group);
  return [...groups].map(([id, members]) => ({
    id,
    label: label(id),
    scores: members.map((result) => {
      const { subject, name, total, stars, blockedBy, lines } = explained(result);
      return {
        subject,
        name,
        ...(total !== undefined && { total }),
        ...(stars !== undefined && { stars }),
        ...(blockedBy && { blockedBy: { zh: blockedBy.zh, en: blockedBy.en } }),
        ...extra(subject),
        lines,
      };
    }),
  }));
}

function noticesOf(records: MonthRecords, unitNames: ReadonlyMap<string, string>): Board['notices'] {
  const projects = new Map(records.projects.map(({ id, name }) => [id, name]));
  return records.notices
    .filter(
      ({ issuedAt, state }) =>
        civilDateOf(issuedAt) >= records.firstDay || ['issued', 'signed', 'replied'].includes(state),
    )
    .toSorted((a, b) =>
      a.issuedAt < b.issuedAt ? 1 : a.issuedAt > b.issuedAt ? -1 : a.number < b.number ? -1 : 1,
    )
    .map(({ number, colour, state, deadline, leadUnit, matter }) => ({
      number,
      colour,
      state,
      deadline,
      unitName: unitNames.get(leadUnit) ?? leadUnit,
      matter: matterOf(matter, projects),
    }));
}

function matterOf({ kind, id }: Notice['matter'], projects: ReadonlyMap<string, string>): Bilingual {
  const at = id.lastIndexOf(':');
  const [project, milestone] = [projects.get(id.slice(0, at)), milestoneName(id.slice(at + 1))];
  if (kind !== 'milestone' || !project) return matterKinds[kind];
  return { zh: `${project}:${milestone.zh}节点`, en: `${project}: ${milestone.en}` };
}

/** Inspections of enterprises in their quiet period, by the reason from the county's list for which each was allowed. */
function quietReasons(
  { log }: ServiceRecords,
  { firstDay, lastDay, quiet }: MonthRecords,
): (Bilingual & { readonly count: number })[] {
  const exceptions = log.filter(
    ({ kind, subject, date }) =>
      kind === 'inspection' &&
      subject.kind === 'enterprise' &&
      date >= firstDay &&
      date <= lastDay &&
      isQuiet(date, quiet),
  );
  const known = new Map(quiet.reasons.map(({ code, zh, en }) => [code, { zh, en }]));
  const counts = Map.groupBy(exceptions, ({ reason = '' }) => reason);
  return [...counts].map(([reason, own]) => ({
    ...(known.get(reason) ?? { zh: reason || '未注明', en: reason || 'not stated' }),
    count: own.length,
  }));
}
