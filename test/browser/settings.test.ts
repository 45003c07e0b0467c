import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IntakeSettings } from '../../shared/intake/configuration.ts';
import { leavesOf } from '../../web/desk/registry/arrangements/configuration/leaves.fixture.ts';
import { expectAccessibleEverywhere, openBrowser, settled } from './browser.ts';
import { call, jurisdiction } from './county.ts';
import { signInAt } from './desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The levels of the headings that are shown, in their order. */
const headingLevels = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')]
      .filter((one) => one.checkVisibility())
      .map(({ tagName }) => Number(tagName.slice(1))),
  );

/** Fails unless the page has one title and no heading skips a level. */
async function expectHeadingsInOrder(page: Page): Promise<void> {
  const levels = await headingLevels(page);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels[0]).toBe(1);
  for (const [at, level] of levels.entries())
    expect(level - (levels[at - 1] ?? level)).toBeLessThanOrEqual(1);
}

describe('the settings of notifications', () => {
  test('channels and calendar: headings in order, no fault by day on a screen and by night on a phone', async () => {
    const { page, complaints } = await signInAt(browser, '营商办');
    await page.goto('/desk.html?page=settings');
    const add = page.getByRole('button', { name: '新增渠道' });
    await add.waitFor();
    await expectHeadingsInOrder(page);
    await expectAccessibleEverywhere(page);

    await add.click();
    await page.getByRole('heading', { level: 2, name: '新增渠道' }).waitFor();
    await page.getByLabel('名称').fill('值班群');
    await page.getByLabel('地址').fill('http://没有加密');
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('.error').first().waitFor();
    expect(await page.getByLabel('名称').inputValue()).toBe('值班群');
    await expectHeadingsInOrder(page);
    await expectAccessibleEverywhere(page);

    await page.getByRole('tab', { name: '工作日历' }).click();
    await page.getByRole('heading', { level: 2, name: '导入放假安排' }).waitFor();
    expect(page.url()).toContain('tab=calendar');
    await expectHeadingsInOrder(page);
    await expectAccessibleEverywhere(page);
    expect(complaints).toEqual([]);
  });
});

describe('[Z4] the rules for cases and notices', () => {
  test('every rule of the configuration has its field; what is changed is saved, and shown', async () => {
    const { page, complaints } = await signInAt(browser, '系统管理员', undefined, '满意度调查');
    await page.goto('/desk.html?page=registry&list=configuration');
    await page.getByRole('button', { name: /受理与督办规则/ }).click();
    const form = page.getByRole('form', { name: '受理与督办规则' });
    await form.waitFor();
    await settled(page);
    const ids = await form.evaluate((element) => [...element.querySelectorAll('[id]')].map(({ id }) => id));
    const lacking = leavesOf(IntakeSettings)
      .map(({ path }) => path.replaceAll('/', '-'))
      .filter((path) => !ids.some((id) => id.endsWith(`-${path}`)));
    expect(lacking).toEqual([]);
    await expectHeadingsInOrder(page);
    await expectAccessibleEverywhere(page);

    const former = await call('readIntakeConfiguration', { jurisdiction }, 'admin');
    await form.getByLabel('办结必须写明办结方式和佐证').check();
    await form.getByRole('group', { name: '诉求和线索之外,还督办什么' }).getByLabel('项目节点').check();
    await form.getByLabel('期间多少件以内不要求运算').fill('0');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('期间多少件以内不要求运算:请填写1至1000000的整数').waitFor();
    await form.getByLabel('期间多少件以内不要求运算').fill('80');
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'detached' });
    const { settings, version } = await call('readIntakeConfiguration', { jurisdiction }, 'admin');
    expect(settings).toEqual({
      ...former.settings,
      closing: { ...former.settings.closing, evidence: true },
      notices: { ...former.settings.notices, subjects: ['milestone'] },
      protection: { ...former.settings.protection, calm: 80 },
    });
    await page.getByText('办结必须有佐证').waitFor();
    await expectAccessibleEverywhere(page);
    await call('saveIntakeConfiguration', { jurisdiction, version, settings: former.settings }, 'admin');
    expect(complaints).toEqual([]);
  });
});
