import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  choice,
  expectAccessible,
  expectAccessibleEverywhere,
  heading,
  openBrowser,
  phone,
  requestsOf,
  settled,
  visit,
  wide,
} from './browser.ts';
import { photograph, serious, traces } from './photo.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const onward = (page: Page): Promise<void> => page.getByRole('button', { name: '继续' }).tap();

/** Signs a custodian in at the desk, whose first section is the line. */
async function custodian(label: string) {
  const visited = await visit(browser, wide);
  await visited.page.goto('/desk.html');
  await visited.page.getByRole('button', { name: '登录' }).click();
  await visited.page.getByRole('link', { name: label, exact: true }).click();
  await heading(visited.page, '投诉举报直通车').waitFor();
  await settled(visited.page);
  return visited;
}

describe('[X11] the protected line', () => {
  test('files on a phone without a trace, is answered by the custodian, and is followed by its receipt', async () => {
    const { page, complaints } = await visit(browser, phone);
    await page.goto('/report.html');
    await page.getByRole('button', { name: '走投诉举报直通车' }).tap();
    await heading(page, '您要反映什么?').waitFor();
    await page.getByText('只有纪委监委能看到').first().waitFor();
    await expectAccessible(page);
    await onward(page);
    await page.getByRole('alert').getByText('请先写一写是什么情况').waitFor();
    const text = '窗口人员收了好处才受理变更登记,有录音。';
    await page.getByLabel('说说情况').fill(text);
    await page.getByLabel('照片和PDF').setInputFiles(await photograph(page));
    await page.getByText('待上传').waitFor();
    await onward(page);
    await heading(page, '涉及谁、在哪里?').waitFor();
    await page.getByLabel('涉及的单位').selectOption({ label: '县市场监督管理局' });
    await expectAccessible(page);
    await onward(page);
    await choice(page, /^留下姓名和电话/).tap();
    await page.getByRole('textbox', { name: /^姓名/ }).fill('金丝雀');
    await page.getByRole('textbox', { name: '电话' }).fill('13900001234');
    await expectAccessible(page);
    await onward(page);
    await heading(page, '请核对,然后提交').waitFor();
    await expectAccessible(page);
    expect(await traces(page)).toEqual([]);
    await page.getByRole('button', { name: '提交给纪委监委' }).tap();
    await heading(page, '已收到,请保存回执').waitFor();
    await page.getByText('附件都已收到').waitFor();
    await expectAccessible(page);
    expect(await traces(page)).toEqual([]);
    const receipt = (await page.locator('.code').textContent())!.trim();

    const desk = await custodian('纪委监委');
    await expectAccessibleEverywhere(desk.page);
    await desk.page
      .getByRole('button', { name: text })
      .or(desk.page.getByRole('link', { name: text }))
      .click();
    const detail = desk.page.getByRole('region', { name: '详情' });
    await detail.getByText(text).waitFor();
    await detail.getByRole('link', { name: '下载照片1' }).waitFor();
    await detail.getByRole('button', { name: '受理', exact: true }).click();
    await detail.getByText('已受理').first().waitFor();
    await detail.getByRole('button', { name: '回复提交人' }).click();
    await detail.getByLabel('写给提交人').fill('请补充发生的日期。');
    await detail.getByRole('button', { name: '回复提交人' }).last().click();
    await detail.getByText('请补充发生的日期。').waitFor();
    await expectAccessibleEverywhere(desk.page);
    expect(await desk.page.content()).not.toMatch(/金丝雀|13900001234/);

    const { page: follow, complaints: others } = await visit(browser, phone);
    const requests = requestsOf(follow);
    await follow.goto('/case.html');
    await follow.getByLabel('回执编号').fill(receipt);
    await follow.getByRole('button', { name: '查看' }).tap();
    await heading(follow, '投诉举报办理情况').waitFor();
    expect(requests).toEqual(['GET /api/case', 'GET /api/complaint']);
    await follow.getByText('请补充发生的日期。').waitFor();
    await expectAccessible(follow);
    expect(await traces(follow)).toEqual([]);
    await follow.getByLabel('补充说明').fill('八月二十八日上午。');
    await follow.getByRole('button', { name: '发送' }).tap();
    await follow.getByText('已发送').waitFor();

    await desk.page.reload();
    await detail.getByText('八月二十八日上午。').waitFor();
    await detail.getByRole('button', { name: '答复办理结果' }).click();
    await choice(desk.page, '部分属实,已处理').click();
    await detail.getByLabel('写给提交人').fill('有关人员已停职,款项已退还。');
    await detail.getByRole('button', { name: '答复办理结果' }).last().click();
    await detail.getByText('已答复,提交人可在').waitFor();
    await detail.getByRole('button', { name: '依法保留' }).click();
    const asking = desk.page.getByRole('dialog');
    await asking.getByRole('button', { name: '依法保留' }).click();
    await asking.getByText('请填写内容').waitFor();
    await asking.getByLabel('理由').fill('立案审查');
    await expectAccessible(desk.page);
    await asking.getByRole('button', { name: '依法保留' }).click();
    await detail.getByText(/^依法保留中:立案审查/).waitFor();
    await detail.getByRole('button', { name: '解除保留' }).waitFor();
    await follow.reload();
    await follow.getByLabel('回执编号').fill(receipt);
    await follow.getByRole('button', { name: '查看' }).tap();
    await follow.getByText('有关人员已停职').waitFor();
    await choice(follow, '没有异议').tap();
    await expectAccessible(follow);
    await follow.getByRole('button', { name: '提交', exact: true }).tap();
    await follow.getByText('已结案:部分属实,已处理').first().waitFor();
    await expectAccessible(follow);
    expect(serious([...complaints, ...others, ...desk.complaints])).toEqual([]);
  });

  test('who filed is opened by two people, and the trail can be recomputed', async () => {
    const { page } = await visit(browser, phone);
    await page.goto('/report.html?line=complaint');
    await heading(page, '您要反映什么?').waitFor();
    expect(page.url()).not.toContain('complaint');
    const text = '招标文件为一家企业量身定做。';
    await page.getByLabel('说说情况').fill(text);
    await onward(page);
    await onward(page);
    await choice(page, /^留下姓名和电话/).tap();
    await page.getByRole('textbox', { name: '电话' }).fill('13900005678');
    await onward(page);
    await page.getByRole('button', { name: '提交给纪委监委' }).tap();
    await heading(page, '已收到,请保存回执').waitFor();

    const one = await custodian('纪委监委');
    const other = await custodian('纪委监委(二)');
    const detailOf = ({ page: desk }: { page: Page }) => desk.getByRole('region', { name: '详情' });
    for (const { page: desk } of [one, other])
      await desk
        .getByRole('button', { name: text })
        .or(desk.getByRole('link', { name: text }))
        .click();
    await detailOf(one).getByRole('button', { name: '申请披露' }).click();
    await detailOf(one).getByLabel('申请理由').fill('须当面核实录音来源');
    await detailOf(one).getByRole('button', { name: '申请披露' }).click();
    await detailOf(one).getByText('等待另一名工作人员决定').waitFor();
    expect(await detailOf(one).getByRole('button', { name: '批准披露' }).count()).toBe(0);
    await other.page.reload();
    await detailOf(other).getByLabel('决定理由').fill('同意');
    await detailOf(other).getByRole('button', { name: '批准披露' }).click();
    await detailOf(other)
      .getByText(/已批准/)
      .waitFor();
    expect(await detailOf(other).getByRole('button', { name: '查看姓名和电话' }).count()).toBe(0);
    await one.page.reload();
    await detailOf(one).getByRole('button', { name: '查看姓名和电话' }).click();
    await one.page.getByRole('dialog').getByRole('button', { name: '查看姓名和电话' }).click();
    await detailOf(one).getByText('13900005678').waitFor();
    await expectAccessible(one.page);
    await one.page.getByLabel('显示').selectOption({ label: '身份披露登记簿' });
    await one.page.getByText('须当面核实录音来源').first().waitFor();
    await one.page.getByLabel('显示').selectOption({ label: '留痕校验' });
    await one.page.getByRole('button', { name: '重新计算留痕' }).click();
    await one.page.getByText('环环相扣,没有被改动').waitFor();
    await expectAccessible(one.page);
  });

  test('nobody else has the section, and its address leads them elsewhere', async () => {
    for (const label of ['营商办', '督查', '审计', '系统管理员', '县市场监督管理局承办人']) {
      const { page } = await visit(browser, wide);
      await page.goto('/desk.html?page=complaints');
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByRole('link', { name: label, exact: true }).click();
      await page.getByRole('navigation', { name: '栏目' }).waitFor();
      expect(await page.getByRole('link', { name: '直通车' }).count(), label).toBe(0);
      expect(await page.getByRole('heading', { name: '投诉举报直通车' }).count(), label).toBe(0);
    }
  });
});
