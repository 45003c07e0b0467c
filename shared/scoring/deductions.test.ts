import { describe, expect, it } from 'vitest';
import { checkAdjustment } from './adjustments.ts';
import { sumPoints } from './decimal.ts';
import { makeNotice, makeProject, makeTolerance } from './facts.fixture.ts';
import type { ProjectFacts } from './facts.ts';
import type { Scheme } from './scheme.ts';
import { SHIPPED_SCHEMES } from './schemes.ts';
import { type SubjectScore, scoreSubject } from './explain.ts';

const { project } = SHIPPED_SCHEMES;
const RED3 = makeNotice('red', '督〔2026〕丹凤红003号');
const yellow = (n: number, issuedAt?: string) => makeNotice('yellow', `督〔2026〕丹凤黄00${n}号`, issuedAt);
const points = ({ lines }: SubjectScore) => lines.map((line) => line.points);

describe('deductions', () => {
  it('name points, notice and rule', () => {
    const score = scoreSubject(project, makeProject({ notices: [RED3] }));
    expect(score.deductions).toEqual([
      {
        kind: 'deduction',
        rule: 'D4',
        zh: '−2:红色督办单督〔2026〕丹凤红003号,规则D4',
        en: '−2: red notice 督〔2026〕丹凤红003号, rule D4',
        points: -2,
        facts: [{ id: '督〔2026〕丹凤红003号', label: '督〔2026〕丹凤红003号' }],
      },
    ]);
    expect(score.total).toBe(77.75);
  });

  const charged = (notices: ProjectFacts['notices'], ...adjustments: Parameters<typeof makeTolerance>) =>
    scoreSubject(project, makeProject({ notices }), adjustments.map(makeTolerance)).deductions.map(
      (line) => line.points,
    );

  it('spare the first yellow notice of the year and charge each later one once, in its month', () => {
    expect(charged([yellow(1)])).toEqual([]);
    expect(charged([yellow(1, '2026-01-20'), yellow(2)])).toEqual([-1]);
    expect(charged([yellow(1, '2026-01-20'), yellow(2, '2026-02-20')])).toEqual([]);
    expect(charged([yellow(1, '2025-12-31'), yellow(2)])).toEqual([]);
    expect(charged([yellow(1), yellow(2), yellow(3)])).toEqual([-1, -1]);
  });

  it('take the month in Beijing time and pass over withdrawn and later notices', () => {
    expect(charged([{ ...RED3, issuedAt: '2026-02-28T16:00:00.000Z' }])).toEqual([-2]);
    expect(charged([{ ...RED3, issuedAt: '2026-03-31T16:00:00.000Z' }])).toEqual([]);
    expect(charged([{ ...RED3, withdrawn: true }])).toEqual([]);
  });

  const capped: Scheme = {
    ...project,
    deductions: [{ id: 'D4', zh: '', en: '', occurrence: 'notice.red', points: 2, cap: 5 }],
  };
  const reds = [1, 2, 3, 4].map((n) => makeNotice('red', `红${n}`));

  it('stop at the cap of the rule', () => {
    const { deductions } = scoreSubject(capped, makeProject({ notices: reds }));
    expect(deductions.map((line) => line.points)).toEqual([-2, -2, -1, 0]);
    expect(deductions[2]?.en).toBe('−1: red notice 红3, rule D4 (capped at 5)');
  });

  it('charge a notice once that the facts name twice', () => {
    expect(charged([RED3, RED3])).toEqual([-2]);
  });

  it('lose a tolerated occurrence before the cap', () => {
    const one = makeTolerance({ occurrence: '红1' });
    const two = makeTolerance({ id: 'A2', occurrence: '红2' });
    const sum = (...adjustments: (typeof one)[]) =>
      sumPoints(
        scoreSubject(capped, makeProject({ notices: reds }), adjustments).deductions.map(
          (line) => line.points,
        ),
      );
    expect([sum(), sum(one), sum(one, two)]).toEqual([-5, -5, -4]);
  });

  it('of a rule from the second on count anew without a tolerated first', () => {
    const tolerated = makeTolerance({ occurrence: yellow(1).number });
    expect(
      scoreSubject(project, makeProject({ notices: [yellow(1), yellow(2)] }), [tolerated]).deductions,
    ).toEqual([]);
  });
});

describe('adjustments', () => {
  it('are traced, also when they change nothing', () => {
    const facts = makeProject({ notices: [RED3] });
    const { adjustments, total } = scoreSubject(project, facts, [
      makeTolerance(),
      makeTolerance({ id: 'A2', occurrence: '红9' }),
      makeTolerance({ id: 'A3', subject: 'P002' }),
    ]);
    expect(total).toBe(79.75);
    expect(adjustments.map(({ id, applied }) => [id, applied])).toEqual([
      ['A1', true],
      ['A2', false],
    ]);
    expect(adjustments[0]?.en).toBe('tolerance A1: 督〔2026〕丹凤红003号, by 考评中心 李四 on 2026-04-02');
  });

  it('for force majeure leave a criterion out, whose weight the others carry', () => {
    const flood = makeTolerance({ kind: 'forceMajeure', criterion: 'C2', occurrence: undefined });
    expect(checkAdjustment(flood)).toEqual([]);
    const score = scoreSubject(project, makeProject(), [flood]);
    expect(points(score)).toEqual([31.25, 0, 25, 16.67]);
    expect(score.lines[1]?.zh).toContain('不可抗力');
  });

  it('need a person, a reason, a target, and for tolerance the three distinctions', () => {
    const codes = (...change: Parameters<typeof makeTolerance>) =>
      checkAdjustment(makeTolerance(...change)).map(({ code }) => code);
    expect(codes()).toEqual([]);
    expect(codes({ decidedBy: ' ', reason: '' })).toEqual(['deciderMissing', 'reasonMissing']);
    expect(codes({ occurrence: '' })).toEqual(['occurrenceMissing']);
    expect(codes({ distinctions: { intention: '无私利' } })).toEqual([
      'distinctionMissing',
      'distinctionMissing',
    ]);
    expect(codes({ kind: 'forceMajeure', criterion: 'C1' })).toEqual(['targetMissing']);
    expect(codes({ kind: 'appeal', criterion: 'C1' })).toEqual(['criterionNotAllowed']);
  });
});
