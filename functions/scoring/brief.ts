import { formatYuan, formatYuanEnglish } from '../../shared/money/yuan.ts';
import type { Run, RunResultRecord } from '../../shared/scoring/index.ts';
import { formatPercent, percentOf } from '../../shared/text/percent.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import { formatMonth } from '../../shared/time/format.ts';
import type { UseCase } from '../platform/http.ts';
import { countOf, investmentTo, pairingFigures, projectLights, stagesOf } from './board.ts';
import { happenedIn, monthCases } from './cases.ts';
import { readMonth, readService } from './month.ts';
import type { MonthRecords } from './month.ts';
import type { Ports } from './ports.ts';
import { casesOfUnits } from './unitFacts.ts';

/** Counts and yuan of a month, by name. */
type Figures = Readonly<Record<string, number>>;

/** The month's brief (通报): figures read back from the records, and the text with the figures in place. Of a running month, so far. */
export const readBrief =
  (ports: Ports): UseCase<'readBrief'> =>
  async ({ jurisdiction, month }) => {
    const { store, config } = ports;
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
    const figures: Figures = {
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
      overdue: casesOfUnits(records, config).total.openOverdue,
      ...noticeFigures(records),
      invited: round?.invited ?? 0,
      answered: round?.answered ?? 0,
      ...starFigures(await resultsOf(ports, jurisdiction, runs)),
    };
    return { month, figures, text: textOf(place?.name ?? jurisdiction, month, figures) };
  };

const resultsOf = async (
  { store }: Pick<Ports, 'store'>,
  j: string,
  runs: readonly Run[],
): Promise<readonly RunResultRecord[]> => {
  const latest = runs.at(-1);
  return latest ? store.results(j, latest.id) : [];
};

function caseFigures(records: MonthRecords): Figures {
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

function noticeFigures({ notices, firstDay }: MonthRecords): Figures {
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
function starFigures(results: readonly RunResultRecord[]): Figures {
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

function textOf(place: string, month: string, f: Figures): { zh: string; en: string } {
  const of = (name: string): number => f[name] ?? 0;
  const when = formatMonth(month);
  const spent = formatPercent(percentOf(of('investmentDone'), of('investmentPlanned')));
  const answered = formatPercent(percentOf(of('answered'), of('invited')));
  const zh = [
    `${when.zh}${place}通报:全县${of('leaders')}名领导干部包联${of('pairedProjects')}个项目、${of('pairedEnterprises')}家企业,另有${of('unpairedProjects')}个项目未包联。`,
    `重点项目${of('projects')}个,其中续建复工${of('resumed')}个、已开工${of('started')}个、推进中${of('advancing')}个;绿灯${of('green')}个、黄灯${of('yellow')}个、红灯${of('red')}个。`,
    `年初以来计划投资${formatYuan(of('investmentPlanned'))},完成${formatYuan(of('investmentDone'))},为序时计划的${spent}。`,
    `本月收到企业诉求${of('requests')}件、观察员线索${of('leads')}件,办结${of('claimed')}件,经提交人确认${of('confirmed')}件,退回重办${of('reopened')}件,月末超期未结${of('overdue')}件。`,
    `签发督办单蓝色${of('noticesBlue')}张、黄色${of('noticesYellow')}张、红色${of('noticesRed')}张。`,
    `满意度调查邀请企业${of('invited')}家,收回答卷${of('answered')}份,回复率${answered}。`,
    `项目亮星:五星${of('stars5')}个、四星${of('stars4')}个、三星${of('stars3')}个、二星${of('stars2')}个、一星${of('stars1')}个,未亮星${of('noStars')}个。`,
  ].join('');
  const en = [
    `${place}, ${when.en}: ${of('leaders')} leaders answer for ${of('pairedProjects')} projects and ${of('pairedEnterprises')} enterprises; ${of('unpairedProjects')} projects have nobody.`,
    `Of ${of('projects')} key projects ${of('resumed')} are resumed, ${of('started')} started and ${of('advancing')} advancing; ${of('green')} are green, ${of('yellow')} yellow and ${of('red')} red.`,
    `Since January ${formatYuanEnglish(of('investmentPlanned'))} were planned and ${formatYuanEnglish(of('investmentDone'))} invested, ${spent} of the plan to date.`,
    `This month brought ${of('requests')} requests and ${of('leads')} leads; ${of('claimed')} were claimed as solved, ${of('confirmed')} confirmed by their filers, ${of('reopened')} reopened; ${of('overdue')} were open and overdue at its end.`,
    `Notices issued: ${of('noticesBlue')} blue, ${of('noticesYellow')} yellow, ${of('noticesRed')} red.`,
    `The survey invited ${of('invited')} enterprises and has ${of('answered')} answers, ${answered}.`,
    `Projects by stars: five ${of('stars5')}, four ${of('stars4')}, three ${of('stars3')}, two ${of('stars2')}, one ${of('stars1')}, none ${of('noStars')}.`,
  ].join(' ');
  return { zh, en };
}
