/** Lists of the month: survey, rates, scores. */
import type { OutputOf } from '../index.ts';
import { define } from './define.ts';
import type { Column, Item } from './define.ts';
import * as words from './words.ts';

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

type Result = OutputOf<'readRun'>['results'][number];
const points = ({ lines }: Result, wanted: Result['lines'][number]['kind']): string =>
  lines
    .filter(({ kind }) => kind === wanted)
    .map(({ zh, points: given }) => `${zh}:${given}`)
    .join('\n');

export const monthLists = {
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
