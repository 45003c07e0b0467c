import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { heading, settled, visit, wide } from './browser.ts';
import type { Visit } from './browser.ts';

/** The sections of the desk as the office sees them: what the navigation calls each, and its heading. */
export const sections = {
  今天: '今天该我办的',
  案件: '案件',
  督办: '督办单',
  项目: '项目月报与进展',
  纪实: '工作纪实',
  调查: '满意度调查',
  考评: '考评',
  名册: '名册',
} as const;
export type Section = keyof typeof sections;

/** Signs in at the desk by choosing an account, by its label, on the local issuer's page; ends where its first section is shown. */
export async function signInAt(
  browser: Browser,
  label: string,
  options: BrowserContextOptions = wide,
  first: string = sections.今天,
): Promise<Visit> {
  const visited = await visit(browser, options);
  const { page } = visited;
  await page.goto('/desk.html');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('link', { name: label, exact: true }).click();
  await heading(page, first).waitFor();
  await settled(page);
  return visited;
}

/** Opens a section by the navigation. */
export async function openSection(page: Page, section: Section): Promise<void> {
  await page.getByRole('navigation', { name: '栏目' }).getByRole('link', { name: section }).click();
  await heading(page, sections[section]).waitFor();
  await settled(page);
}

/** What stands beside the list: the thing that is open. */
export const detail = (page: Page) => page.getByRole('region', { name: '详情' });

/** A button that does something, by its exact words, in the open thing. */
export const press = (page: Page, words: string): Promise<void> =>
  detail(page).getByRole('button', { name: words, exact: true }).click();

/** Confirms the open dialog. */
export const confirm = (page: Page, words: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: words, exact: true }).click();
