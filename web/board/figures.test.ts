import { beforeAll, describe, expect, test } from 'vitest';
import { makeBoard, makeOldBoard } from './board.fixture.ts';
import { makeResults } from './survey.fixture.ts';
import type { Board, BoardScore } from '../../shared/scoring/board.ts';
import {
  allScores,
  figureSections,
  investmentToDate,
  matching,
  shortHash,
  starBands,
  starCounts,
  topFirst,
  totalText,
} from './figures.ts';
import { hallPages } from './hall.ts';
import { headline, investmentSummary, starsSummary } from './sentences.ts';

const makeScore = (overrides: Partial<BoardScore>): BoardScore => ({
  subject: 'P1',
  name: '唐崖镇茶叶精深加工项目',
  ownerUnit: '县税务局',
  lines: [],
  ...overrides,
});

let board: Board;
beforeAll(async () => {
  board = await makeBoard();
});

describe('scores', () => {
  test('every project is in one star count or in none', () => {
    const scores = allScores(board.projects.groups);
    const { stars, none, all } = starCounts(scores);
    expect(all).toBe(319);
    expect(stars.reduce((sum, { count }) => sum + count, none)).toBe(319);
    expect(stars[0]!.count).toBe(scores.filter((score) => score.stars === 5).length);
  });
  test('under their stars every score stands once, five stars first, those without any last', () => {
    const scores = allScores(board.projects.groups);
    const bands = starBands(scores);
    const order = bands.map(({ stars }) => stars ?? 0);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(bands.flatMap((band) => band.scores.map(({ stars }) => stars === band.stars))).not.toContain(
      false,
    );
    expect(bands.flatMap((band) => band.scores)).toHaveLength(scores.length);
  });
  test('totals have two decimals, so that they stand under each other', () => {
    expect([100, 92.5, 91.27, undefined].map(totalText)).toEqual(['100.00', '92.50', '91.27', '—']);
  });
  test('stars come first, then totals without stars, then what is not scored; ties keep their order', () => {
    const scores = [
      makeScore({ subject: 'suspended' }),
      makeScore({ subject: 'blocked', total: 99 }),
      makeScore({ subject: 'a', total: 80, stars: 4 }),
      makeScore({ subject: 'b', total: 80, stars: 4 }),
      makeScore({ subject: 'best', total: 91, stars: 5 }),
    ];
    expect(topFirst(scores).map(({ subject }) => subject)).toEqual([
      'best',
      'a',
      'b',
      'blocked',
      'suspended',
    ]);
  });
  test('search takes every word, from name or owner, in any width and case', () => {
    const scores = [makeScore({}), makeScore({ name: 'ＬＮＧ储配站', ownerUnit: '县住建局' })];
    expect(matching(scores, ' ')).toHaveLength(2);
    expect(matching(scores, '唐崖 税务')).toEqual([scores[0]]);
    expect(matching(scores, 'lng')).toEqual([scores[1]]);
    expect(matching(scores, '唐崖 住建')).toEqual([]);
  });
});

describe('satisfaction in sections', () => {
  test('bands from the best, hidden figures last, each by pinyin', () => {
    const { units, names } = board.satisfaction!;
    const sections = figureSections(units, names);
    const bands = sections.flatMap(({ band }) => (band ? [band.number] : []));
    expect(bands.length).toBeGreaterThan(1);
    expect(bands).toEqual([...bands].sort((a, b) => a - b));
    expect(sections.at(-1)!.kind).toBe('hidden');
    expect(sections.flatMap(({ figures }) => figures)).toHaveLength(units.figures.length);
    for (const { figures } of sections) {
      const shown = figures.map(({ code }) => names[code]!);
      expect(shown).toEqual([...shown].sort(new Intl.Collator('zh-CN', { numeric: true }).compare));
    }
  });
  test('without demonstrable differences all shown figures stand in one list', () => {
    const { units, names } = makeResults('2026-09', 'none');
    expect(units.differences).toBe('none');
    expect(figureSections(units, names).map(({ kind }) => kind)).toEqual(['shown', 'hidden']);
  });
  test('an unrepresentative month has no bands', () => {
    const { units, names, representative } = makeResults('2026-09', 'unrepresentative');
    expect(representative).toBe(false);
    expect(figureSections(units, names).some(({ kind }) => kind === 'band')).toBe(false);
  });
});

describe('sentences', () => {
  test('the headline says who is paired with what, and how many have stars', () => {
    expect(headline(board)).toMatch(
      /^40名领导包联319个重点项目、联系308家企业,全部有人包联;\d+个亮星,其中五星\d+个。$/,
    );
    const pairing = { ...board.pairing, unpaired: 3 };
    expect(headline({ ...board, pairing })).toContain('还有3个未包联');
  });
  test('the distribution in words adds up to all', () => {
    const text = starsSummary(starCounts(allScores(board.projects.groups)));
    const [all, ...parts] = [...text.matchAll(/(\d+)个/g)].map((match) => Number(match[1]));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all);
  });
  test('investment to date is a share of its plan, and nothing before the first month', () => {
    const investment = [{ month: '2026-01', planned: 200_000_000, done: 150_000_000 }];
    expect(investmentToDate(investment)!.share).toBe(0.75);
    expect(investmentToDate([{ month: '2026-01', planned: 0, done: 5 }])!.share).toBeUndefined();
    expect(investmentSummary({ ...board, investment })).toBe(
      '截至2026年1月,计划完成投资2亿元,实际完成1.5亿元,为序时计划的75%。',
    );
    expect(investmentSummary({ ...board, investment: [] })).toBeUndefined();
  });
  test('a hash is shortened to sixteen digits in fours', () => {
    expect(shortHash('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef');
  });
});

describe('pages of the hall view', () => {
  test('show the top of each group, every shown figure once, and end with the check', () => {
    const pages = hallPages(board, { seconds: 1, rows: 4 });
    const projects = pages.flatMap((page) => (page.kind === 'projects' ? [page] : []));
    expect(projects.map(({ scores }) => scores.length)).toEqual([4, 4, 4]);
    const units = pages.flatMap((page) => (page.kind === 'units' ? page.figures : []));
    const shown = board.satisfaction!.units.figures.filter(({ level }) => level !== 'hidden');
    expect(units.map(({ code }) => code).sort()).toEqual(shown.map(({ code }) => code).sort());
    const rates = pages.flatMap((page) => (page.kind === 'rates' ? page.units : []));
    expect(rates).toEqual(board.rates.units);
    expect(pages[0]!.kind).toBe('overview');
    expect(pages.at(-1)!.kind).toBe('verify');
  });
  test('an old board without survey, notices and investment has fewer pages, none of them empty', async () => {
    const rest: Board = { ...(await makeOldBoard()), notices: [], investment: [] };
    delete (rest as { satisfaction?: unknown }).satisfaction;
    const kinds = hallPages(rest).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['overview', 'projects', 'rates', 'circular', 'verify']));
  });
});
