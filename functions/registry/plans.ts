import type { FieldProblem } from '../../shared/contract/problems.ts';
import { planMoves } from '../../shared/registry/index.ts';
import type { EditionRef, Pairing, PairingPlan, Person } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import { Problem, problem, refused } from '../platform/problem.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';
import { servesThroughout } from './service.ts';
import type { RegistryStore, Stored } from './store.ts';
import { subjectNames } from './subjects.ts';

/** Pairings that go into one transaction beside the plan that counts them. */
const pairingsPerWrite = 99;
const draftAttempts = 5;

/** The editions of all years. */
export const listPlans =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listPlans'> =>
  async ({ jurisdiction }) => ({ items: await store.plans(jurisdiction) });

/** One edition with its pairings. @throws Problem `not-found`. */
export const readPlan =
  ({ store }: Pick<Ports, 'store'>): UseCase<'readPlan'> =>
  async ({ jurisdiction, year, edition }) => ({
    plan: await planOf(store, jurisdiction, { year, edition }),
    pairings: await store.pairings(jurisdiction, { year, edition }),
  });

/** Opens the next edition of a year's plan, empty. @throws Problem `busy` when others keep opening one at the same moment. */
export const draftPlan =
  ({ store, clock }: Ports): UseCase<'draftPlan'> =>
  async ({ jurisdiction, year }, caller) => {
    const editions = (await store.plans(jurisdiction)).filter((plan) => plan.year === year);
    const next = Math.max(0, ...editions.map(({ edition }) => edition)) + 1;
    for (let edition = next; edition < next + draftAttempts; edition++) {
      const plan: PairingPlan = { year, edition, status: 'draft', pairings: 0, ...stamp(clock, caller, 0) };
      try {
        await store.write([store.savePlan(jurisdiction, plan)]);
        return plan;
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'stale-version')) throw error;
      }
    }
    throw problem('busy');
  };

/**
 * Puts pairings into a draft; one that is there already (same official and subject) is replaced.
 * @throws Problem `illegal-move` unless the plan is a draft, `rule-refused` with a pointer to every official or subject that is not
 *   registered, every official who leaves before the pairing ends, every end before its beginning and every repetition.
 */
export const addPairings =
  ({ store, clock }: Ports): UseCase<'addPairings'> =>
  async ({ jurisdiction, year, edition, pairings }, caller) => {
    let plan = await planOf(store, jurisdiction, { year, edition });
    requireStatus(plan, 'draft');
    const fields = await wrongPairings(store, jurisdiction, pairings);
    if (fields.length > 0)
      throw refused(
        `有${fields.length}处不符合规则,本批未加入`,
        `${fields.length} entries break a rule; none was added`,
        fields,
      );

    for (let at = 0; at < pairings.length; at += pairingsPerWrite) {
      const part = pairings.slice(at, at + pairingsPerWrite);
      const known = await Promise.all(part.map((pairing) => store.pairing(jurisdiction, plan, pairing)));
      const added = known.filter((pairing) => pairing === undefined).length;
      plan = { ...plan, pairings: plan.pairings + added, ...stamp(clock, caller, plan.version) };
      await store.write([
        store.savePlan(jurisdiction, plan),
        ...part.map((pairing) => store.savePairing(jurisdiction, plan, pairing)),
      ]);
    }
    return plan;
  };

/** Sends a draft for approval; from then on nothing can be added. @throws Problem `rule-refused` for an empty draft. */
export const submitPlan =
  ({ store, clock }: Ports): UseCase<'submitPlan'> =>
  async ({ jurisdiction, year, edition, version }, caller) => {
    const plan = await planOf(store, jurisdiction, { year, edition });
    requireStatus(plan, 'draft');
    requireVersion(plan, version);
    if (plan.pairings === 0) throw refused('表中还没有包联关系', 'The plan has no pairings yet');
    const submitted: PairingPlan = {
      ...plan,
      status: 'submitted',
      submittedBy: caller.person,
      ...stamp(clock, caller, version),
    };
    await store.write([store.savePlan(jurisdiction, submitted)]);
    return submitted;
  };

/**
 * Approves a submitted edition and supersedes the one approved before it.
 * @throws Problem `forbidden` for the person who submitted it, `rule-refused` when a later edition is approved already or when an
 *   official leaves before a pairing ends.
 */
export const approvePlan =
  ({ store, clock }: Ports): UseCase<'approvePlan'> =>
  async ({ jurisdiction, year, edition, version }, caller) => {
    const plan = await planOf(store, jurisdiction, { year, edition });
    requireStatus(plan, 'submitted');
    requireVersion(plan, version);
    if (plan.submittedBy === caller.person)
      throw problem('forbidden', {
        detail: { zh: '送审人不能批准自己送审的表', en: 'Who submitted a plan cannot approve it' },
      });

    const approved = await store.approved(jurisdiction);
    const former = approved.editions.find((other) => other.year === year);
    if (former && former.edition > edition)
      throw refused(
        `${year}年第${former.edition}版已批准,不能再批准更早的版本`,
        `Edition ${former.edition} of ${year} is approved; an earlier one cannot follow it`,
      );
    await requireService(store, jurisdiction, plan);

    const result: PairingPlan = {
      ...plan,
      status: 'approved',
      approvedBy: caller.person,
      ...stamp(clock, caller, version),
    };
    const superseded = former && (await planOf(store, jurisdiction, former));
    await store.write([
      store.saveApproved(jurisdiction, {
        editions: [...approved.editions.filter((other) => other !== former), { year, edition }],
        ...stamp(clock, caller, approved.version),
      }),
      store.savePlan(jurisdiction, result),
      ...(superseded
        ? [
            store.savePlan(jurisdiction, {
              ...superseded,
              status: 'superseded',
              ...stamp(clock, caller, superseded.version),
            }),
          ]
        : []),
    ]);
    return result;
  };

async function planOf(store: RegistryStore, jurisdiction: string, ref: EditionRef): Promise<PairingPlan> {
  const plan = await store.plan(jurisdiction, ref);
  if (!plan) throw problem('not-found');
  return plan;
}

function requireStatus({ status }: PairingPlan, wanted: PairingPlan['status']): void {
  if (status !== wanted) throw problem('illegal-move', { current: status, allowed: planMoves[status] });
}

function requireVersion(plan: PairingPlan, version: number): void {
  if (plan.version !== version) throw problem('stale-version');
}

/** Officials may have left since the pairings were added; read consistently, after the list of approved editions. */
async function requireService(store: RegistryStore, jurisdiction: string, plan: PairingPlan): Promise<void> {
  const pairings = await store.pairings(jurisdiction, plan);
  const people = await store.rows(
    jurisdiction,
    'people',
    pairings.map(({ official }) => official),
  );
  const leavers = pairings.filter((pairing) => !servesThroughout(people.get(pairing.official)?.row, pairing));
  const names = [...new Set(leavers.map(({ official }) => people.get(official)?.row.name ?? official))];
  if (names.length > 0)
    throw refused(
      `${names.join('、')}离任后仍有包联任务,请另起一版移交`,
      `${names.join(', ')} would leave pairings behind; hand them over in another edition`,
    );
}

async function wrongPairings(
  store: RegistryStore,
  jurisdiction: string,
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
      ...(to !== undefined && to < from
        ? [wrong('/to', '截止日期早于起始日期', 'The end is before the beginning')]
        : []),
      ...(repeated ? [wrong('', '本批中重复的包联关系', 'The pairing repeats one of this batch')] : []),
    ];
  });
}

function wrongOfficial(known: Stored<Person> | undefined, pairing: Pairing): { zh: string; en: string }[] {
  if (known?.row.kind !== 'official')
    return [{ zh: `没有登记过领导干部${pairing.official}`, en: `There is no official ${pairing.official}` }];
  if (servesThroughout(known.row, pairing)) return [];
  return [
    {
      zh: `${known.row.name}于${known.row.to}离任,早于包联结束`,
      en: `${known.row.name} leaves on ${known.row.to}, before the pairing ends`,
    },
  ];
}
