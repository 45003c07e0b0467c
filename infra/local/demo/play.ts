import { addMonths, instantAt } from '../../../shared/time/civil.ts';
import { workingCalendar } from '../../../shared/time/calendar.ts';
import { formatDay } from '../../../shared/time/format.ts';
import { RemedyError } from '../errors.ts';
import { sampleCounty } from '../sample/index.ts';
import { briefOf } from './brief.ts';
import { planCases } from './casePlan.ts';
import { CaseBook, issueObserverLinks } from './cases.ts';
import type { DemoSystem } from './client.ts';
import { instantOfPhase, monthToPlay, workingDaysOf } from './month.ts';
import { respond, supervise } from './notices.ts';
import { inspect, planLog, writeLog } from './people.ts';
import { fileReports, settleMilestones } from './progress.ts';
import { reportDays } from './reportPlan.ts';
import { compute, publish, review, verifyPublished } from './scoring.ts';
import { Tally, type Stage } from './stage.ts';
import type { Steps } from './steps.ts';
import { answer, close, draw, freeze, invite } from './survey.ts';

/** On which of the month's working days one-off things happen. */
const backlogDay = 1;
const inspectionDay = 4;

/** Which month is played, with its working days. @throws RemedyError when the sample has no plan for that year, or there is no sample */
export async function prepare(system: DemoSystem): Promise<Stage> {
  const county = sampleCounty();
  const at = { jurisdiction: county.jurisdiction.code };
  const { items } = await system.call('listRounds', at, 'office');
  const closed = new Set(items.filter(({ state }) => state === 'closed').map(({ month }) => month));
  const { month, days } = monthToPlay(await system.now(), closed, workingCalendar());
  const year = Number(month.slice(0, 4));
  const checks = await system.call('planChecks', { ...at, year }, 'office');
  if (checks.edition === undefined)
    throw new RemedyError(
      `没有${year}年已批准的责任分解表,演示无法继续 · no approved pairing plan of ${year}`,
      '用示例数据重新开始 · begin anew with the sample county: `npm start -- --fresh`',
    );
  return { system, county, at, month, days };
}

/** Freezes, draws and sends the links of the month's survey. */
async function beginSurvey(stage: Stage, { step }: Steps) {
  const frozen = await step(
    '冻结抽样框',
    () => freeze(stage),
    ({ figures, beaconName }) =>
      `${figures.frameSize}家,可抽${figures.eligibleSize}家,抽${figures.sampleSize}家;承诺值 ${figures.commit.slice(0, 16)}…;信标:${beaconName}`,
  );
  await stage.system.moveTo(instantAt(stage.days[0]!, '10:05'));
  await step(
    '信标公布后抽样',
    () => draw(stage, frozen),
    ({ figures }) =>
      'seed' in figures
        ? `种子 ${figures.seed.slice(0, 16)}…,抽样结果校验值 ${figures.drawnHash.slice(0, 16)}…`
        : '',
  );
  return step(
    '发出一次性链接',
    () => invite(stage),
    ({ length }) => `${length}条`,
  );
}

/** Lives the month day by day; gives one observer's link. */
async function liveThrough(stage: Stage, steps: Steps): Promise<string> {
  const { step } = steps;
  const { county, month, system } = stage;
  const observers = county.people.filter(({ kind }) => kind === 'observer');
  const plans = planCases(month, observers, county.enterprises, stage.days.length);
  const log = planLog(month, county.plan.pairings, county.villages, stage.days.length);
  const invitees = await beginSurvey(stage, steps);
  const links = await step(
    '发给观察员个人链接',
    () => issueObserverLinks(stage, plans),
    ({ size }) => `${size}条`,
  );
  const cases = new CaseBook(stage, plans, links);
  const tally = new Tally();
  for (const [day, date] of stage.days.entries()) {
    await step(
      formatDay(date).zh,
      async () => {
        await system.moveTo(instantOfPhase(date, 'morning'));
        await answer(stage, invitees, day, tally);
        await cases.play(day, 'morning', tally);
        await system.moveTo(instantOfPhase(date, 'office'));
        await cases.play(day, 'office', tally);
        await supervise(stage, cases, date, tally);
        await system.moveTo(instantOfPhase(date, 'unit'));
        await cases.play(day, 'unit', tally);
        await respond(stage, tally);
        await writeLog(stage, log, day, tally);
        if (day === backlogDay) await settleMilestones(stage, { to: date, contested: true }, tally);
        if (day === stage.days.length - 1)
          await settleMilestones(stage, { from: stage.days[backlogDay]!, to: date }, tally);
        if (day === inspectionDay) await inspect(stage, date, tally);
        const reportDay = day - (stage.days.length - reportDays);
        if (reportDay >= 0) await fileReports(stage, reportDay, tally);
        await system.moveTo(instantOfPhase(date, 'evening'));
        await cases.play(day, 'evening', tally);
      },
      () => tally.take(),
    );
  }
  return [...links.values()].at(-1)?.url ?? '';
}

/** Closes the survey, scores the month when it is over, publishes it and verifies what the public gets. */
async function scoreAndPublish(stage: Stage, { step }: Steps): Promise<void> {
  const { system, month } = stage;
  await step(
    '结束调查并计算满意度',
    () => close(stage),
    ({ invited, answered }) => `邀请${invited}家,收回${answered}份`,
  );
  const [, second] = workingDaysOf(addMonths(month, 1), workingCalendar());
  await step(
    '到下月初',
    () => system.moveTo(instantOfPhase(second!, 'morning')),
    () => formatDay(second!).zh,
  );
  const runs = await step(
    '计算考评',
    () => compute(stage),
    (done) => done.map(({ id, subjects }) => `${id} ${subjects}个对象`).join(' · '),
  );
  await step(
    '督查复核',
    () => review(stage, runs),
    ({ length }) => `${length}次考评`,
  );
  const published = await step(
    '发布公示',
    () => publish(stage),
    ({ sequence, hash }) => `第${sequence}号,校验值 ${hash.slice(0, 16)}…`,
  );
  await step(
    '取回公示并校验链',
    () => verifyPublished(stage, published),
    ({ length }) => `共${length}号,首尾相接,无改动`,
  );
}

/** Plays the month from its first working day to its publication, and gives the brief and where to look further. */
export async function play(stage: Stage, steps: Steps): Promise<string> {
  const { system } = stage;
  await system.moveTo(instantAt(stage.days[0]!, '09:00'));
  const observerUrl = await liveThrough(stage, steps);
  await scoreAndPublish(stage, steps);
  const brief = await briefOf(stage);
  return [
    '',
    brief,
    '',
    `公示榜 · board   ${system.baseUrl}/board.html`,
    `观察员 · observer ${observerUrl}(先前的链接已作废 · earlier links are dead)`,
  ].join('\n');
}
