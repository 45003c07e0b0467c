import type { RuleProblem } from './refused.ts';

/** A curve's points: value, percent of the weight. */
export type CurvePoints = readonly (readonly [value: number, percent: number])[];

/**
 * What keeps points from being a curve, each at its JSON Pointer below `pointer`: fewer than two of them, a value that is not above the one
 * before (a value has one score alone), percents outside 0–100, and what is no number.
 */
export function curveProblems(points: CurvePoints, pointer = ''): RuleProblem[] {
  const problems = points.flatMap(([value, percent], at): RuleProblem[] => {
    const before = points[at - 1]?.[0];
    const [x, y] = [`${pointer}/${at}/0`, `${pointer}/${at}/1`];
    return [
      ...(!Number.isFinite(value)
        ? [{ pointer: x, code: 'curveNotNumber', zh: '应为数字', en: 'must be a number' }]
        : before !== undefined && value <= before
          ? [
              {
                pointer: x,
                code: 'curveNotFunction',
                zh: `应大于前一点的${before}:一个指标值只能有一个得分`,
                en: `must be above the ${before} before it: a value has one score alone`,
              },
            ]
          : []),
      ...(percent >= 0 && percent <= 100
        ? []
        : [
            {
              pointer: y,
              code: 'curveOutOfRange',
              zh: '应在0至100之间',
              en: 'must be within 0 and 100',
            },
          ]),
    ];
  });
  if (points.length >= 2) return problems;
  return [
    { pointer, code: 'curveTooShort', zh: '曲线至少两个点', en: 'a curve has at least two points' },
    ...problems,
  ];
}
