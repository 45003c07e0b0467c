import { isWithinYear, planMoves } from '../../shared/registry/index.ts';
import type { EditionRef, Pairing, PairingPlan, Person } from '../../shared/registry/index.ts';
import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { Problem, problem, refused } from '../platform/problem.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';
import { backwards } from './references.ts';
import { servesThroughout } from './service.ts';
import type { RegistryStore, Stored } from './store.ts';
import { subjectNames } from './subjects.ts';

/** Pairings that go into one transaction beside the plan that counts them. */
const pairingsPerWrite = 99;
const draftAttempts = 5;

/** @throws Problem `not-found` for an edition that was never drafted. */
export async function planOf(
  store: RegistryStore,
  jurisdiction: string,
  ref: EditionRef,
): Promise<PairingPlan> {
  const plan = await store.plan(jurisdiction, ref);
  if (!plan) throw problem('not-found');
  return plan;
}

/** @throws Problem `illegal-move` for a plan that stands elsewhere. */
export function requireStatus({ status }: PairingPlan, wanted: PairingPlan['status']): void {
  if (status !== wanted) throw problem('illegal-move', { current: status, allowed: planMoves[status] });
}

/** @throws Problem `illegal-move` unless the plan is a draft, `rule-refused` for one whose pairings were taken over in part only. */
export function requireDraft(plan: PairingPlan): void {
  requireStatus(plan, 'draft');
  if (plan.incomplete)
    throw refused(
      '这一版复制时中断,内容不全,请重新起草一版',
      'This edition was interrupted while it was copied; draft another one',
    );
}

/** The parts of a batch of pairings that go into one transaction each. */
export const partsOf = <P>(pairings: readonly P[]): P[][] =>
  Array.from({ length: Math.ceil(pairings.length / pairingsPerWrite) }, (_, at) =>
    pairings.slice(at * pairingsPerWrite, (at + 1) * pairingsPerWrite),
  );

/** What a new edition begins with. */
export interface Beginning {
  readonly year: number;
  readonly basedOn?: EditionRef | undefined;
  readonly pairings: readonly Pairing[];
}

/**
 * Opens the next edition of a year as a draft with its first pairings. Where they need several transactions the draft is `incomplete` until
 * the last, so that one that broke off can never be taken for whole.
 * @throws Problem `busy` when others keep opening one at the same moment.
 */
export async function openEdition(
  { store, clock }: Ports,
  jurisdiction: string,
  caller: StaffCaller,
  { year, basedOn, pairings }: Beginning,
): Promise<PairingPlan> {
  const editions = (await store.plans(jurisdiction)).filter((plan) => plan.year === year);
  const next = Math.max(0, ...editions.map(({ edition }) => edition)) + 1;
  const [first = [], ...rest] = partsOf(pairings);
  for (let edition = next; edition < next + draftAttempts; edition++) {
    let plan: PairingPlan = {
      year,
      edition,
      status: 'draft',
      pairings: first.length,
      ...(basedOn && { basedOn: { year: basedOn.year, edition: basedOn.edition } }),
      ...(rest.length > 0 && { incomplete: true as const }),
      ...stamp(clock, caller, 0),
    };
    const put = (part: readonly Pairing[]) =>
      store.write([
        store.savePlan(jurisdiction, plan),
        ...part.map((pairing) => store.savePairing(jurisdiction, plan, pairing)),
      ]);
    try {
      await put(first);
    } catch (error) {
      if (error instanceof Problem && error.code === 'stale-version') continue;
      throw error;
    }
    for (const [at, part] of rest.entries()) {
      const { incomplete, ...complete } = plan;
      const last = at === rest.length - 1;
      plan = {
        ...complete,
        ...(incomplete && !last && { incomplete }),
        pairings: plan.pairings + part.length,
        ...stamp(clock, caller, plan.version),
      };
      await put(part);
    }
    return plan;
  }
  throw problem('busy');
}

/**
 * What is wrong with pairings that shall go into a year's plan: officials or subjects that are not registered, officials who leave before
 * the pairing ends, ends before beginnings, pairings without a day in the year, repetitions.
 */
export async function wrongPairings(
  store: RegistryStore,
  jurisdiction: string,
  year: number,
  pairings: readonly Pairing[],
): Promise<FieldProblem[]> {
  const [people, nameOf] = await Promise.all([
    store.rows(
      jurisdiction,
      'people',
      pairings.map(({ official }) => official),
    ),
    subjectNames(
      store,
      jurisdiction,
      pairings.map(({ subject }) => subject),
    ),
  ]);
  const seen = new Set<string>();
  return pairings.flatMap((pairing, at): FieldProblem[] => {
    const { official, subject, from, to } = pairing;
    const key = `${official}#${subject.kind}#${subject.id}`;
    const repeated = seen.has(key);
    seen.add(key);
    const wrong = (field: string, zh: string, en: string) => ({ pointer: `/pairings/${at}${field}`, zh, en });
    const turned = backwards(`/pairings/${at}/to`, from, to);
    return [
      ...wrongOfficial(people.get(official), pairing).map(({ zh, en }) => wrong('/official', zh, en)),
      ...(nameOf(subject) === undefined
        ? [
            wrong(
              '/subject/id',
              `没有登记过包联对象${subject.id}`,
              `There is no ${subject.kind} ${subject.id}`,
            ),
          ]
        : []),
      ...turned,
      ...(turned.length === 0 && !isWithinYear(pairing, year)
        ? [
            {
              pointer: `/pairings/${at}${from > `${year}-12-31` ? '/from' : '/to'}`,
              ...outsidePlan(year),
            },
          ]
        : []),
      ...(repeated ? [wrong('', '本批中重复的包联关系', 'The pairing repeats one of this batch')] : []),
    ];
  });
}

function wrongOfficial(known: Stored<Person> | undefined, pairing: Pairing): { zh: string; en: string }[] {
  if (known?.row.kind !== 'official')
    return [{ zh: `没有登记过领导干部${pairing.official}`, en: `There is no official ${pairing.official}` }];
  return servesThroughout(known.row, pairing) ? [] : [leavesBefore(known.row)];
}

/** That a pairing has no day in the year of its plan. */
export const outsidePlan = (year: number): { zh: string; en: string } => ({
  zh: `包联时间不在${year}年内,不属于这张表`,
  en: `The pairing has no day in ${year}; it is outside this plan`,
});

/** That an official leaves before a pairing ends. */
export const leavesBefore = ({ name, to }: Pick<Person, 'name' | 'to'>): { zh: string; en: string } => ({
  zh: `${name}于${to}离任,早于包联结束`,
  en: `${name} leaves on ${to}, before the pairing ends`,
});
