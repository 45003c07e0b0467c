import { expect, test } from 'vitest';
import type { DraftAnswers } from './answers.ts';
import { answerProblems, satisfactionLevels } from './answers.ts';
import { levels } from '../intake/model.ts';
import { indicators } from '../registry/indicators.ts';
import { Answers } from './model.ts';
import { indicatorQuestions, levelNames } from './questionnaire.ts';

const offered = { units: ['u1', 'u2'], indicators: indicatorQuestions.map(({ code }) => code) };
const makeAnswers = (overrides: Partial<DraftAnswers>): DraftAnswers => ({
  units: [{ unit: 'u1', level: 'satisfied' }],
  indicators: [{ indicator: 'electricity', level: 'none' }],
  overall: 'neutral',
  asked: 'no',
  ...overrides,
});
const problemsOf = (overrides: Partial<DraftAnswers>) =>
  answerProblems(makeAnswers(overrides), offered).map(({ pointer, code }) => `${pointer} ${code}`);

test('complete answers have no problems; nothing but the two last questions is required', () => {
  expect(problemsOf({})).toEqual([]);
  expect(problemsOf({ units: [], indicators: [] })).toEqual([]);
  expect(problemsOf({ overall: undefined, asked: undefined })).toEqual([
    '/overall required',
    '/asked required',
  ]);
});

test('each problem is named at its place', () => {
  expect(
    problemsOf({
      units: [
        { unit: 'u1', level: 'satisfied' },
        { unit: 'u1', level: 'none' },
        { unit: 'u3', level: 'good' },
        { unit: 'u2' },
      ],
      indicators: [{ indicator: 'rain', level: 'none' }],
      overall: 'none',
      asked: 'perhaps',
      text: 'a'.repeat(2001),
    }),
  ).toEqual([
    '/units/1/unit twice',
    '/units/2/unit notOffered',
    '/units/2/level unknown',
    '/units/3/level required',
    '/indicators/0/indicator notOffered',
    '/overall unknown',
    '/asked unknown',
    '/text tooLong',
  ]);
});

test('eight units pass and nine are too many; blanks around the text do not count', () => {
  const units = Array.from({ length: 9 }, (_, i) => ({ unit: `u${i}`, level: 'satisfied' }));
  const many = { units: units.map(({ unit }) => unit), indicators: [] };
  const count = (n: number) =>
    answerProblems(makeAnswers({ units: units.slice(0, n), indicators: [] }), many);
  expect(count(8)).toEqual([]);
  expect(count(9)).toEqual([{ pointer: '/units', code: 'tooMany' }]);
  expect(problemsOf({ text: ` ${'税'.repeat(2000)} ` })).toEqual([]);
});

test('what the check accepts, the schema of the function accepts', () => {
  for (const level of satisfactionLevels) {
    const answers = makeAnswers({ overall: level, units: [{ unit: 'u2', level }], text: '税'.repeat(2000) });
    expect(answerProblems(answers, offered)).toEqual([]);
    expect(Answers.safeParse(answers).success).toBe(true);
  }
  expect(satisfactionLevels).toEqual(levels);
});

test('the 18 indicators in the order of the list, each with its own code and a text in both languages', () => {
  expect(indicatorQuestions.map(({ name }) => name.zh)).toEqual(
    (
      '开办企业,劳动力市场监管,办理建筑许可,政府采购,招标投标,获得电力,获得用水用气,登记财产,获得信贷,保护中小投资者,' +
      '知识产权创造、保护和运用,跨境贸易,纳税,执行合同,办理破产,市场监管,政务服务,包容普惠创新'
    ).split(','),
  );
  expect(new Set(offered.indicators).size).toBe(18);
  for (const { question } of indicatorQuestions) {
    expect(question.zh).toMatch(/[?\uff1f]$/);
    expect(question.en).toMatch(/\?$/);
  }
  expect(Object.values(levelNames).map(({ zh }) => zh)).toEqual(
    '非常满意 满意 基本满意 不满意 非常不满意 未接触'.split(' '),
  );
});

test('every one of the 18 indicators of the registry has its question, in the official order', () => {
  expect(indicatorQuestions.map(({ code }) => code)).toEqual(indicators.map(({ code }) => code));
});
