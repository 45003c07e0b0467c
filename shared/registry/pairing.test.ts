import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultGuarantees, missingGuarantees } from './guarantee.ts';
import { indicators, indicatorsWithoutChief } from './indicators.ts';
import type { PairingLink } from './pairing.ts';
import * as rules from './pairing.ts';

const on = '2023-05-01';
const project = (id: string) => ({ kind: 'project', id });
const pair = (official: string, id: string, over: Partial<PairingLink> = {}): PairingLink => ({
  official,
  subject: project(id),
  role: 'lead',
  from: '2023-01-01',
  ...over,
});
const forty = Array.from({ length: 40 }, (_, index) => pair(`L${index}`, `P${index}`));

describe('counts are distinct', () => {
  test('106 leaders, 121 projects, someone holds two (S3)', () => {
    const pairings = Array.from({ length: 121 }, (_, index) => pair(`L${index % 106}`, `P${index}`));
    expect(rules.pairingCounts(pairings, on)).toEqual({
      pairings: 121,
      officials: 106,
      subjects: 121,
      byKind: { project: 121 },
    });
    expect(rules.officialsWithSeveral(pairings, on).size).toBe(15);
    expect(rules.officialsWithSeveral(pairings, on).get('L0')).toBe(2);
  });

  test('408 chiefs for 308 enterprises, many to many; nobody unpaired (S4)', () => {
    const enterprises = Array.from({ length: 308 }, (_, index) => ({ kind: 'enterprise', id: `E${index}` }));
    const pairings = Array.from({ length: 408 }, (_, index) =>
      pair(`C${index}`, '', { subject: { kind: 'enterprise', id: `E${index % 308}` } }),
    );
    expect(rules.pairingCounts(pairings, on)).toMatchObject({ officials: 408, subjects: 308 });
    expect(rules.unpairedSubjects(enterprises, pairings, on)).toEqual([]);
  });

  test('only what holds on the day counts', () => {
    const pairings = [
      pair('A', '1', { to: '2023-04-30' }),
      pair('B', '2', { to: on }),
      pair('C', '3', { from: '2023-05-02' }),
    ];
    expect(rules.pairingsInForce(pairings, on).map(({ official }) => official)).toEqual(['B']);
    expect(
      rules.unpairedSubjects([project('1'), project('2'), { kind: 'chain', id: '2' }], pairings, on),
    ).toEqual([project('1'), { kind: 'chain', id: '2' }]);
    expect(rules.officialsWithoutPairing([{ id: 'A' }, { id: 'B' }], pairings, on)).toEqual([{ id: 'A' }]);
  });
});

test('a difficulty-A project without a top rank is warned of (F7)', () => {
  const officials = [
    { id: 'secretary', rank: 'partySecretary' },
    { id: 'deputy', rank: 'deputyCountyHead' },
    { id: 'clerk' },
  ];
  const projects = [
    { id: '1', difficulty: 'A' },
    { id: '2', difficulty: 'A' },
    { id: '3', difficulty: 'B' },
    { id: '4', difficulty: 'A' },
  ];
  const pairings = [
    pair('secretary', '1'),
    pair('deputy', '2'),
    pair('clerk', '3'),
    pair('secretary', '4', { role: 'deputy' }),
  ];
  expect(rules.hardProjectsWithoutTopRank(projects, pairings, officials, on).map(({ id }) => id)).toEqual([
    '2',
    '4',
  ]);
  const wider = { ...rules.defaultTopRankRule, topRanks: ['deputyCountyHead'] };
  expect(
    rules.hardProjectsWithoutTopRank(projects, pairings, officials, on, wider).map(({ id }) => id),
  ).toEqual(['1', '4']);
});

test('a missing one of three owners is listed (S7)', () => {
  const pairings = [pair('A', '1', { role: 'city' }), pair('B', '1', { role: 'enterprise' })];
  expect(rules.missingOwners(project('1'), pairings, on, ['city', 'county', 'enterprise'])).toEqual([
    'county',
  ]);
});

describe('ending service (F2)', () => {
  const always = () => true;
  const to = (successor: string, ...pairings: PairingLink[]) =>
    new Map(pairings.map((pairing) => [rules.pairingKey(pairing), successor]));

  test('one of forty retires: refused until handed over, then no orphan', () => {
    const [first = pair('L0', 'P0')] = forty;
    expect(rules.handOver('L0', '2023-06-30', forty, new Map(), always)).toEqual({
      ok: false,
      orphans: [first],
    });
    const done = rules.handOver('L0', '2023-06-30', forty, to('L1', first), always);
    expect(done).toMatchObject({
      ok: true,
      ended: [{ to: '2023-06-30' }],
      begun: [{ official: 'L1', from: '2023-07-01' }],
    });
    if (!done.ok) return;
    const subjects = forty.map(({ subject }) => subject);
    expect(rules.unpairedSubjects(subjects, done.pairings, '2023-06-30')).toEqual([]);
    expect(rules.unpairedSubjects(subjects, done.pairings, '2023-07-01')).toEqual([]);
    expect(rules.pairingCounts(done.pairings, '2023-07-01').officials).toBe(39);
  });

  test('neither oneself nor someone out of service can succeed', () => {
    const held = pair('A', '1');
    expect(rules.handOver('A', '2023-06-30', [held], to('A', held), always).ok).toBe(false);
    expect(rules.handOver('A', '2023-06-30', [held], to('B', held), (id) => id !== 'B').ok).toBe(false);
  });

  test('what ended before needs no successor; what has not begun begins with the successor', () => {
    const past = pair('A', '1', { to: '2023-03-01' });
    const future = pair('A', '2', { from: '2023-09-01' });
    const done = rules.handOver('A', '2023-06-30', [past, future], to('B', future), always);
    expect(done).toEqual({
      ok: true,
      ended: [],
      begun: [{ ...future, official: 'B' }],
      pairings: [past, { ...future, official: 'B' }],
    });
  });

  test('a successor who holds the subject already goes on holding it, and leads if either did', () => {
    const held = pair('B', '1', { role: 'deputy', from: '2023-03-01', to: '2023-12-31' });
    const begun = pair('B', '1', { role: 'lead', from: '2023-07-01' });
    const other = pair('C', '1', { from: '2023-07-01' });
    expect(rules.succession([held], [begun, other])).toEqual([
      { ...held, role: 'lead', to: undefined },
      other,
    ]);
    const short = { ...begun, role: 'deputy', to: '2023-10-31' };
    expect(rules.succession([held], [short])).toEqual([held]);
  });

  test('no subject paired before is unpaired after, on any day', () => {
    const pairings = fc.array(
      fc.record({
        official: fc.constantFrom('A', 'B', 'C'),
        subject: fc.constantFrom(project('1'), project('2'), project('3')),
        role: fc.constant('lead'),
        from: fc.constantFrom('2023-01-01', '2023-06-01', '2023-08-01'),
        to: fc.constantFrom(undefined, '2023-06-30', '2023-12-31'),
      }),
    );
    fc.assert(
      fc.property(
        pairings,
        fc.constantFrom('2023-06-30', '2023-07-01', '2023-08-15', '2024-01-01'),
        (links, day) => {
          const done = rules.handOver('A', '2023-06-30', links, to('B', ...links), always);
          const subjects = [project('1'), project('2'), project('3')];
          expect(done.ok && rules.unpairedSubjects(subjects, done.pairings, day)).toEqual(
            rules.unpairedSubjects(subjects, links, day),
          );
          expect(
            done.ok &&
              rules.pairingsInForce(done.pairings, '2023-07-01').some(({ official }) => official === 'A'),
          ).toBe(false);
        },
      ),
    );
  });
});

test('four guarantees: a missing one is named, and another county has others (F3)', () => {
  expect(defaultGuarantees.map(({ zh }) => zh)).toEqual([
    '手续办理',
    '建设进度',
    '问题协商解决',
    '优惠政策落实',
  ]);
  expect(missingGuarantees(['procedures', 'progress', 'policy']).map(({ zh }) => zh)).toEqual([
    '问题协商解决',
  ]);
  expect(missingGuarantees(['x'], [{ code: 'x', zh: '包招商', en: 'Investment' }])).toEqual([]);
});

test('18 indicators; with 17 chiefs the 18th is named (X4)', () => {
  expect(new Set(indicators.flatMap(({ code, zh, en }) => [code, zh, en])).size).toBe(54);
  expect(indicatorsWithoutChief(indicators.slice(0, 17).map(({ code }) => code)).map(({ zh }) => zh)).toEqual(
    ['包容普惠创新'],
  );
});
