/** Lists of what people do about scores: decisions, appeals, names to clear, measures, assessment groups; and whom visits reached. */
import { ADJUSTMENT_KINDS, THREE_DISTINCTIONS } from '../../scoring/adjustments.ts';
import { appealStateNames, measureNames } from '../../scoring/names.ts';
import type { OutputOf } from '../index.ts';
import { define, local } from './define.ts';
import type { Item, NameOf } from './define.ts';
import * as words from './words.ts';

/** A unit's, a person's or a project's name: whichever has this id. */
const subjectName = (nameOf: NameOf, id: string): string =>
  (['units', 'people', 'projects'] as const).map((list) => nameOf(list, id)).find((name) => name !== id) ??
  id;

/** A group with one thing that it assesses. */
type Assessed = OutputOf<'listAssessmentGroups'>['groups'][number] & {
  readonly list: 'units' | 'projects';
  readonly id: string;
};
const assessed = (groups: OutputOf<'listAssessmentGroups'>['groups']): Assessed[] =>
  groups.flatMap((group) => [
    ...group.assesses.map((id) => ({ ...group, list: 'units' as const, id })),
    ...group.projects.map((id) => ({ ...group, list: 'projects' as const, id })),
  ]);

export const conductLists = {
  decisions: define<Item<'listAdjustments'>>({
    title: { zh: '考评调整决定', en: 'Decisions on scores' },
    needs: ['month'],
    names: ['units', 'people', 'projects'],
    read: async ({ call }, { month = '' }) =>
      (await call('GET /api/{jurisdiction}/adjustments/{month}', { month })).items,
    columns: [
      ['月份', ({ month }) => month],
      ['类别', ({ kind }) => ADJUSTMENT_KINDS[kind].zh],
      ['对象', ({ subject }, nameOf) => subjectName(nameOf, subject)],
      ['扣分事项', ({ occurrence }) => occurrence],
      ['指标', ({ criterion }) => criterion],
      ['理由', ({ reason }) => reason],
      [
        '三个区分开来',
        ({ distinctions }) =>
          THREE_DISTINCTIONS.flatMap(({ code, zh }) => {
            const finding = distinctions?.[code];
            return finding ? [`${zh}:${finding}`] : [];
          }).join('\n'),
      ],
      ['决定人', ({ decidedBy }, nameOf) => nameOf('people', decidedBy)],
      ['决定日期', ({ decidedOn }) => decidedOn],
    ],
  }),
  appeals: define<Item<'listAppeals'>>({
    title: { zh: '考评申诉', en: 'Appeals' },
    needs: ['month'],
    names: ['people'],
    read: async ({ call }, { month = '' }) =>
      (await call('GET /api/{jurisdiction}/appeals/{month}', { month })).items,
    columns: [
      ['月份', ({ month }) => month],
      ['类别', ({ scored }) => words.runKinds[scored]],
      ['对象', ({ name }) => name],
      ['申诉事项', ({ occurrence, criterion }) => occurrence ?? criterion ?? '未评分'],
      ['事实和理由', ({ text }) => text],
      ['申诉人', ({ filedBy }, nameOf) => nameOf('people', filedBy)],
      ['申诉日期', ({ filedOn }) => filedOn],
      ['状态', ({ state }) => appealStateNames.zh[state]],
      ['决定理由', ({ decision }) => decision?.reason],
      ['决定人', ({ decision }, nameOf) => nameOf('people', decision?.by)],
      ['决定日期', ({ decision }) => decision?.on],
    ],
  }),
  clearings: define<Item<'listClearings'>>({
    title: { zh: '澄清正名', en: 'Names to clear' },
    needs: [],
    names: ['people'],
    read: async ({ call }, { month }) => (await call('GET /api/{jurisdiction}/clearings', { month })).items,
    columns: [
      ['月份', ({ month }) => month],
      ['对象', ({ subjectName: name }) => name],
      ['理由', ({ reason }) => reason],
      ['决定人', ({ decidedBy }, nameOf) => nameOf('people', decidedBy)],
      ['决定日期', ({ decidedOn }) => decidedOn],
      ['公开期限', ({ publishBy }) => publishBy],
      ['公开时间', ({ published }) => local(published?.at)],
      ['公开人', ({ published }, nameOf) => nameOf('people', published?.by)],
      ['逾期原因', ({ published }) => published?.lateReason],
      ['当前情况', ({ statusLine }) => statusLine.zh],
    ],
  }),
  measures: define<Item<'listMeasures'>>({
    title: { zh: '红旗与问责', en: 'Flags and accountability' },
    needs: [],
    names: ['people'],
    read: async ({ call }) => (await call('GET /api/{jurisdiction}/measures', {})).items,
    columns: [
      ['措施', ({ kind }) => measureNames.zh[kind]],
      ['类别', ({ scored }) => words.runKinds[scored]],
      ['对象', ({ name }) => name],
      ['组别', ({ group }) => group],
      ['依据的考评', ({ run }) => run],
      ['月份', ({ month }) => month],
      ['总分', ({ total }) => total],
      ['位次', ({ place }) => place],
      ['理由', ({ reason }) => reason],
      ['决定人', ({ by }, nameOf) => nameOf('people', by)],
      ['日期', ({ on }) => on],
      ['结束日期', ({ endedOn }) => endedOn],
      ['结束原因', ({ ended }) => ended && (ended.why === 'moved' ? `移交${ended.reason}` : ended.reason)],
    ],
  }),
  assessmentGroups: define<Assessed>({
    title: { zh: '考核组', en: 'Assessment groups' },
    needs: ['year'],
    names: ['units', 'people', 'projects'],
    read: async ({ call }, { year = 0 }) =>
      assessed((await call('GET /api/{jurisdiction}/assessment-groups/{year}', { year })).groups),
    columns: [
      ['考核组', ({ name }) => name],
      ['组成单位', ({ units }, nameOf) => units.map((id) => nameOf('units', id)).join('、')],
      ['成员', ({ members }, nameOf) => members.map((id) => nameOf('people', id)).join('、')],
      ['考核对象类别', ({ list }) => (list === 'units' ? '单位' : '项目')],
      ['考核对象', ({ list, id }, nameOf) => nameOf(list, id)],
    ],
  }),
  visits: define<OutputOf<'visitCoverage'>['missing'][number]>({
    title: { zh: '尚未走访的企业', en: 'Enterprises not visited yet' },
    needs: ['year'],
    names: [],
    read: async ({ call }, { year = 0, programme, fromMonth, toMonth }) =>
      (await call('GET /api/{jurisdiction}/visits/{year}', { year, programme, fromMonth, toMonth })).missing,
    columns: [
      ['编号', ({ id }) => id],
      ['名称', ({ name }) => name],
    ],
  }),
} as const;
