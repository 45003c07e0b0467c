import { afterEach, describe, expect, test } from 'vitest';
import { setLanguage } from '../../lib/i18n/index.ts';
import { makeNotice } from './notice.fixture.ts';
import { type Sheet, sheetOf } from './sheet.ts';

const units: Record<string, string> = {
  'u-market': '县市场监督管理局',
  'u-power': '县供电公司',
  'u-tax': '县税务局',
};
const names = {
  county: '咸丰县',
  unit: (id: string) => units[id] ?? id,
  person: (id: string) => ({ 'p-1': '张某', 'p-2': '李某' })[id] ?? id,
};
const issued = makeNotice({
  colour: 'red',
  number: '督〔2026〕咸丰红001号',
  basis: {
    zh: '首次答复已超期:时限为2026年8月6日',
    en: 'the first reply is overdue: it was due on 6 August 2026',
  },
  requirement: '限期办结并书面报告',
  deadline: '2026-08-10',
  leadUnit: 'u-market',
  supportingUnits: ['u-power', 'u-tax'],
  issuer: 'p-1',
  issuedAt: '2026-08-07T01:00:00.000Z',
});
const fact = (sheet: Sheet, label: string) => sheet.facts.find(([name]) => name === label)?.[1];
afterEach(() => setLanguage('zh-CN'));

describe('[S9] the formal sheet', () => {
  test('an issued one names county, number, matter, basis, requirement, deadline, units and issuer', () => {
    expect(sheetOf(issued, names)).toEqual({
      title: '咸丰县督办单',
      number: '督〔2026〕咸丰红001号',
      marks: ['红色督办单'],
      addressee: '县市场监督管理局:',
      opening: '现将下列事项交你单位督办,请按期办结并书面回复。',
      facts: [
        ['事项', '(案件)用电增容'],
        ['依据', '首次答复已超期:时限为2026年8月6日'],
        ['整改要求', '限期办结并书面报告'],
        ['整改期限', '2026年8月10日前办结并书面回复'],
        ['责任单位', '县市场监督管理局'],
        ['协办单位', '县供电公司、县税务局'],
      ],
      issuer: '张某',
      issuedOn: '2026年8月7日',
      slip: [
        { label: '签收', text: '', at: '签收时间:', signature: '签收人(签字):' },
        { label: '整改回复', text: '', at: '回复时间:', signature: '单位负责人(签字、盖章):' },
        { label: '审核意见', text: '', at: '', signature: '审核人(签字):' },
      ],
    });
  });

  test.each([
    ['task', '(任务)协调增容', '协调增容'],
    ['milestone', '(项目节点)项目P-1开工节点', '项目P-1开工节点'],
    ['duty', '(包联职责)领导1:2026年5月“每月联系企业”', '领导1:2026年5月“每月联系企业”'],
  ] as const)('of a %s', (kind, text, title) => {
    const sheet = sheetOf({ ...issued, matter: { kind, id: 'x', title }, supportingUnits: [] }, names);
    expect(fact(sheet, '事项')).toBe(text);
    expect(fact(sheet, '协办单位')).toBe('无');
  });

  test('signed for, answered and reviewed, it says when and by whom', () => {
    const closed = makeNotice({
      ...issued,
      state: 'closed',
      signedAt: '2026-08-07T02:10:00.000Z',
      reply: '已于8月9日办结',
      repliedAt: '2026-08-09T08:00:00.000Z',
      outcome: 'met',
      review: '情况属实',
      changedAt: '2026-08-10T03:00:00.000Z',
      changedBy: 'p-2',
    });
    expect(sheetOf(closed, names).slip.map(({ text, at }) => [text, at])).toEqual([
      ['', '签收时间:2026年8月7日 10:10'],
      ['已于8月9日办结', '回复时间:2026年8月9日 16:00'],
      ['已落实。情况属实', '李某,2026年8月10日 11:00'],
    ]);
  });

  test('a draft is marked as without effect, a withdrawn one with its reason, an automatic one with its issuer', () => {
    const draft = makeNotice({
      ...issued,
      state: 'draft',
      number: undefined,
      issuer: undefined,
      issuedAt: undefined,
    });
    expect(sheetOf(draft, names)).toMatchObject({ number: '草稿,未经签发不生效', issuer: '', issuedOn: '' });
    const withdrawn = sheetOf({ ...issued, state: 'withdrawn', reason: '系统时间有误' }, names);
    expect(withdrawn.marks).toEqual(['红色督办单', '本督办单已撤销']);
    expect(fact(withdrawn, '理由')).toBe('系统时间有误');
    expect(sheetOf({ ...issued, issuer: 'system' }, names).issuer).toBe('系统自动签发');
  });

  test('in English', () => {
    setLanguage('en');
    const sheet = sheetOf(issued, names);
    expect(fact(sheet, 'Basis')).toBe('the first reply is overdue: it was due on 6 August 2026');
    expect(fact(sheet, 'Deadline')).toBe('Finish and answer in writing by 10 Aug 2026');
  });
});
