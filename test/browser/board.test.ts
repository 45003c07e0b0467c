import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicationIndexPath, publicationPath } from '../../shared/scoring/board.ts';
import type { Board } from '../../shared/scoring/board.ts';
import { makeBoard, makeChain, makeOldBoard } from '../../web/board/board.fixture.ts';
import { defaultHallConfig } from '../../web/board/hall.ts';
import {
  expectAccessible,
  expectAccessibleEverywhere,
  heading,
  openBrowser,
  phone,
  visit,
  wide,
} from './browser.ts';
import type { Visit } from './browser.ts';

const county = '422826';
const month = '2026-09';

let browser: Browser;
let recent: ReadonlyMap<string, string>;
let old: ReadonlyMap<string, string>;
beforeAll(async () => {
  browser = await openBrowser();
  [recent, old] = await Promise.all([
    filesOf(['2026-06', '2026-07', '2026-08', month], (one) => makeBoard({ month: one })),
    filesOf([month], makeOldBoard),
  ]);
});
afterAll(() => browser.close());

/** What the county has published, by path: the very documents that a publication writes. */
async function filesOf(
  months: readonly string[],
  boardOf: (month: string) => Promise<Board>,
): Promise<Map<string, string>> {
  const { index, publications } = await makeChain(months, boardOf);
  return new Map([
    [`/${publicationIndexPath(county)}`, JSON.stringify(index)],
    ...publications.map((one) => [`/${publicationPath(county, one.sequence)}`, JSON.stringify(one)] as const),
  ]);
}

/** The board as the site serves it, over these publications; `view` is empty, `hall` or `poster`. */
async function open(
  files: ReadonlyMap<string, string>,
  view = '',
  options: Parameters<typeof visit>[1] = wide,
): Promise<Visit> {
  const opened = await visit(browser, options);
  await opened.page.route('**/data/**', (route) => {
    const body = files.get(new URL(route.request().url()).pathname);
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ body, contentType: 'application/json' });
  });
  await opened.page.goto(`/board.html?j=${county}&month=${month}&view=${view}`);
  return opened;
}

const section = (page: Page, id: string) => page.locator(`section#${id}`);

/** Opens every table beside a chart in the section, and counts them. */
async function tablesIn(page: Page, id: string): Promise<number> {
  const tabs = section(page, id).getByRole('tab', { name: '表', exact: true });
  const count = await tabs.count();
  for (let at = 0; at < count; at++) await tabs.nth(at).click();
  return count;
}

describe('[M1] [S10] [X19] [F12] [X10] the sections of a board', () => {
  test('say the campaign’s day, the flag and its past holders, promised and kept, exceptions, both sides', async () => {
    const { page, complaints } = await open(recent);
    await heading(page, /2026年9月/).waitFor();
    const says = async (id: string, ...texts: readonly string[]) => {
      const text = await section(page, id).innerText();
      for (const one of texts) expect(text, id).toContain(one);
    };
    await says('campaign', '第90天,共120天', '计划任务450项', '项目前期组', '民生补短板');
    await says('measures', '流动红旗(县直部门)', '县政务服务和大数据管理局', '历任', '黄牌', '奖励');
    await says('commitments', '共承诺58项,已兑现52项,逾期未兑现3项', '3,650万元 / 4,800万元', '贷款');
    await says('quiet', '共2次', '企业主动申请');
    await says('circular', '表扬', '批评', '无');
    await says('context', '只展示,不计分', '14.7%', '42.6亿元');
    await says('clearings', '清坪镇企业服务专班', '2026年9月17日公开');
    expect(await tablesIn(page, 'campaign')).toBe(3);
    expect(
      await section(page, 'campaign')
        .getByRole('row', { name: /第90天/ })
        .innerText(),
    ).toContain('328');
    expect(await tablesIn(page, 'commitments')).toBe(1);
    await expectAccessibleEverywhere(page);
    expect(complaints).toEqual([]);
  });

  test('of a publication older than them are empty states; the page stands', async () => {
    const { page, complaints } = await open(old);
    await heading(page, /2026年9月/).waitFor();
    for (const [id, text] of [
      ['campaign', '本月没有攻坚行动'],
      ['measures', '还没有流动红旗、黄牌或奖励'],
      ['commitments', '还没有登记的承诺'],
      ['quiet', '共2次'],
    ] as const)
      expect(await section(page, id).innerText()).toContain(text);
    expect(await section(page, 'context').count()).toBe(0);
    await section(page, 'months').scrollIntoViewIfNeeded();
    await section(page, 'months').getByText('目前只有一个月的公示').waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});

describe('the last twelve months', () => {
  test('are put together from the publications when the reader comes near; a cell says n and how it was made', async () => {
    const { page, complaints } = await open(recent, '', phone);
    const months = section(page, 'months');
    await months.scrollIntoViewIfNeeded();
    const map = page.locator('#months-units');
    const cell = map.getByRole('button', { name: /县税务局,2026年9月/ });
    await cell.scrollIntoViewIfNeeded();
    await cell.click();
    const { score, n } = JSON.parse(
      recent.get(`/${publicationPath(county, 4)}`)!,
    ).payload.satisfaction.units.figures.find(({ code }: { code: string }) => code === 'u-tax') as {
      score: number;
      n: number;
    };
    const said = await map.locator('figcaption').first().innerText();
    expect(said).toContain(`${Number(score.toFixed(1))}分`);
    expect(said).toContain(`评价${n}份`);
    expect(said).toContain('95%区间');
    await map.getByText('县税务局的12个月').waitFor();
    await expectAccessible(page);
    expect(await tablesIn(page, 'months')).toBe(5);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'English' }).click();
    await months.getByText('Satisfaction with units').first().waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test('name the months that did not arrive, and fetch them again', async () => {
    const broken = new Map([...recent].filter(([path]) => !path.endsWith(publicationPath(county, 2))));
    const { page } = await open(broken);
    await section(page, 'months').scrollIntoViewIfNeeded();
    await section(page, 'months').getByText('2026年7月的公示没有取到').waitFor();
    await page.locator('#months-units').getByRole('table').waitFor();
    await page.unrouteAll();
    await page.route('**/data/**', (route) =>
      route.fulfill({
        body: recent.get(new URL(route.request().url()).pathname)!,
        contentType: 'application/json',
      }),
    );
    await section(page, 'months').getByRole('button', { name: '再试一次' }).click();
    await section(page, 'months').getByText('没有取到').waitFor({ state: 'detached' });
  });
});

describe('views of the board', () => {
  test('the hall shows all of each page on one screen: campaign, flag, commitments and maps', async () => {
    const { page, complaints } = await open(recent, 'hall', {
      ...wide,
      viewport: { width: 1920, height: 1080 },
      reducedMotion: 'reduce',
    });
    const place = page.getByText(/^第\d+页,共\d+页$/);
    await page.getByText(/共(2[5-9]|3\d)页$/).waitFor();
    const first = await place.textContent();
    const headings = new Set<string>();
    do {
      headings.add((await page.getByRole('heading', { level: 2 }).innerText()).split(/[\s(]/)[0]!);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
      );
      expect(overflow, [...headings].at(-1)).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: '下一页' }).click();
    } while ((await place.textContent()) !== first);
    for (const one of [
      '项目攻坚120天行动',
      '红旗、黄牌和奖励',
      '承诺兑现',
      '企业满意度',
      '背景数据',
      '正反通报',
    ])
      expect([...headings]).toContain(one);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test('the hall turns its pages by itself until it is paused', async () => {
    const { page } = await open(recent, 'hall');
    const turned = page.getByText(/^第3页/);
    await page.getByText(/^第1页,共(2[5-9]|3\d)页$/).waitFor();
    await page.clock.install();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^第2页/).waitFor();
    await page.clock.runFor(defaultHallConfig.seconds * 1000);
    await turned.waitFor();
    await page.getByRole('button', { name: '暂停' }).click();
    await page.clock.runFor(defaultHallConfig.seconds * 3000);
    expect(await turned.count()).toBe(1);
    await page.getByRole('button', { name: '自动翻页' }).waitFor();
  });

  test('the poster adds campaign, flag, both sides of the circular and exceptions to the stars', async () => {
    const { page, complaints } = await open(recent, 'poster');
    const poster = page.locator('main.poster');
    await poster.waitFor();
    const text = await poster.innerText();
    for (const one of ['第90天,共120天', '流动红旗(县直部门)', '表扬', '批评', '共2次'])
      expect(text).toContain(one);
    await expectAccessibleEverywhere(page);
    expect(complaints).toEqual([]);
  });

  test('the poster of an old publication stands', async () => {
    const { page, complaints } = await open(old, 'poster');
    await page.locator('main.poster').getByText('批评').waitFor();
    expect(complaints).toEqual([]);
  });
});
