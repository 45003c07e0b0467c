import { AdjustmentRecord, checkAdjustment } from '../../shared/scoring/index.ts';
import type { Adjustment, ClearingRecord } from '../../shared/scoring/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { refused } from '../platform/problem.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';

/** A decision as the run's document carries it. */
const Decision = AdjustmentRecord.omit({ month: true, version: true, changedAt: true, changedBy: true });

/**
 * A person's decision about one subject's month. It takes effect in the runs computed afterwards, which trace it; a published month
 * needs a correcting run. To clear a name is a task at once: it is published within some working days (see `clearings.ts`).
 * @throws Problem `rule-refused` with a pointer to what is missing: tolerance weighs all three distinctions.
 */
export const decideAdjustment =
  ({ store, clock }: Ports): UseCase<'decideAdjustment'> =>
  async ({ jurisdiction, ...fields }, caller) => {
    const record: AdjustmentRecord = {
      ...fields,
      decidedBy: caller.person,
      decidedOn: civilDateOf(clock.now().toISOString()),
      ...stamp(clock, caller, 1),
      version: 1,
    };
    const problems = checkAdjustment(record);
    if (problems.length > 0)
      throw refused('该决定缺少要件,未保存', 'The decision lacks what it needs and was not saved', problems);
    const clearing = await clearingOf(store, jurisdiction, record);
    await store.write(
      store.insertAdjustment(jurisdiction, record),
      ...(clearing ? [store.saveClearing(jurisdiction, clearing)] : []),
    );
    return record;
  };

/** The task that a decision to clear a name makes; other decisions make none. */
async function clearingOf(
  store: Ports['store'],
  j: string,
  { kind, id, month, subject, reason, decidedBy, decidedOn, changedAt, changedBy }: AdjustmentRecord,
): Promise<ClearingRecord | undefined> {
  if (kind !== 'nameClearing') return undefined;
  const subjectName = await store.subjectName(j, subject);
  return {
    id,
    month,
    subject,
    subjectName,
    reason,
    decidedBy,
    decidedOn,
    version: 1,
    changedAt,
    changedBy,
  };
}

/** The decisions on a month's scores. */
export const listAdjustments =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listAdjustments'> =>
  async ({ jurisdiction, month }) => ({ items: await store.adjustments(jurisdiction, month) });

/** The decisions on the subjects of a run, as the rules of scoring take them. */
export async function adjustmentsOf(
  { store }: Pick<Ports, 'store'>,
  j: string,
  month: string,
  subjects: ReadonlySet<string>,
): Promise<Adjustment[]> {
  const records = await store.adjustments(j, month);
  return records.filter(({ subject }) => subjects.has(subject)).map((record) => Decision.parse(record));
}
