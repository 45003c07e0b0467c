/** The lists outside the register that may be exported, each with its columns. The register's are derived from the ledgers. */
import { shiftInstant } from '../../time/civil.ts';
import type { OutputValue } from '../../spreadsheet/output.ts';
import type { Bilingual } from '../bilingual.ts';
import type { OutputOf, RouteId } from '../index.ts';
import type { ExportInput, ExportNeed, ExportSource } from './source.ts';
import * as words from './words.ts';

/** Lists from which names stand in others. */
export type NameList = 'units' | 'people' | 'projects' | 'enterprises' | 'chains' | 'villages';
export type NameOf = (list: NameList, id: string | undefined) => string;

type Column<R> = readonly [head: string, value: (row: R, nameOf: NameOf) => OutputValue | undefined];

/** A list that may be exported. */
export interface ListDefinition<R> {
  readonly title: Bilingual;
  /** What the list cannot do without. */
  readonly needs: readonly ExportNeed[];
  readonly names: readonly NameList[];
  readonly read: (source: ExportSource, input: ExportInput) => Promise<readonly R[]>;
  readonly columns: readonly Column<R>[];
}
const define = <R>(list: ListDefinition<R>): ListDefinition<R> => list;

type Item<Id extends RouteId> = OutputOf<Id> extends { items: readonly (infer R)[] } ? R : never;

/** An instant as the county's clocks show it, to the minute. */
const local = (instant: string | undefined): string =>
  instant === undefined
    ? ''
    : shiftInstant(instant, 8 * 3_600_000)
        .slice(0, 16)
        .replace('T', ' ');
const yesNo = (yes: boolean | undefined): string => (yes ? '是' : '否');
const percent = ({ numerator, denominator }: { numerator: number; denominator: number }): string =>
  denominator === 0 ? '' : `${((100 * numerator) / denominator).toFixed(2)}%`;

const rateColumns = (
  zh: string,
  of: (row: Item<'unitRates'>) => { numerator: number; denominator: number },
): Column<Item<'unitRates'>>[] => [
  [`${zh}分子`, (row) => of(row).numerator],
  [`${zh}分母`, (row) => of(row).denominator],
  [`${zh}率`, (row) => percent(of(row))],
];

const subjectLists = {
  project: 'projects',
  enterprise: 'enterprises',
  chain: 'chains',
  village: 'villages',
} as const;

type Result = OutputOf<'readRun'>['results'][number];
const points = ({ lines }: Result, wanted: Result['lines'][number]['kind']): string =>
  lines
    .filter(({ kind }) => kind === wanted)
    .map(({ zh, points: given }) => `${zh}:${given}`)
    .join('\n');

export const lists = {
  cases: define<Item<'listCases'>>({
    title: { zh: '诉求线索', en: 'Cases' },
    needs: [],
    names: ['units'],
    read: async ({ call }, { scope, month, unit }) =>
      (await call('GET /api/{jurisdiction}/cases', { scope: scope ?? 'open', month, unit })).items,
    columns: [
      ['编号', ({ id }) => id],
      ['来源', ({ kind }) => (kind === 'lead' ? '线索' : '诉求')],
      ['状态', ({ state }) => words.caseStates[state]],
      ['内容', ({ title }) => title],
      ['类别', ({ category }) => category],
      ['是否紧急', ({ urgent }) => yesNo(urgent)],
      ['承办单位', ({ leadUnit }, nameOf) => nameOf('units', leadUnit)],
      ['提交时间', ({ filedAt }) => local(filedAt)],
      ['当前时限', ({ clock }) => clock && words.clocks[clock.clock]],
      ['到期时间', ({ clock }) => local(clock?.dueAt)],
      ['是否超期', ({ clock }) => clock && yesNo(clock.overdue)],
      ['当前情况', ({ statusLine }) => statusLine.zh],
    ],
  }),
  notices: define<Item<'listNotices'>>({
    title: { zh: '督办单', en: 'Supervision notices' },
    needs: [],
    names: ['units', 'people'],
    read: async ({ call }, { year }) => (await call('GET /api/{jurisdiction}/notices', { year })).items,
    columns: [
      ['督办编号', ({ number }) => number],
      ['颜色', ({ colour }) => words.colours[colour]],
      ['状态', ({ state }) => words.noticeStates[state]],
      ['督办事项', ({ matter }) => matter.title],
      ['依据', ({ basis }) => basis.zh],
      ['要求', ({ requirement }) => requirement],
      ['办理期限', ({ deadline }) => deadline],
      ['承办单位', ({ leadUnit }, nameOf) => nameOf('units', leadUnit)],
      [
        '协办单位',
        ({ supportingUnits }, nameOf) => supportingUnits.map((id) => nameOf('units', id)).join('、'),
      ],
      ['签发时间', ({ issuedAt }) => local(issuedAt)],
      ['签发人', ({ issuer }, nameOf) => nameOf('people', issuer)],
      ['签收时间', ({ signedAt }) => local(signedAt)],
      ['回复', ({ reply }) => reply],
      ['回复时间', ({ repliedAt }) => local(repliedAt)],
      ['审核结果', ({ outcome }) => outcome && words.noticeOutcomes[outcome]],
      ['审核意见', ({ review }) => review],
      ['撤销或不签发的原因', ({ reason }) => reason],
    ],
  }),
  reports: define<Item<'listReports'>>({
    title: { zh: '项目月报', en: 'Monthly project reports' },
    needs: ['month'],
    names: ['units'],
    read: async ({ call }, { month = '', unit }) =>
      (await call('GET /api/{jurisdiction}/reports/{month}', { month, unit })).items,
    columns: [
      ['项目代码', ({ project }) => project.id],
      ['项目名称', ({ project }) => project.name],
      ['责任单位', ({ project }, nameOf) => nameOf('units', project.ownerUnit)],
      ['总投资(元)', ({ project }) => project.amount],
      ['年度计划投资(元)', ({ project }) => project.yearPlan],
      ['是否已报', ({ filed }) => yesNo(filed)],
      ['累计完成投资(元)', ({ report }) => report?.investedToDate],
      ['手续应办', ({ report }) => report?.proceduresTotal],
      ['手续已办', ({ report }) => report?.proceduresDone],
      ['承诺事项', ({ report }) => report?.commitmentsPromised],
      ['已兑现', ({ report }) => report?.commitmentsKept],
      ['进展', ({ report }) => report?.text],
      ['存在问题', ({ report }) => report?.problem],
      ['亮灯', ({ light }) => words.lights[light.colour]],
      ['亮灯原因', ({ light }) => light.why.zh],
    ],
  }),
  log: define<Item<'listLog'>>({
    title: { zh: '工作纪实', en: 'Field log' },
    needs: ['month'],
    names: ['people', 'projects', 'enterprises', 'chains', 'villages'],
    read: async ({ call }, { month = '', person }) =>
      (await call('GET /api/{jurisdiction}/log/{month}', { month, person })).items,
    columns: [
      ['日期', ({ date }) => date],
      ['方式', ({ kind }) => words.logKinds[kind]],
      ['人员', ({ person }, nameOf) => nameOf('people', person)],
      ['对象类别', ({ subject }) => words.subjects[subject.kind]],
      ['对象', ({ subject }, nameOf) => nameOf(subjectLists[subject.kind], subject.id)],
      ['内容', ({ text }) => text],
      ['事由', ({ reason }) => reason],
      ['转办编号', (entry) => entry.case],
    ],
  }),
  plans: define<Item<'listPlans'>>({
    title: { zh: '责任分解表各版', en: 'Editions of the pairing plans' },
    needs: [],
    names: ['people'],
    read: async ({ call }) => (await call('GET /api/{jurisdiction}/plans', {})).items,
    columns: [
      ['年度', ({ year }) => year],
      ['版次', ({ edition }) => edition],
      ['状态', ({ status }) => words.planStates[status]],
      ['包联关系数', ({ pairings }) => pairings],
      ['送审人', ({ submittedBy }, nameOf) => nameOf('people', submittedBy)],
      ['批准人', ({ approvedBy }, nameOf) => nameOf('people', approvedBy)],
    ],
  }),
  observerLinks: define<Item<'listObservers'>>({
    title: { zh: '观察员聘期与链接', en: 'Observers, their terms and links' },
    needs: [],
    names: [],
    read: async ({ call }) => (await call('GET /api/{jurisdiction}/observers', {})).items,
    columns: [
      ['人员编号', ({ person }) => person],
      ['姓名', ({ name }) => name],
      ['聘期起', ({ from }) => from],
      ['聘期止', ({ to }) => to],
      ['链接是否有效', ({ linked }) => yesNo(linked)],
    ],
  }),
  dutyStatus: define<Item<'dutyStatus'>>({
    title: { zh: '职责履行情况', en: 'Duties and how they are met' },
    needs: ['on'],
    names: [],
    read: async ({ call }, { on = '', person }) =>
      (await call('GET /api/{jurisdiction}/duty-status', { on, person })).items,
    columns: [
      ['人员编号', ({ person }) => person],
      ['姓名', ({ personName }) => personName],
      ['职责', ({ name }) => name],
      ['周期', ({ period }) => period],
      ['应履行', ({ minimum }) => minimum],
      ['已履行', ({ done }) => done],
      ['情况', ({ status }) => words.dutyStates[status]],
      ['期限', ({ dueOn }) => dueOn],
      ['免除原因', ({ reason }) => reason?.zh],
    ],
  }),
  catalogues: define<Item<'listCatalogues'>>({
    title: { zh: '清单一览', en: 'Catalogues' },
    needs: [],
    names: [],
    read: async ({ call }) => (await call('GET /api/{jurisdiction}/catalogues', {})).items,
    columns: [
      ['清单编号', ({ id }) => id],
      ['清单名称', ({ zh }) => zh],
      ['英文名称', ({ en }) => en],
      ['固定位', ({ slots }) => slots],
      ['上限', ({ limit }) => limit],
      ['状态', ({ statuses }) => statuses.map(({ zh }) => zh).join('、')],
      ['栏目', ({ attributes }) => attributes.map(({ zh }) => zh).join('、')],
    ],
  }),
  imports: define<Item<'listImports'>>({
    title: { zh: '历次导入', en: 'Imports so far' },
    needs: [],
    names: ['people'],
    read: async ({ call }) => (await call('GET /api/{jurisdiction}/imports', {})).items,
    columns: [
      ['文件', ({ name }) => name],
      ['时间', ({ startedAt }) => local(startedAt)],
      ['导入人', ({ startedBy }, nameOf) => nameOf('people', startedBy)],
      ['新增', ({ counts }) => counts.added],
      ['变更', ({ counts }) => counts.changed],
      ['不变', ({ counts }) => counts.unchanged],
      ['退回', ({ counts }) => counts.refused],
      ['是否完成', ({ state }) => yesNo(state === 'done')],
    ],
  }),
  rounds: define<Item<'listRounds'>>({
    title: { zh: '各月调查', en: 'Survey rounds' },
    needs: [],
    names: [],
    read: async ({ call }) => (await call('GET /api/{jurisdiction}/rounds', {})).items,
    columns: [
      ['月份', ({ month }) => month],
      ['状态', ({ state }) => words.roundStates[state]],
      ['信标', ({ beaconName }) => beaconName],
      ['抽样框', ({ figures }) => figures.frameSize],
      ['样本数', ({ figures }) => figures.sampleSize],
      ['承诺值', ({ figures }) => figures.commit],
      ['截止日期', ({ closesOn }) => closesOn],
      ['邀请', ({ invited }) => invited],
      ['答卷', ({ answered }) => answered],
    ],
  }),
  unanswered: define<Item<'unanswered'>>({
    title: { zh: '尚未答卷的企业', en: 'Enterprises that have not answered' },
    needs: ['month'],
    names: [],
    read: async ({ call }, { month = '' }) =>
      (await call('GET /api/{jurisdiction}/rounds/{month}/unanswered', { month })).items,
    columns: [
      ['统一社会信用代码', ({ enterprise }) => enterprise],
      ['企业名称', ({ name }) => name],
    ],
  }),
  rates: define<Item<'unitRates'>>({
    title: { zh: '三率', en: 'The three rates by unit' },
    needs: ['month'],
    names: ['units'],
    read: async ({ call }, { month = '' }) =>
      (await call('GET /api/{jurisdiction}/rates/{month}', { month })).items,
    columns: [
      ['单位', ({ unit }, nameOf) => nameOf('units', unit)],
      ['月份', ({ month }) => month],
      ...rateColumns('响应', ({ response }) => response),
      ...rateColumns('解决', ({ resolution }) => resolution),
      ...rateColumns('满意', ({ satisfaction }) => satisfaction),
      ['未到期', ({ pending }) => pending],
      ['未评价', ({ unrated }) => unrated],
      ['超期未结', ({ openOverdue }) => openOverdue],
    ],
  }),
  runs: define<Item<'listRuns'>>({
    title: { zh: '考评记录', en: 'Scoring runs' },
    needs: [],
    names: ['people'],
    read: async ({ call }, { month }) => (await call('GET /api/{jurisdiction}/runs', { month })).items,
    columns: [
      ['考评编号', ({ id }) => id],
      ['月份', ({ month }) => month],
      ['类别', ({ kind }) => words.runKinds[kind]],
      ['状态', ({ state }) => words.runStates[state]],
      ['对象数', ({ subjects }) => subjects],
      ['方案版本', ({ schemeVersion }) => schemeVersion],
      ['结果校验值', ({ resultHash }) => resultHash],
      ['计算人', ({ computedBy }, nameOf) => nameOf('people', computedBy)],
      ['复核人', ({ reviewer }, nameOf) => nameOf('people', reviewer)],
      ['更正', ({ corrects }) => corrects],
      ['更正原因', ({ reason }) => reason],
    ],
  }),
  scores: define<Result>({
    title: { zh: '考评结果', en: 'Scores of a run' },
    needs: ['run'],
    names: [],
    read: async ({ call }, { run = '' }) =>
      (await call('GET /api/{jurisdiction}/runs/{runId}', { runId: run })).results,
    columns: [
      ['对象编号', ({ subject }) => subject],
      ['对象', ({ name }) => name],
      ['组别', ({ group }) => group],
      ['位次', ({ place }) => place],
      ['总分', ({ total }) => total],
      ['星级', ({ stars }) => stars],
      ['得分', (row) => points(row, 'criterion')],
      ['扣分', (row) => points(row, 'deduction')],
      ['加分', (row) => points(row, 'bonus')],
      ['不计分原因', ({ blockedBy }) => blockedBy?.zh],
    ],
  }),
} as const;
