import type { OutputOf } from '../../../shared/contract/index.ts';
import { namesOf } from '../../../shared/survey/names.ts';
import { civilDateOf, lastDayOf, monthOf } from '../../../shared/time/civil.ts';
import { formatMonth } from '../../../shared/time/format.ts';
import type { Stage } from './stage.ts';

type Results = OutputOf<'readResults'>;
type Rate = OutputOf<'unitRates'>['total']['response'];

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const rate = ({ numerator, denominator, value }: Rate): string =>
  value === undefined ? '无数据' : `${percent(numerator / denominator)}(${numerator}/${denominator})`;

function satisfactionLine(results: Results): string {
  const { overall, units, influence } = results;
  const names = namesOf(results, 'units');
  const at = (position: 'better' | 'lower') =>
    units.figures.filter(({ band }) => band?.position === position).map(({ code }) => names[code] ?? code);
  const shown = units.figures.filter(({ level }) => level !== 'hidden').length;
  const interval = overall.interval?.map((limit) => limit.toFixed(1)).join('—');
  const differences =
    units.differences === 'tested'
      ? `较好档:${at('better').join('、') || '无'};较低档:${at('lower').join('、') || '无'}`
      : '单位之间没有可证实的差异,不分档';
  return [
    `满意度:总体${overall.score?.toFixed(1) ?? '样本过少,不公布'}分${interval ? `(区间${interval})` : ''}`,
    `${shown}个单位样本足够、公布得分,${units.figures.length - shown}个因样本过少不公布`,
    differences,
    influence ? `被要求填写的占${percent(influence.asked)},有人帮填的占${percent(influence.helped)}` : '',
  ]
    .filter(Boolean)
    .join(';');
}

/** The month's brief: the county's own text, and below it what else the month brought. Every figure is read back through the API. */
export async function briefOf({ system, at, month }: Stage): Promise<string> {
  const input = { ...at, month };
  const [brief, results, rates, duties, runs, notices] = await Promise.all([
    system.call('readBrief', input, 'office'),
    system.call('readResults', input, 'office'),
    system.call('unitRates', input, 'office'),
    system.call('dutyStatus', { ...at, on: lastDayOf(month) }, 'office'),
    system.call('listRuns', input, 'office'),
    system.call('listNotices', { ...at, year: Number(month.slice(0, 4)) }, 'office'),
  ]);
  const { total } = rates;
  const contacts = duties.items.filter(({ duty }) => duty === 'enterprise-contact');
  const missed = contacts.filter(({ status }) => status === 'missed');
  const issued = notices.items.filter(({ issuedAt }) => issuedAt && monthOf(civilDateOf(issuedAt)) === month);
  const closed = issued.filter(({ state }) => state === 'closed');
  const projectRun = runs.items.findLast(({ kind }) => kind === 'project');
  const { results: scored } = await system.call('readRun', { ...at, runId: projectRun?.id ?? '' }, 'office');
  const best = scored
    .filter(({ total: points }) => points !== undefined)
    .toSorted((one, other) => (other.total ?? 0) - (one.total ?? 0))
    .slice(0, 3)
    .map(({ name, total: points, stars }) => `${name} ${points?.toFixed(2)}分${'★'.repeat(stars ?? 0)}`);
  return [
    `━━ ${formatMonth(month).zh}通报 ━━`,
    ...brief.text.zh.split(/(?<=。)/),
    '',
    `· ${satisfactionLine(results)}`,
    `· 三率:响应率${rate(total.response)}、解决率${rate(total.resolution)}、满意率${rate(total.satisfaction)};未评价结案${total.unrated}件,月末超期未结${total.openOverdue}件`,
    `· 领导联系企业:应履行${contacts.length}人,已履行${contacts.filter(({ status }) => status === 'met').length}人,缺${missed.length}人${missed.length > 0 ? `(${missed.map(({ personName }) => personName).join('、')})` : ''}`,
    `· 督办单${issued.length}张,已审核销号${closed.length}张`,
    `· 项目前三:${best.join(';')}`,
    '',
    brief.text.en,
  ].join('\n');
}
