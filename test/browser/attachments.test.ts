import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imageFault } from '../../shared/intake/attachments/image.ts';
import { jpegSegments } from '../../shared/intake/attachments/jpeg.ts';
import { choice, expectAccessible, heading, openBrowser, phone, visit } from './browser.ts';
import { call, caseOf, jurisdiction, secretIn } from './county.ts';
import { signInAt } from './desk.ts';
import { photograph, serious, traces } from './photo.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const onward = (page: Page): Promise<void> => page.getByRole('button', { name: '继续' }).tap();
const chooser = (page: Page) => page.getByLabel('照片和PDF');

/** From the first page, filled in, to the receipt. */
async function send(page: Page, last: RegExp): Promise<string> {
  await onward(page);
  await choice(page, '手续').first().tap();
  await heading(page, '涉及谁、在哪里?').waitFor();
  await onward(page);
  await choice(page, /^不紧急/).tap();
  await heading(page, last).waitFor();
  if (last.test('怎么联系您?')) await onward(page);
  else await choice(page, /^不让单位知道/).tap();
  await heading(page, '请核对,然后提交').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交', exact: true }).tap();
  await heading(page, '已收到,请保存回执').waitFor();
  return (await page.locator('.code').textContent())!.trim();
}

const filesOf = (receipt: string) =>
  call('listOwnAttachments', {}, { scheme: 'Receipt', value: receipt.replaceAll('-', '') });

/** Width and height in the frame header of a JPEG. */
function sizeOf(bytes: Uint8Array): [number, number] {
  const frame = jpegSegments(bytes)!.segments.find(({ marker }) => marker >= 0xc0 && marker <= 0xc2)!.bytes;
  return [frame[7]! * 256 + frame[8]!, frame[5]! * 256 + frame[6]!];
}

describe('[X8] a photograph of an ordinary request', () => {
  test('survives a closed tab and a lost connection, and arrives without place and device', async () => {
    const first = await visit(browser, phone);
    await first.page.goto('/report.html');
    await first.page.getByLabel('说说情况').fill('厂门口的路面塌了一块,货车绕行。');
    await chooser(first.page).setInputFiles(await photograph(first.page));
    await first.page.getByText('待上传').waitFor();
    await expectAccessible(first.page);
    await first.page.close();

    const { page, complaints } = await visit(browser, phone, first);
    await page.goto('/report.html');
    await page.getByText('上次没写完的内容还在').waitFor();
    await page.getByText('待上传').waitFor();
    const storage = /^http:\/\/127\.0\.0\.1:\d+\/[^/]*attachments/;
    await page.route(storage, (route) => route.abort());
    const receipt = await send(page, /怎么联系您/);
    await page.getByText('网络断了,没有传完').waitFor();
    await expectAccessible(page);
    expect((await filesOf(receipt)).items).toEqual([]);

    await page.reload();
    await page.getByText('照片1').waitFor();
    await page.unroute(storage);
    await page.route(storage, async (route) => {
      if (route.request().method() === 'POST')
        await page.getByRole('progressbar', { name: '照片1' }).waitFor();
      await route.continue();
    });
    await page.getByText('附件都已收到').waitFor();
    await page.unroute(storage);
    await expectAccessible(page);
    const { items } = await filesOf(receipt);
    expect(items.map(({ type }) => type)).toEqual(['image/jpeg']);
    const answer = await fetch(items[0]!.url);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(imageFault(bytes, 'image/jpeg')).toBeUndefined();
    expect(Buffer.from(bytes).includes('canary-place')).toBe(false);
    expect(sizeOf(bytes)).toEqual([2000, 1333]);
    expect((await traces(page)).filter((trace) => trace.startsWith('yxt.draft'))).toEqual([]);

    await page.goto(`/case.html#${receipt.replaceAll('-', '')}`);
    await page.getByRole('link', { name: '下载照片1' }).waitFor();
    await page.locator('section', { hasText: '附件' }).locator('img').first().waitFor();
    await expectAccessible(page);
    await chooser(page).setInputFiles({
      name: 'a.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n<< /S /JavaScript >>\n%%EOF\n'),
    });
    await page.getByText('PDF里带有脚本').waitFor();
    await chooser(page).setInputFiles({
      name: 'a.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n'),
    });
    await page.getByRole('link', { name: '下载PDF 2' }).waitFor();
    expect(serious(complaints).filter((one) => !one.includes('ERR_FAILED'))).toEqual([]);

    const id = (await call('readOwnCase', {}, { scheme: 'Receipt', value: receipt.replaceAll('-', '') })).id;
    expect((await caseOf(id)).state).toBe('submitted');
    const desk = await signInAt(browser, '营商办');
    await desk.page.goto(`/desk.html?page=cases&id=${id}`);
    await desk.page.getByRole('link', { name: '下载照片1' }).waitFor();
    await expectAccessible(desk.page);
  });

  test('what is no photograph and no PDF is not added, and can be removed before it is sent', async () => {
    const { page } = await visit(browser, phone);
    await page.goto('/report.html');
    const text = { name: 'a.jpg', mimeType: 'text/plain', buffer: Buffer.from('<script>') };
    await chooser(page).setInputFiles([text, await photograph(page)]);
    await page.getByRole('alert').getByText('有的文件不是照片也不是PDF').waitFor();
    await page.getByText('待上传').waitFor();
    await page.getByRole('button', { name: '移除照片1' }).tap();
    await page.getByText('待上传').waitFor({ state: 'detached' });
    await page.reload();
    await chooser(page).waitFor();
    expect(await page.getByText('待上传').count()).toBe(0);
  });
});

test('[X7] a lead’s photograph is sent and leaves no trace on the phone', async () => {
  const { items } = await call('listObservers', { jurisdiction }, 'office');
  const { person: personId, to } = items.at(-1)!;
  const { url } = await call('issueObserverLink', { jurisdiction, personId, to: to! }, 'office');
  const { page, complaints } = await visit(browser, phone);
  await page.goto(url);
  await page.getByRole('button', { name: '报一条线索' }).tap();
  await page.getByLabel('说说情况').fill('政务大厅取号机坏了一周。');
  await chooser(page).setInputFiles(await photograph(page));
  await page.getByText('待上传').waitFor();
  expect(await traces(page)).toEqual([]);
  const receipt = await send(page, /知道您是谁/);
  await page.getByText('附件都已收到').waitFor();
  expect(await traces(page)).toEqual([]);
  expect((await filesOf(receipt)).items).toHaveLength(1);
  expect((await call('observerHome', {}, secretIn('Link', url))).leads.length).toBeGreaterThan(0);
  expect(serious(complaints)).toEqual([]);
});

test('a receipt with two neighbours swapped is caught on the phone, before any request', async () => {
  const { page } = await visit(browser, phone);
  await page.goto('/case.html');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByLabel('回执编号').fill('0123-4567-89AB-CDFE-G');
  await page.getByRole('button', { name: '查看' }).tap();
  await page.getByRole('alert').getByText('回执编号有误').waitFor();
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);
});
