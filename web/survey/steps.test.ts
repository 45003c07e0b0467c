import { expect, test } from 'vitest';
import {
  answersOf,
  attempt,
  draftName,
  emptyDraft,
  fit,
  nameOf,
  problemsOf,
  stepAfter,
  stepOfPointer,
  stepShown,
  stepsOf,
  type SurveyDraft,
} from './steps.ts';

const names = (...ids: string[]) => ids.map((id) => ({ id, name: id }));
const offer = {
  units: names('market', 'housing', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9'),
  indicators: names('starting', 'power'),
};
const draft = (over: Partial<SurveyDraft> = {}): SurveyDraft => ({ ...emptyDraft(), ...over });
const full = draft({
  units: ['market'],
  indicators: ['power'],
  levels: { 'unit:market': 'none', 'indicator:power': 'satisfied', overall: 'neutral', asked: 'no' },
});

test('only ticked units and indicators are asked about', () => {
  expect(stepsOf(draft())).toEqual(['units', 'indicators', 'overall', 'asked', 'text', 'check']);
  expect(stepsOf(full)).toEqual([
    'units',
    'unit:market',
    'indicators',
    'indicator:power',
    'overall',
    'asked',
    'text',
    'check',
  ]);
});

test('one page follows the other until the check page was seen', () => {
  expect(stepAfter(full, 'units', offer)).toBe('unit:market');
  expect(stepAfter(full, 'text', offer)).toBe('check');
});

test('a change from the check page leads back to it, by way of what it left open', () => {
  const seen = { ...full, seen: true };
  expect(stepAfter(seen, 'overall', offer)).toBe('check');
  expect(stepAfter({ ...seen, units: ['market', 'housing'] }, 'units', offer)).toBe('unit:housing');
});

test('a step the answers no longer lead to gives way to the first', () => {
  expect(stepShown(full, 'unit:market')).toBe('unit:market');
  expect(stepShown(full, 'unit:housing')).toBe('units');
});

test('complete answers have no problem, and carry no empty text', () => {
  expect(problemsOf(full, offer)).toEqual([]);
  expect(answersOf({ ...full, text: ' \n' })).toEqual({
    units: [{ unit: 'market', level: 'none' }],
    indicators: [{ indicator: 'power', level: 'satisfied' }],
    overall: 'neutral',
    asked: 'no',
    text: undefined,
  });
});

test('what is missing is named by its step, in order', () => {
  expect(problemsOf(draft({ units: ['market'] }), offer)).toEqual([
    { step: 'unit:market', code: 'required' },
    { step: 'overall', code: 'required' },
    { step: 'asked', code: 'required' },
  ]);
});

test('nine units are one too many', () => {
  const units = offer.units.map(({ id }) => id);
  expect(problemsOf(draft({ units }), offer)[0]).toEqual({ step: 'units', code: 'tooMany' });
});

test('every pointer of the function has a step', () => {
  expect(stepOfPointer(full, '/units')).toBe('units');
  expect(stepOfPointer(full, '/units/0/unit')).toBe('units');
  expect(stepOfPointer(full, '/units/0/level')).toBe('unit:market');
  expect(stepOfPointer(full, '/indicators/0/level')).toBe('indicator:power');
  expect(stepOfPointer(full, '/text')).toBe('text');
  expect(stepOfPointer(full, '/surprise')).toBe('check');
});

test('a step is called by its unit or indicator', () => {
  const both = { units: [{ id: 'x', name: '市场监管局' }], indicators: [{ id: 'x', name: '市场监管' }] };
  expect(nameOf('unit:x', both)).toBe('市场监管局');
  expect(nameOf('indicator:x', both)).toBe('市场监管');
  expect(nameOf('unit:gone', both)).toBe('gone');
});

test('a draft loses what is no longer offered, and keeps its levels', () => {
  const fitted = fit({ ...full, units: ['market', 'gone'] }, offer);
  expect(fitted.units).toEqual(['market']);
  expect(fitted.levels).toEqual(full.levels);
});

test('the same answers are sent again under the same key, others under a new one', () => {
  let made = 0;
  const newKey = () => String((made += 1));
  const sent = attempt(full, newKey);
  expect(attempt({ ...full, sent }, newKey)).toEqual(sent);
  expect(attempt({ ...full, sent, text: '补充' }, newKey).key).toBe('2');
});

test('a draft’s name tells links apart and does not contain them', () => {
  const name = draftName('0123456789ABCDEF');
  expect(name).not.toBe(draftName('0123456789ABCDEG'));
  expect(name).toMatch(/^survey\.[0-9a-f]{1,8}$/);
});
