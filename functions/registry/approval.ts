import type { PairingPlan } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { planOf, requireDraft, requireStatus } from './editions.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';
import { servesThroughout } from './service.ts';
import type { RegistryStore } from './store.ts';

/**
 * Sends a draft for approval; from then on nothing can be added.
 * @throws Problem `rule-refused` for an empty draft, or one that started from an edition which another has replaced since.
 */
export const submitPlan =
  ({ store, clock }: Ports): UseCase<'submitPlan'> =>
  async ({ jurisdiction, year, edition, version }, caller) => {
    const plan = await planOf(store, jurisdiction, { year, edition });
    requireDraft(plan);
    requireVersion(plan, version);
    if (plan.pairings === 0) throw refused('表中还没有包联关系', 'The plan has no pairings yet');
    requireCurrentBase(plan, (await store.approved(jurisdiction)).editions);
    const stamped = stamp(clock, caller, version);
    const submitted: PairingPlan = {
      ...plan,
      status: 'submitted',
      submittedBy: caller.person,
      submittedAt: stamped.changedAt,
      ...stamped,
    };
    await store.write([store.savePlan(jurisdiction, submitted)]);
    return submitted;
  };

/** Returns a submitted edition to whoever drafts it; why is kept, and the way to approval begins anew. */
export const returnPlan =
  ({ store, clock }: Ports): UseCase<'returnPlan'> =>
  async ({ jurisdiction, year, edition, version, reason }, caller) => {
    const plan = await planOf(store, jurisdiction, { year, edition });
    requireStatus(plan, 'submitted');
    requireVersion(plan, version);
    const stamped = stamp(clock, caller, version);
    const returned: PairingPlan = {
      ...plan,
      status: 'draft',
      submittedBy: undefined,
      submittedAt: undefined,
      returns: [...(plan.returns ?? []), { at: stamped.changedAt, by: caller.person, reason }],
      ...stamped,
    };
    await store.write([store.savePlan(jurisdiction, returned)]);
    return returned;
  };

/**
 * Approves a submitted edition and supersedes the one approved before it.
 * @throws Problem `forbidden` for the person who submitted it, `rule-refused` when a later edition is approved already, when the edition it
 *   started from is in force no longer, or when an official leaves before a pairing ends.
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
    requireCurrentBase(plan, approved.editions);
    await requireService(store, jurisdiction, plan);

    const stamped = stamp(clock, caller, version);
    const result: PairingPlan = {
      ...plan,
      status: 'approved',
      approvedBy: caller.person,
      approvedAt: stamped.changedAt,
      ...stamped,
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

function requireVersion(plan: PairingPlan, version: number): void {
  if (plan.version !== version) throw problem('stale-version');
}

/**
 * What was approved between the drafting of an edition and its approval must not be lost: a draft that started from an edition of its
 * year follows that edition only.
 */
function requireCurrentBase(
  { year, basedOn }: PairingPlan,
  approved: readonly { readonly year: number; readonly edition: number }[],
): void {
  const current = approved.find((other) => other.year === year);
  if (!current || basedOn?.year !== year || basedOn.edition >= current.edition) return;
  throw refused(
    `这一版以第${basedOn.edition}版为底稿,其后第${current.edition}版已批准;请以第${current.edition}版为底稿重新起草`,
    `It started from edition ${basedOn.edition}, and edition ${current.edition} was approved since; draft it anew from that one`,
  );
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
