import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';
import { makeNotice, makeOfficial, makeProject, makeTolerance, makeUnit } from './facts.fixture.ts';
import { RuleRefused } from './refused.ts';
import { computeRun, factsHash, runBytes, runHash, verifyRun } from './run.ts';
import { SHIPPED_SCHEMES } from './schemes.ts';

const { project, unit } = SHIPPED_SCHEMES;
const month = '2026-03';
const projects = [
  makeProject({ id: 'P3', name: '三', progress: { done: 50, planned: 50 } }),
  makeProject({
    id: 'P1',
    name: '一',
    notices: [
      makeNotice('red', '红1'),
      makeNotice('yellow', '黄1'),
      makeNotice('yellow', '黄2', '2026-03-02'),
    ],
    milestones: [
      { kind: 'signing', claimed: '2026-01-01', verified: '2026-01-01' },
      { kind: 'start', planned: '2026-05' },
    ],
  }),
  makeProject({ id: 'P2', name: '二', suspended: true }),
];
const input = { month, scheme: project, facts: projects };

/** The same value with the keys of every object, and the items of every list where wanted, in another order. */
function shuffled<T>(value: T, lists: boolean): T {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => shuffled(item, lists));
    return (lists ? items.reverse() : items) as T;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, shuffled<unknown>(item, lists)]),
  ) as T;
}

const problemsOf = async (run: Promise<unknown>) => {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof RuleRefused ? error.problems.map(({ pointer, code }) => [pointer, code]) : error;
};

describe('a run', () => {
  it('has the same bytes for the same facts and scheme in any order (F5)', async () => {
    const one = await computeRun(input);
    const other = await computeRun({
      month,
      scheme: shuffled(project, false),
      facts: shuffled(projects, true),
    });
    expect(runBytes(other)).toEqual(runBytes(one));
    expect(await runHash(other)).toBe(await runHash(one));
    expect(one.factsHash).toBe(await factsHash(shuffled(projects, true)));
  });

  it('has these bytes on every machine; whoever changes them changes what was published (F5)', async () => {
    expect(await runHash(await computeRun(input))).toBe(
      '80129106ca71c009a5f0648d3dc32f3053ccf4d0e68c7d0e64bf0dac1abf86f5',
    );
  });

  it('does not depend on the order of its facts, whatever they are', async () => {
    const facts = fc.uniqueArray(
      fc.record({
        id: fc.nat(999).map((n) => `P${n}`),
        done: fc.nat(60),
        group: fc.constantFrom('A', 'B'),
      }),
      { selector: ({ id }) => id, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(facts, async (list) => {
        const made = list.map(({ id, done, group }) =>
          makeProject({ id, group, progress: { done, planned: 50 } }),
        );
        const [one, other] = await Promise.all([
          computeRun({ ...input, facts: made }),
          computeRun({ ...input, facts: made.toReversed() }),
        ]);
        expect(canonicalText(other)).toBe(canonicalText(one));
      }),
      { numRuns: 25 },
    );
  });

  it('sorts by group and total, gives equal totals one place, and none to who is not scored', async () => {
    const facts = [
      ...projects,
      makeProject({ id: 'P4', progress: { done: 50, planned: 50 } }),
      makeProject({ id: 'P5', group: 'B', progress: { done: 0, planned: 50 } }),
    ];
    const { results, order } = await computeRun({ ...input, facts });
    expect(order).toBe('total');
    expect(results.map(({ subject, place, total }) => [subject, place, total])).toEqual([
      ['P3', 1, 83.75],
      ['P4', 1, 83.75],
      ['P1', 3, 76.75],
      ['P2', undefined, undefined],
      ['P5', 1, 43.75],
    ]);
  });

  it('applies adjustments and names the run it corrects', async () => {
    const adjustments = [makeTolerance({ subject: 'P1', occurrence: '红1' })];
    const first = await computeRun(input);
    const earlierRun = { run: await runHash(first), reason: '申诉成立' };
    const second = await computeRun({ ...input, adjustments, earlierRun });
    expect(second.corrects).toEqual(earlierRun);
    expect(second.results.find(({ subject }) => subject === 'P1')?.total).toBe(78.75);
    expect(await verifyRun(second, projects, project)).toBeUndefined();
  });
});

describe('satisfaction first (X6)', () => {
  const facts = [
    makeUnit({ id: 'U1', satisfaction: { score: 80, n: 50, band: 2, hidden: false } }),
    makeUnit({
      id: 'U2',
      satisfaction: { score: 85, n: 50, band: 1, hidden: false },
      response: { numerator: 0, denominator: 9 },
    }),
    makeUnit({ id: 'U3', satisfaction: { score: 90, n: 20, hidden: false } }),
    makeUnit({ id: 'U4', satisfaction: { n: 4, band: 1, hidden: true } }),
  ];

  it('sorts by band, then total; those without a band come after', async () => {
    const { results, order } = await computeRun({ month, scheme: unit, facts });
    expect(order).toBe('satisfactionBand');
    expect(results.map(({ subject, satisfactionBand }) => [subject, satisfactionBand])).toEqual([
      ['U2', 1],
      ['U1', 2],
      ['U3', undefined],
      ['U4', undefined],
    ]);
  });

  it('sorts by total where no differences can be shown', async () => {
    const same = facts.map((fact) => ({
      ...fact,
      satisfaction: { score: 80, n: 50, band: 1, hidden: false },
    }));
    const { results, order } = await computeRun({ month, scheme: unit, facts: same });
    expect(order).toBe('total');
    expect(results.at(-1)?.subject).toBe('U2');
  });
});

describe('a run is refused', () => {
  it('for facts of another month or kind, a subject twice, or a bad scheme', async () => {
    expect(await problemsOf(computeRun({ ...input, month: '2026-04', facts: [projects[0]!] }))).toEqual([
      ['/facts/0/month', 'monthDiffers'],
    ]);
    expect(await problemsOf(computeRun({ ...input, facts: [makeOfficial()] }))).toEqual([
      ['/facts/0/kind', 'kindDiffers'],
    ]);
    expect(await problemsOf(computeRun({ ...input, facts: [projects[0]!, projects[0]!] }))).toEqual([
      ['/facts/1/id', 'subjectTwice'],
    ]);
    const scheme = { ...project, criteria: project.criteria.slice(1) };
    expect(await problemsOf(computeRun({ ...input, scheme }))).toEqual([
      ['/scheme/criteria', 'weightsNot100'],
    ]);
  });

  it('for a tolerance without its distinctions, or a correction without a reason', async () => {
    const adjustments = [
      makeTolerance({ subject: 'P1', distinctions: {} }),
      makeTolerance({ subject: 'P1' }),
    ];
    expect(
      await problemsOf(computeRun({ ...input, adjustments, earlierRun: { run: 'x', reason: ' ' } })),
    ).toEqual([
      ['/adjustments/0/distinctions/inexperience', 'distinctionMissing'],
      ['/adjustments/0/distinctions/exploration', 'distinctionMissing'],
      ['/adjustments/0/distinctions/intention', 'distinctionMissing'],
      ['/adjustments/1/id', 'adjustmentTwice'],
      ['/earlierRun/reason', 'reasonMissing'],
    ]);
  });
});

describe('an adjustment', () => {
  it('for a subject or criterion that is not scored is refused, not dropped', async () => {
    const flood = makeTolerance({
      kind: 'forceMajeure',
      subject: 'P1',
      criterion: 'C9',
      occurrence: undefined,
    });
    expect(
      await problemsOf(
        computeRun({ ...input, adjustments: [makeTolerance({ id: 'A2', subject: 'P9' }), flood] }),
      ),
    ).toEqual([
      ['/adjustments/0/subject', 'subjectUnknown'],
      ['/adjustments/1/criterion', 'criterionUnknown'],
    ]);
  });

  it('that the auditor does not know shows when the run is verified', async () => {
    const run = await computeRun({
      ...input,
      adjustments: [makeTolerance({ subject: 'P1', occurrence: '红1' })],
    });
    expect(await verifyRun(run, projects, project)).toBeUndefined();
    expect((await verifyRun(run, projects, project, []))?.pointer).toBe('/adjustments/0');
  });
});

describe('verifying a run', () => {
  it('finds nothing in an honest one, also after a trip through JSON', async () => {
    const run = JSON.parse(new TextDecoder().decode(runBytes(await computeRun(input)))) as Awaited<
      ReturnType<typeof computeRun>
    >;
    expect(await verifyRun(run, shuffled(projects, true), project)).toBeUndefined();
  });

  it('names the first difference', async () => {
    const run = await computeRun(input);
    const results = run.results.map((result, index) => (index === 1 ? { ...result, total: 95 } : result));
    expect(await verifyRun({ ...run, results }, projects, project)).toEqual({
      pointer: '/results/1/total',
      expected: '76.75',
      found: '95',
      zh: '/results/1/total (一)应为76.75,实为95',
      en: '/results/1/total (一) should be 76.75 but is 95',
    });
    const short = { ...run, results: run.results.slice(0, 2) };
    expect(await verifyRun(short, projects, project)).toMatchObject({ pointer: '/results/2' });
  });

  it('names other facts, another scheme, and facts that cannot be scored', async () => {
    const run = await computeRun(input);
    const other = [makeProject({ id: 'P9' }), ...projects.slice(1)];
    expect((await verifyRun(run, other, project))?.pointer).toBe('/factsHash');
    expect((await verifyRun(run, projects, { ...project, version: 2 }))?.pointer).toBe('/schemeHash');
    expect((await verifyRun(run, [makeOfficial()], project))?.en).toBe(
      'cannot be recomputed: the scheme is not for this kind: official',
    );
  });
});
