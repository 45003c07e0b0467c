import { beforeAll, describe, expect, test } from 'vitest';
import type { Board, BoardMeasure } from '../../shared/scoring/board.ts';
import { makeBoard, makeOldBoard } from './board.fixture.ts';
import { hallPages } from './hall.ts';
import type { MonthBoard } from './months.ts';
import { makeCampaign } from './sections.fixture.ts';
import {
  campaignDayText,
  campaignLead,
  campaignSummary,
  circularNote,
  commitmentsSummary,
  contextValue,
  flagHolders,
  namedCounts,
  quietLines,
} from './sectionSentences.ts';

let board: Board;
beforeAll(async () => {
  board = await makeBoard();
});

describe('[M1] the campaign on the board', () => {
  test('says day N of 120, and how it stands against what is due', () => {
    const campaign = makeCampaign('2021-09', '2021-09-01');
    expect(campaignDayText(campaign.today)).toBe('第30天,共120天');
    expect(campaign.today.lastDay).toBe('2021-12-29');
    expect(campaignSummary(campaign)).toContain('计划任务450项');
    const { total } = campaign;
    const standing = (done: number) => campaignLead({ ...campaign, total: { ...total, done } });
    expect(standing(total.dueToDate + 3)).toBe('比应完成的多3项。');
    expect(standing(total.dueToDate - 2)).toBe('比应完成的少2项。');
    expect(standing(total.dueToDate)).toBe('与计划持平。');
  });
  test('before its first day and after its last says so', () => {
    expect(campaignDayText(makeCampaign('2021-08', '2021-09-01').today)).toBe('尚未开始,共120天');
    expect(campaignDayText(makeCampaign('2022-01', '2021-09-01').today)).toBe('已结束,共120天');
  });
  test('[M7] a group without a name is called by its place, and what belongs to none is apart', () => {
    const count = { planned: 0, dueToDate: 0, done: 0, doneEarly: 0, percent: 0 };
    const groups = [
      { ...count, id: 'g-1', name: '要素保障组' },
      { ...count, id: 'g-2' },
      { ...count, id: 'none' },
    ];
    const named = namedCounts({ ...makeCampaign('2026-09'), groups }, 'groups');
    expect(named.map(({ name }) => name)).toEqual(['要素保障组', '第2组(未命名)', '未分组']);
  });
  test('groups and types each add up to the whole', () => {
    const [{ groups, types, total } = makeCampaign('2026-09')] = board.campaigns!;
    for (const counts of [groups, types])
      expect(counts.reduce((sum, { planned }) => sum + planned, 0)).toBe(total.planned);
  });
});

describe('[S10] the rotating red flag', () => {
  test('has one holder in a group, and its past holders with the last one first', () => {
    const [flag, ...others] = flagHolders(board.measures!);
    expect(others).toEqual([]);
    expect(flag!.now?.name).toBe('县政务服务和大数据管理局');
    expect(flag!.past.map(({ endedOn }) => endedOn)).toEqual(['2026-09-08', '2026-08-08']);
  });
  test('of another group is another flag; one taken back has no holder', () => {
    const parks = { zh: '园区', en: 'Parks' };
    const flag: BoardMeasure = {
      ...board.measures![0]!,
      group: parks,
      endedOn: '2026-09-20',
      ended: 'withdrawn',
    };
    const [, second] = flagHolders([...board.measures!, flag]);
    expect(second).toMatchObject({ group: parks, now: undefined, past: [{ ended: 'withdrawn' }] });
  });
});

describe('[X19] [S17] promised against kept', () => {
  test('is counted over all kinds; amounts of loans and grants are never added', () => {
    expect(commitmentsSummary(board.commitments!)).toBe('共承诺58项,已兑现52项,逾期未兑现3项。');
  });
});

describe('[S18] [Z16] context figures', () => {
  test('carry their unit', () => {
    expect(board.context!.map(contextValue)).toEqual(['14.7%', '42.6亿元', '6']);
  });
});

describe('[X10] a criticism on the board', () => {
  const line = { zh: '县某局:两个月低于底线。', en: 'Below the floor for two months.' };
  test('carries the reply, or that there was none, and the day of the signature', () => {
    const reply = { zh: '已增设窗口。', en: 'A counter was added.' };
    expect(circularNote({ ...line, reply, signedOn: '2026-10-06' })).toBe(
      '单位申辩:已增设窗口。;2026年10月6日签发',
    );
    expect(circularNote({ ...line, noReply: true })).toBe('单位未在期限内申辩');
    expect(circularNote(line)).toBe('');
  });
});

describe('[F12] exceptions to the quiet period', () => {
  test('by reason add up to their number; an old board names the number alone', async () => {
    expect(quietLines(board)).toEqual(['安全生产重大隐患 1', '企业主动申请 1']);
    expect(board.quietReasons!.reduce((sum, { count }) => sum + count, 0)).toBe(board.quietExceptions);
    expect(quietLines(await makeOldBoard())).toEqual([]);
  });
});

describe('pages of the hall view about the newer sections', () => {
  const kindsOf = (one: Board, months: readonly MonthBoard[] = []) =>
    hallPages(one, { seconds: 1, rows: 5 }, months).map(({ kind }) => kind);

  test('show every work group, type and measure once; flags held now come first', () => {
    const pages = hallPages(board, { seconds: 1, rows: 5 });
    const counts = pages.flatMap((page) => (page.kind === 'tasks' ? page.counts : []));
    const [campaign] = board.campaigns!;
    expect(counts).toEqual([...namedCounts(campaign!, 'groups'), ...namedCounts(campaign!, 'types')]);
    const measures = pages.flatMap((page) => (page.kind === 'measures' ? page.measures : []));
    expect(new Set(measures)).toEqual(new Set(board.measures));
    expect(measures.map(({ kind }) => kind)).toEqual([
      'redFlag',
      'yellowCard',
      'award',
      'redFlag',
      'redFlag',
    ]);
  });
  test('an old board has none of them', async () => {
    const kinds = kindsOf(await makeOldBoard());
    for (const kind of ['campaign', 'tasks', 'commitments', 'measures', 'context'] as const)
      expect(kinds).not.toContain(kind);
  });
  test('maps and lines appear once there are two months', async () => {
    const earlier = await makeBoard({ month: '2026-08' });
    const gap = { month: '2026-07', board: undefined };
    const one = [gap, { month: '2026-09', board }];
    const two = [gap, { month: '2026-08', board: earlier }, { month: '2026-09', board }];
    expect(kindsOf(board, one)).not.toContain('lines');
    expect(kindsOf(board, one)).not.toContain('heat');
    expect(kindsOf(board, two)).toEqual(expect.arrayContaining(['lines', 'heat']));
  });
});
