import type { Bilingual } from '../contract/bilingual.ts';
import { sha256Hex } from '../identifiers/token.ts';
import { type Adjustment, checkAdjustment } from './adjustments.ts';
import { canonicalBytes, canonicalHash, canonicalText, pointerTo, withSortedLists } from './canonical.ts';
import type { Facts, SubjectKind } from './facts.ts';
import { type RuleProblem, RuleRefused, refuseIf } from './refused.ts';
import { type Scheme, checkScheme } from './scheme.ts';
import { type SubjectScore, explain } from './explain.ts';
import { scorer } from './score.ts';

/** One subject's result. `place` counts inside the group; equal results share one, and a subject that is not scored has none. */
export interface RunResult extends SubjectScore {
  readonly subject: string;
  readonly name: string;
  readonly group: string;
  readonly place?: number;
  /** What the sorting by satisfaction used; absent where the survey shows no band. */
  readonly satisfactionBand?: number;
}

/** What a run corrects, and why. */
export interface Correction {
  readonly run: string;
  readonly reason: string;
}

/** A month's run: the same month, facts, scheme and adjustments give the same bytes. It holds no time and no random id. */
export interface RunDocument {
  readonly format: 'run-v1';
  readonly month: string;
  readonly kind: SubjectKind;
  readonly scheme: { readonly id: string; readonly version: number };
  readonly schemeHash: string;
  readonly factsHash: string;
  /** `total` where the scheme does not put satisfaction first or satisfaction shows no demonstrable differences. */
  readonly order: 'satisfactionBand' | 'total';
  readonly adjustments: readonly Adjustment[];
  readonly corrects?: Correction;
  readonly results: readonly RunResult[];
}

export interface RunInput {
  readonly month: string;
  readonly scheme: Scheme;
  readonly facts: readonly Facts[];
  readonly adjustments?: readonly Adjustment[];
  /** For a correction: the run it replaces and the reason. */
  readonly earlierRun?: Correction;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function checkInput({ month, scheme, facts, adjustments = [], earlierRun }: RunInput): void {
  const problems: RuleProblem[] = checkScheme(scheme).map((p) => ({ ...p, pointer: `/scheme${p.pointer}` }));
  const refuse = (pointer: string, code: string, zh: string, en: string) =>
    problems.push({ pointer, code, zh, en });
  const seen = new Set<string>();
  facts.forEach(({ id, kind, month: own }, index) => {
    const at = `/facts/${index}`;
    if (seen.has(id)) refuse(`${at}/id`, 'subjectTwice', `对象重复:${id}`, `subject given twice: ${id}`);
    if (kind !== scheme.kind)
      refuse(
        `${at}/kind`,
        'kindDiffers',
        `方案不适用于此类对象:${kind}`,
        `the scheme is not for this kind: ${kind}`,
      );
    if (own !== month) refuse(`${at}/month`, 'monthDiffers', `月份不符:${own}`, `another month: ${own}`);
    seen.add(id);
  });
  const ids = new Set<string>();
  adjustments.forEach((adjustment, index) => {
    const at = `/adjustments/${index}`;
    const { subject, criterion } = adjustment;
    if (!seen.has(subject)) {
      refuse(
        `${at}/subject`,
        'subjectUnknown',
        `本次考评无此对象:${subject}`,
        `not scored in this run: ${subject}`,
      );
    }
    if (criterion !== undefined && !scheme.criteria.some(({ id }) => id === criterion)) {
      refuse(
        `${at}/criterion`,
        'criterionUnknown',
        `没有此项:${criterion}`,
        `no such criterion: ${criterion}`,
      );
    }
    if (ids.has(adjustment.id))
      refuse(`${at}/id`, 'adjustmentTwice', '调整编号重复', 'adjustment given twice');
    ids.add(adjustment.id);
    problems.push(...checkAdjustment(adjustment, at));
  });
  if (earlierRun && !earlierRun.reason.trim()) {
    refuse('/earlierRun/reason', 'reasonMissing', '更正须说明理由', 'a correction needs its reason');
  }
  refuseIf(problems);
}

/** The facts as they are hashed: sorted by id, every list inside them sorted. */
function normalised(facts: readonly Facts[]): Facts[] {
  return facts.map(withSortedLists).toSorted((a, b) => byText(a.id, b.id));
}

const bandOf = (facts: Facts) =>
  facts.kind === 'unit' && !facts.satisfaction?.hidden ? facts.satisfaction?.band : undefined;

/** Sorts by group, then (where satisfaction comes first) band with the unbanded after it, then total, then id; and gives places. */
function placed(results: readonly RunResult[], order: RunDocument['order']): RunResult[] {
  const last = Number.MAX_SAFE_INTEGER;
  const band = ({ satisfactionBand }: RunResult) => (order === 'total' ? 0 : (satisfactionBand ?? last));
  const scored = ({ total }: RunResult) => (total === undefined ? 1 : 0);
  const ahead = (a: RunResult, b: RunResult) =>
    scored(a) - scored(b) || band(a) - band(b) || (b.total ?? 0) - (a.total ?? 0);
  const sorted = results.toSorted(
    (a, b) => byText(a.group, b.group) || ahead(a, b) || byText(a.subject, b.subject),
  );
  const places = new Map<string, { count: number; place: number; previous: RunResult }>();
  return sorted.map((result) => {
    if (result.total === undefined) return result;
    const before = places.get(result.group);
    const count = (before?.count ?? 0) + 1;
    const place = before && ahead(before.previous, result) === 0 ? before.place : count;
    places.set(result.group, { count, place, previous: result });
    return { ...result, place };
  });
}

/**
 * Computes a month's run. Satisfaction comes first where the scheme says so and at least two bands occur; else the total decides.
 * @throws RuleRefused for a bad scheme, facts of another month or kind, a subject given twice, or an unusable adjustment.
 */
export async function computeRun(input: RunInput): Promise<RunDocument> {
  checkInput(input);
  const { month, scheme, earlierRun } = input;
  const facts = normalised(input.facts);
  const adjustments = (input.adjustments ?? []).toSorted((a, b) => byText(a.id, b.id));
  const bands = new Set(facts.map(bandOf).filter((band) => band !== undefined));
  const order = scheme.satisfactionFirst && bands.size > 1 ? 'satisfactionBand' : 'total';
  const scored = scorer(scheme);
  const ofSubject = Map.groupBy(adjustments, ({ subject }) => subject);
  const results = facts.map((fact): RunResult => {
    const { id, name, group } = fact;
    const satisfactionBand = bandOf(fact);
    return {
      subject: id,
      name,
      group,
      ...(satisfactionBand !== undefined && { satisfactionBand }),
      ...explain(scored(fact, ofSubject.get(id))),
    };
  });
  return {
    format: 'run-v1',
    month,
    kind: scheme.kind,
    scheme: { id: scheme.id, version: scheme.version },
    schemeHash: await canonicalHash(scheme),
    factsHash: await canonicalHash(facts),
    order,
    adjustments,
    ...(earlierRun && { corrects: { run: earlierRun.run, reason: earlierRun.reason } }),
    results: placed(results, order),
  };
}

/** The bytes of a run, as they are stored, hashed and published. */
export function runBytes(run: RunDocument): Uint8Array<ArrayBuffer> {
  return canonicalBytes(run);
}

/** SHA-256 of the run's bytes. */
export function runHash(run: RunDocument): Promise<string> {
  return sha256Hex(runBytes(run));
}

/** The hash that a run of these facts carries, whatever their order. */
export function factsHash(facts: readonly Facts[]): Promise<string> {
  return canonicalHash(normalised(facts));
}

/** Where two runs part; values as canonical text, absent where one side has none. */
export interface Difference extends Bilingual {
  readonly pointer: string;
  readonly expected?: string;
  readonly found?: string;
}

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function firstDifference(
  expected: unknown,
  found: unknown,
  pointer: string,
): Omit<Difference, 'zh' | 'en'> | undefined {
  if (isContainer(expected) && isContainer(found) && Array.isArray(expected) === Array.isArray(found)) {
    const keys = Object.keys({ ...expected, ...found });
    for (const key of Array.isArray(expected) ? keys : keys.sort()) {
      const difference = firstDifference(expected[key], found[key], pointerTo(pointer, key));
      if (difference) return difference;
    }
    return undefined;
  }
  if (Object.is(expected, found)) return undefined;
  return {
    pointer,
    ...(expected !== undefined && { expected: canonicalText(expected) }),
    ...(found !== undefined && { found: canonicalText(found) }),
  };
}

/**
 * Recomputes a run from the facts and the scheme, with the adjustments given (or those it names), and gives the first difference: the scheme's hash,
 * the facts' hash, then the document in the order of its keys. `undefined` when every byte agrees.
 */
export async function verifyRun(
  run: RunDocument,
  facts: readonly Facts[],
  scheme: Scheme,
  adjustments: readonly Adjustment[] = run.adjustments,
): Promise<Difference | undefined> {
  const { month, corrects } = run;
  let expected: RunDocument;
  try {
    expected = await computeRun({
      month,
      scheme,
      facts,
      adjustments,
      ...(corrects && { earlierRun: corrects }),
    });
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    const { pointer, zh, en } = error.problems[0]!;
    return { pointer, zh: `无法重算:${zh}`, en: `cannot be recomputed: ${en}` };
  }
  const difference =
    firstDifference(expected.schemeHash, run.schemeHash, '/schemeHash') ??
    firstDifference(expected.factsHash, run.factsHash, '/factsHash') ??
    firstDifference(expected, run, '');
  if (!difference) return undefined;
  const index = /^\/results\/(\d+)/.exec(difference.pointer)?.[1];
  const name = index === undefined ? undefined : expected.results[Number(index)]?.name;
  const where = name === undefined ? difference.pointer : `${difference.pointer} (${name})`;
  const [should, is] = [difference.expected ?? '—', difference.found ?? '—'];
  return {
    ...difference,
    zh: `${where}应为${should},实为${is}`,
    en: `${where} should be ${should} but is ${is}`,
  };
}
