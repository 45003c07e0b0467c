/** The newer sections of a month's board: campaign, measures, commitments, context, clearings, exceptions. Every call gives the same. */
import { campaignBoard, type CampaignTask } from '../../shared/progress/campaign.ts';
import { type CommitmentKind, commitmentKinds } from '../../shared/progress/commitmentKinds.ts';
import type { BoardCampaign, BoardCommitment, BoardSections } from '../../shared/scoring/board.ts';
import { addDays, addMonths, lastDayOf } from '../../shared/time/civil.ts';
import { between, uniform } from './survey.fixture.ts';

const workGroups = [
  '项目前期组',
  '征迁交地组',
  '要素保障组',
  '融资服务组',
  '项目推进组',
  '招商落地组',
  '产业提升组',
  '督查考核组',
];
const taskTypes = [
  '签约',
  '开工',
  '竣工',
  '征地交地',
  '招商落地',
  '技改扩能',
  '升规纳统',
  '基础设施',
  '民生补短板',
];

/** 攻坚120天 with 450 tasks in eight groups and nine types; done as far as the last day of the month. */
export function makeCampaign(month: string, start = `${month.slice(0, 4)}-07-03`): BoardCampaign {
  const random = uniform(`campaign ${start}`);
  const campaign = { start, lengthDays: 120 };
  const today = lastDayOf(month);
  const tasks = Array.from({ length: 450 }, (_, i): CampaignTask => {
    const due = addDays(start, between(random, 4, 119));
    const done = addDays(due, between(random, -12, 9));
    return {
      group: i % 41 === 0 ? 'none' : `g${(i % workGroups.length) + 1}`,
      type: `t${(i % taskTypes.length) + 1}`,
      due,
      ...(random() < 0.93 && done <= today && { done }),
    };
  });
  const board = campaignBoard(campaign, tasks, today);
  const named = (names: readonly string[], id: string) => names[Number(id.slice(1)) - 1];
  return {
    id: 'gongjian-120',
    name: '项目攻坚120天行动',
    from: start,
    today: board.today,
    total: board.total,
    waiting: 7,
    groups: board.groups.map(({ group: id, ...counts }) => {
      const name = named(workGroups, id);
      return { id, ...(name && { name }), ...counts };
    }),
    types: board.types.map(({ type: id, ...counts }) => ({ id, name: named(taskTypes, id)!, ...counts })),
    curve: board.curve,
  };
}

const commitment = (
  kind: CommitmentKind,
  [promised, kept, overdue]: readonly [number, number, number],
  [promisedAmount, keptAmount]: readonly [number, number] = [0, 0],
): BoardCommitment => ({
  kind,
  nature: commitmentKinds[kind].nature,
  promised,
  kept,
  overdue,
  promisedAmount,
  keptAmount,
});

const units = { zh: '县直部门', en: 'County departments' };

/** A measure of the unit run of its month. */
const measure = (kind: 'redFlag' | 'yellowCard' | 'award', name: string, month: string, reason: string) => ({
  kind,
  name,
  group: units,
  month,
  run: `${month}-unit-1`,
  reason,
  on: `${addMonths(month, 1)}-08`,
});

export const makeSections = (month: string): BoardSections => ({
  campaigns: [makeCampaign(month)],
  measures: [
    measure('redFlag', '县政务服务和大数据管理局', '2026-08', '8月单位考评本组最高,无超期未办结'),
    {
      ...measure('redFlag', '国家税务总局咸丰县税务局', '2026-07', '7月单位考评本组最高'),
      endedOn: '2026-09-08',
      ended: 'moved',
    },
    {
      ...measure('redFlag', '县市场监督管理局', '2026-05', '5月单位考评本组最高'),
      endedOn: '2026-08-08',
      ended: 'moved',
    },
    measure('yellowCard', '县自然资源和规划局', '2026-08', '两件诉求超期未办结,红色督办后仍未整改'),
    measure('award', '县经济信息化和科技局', '2026-07', '技改项目提前两个月试生产'),
  ],
  commitments: [
    commitment('grant', [12, 9, 1], [48_000_000, 36_500_000]),
    commitment('rentRelief', [6, 6, 0], [5_400_000, 5_400_000]),
    commitment('loan', [4, 3, 0], [65_000_000, 45_000_000]),
    commitment('approval', [31, 29, 2]),
    commitment('power', [5, 5, 0]),
  ],
  context: [
    {
      id: 'context.output',
      zh: '规模以上工业总产值增速',
      en: 'Growth of above-scale industrial output',
      value: 14.7,
      unit: '%',
      source: '县统计局9月快报',
    },
    {
      id: 'context.retail',
      zh: '社会消费品零售总额',
      en: 'Retail sales',
      value: 4_260_000_000,
      unit: 'yuan',
      source: '县统计局9月快报',
    },
    {
      id: 'context.newFirms',
      zh: '新增升规企业',
      en: 'Enterprises newly above scale',
      value: 6,
      unit: 'count',
      source: '县经信局',
    },
  ],
  clearings: [
    {
      name: '清坪镇企业服务专班',
      text: {
        zh: '反映其“吃拿卡要”的举报经查不属实,予以澄清,恢复名誉。',
        en: 'The report that it took favours was examined and found untrue; its name is cleared.',
      },
      publishedOn: `${month}-17`,
    },
  ],
  quietReasons: [
    { zh: '安全生产重大隐患', en: 'serious safety hazard', count: 1 },
    { zh: '企业主动申请', en: 'asked for by the enterprise', count: 1 },
  ],
});
