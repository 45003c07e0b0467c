import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicationIndexPath } from '../../shared/scoring/board.ts';
import type { BoardPublication, PublicationIndex } from '../../shared/scoring/board.ts';
import { addMonths, instantAt } from '../../shared/time/civil.ts';
import { formatMonth } from '../../shared/time/format.ts';
import type { Answers } from '../../shared/survey/model.ts';
import {
  expectAccessible,
  expectAccessibleEverywhere,
  heading,
  openBrowser,
  visit,
  wide,
} from './browser.ts';
import {
  assign,
  call,
  currentMonth,
  fileCase,
  jurisdiction,
  moveClock,
  secretIn,
  sign,
  solve,
  surveyLinks,
  baseUrl,
} from './county.ts';
import { confirm, detail, openSection, signInAt } from './desk.ts';

let browser: Browser;
let month: string;
beforeAll(async () => {
  browser = await openBrowser();
  month = await currentMonth();
  await playMonth();
});
afterAll(() => browser.close());

const unit = 'market-supervision';
const respondents = 20;
const kinds = ['项目', '单位', '包联领导'] as const;

/** Lives through the rest of the month: a confirmed case, some project reports, the survey; then it is the 8th of the next one. */
async function playMonth(): Promise<void> {
  const { id, filer } = await fileCase('换证要跑三个窗口,能不能一次办完?');
  await assign(id, unit);
  await sign(id, unit);
  await solve(id, unit, { reply: '改为一个窗口收件。', claim: '新证已寄出。' });
  await call('confirmCase', { level: 'verySatisfied' }, filer);

  const { items } = await call('listReports', { jurisdiction, month }, 'office');
  for (const { project, prefilled } of items.filter(({ filed }) => !filed).slice(0, 5)) {
    const report = { ...prefilled, text: '主体施工有序推进。', version: 0 };
    await call('fileReport', { jurisdiction, projectId: project.id, month, ...report }, 'office');
  }

  const links = await surveyLinks(month, respondents);
  expect(links).toHaveLength(respondents);
  for (const [at, link] of links.entries()) {
    const answers: Answers = {
      units: [{ unit, level: at % 4 === 0 ? 'neutral' : 'satisfied' }],
      indicators: [],
      overall: at % 2 === 0 ? 'verySatisfied' : 'satisfied',
      asked: 'no',
    };
    const submission = String(at).padStart(32, '0');
    await call('submitAnswers', { submission, answers }, secretIn('Invitation', link));
  }
  const { version } = await call('readRound', { jurisdiction, month }, 'office');
  await call('closeRound', { jurisdiction, month, version }, 'office');
  await call('computeResults', { jurisdiction, month }, 'office');
  await moveClock(instantAt(`${addMonths(month, 1)}-08`, '09:00:00'));
}

async function published<T>(path: string): Promise<T> {
  return (await (await fetch(`${baseUrl()}/${path}`)).json()) as T;
}

/** The month's board as it was published, straight from the file behind the page. */
async function publicationOf(wanted: string): Promise<BoardPublication> {
  const { entries } = await published<PublicationIndex>(publicationIndexPath(jurisdiction));
  const entry = entries.find((one) => one.month === wanted);
  if (!entry) throw new Error(`nothing was published for ${wanted}`);
  return published<BoardPublication>(entry.path);
}

/** Lines without their order, which page and publication may choose for themselves. */
const inOrder = (lines: readonly object[]): string[] => lines.map((line) => JSON.stringify(line)).toSorted();

describe('[F5] a month is scored, reviewed and published', () => {
  test('the office computes, the supervisor reviews, the office publishes: each at the desk', async () => {
    const office = await signInAt(browser, '营商办');
    await openSection(office.page, '考评');
    for (const kind of kinds) {
      await office.page.getByRole('button', { name: `${kind}:计算` }).click();
      await office.page.getByRole('button', { name: `${kind}:查看结果` }).waitFor();
    }
    const supervisor = await signInAt(browser, '督查');
    await openSection(supervisor.page, '考评');
    const waiting = supervisor.page.getByRole('button', { name: '复核通过' });
    for (let left: number = kinds.length; left > 0; left--) {
      await expect.poll(() => waiting.count()).toBe(left);
      await waiting.first().click();
      await confirm(supervisor.page, '复核通过');
      await supervisor.page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await supervisor.page.getByRole('button', { name: '项目:查看结果' }).click();
    await detail(supervisor.page).locator('summary').first().click();
    await expectAccessibleEverywhere(supervisor.page);

    const publish = `发布${formatMonth(month).zh}公示`;
    await office.page.reload();
    await office.page.getByRole('button', { name: publish }).click();
    await expectAccessible(office.page);
    await confirm(office.page, publish);
    await office.page.getByText('本月已发布').waitFor();
    const { items } = await call('listRuns', { jurisdiction, month }, 'office');
    expect(items.map(({ state }) => state)).toEqual(kinds.map(() => 'published'));
    expect([office, supervisor].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

describe('[F6] the public board', () => {
  test('shows the month as it was published, and proves in the browser that nothing was changed', async () => {
    const { payload, sequence } = await publicationOf(month);
    const { page, complaints } = await visit(browser, wide);
    await page.goto(`/board.html?month=${month}`);
    await heading(page, new RegExp(formatMonth(month).zh)).waitFor();
    const group = payload.projects.groups[0]!;
    await page.locator('#project-stars').getByText(`共${group.scores.length}个`).waitFor();
    expect(await page.locator('#project-stars').getByRole('img', { name: /星/ }).count()).toBeGreaterThan(0);
    const { invited, answered } = payload.satisfaction!;
    expect(answered).toBeGreaterThanOrEqual(respondents);
    await page.getByText(`抽取${invited}家,收到${answered}份`).first().waitFor();
    const total = page.locator('#rates').getByRole('row').filter({ hasText: '全县合计' });
    const { response, resolution, satisfaction } = payload.rates.total;
    for (const rate of [response, resolution, satisfaction]) {
      expect(rate.denominator).toBeGreaterThan(0);
      expect(await total.textContent()).toContain(`${rate.numerator}/${rate.denominator}`);
    }
    await page.getByRole('button', { name: '核验', exact: true }).click();
    await page.getByText(`第1号到第${sequence}号共${sequence}份公示`).waitFor();
    await expectAccessibleEverywhere(page);
    expect(complaints).toEqual([]);
  });

  test('as a poster equals the publication, line by line', async () => {
    const { payload } = await publicationOf(month);
    const { page, complaints } = await visit(browser, wide);
    await page.goto(`/board.html?month=${month}&view=poster`);
    await page.locator('main.poster').waitFor();
    const shown = await page.locator('main.poster li').evaluateAll((lines) =>
      lines.map((line) => ({
        name: line.querySelector('.name')?.textContent?.trim(),
        stars: line.closest('.band')?.querySelector('svg')?.getAttribute('aria-label') ?? '不亮星',
        total: line.querySelector('.total')?.textContent?.trim(),
      })),
    );
    const expected = payload.projects.groups
      .flatMap(({ scores }) => scores)
      .map(({ name, stars, total }) => ({
        name,
        stars: stars === undefined ? '不亮星' : `${stars}星(满5星)`,
        total: total?.toFixed(2) ?? '—',
      }));
    expect(expected.length).toBeGreaterThan(0);
    expect(inOrder(shown)).toEqual(inOrder(expected));
    await expectAccessibleEverywhere(page);
    expect(complaints).toEqual([]);
  });

  test('as a hall view turns through every page without a fault', async () => {
    const { page, complaints } = await visit(browser, { ...wide, reducedMotion: 'reduce' });
    await page.goto(`/board.html?month=${month}&view=hall`);
    const place = page.getByText(/^第\d+页,共\d+页$/);
    const next = page.getByRole('button', { name: '下一页' });
    await next.waitFor();
    const first = await place.textContent();
    do {
      await expectAccessible(page);
      await next.click();
    } while ((await place.textContent()) !== first);
    await expectAccessibleEverywhere(page);
    expect(complaints).toEqual([]);
  });
});
