import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { isVerified } from './achievement.ts';
import { investmentOfYear, milestoneStanding } from './agency.ts';
import { commitmentStanding, commitmentTotals } from './commitment.ts';
import type { CommitmentKind } from './commitmentKinds.ts';
import { FigureFields, ratioValues } from './figures.ts';
import { withFormer } from './former.ts';
import { orderConflict } from './milestoneOrder.ts';
import { daysInHand, planStanding } from './planRecord.ts';
import { spansOf } from './spans.ts';
import { coverage, visitsIn } from './visits.ts';

const paid = (on: string, amount?: number, completes = false) => ({
  on,
  completes,
  evidence: '凭证',
  by: 'p',
  ...(amount !== undefined && { amount }),
});

describe('commitments', () => {
  test('with an amount it is kept on the day that the last yuan was paid, whatever order payments were entered in', () => {
    const commitment = {
      kind: 'grant' as const,
      amount: 100,
      dueOn: '2026-03-01',
      fulfilments: [paid('2026-03-05', 40), paid('2026-02-01', 60)],
    };
    expect(commitmentStanding(commitment, '2026-09-01')).toEqual({
      nature: 'given',
      state: 'keptLate',
      keptAmount: 100,
      keptOn: '2026-03-05',
      days: 4,
    });
  });

  test('the due day itself is in time', () => {
    const open = { kind: 'power' as const, dueOn: '2026-03-01', fulfilments: [] };
    expect(commitmentStanding(open, '2026-03-01').state).toBe('open');
    expect(commitmentStanding(open, '2026-03-02')).toMatchObject({ state: 'overdue', days: 1 });
    expect(commitmentStanding({ ...open, withdrawn: '放弃' }, '2026-03-02')).toEqual({
      nature: 'service',
      state: 'withdrawn',
      keptAmount: 0,
    });
  });

  test('money lent is in no total of money given', () => {
    const row = (kind: CommitmentKind, amount: number) => ({
      amount,
      standing: commitmentStanding({ kind, amount, fulfilments: [paid('2026-01-01', amount)] }, '2026-01-02'),
    });
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (grant, loan) => {
        const [given, lent] = commitmentTotals([row('grant', grant), row('loan', loan)]);
        expect([given?.keptAmount, lent?.keptAmount]).toEqual([grant, loan]);
      }),
    );
  });
});

test('a ratio is exact to its last digit, rounded half up', () => {
  const figure = (id: string, value: number) => ({ id, name: id, value, unit: 'yuan' as const });
  const ratio = { id: 'r', name: 'r', of: 'a', per: 'b', unit: 'times' as const, digits: 2 };
  const of = (a: number, b: number) =>
    ratioValues({ figures: [figure('a', a), figure('b', b)], ratios: [ratio] })[0]?.value;
  expect(of(1, 200)).toBe(0.01);
  expect(of(0.3, 0.1)).toBe(3);
  expect(
    FigureFields.safeParse({
      title: 't',
      source: 's',
      asOf: '2026-01-01',
      figures: [figure('a', 1)],
      ratios: [ratio],
    }).success,
  ).toBe(false);
});

test('a deed needs one method, a result two different ones, and the unit’s own count for nothing', () => {
  const by = (method: 'sitIn' | 'onSiteOffice', verifierUnit = 'u2') => ({
    method,
    verifierUnit,
    verifier: 'p',
    on: '2026-01-01',
  });
  const deed = { kind: 'deed' as const, unit: 'u1' };
  expect(isVerified({ ...deed, verifications: [by('sitIn', 'u1')] })).toBe(false);
  expect(isVerified({ ...deed, verifications: [by('sitIn')] })).toBe(true);
  const result = { kind: 'annualResult' as const, unit: 'u1' };
  expect(isVerified({ ...result, verifications: [by('sitIn'), by('sitIn')] })).toBe(false);
  expect(isVerified({ ...result, verifications: [by('sitIn'), by('onSiteOffice', 'u1')] })).toBe(false);
  expect(isVerified({ ...result, verifications: [by('sitIn'), by('onSiteOffice')] })).toBe(true);
});

test('only milestones that follow one another are held to an order', () => {
  const start = { kind: 'start' as const, planned: '2026-06-01', claimed: '2026-06-01' };
  expect(orderConflict([start], 'production', '2026-05-01')).toMatchObject({ kind: 'start', side: 'before' });
  expect(orderConflict([start], 'signing', '2026-07-01')).toMatchObject({ kind: 'start', side: 'after' });
  expect(orderConflict([start], 'land', '2026-07-01')).toBeUndefined();
  expect(orderConflict([start], 'start', '2026-01-01')).toBeUndefined();
  expect(orderConflict([{ ...start, verified: '2026-04-01' }], 'production', '2026-05-01')).toBeUndefined();
});

test('spans skip what lies between start and trial production, and months are said where they are whole', () => {
  const reached = (kind: 'start' | 'mainStructure' | 'trialProduction', claimed: string) => ({
    kind,
    planned: claimed,
    claimed,
  });
  expect(
    spansOf([
      reached('start', '2021-08-01'),
      reached('mainStructure', '2021-11-20'),
      reached('trialProduction', '2022-02-01'),
    ]).map(({ zh }) => zh),
  ).toEqual(['开工到主体完工:111天', '主体完工到试生产:73天', '开工到试生产:6个月(184天)']);
});

test('a milestone is late by the days until it was reached, or until today', () => {
  const start = { kind: 'start' as const, planned: '2026-06-01' };
  expect(milestoneStanding(start, '2026-06-01')).toEqual({ state: 'planned' });
  expect(milestoneStanding(start, '2026-06-03')).toEqual({ state: 'overdue', daysLate: 2 });
  expect(milestoneStanding({ ...start, claimed: '2026-05-01' }, '2026-09-01')).toEqual({ state: 'waiting' });
  expect(milestoneStanding({ ...start, verified: '2026-06-11' }, '2026-09-01')).toEqual({
    state: 'verified',
    daysLate: 10,
  });
});

test('the year’s plan ends at the whole, and reports of other years are not drawn', () => {
  const rows = investmentOfYear(1_200_000, [{ month: '2025-12', investedToDate: 5 }], 2026);
  expect(rows).toHaveLength(12);
  expect(rows.at(-1)).toEqual({ month: '2026-12', planned: 1_200_000 });
  expect(rows.every(({ actual }) => actual === undefined)).toBe(true);
});

test('a later end date never makes a plan later, and moving it recovers nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }), (lengths) => {
      const steps = lengths.map((days, at) => ({
        id: `s${at}`,
        name: 's',
        days,
        after: at === 0 ? [] : [`s${at - 1}`],
      }));
      const at = (end: string) => daysInHand({ steps, end }, '2026-01-01');
      expect(at('2026-12-31') - at('2026-12-01')).toBe(30);
      const history = [{ on: '2026-01-01', end: '2026-12-01', daysInHand: -400 }];
      expect(planStanding({ steps, end: '2026-12-31', history }, '2026-01-01').daysRecovered).toBe(0);
    }),
  );
});

test('nobody to visit is no full coverage', () => {
  expect(coverage([], visitsIn([]))).toEqual({ covered: 0, total: 0, complete: false, missing: [] });
});

test('a corrected record keeps what it said, of many corrections the last twenty', () => {
  const Former = z.object({ title: z.string(), until: z.string(), by: z.string() });
  interface Said {
    readonly title: string;
    readonly former?: z.infer<typeof Former>[];
  }
  const correct = (record: Said, at: number): Said => ({
    title: `第${at}版`,
    ...withFormer(Former, record, { until: `2026-09-${at}`, by: 'p-1' }),
  });
  expect(withFormer(Former, undefined, { until: '2026-09-01', by: 'p-1' })).toEqual({});
  const often = Array.from({ length: 22 }, (_, at) => at + 1).reduce(correct, { title: '初版' });
  expect(often.former).toHaveLength(20);
  expect(often.former?.at(-1)).toEqual({ title: '第21版', until: '2026-09-22', by: 'p-1' });
  expect(often.former?.[0]?.title).toBe('第2版');
});
