import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, openBrowser, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Every page as a stranger finds it; the board is that of a county which has published nothing. */
const pages = [
  { name: 'the start', path: '/', zh: '您要办什么事' },
  { name: 'the board before the first publication', path: '/board.html?j=611022', zh: '公示榜' },
  { name: 'the form for requests', path: '/report.html', zh: '您遇到了什么问题?' },
  { name: 'the door to a case', path: '/case.html', zh: '凭回执查看办理情况' },
  { name: 'the observer’s page without a link', path: '/observer.html', zh: '这个链接已停用' },
  { name: 'the questionnaire without a link', path: '/s.html', zh: '这个链接打不开问卷' },
  { name: 'the desk, signed out', path: '/desk.html', zh: '一线通 · 工作台' },
] as const;

/** Language, width and colours: every two of them meet. */
const looks = [
  { language: 'zh', width: 360, colorScheme: 'light' },
  { language: 'zh', width: 1280, colorScheme: 'dark' },
  { language: 'en', width: 360, colorScheme: 'dark' },
  { language: 'en', width: 1280, colorScheme: 'light' },
] as const;

const title = (page: Page) => page.getByRole('heading', { level: 1 }).first();
const inLanguage = (path: string, language: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

describe.each(pages)('$name', ({ path, zh }) => {
  test('has no fault in either language, on a phone and on a screen, by day and by night', async () => {
    const { page, complaints } = await visit(browser, { locale: 'zh-CN' });
    for (const { language, width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto(inLanguage(path, language));
      await title(page).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(
        language === 'en' ? 'en' : 'zh-CN',
      );
      const said = await title(page).textContent();
      if (language === 'zh') expect(said).toContain(zh);
      else expect(said).not.toMatch(/\p{Script=Han}/u);
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
