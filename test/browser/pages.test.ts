import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, openBrowser, settled, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Every page as a stranger finds it, and what it says to him; the board is that of a county which has published nothing. */
const pages = [
  { name: 'the start', path: '/', says: '您要办什么事' },
  { name: 'the board before the first publication', path: '/board.html?j=611022', says: '这里还没有公示' },
  { name: 'the form for requests', path: '/report.html', says: '您遇到了什么问题?' },
  { name: 'the door to a case', path: '/case.html', says: '凭回执查看办理情况' },
  { name: 'the observer’s page without a link', path: '/observer.html', says: '这个链接已停用' },
  { name: 'the questionnaire without a link', path: '/s.html', says: '这个链接打不开问卷' },
  {
    name: 'the verification of draws before the first',
    path: '/verify.html?j=611022',
    says: '这里还没有公布过抽样',
  },
  { name: 'the desk, signed out', path: '/desk.html', says: '登录后先看今天该您办的事。' },
] as const;

/** Language, width and colours: every two of them meet. */
const looks = [
  { language: 'zh', width: 360, colorScheme: 'light' },
  { language: 'zh', width: 1280, colorScheme: 'dark' },
  { language: 'en', width: 360, colorScheme: 'dark' },
  { language: 'en', width: 1280, colorScheme: 'light' },
] as const;

const inLanguage = (path: string, language: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

describe.each(pages)('$name', ({ path, says }) => {
  test('has no fault in either language, on a phone and on a screen, by day and by night', async () => {
    const { page, complaints } = await visit(browser, { locale: 'zh-CN' });
    for (const { language, width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto(inLanguage(path, language));
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await settled(page);
      const said = await page.getByRole('main').innerText();
      expect(await page.evaluate(() => document.documentElement.lang.slice(0, 2))).toBe(language);
      if (language === 'zh') expect(said).toContain(says);
      else expect(said).not.toMatch(/\p{Script=Han}/u);
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
