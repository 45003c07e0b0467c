import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ReportFields } from '../../../shared/progress/model.ts';
import { plannedToDate } from '../../../shared/progress/yearPlan.ts';
import { randomFrom } from '../sample/random.ts';
import type * as z from 'zod';

type Row = OutputOf<'listReports'>['items'][number];

const done = [
  '主体施工有序推进,本月完成投资按计划到位。',
  '设备陆续进场,安装调试同步进行。',
  '手续办理与施工并联推进。',
  '完成场地平整,进入基础施工。',
  '协调解决临时用电,工期恢复正常。',
];
const behind = ['受连续降雨影响,土方进度滞后,已增加班组。', '资金拨付较慢,正与金融机构对接。'];
const problems = ['施工便道占用尚未协调到位。', '临时用电容量不足。', '拆迁余户两家尚在商谈。'];

/** How much of its plan a project achieves, in percent: most about all, some less, a few little. It is the project's nature, the same every month. */
function paceOf(project: string): number {
  const random = randomFrom(`demo/pace/${project}`);
  const fate = random.integer(1, 100);
  if (fate <= 6) return random.integer(45, 65);
  if (fate <= 26) return random.integer(70, 88);
  if (fate <= 60) return random.integer(86, 99);
  return random.integer(95, 112);
}

/** The month's report of a project, made from its plan and from what was reported before: amounts never fall. */
export function reportOf(
  month: string,
  { project, prefilled }: Pick<Row, 'project' | 'prefilled'>,
): z.infer<typeof ReportFields> {
  const random = randomFrom(`demo/${month}/report/${project.id}`);
  const nature = randomFrom(`demo/procedures/${project.id}`);
  const pace = paceOf(project.id);
  const planned = Math.floor((plannedToDate(project.yearPlan, month) * pace) / 100);
  const proceduresTotal = nature.integer(8, 18);
  const promised = nature.integer(2, 6);
  const slack = project.stage === 'advancing' ? nature.integer(2, 8) : nature.integer(0, 3);
  return {
    investedToDate: Math.max(prefilled.investedToDate, planned),
    proceduresTotal: Math.max(prefilled.proceduresTotal, proceduresTotal),
    proceduresDone: Math.max(prefilled.proceduresDone, proceduresTotal - slack),
    commitmentsPromised: Math.max(prefilled.commitmentsPromised, promised),
    commitmentsKept: Math.max(prefilled.commitmentsKept, promised - (nature.integer(1, 100) <= 40 ? 1 : 0)),
    text: random.pick(pace < 90 ? behind : done),
    ...(random.integer(1, 100) <= 8 && { problem: random.pick(problems) }),
  };
}

/** Into how many days the filing is spread, at the end of the month. */
export const reportDays = 4;

/** On which of these days a project's report is filed, counted from 0. */
export const reportDayOf = (month: string, project: string): number =>
  randomFrom(`demo/${month}/report-day/${project}`).integer(0, reportDays - 1);
