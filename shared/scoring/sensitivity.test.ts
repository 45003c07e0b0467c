import { describe, expect, test } from 'vitest';
import { makeNotice, makeProject, makeUnit } from './facts.fixture.ts';
import { SHIPPED_SCHEMES } from './schemes.ts';
import { scoreSubject } from './explain.ts';
import type { Scheme } from './scheme.ts';
import { sensitivity } from './sensitivity.ts';

const { project, unit } = SHIPPED_SCHEMES;

describe('what would change a score', () => {
  test('a step more of each criterion gives exactly what the score then gains', () => {
    const facts = makeProject({ procedures: { total: 100, done: 75 } });
    const { levers } = sensitivity(project, facts);
    const better = makeProject({ procedures: { total: 100, done: 76 } });
    const gained = scoreSubject(project, better).total! - scoreSubject(project, facts).total!;
    expect(levers[0]).toMatchObject({ rule: 'C1', value: 75, points: 18.75, gain: 0.25, fullAt: 100 });
    expect(gained).toBeCloseTo(levers[0]!.gain, 10);
    expect(levers[0]!.zh).toContain('每提高1个百分点,得0.25分');
  });

  test('at the top nothing more is to be had', () => {
    const { levers } = sensitivity(project, makeProject({ procedures: { total: 4, done: 4 } }));
    expect(levers[0]).toMatchObject({ gain: 0, points: 25 });
  });

  test('where less is better, the step goes down', () => {
    const [first, ...rest] = unit.criteria;
    const scheme: Scheme = {
      ...unit,
      criteria: [
        {
          ...first!,
          metric: 'unit.overdueOpen',
          curve: [
            [0, 100],
            [4, 0],
          ],
        },
        ...rest,
      ],
    };
    const facts = makeUnit({
      overdueOpen: [
        { id: 'a', label: 'a' },
        { id: 'b', label: 'b' },
      ],
    });
    expect(sensitivity(scheme, facts).levers[0]).toMatchObject({ value: 2, gain: 10, fullAt: 0 });
  });

  test('a deduction names how it can go; a suspended project has neither', () => {
    const facts = makeProject({ notices: [makeNotice('red', '督〔2026〕丹凤红003号')] });
    expect(sensitivity(project, facts).removable).toMatchObject([
      { occurrence: '督〔2026〕丹凤红003号', rule: 'D4', points: 2 },
    ]);
    expect(sensitivity(project, makeProject({ suspended: true }))).toEqual({ levers: [], removable: [] });
  });
});
