import { followsPart, isSamePart } from '../../shared/scoring/index.ts';
import type { RunOrder, RunPart, RunPartRecord } from '../../shared/scoring/index.ts';
import { Problem } from '../platform/problem.ts';
import type { ProblemCode } from '../../shared/contract/problems.ts';
import { computeRun } from './compute.ts';
import { messagesFor } from './orders.ts';
import type { OrderPorts, PartMessage } from './orders.ts';
import { stamp } from './ports.ts';
import type { ArchivePorts } from './ports.ts';

/** What computing the parts of orders needs. */
export type WorkPorts = ArchivePorts & OrderPorts;

/** Problems that pass: throttling, and another delivery of the same part that was quicker. The queue brings the part again. */
const passing: readonly ProblemCode[] = ['busy', 'stale-version', 'duplicate'];

/**
 * Computes one part of an order, and then sends the parts that waited for it. However often it is called, a part comes to one run: the
 * run and the word that the part is computed are one transaction. What a rule says against it is kept with the part, as the API would
 * have answered it.
 * @throws whatever should bring the message back: what passes, and what nobody foresaw
 */
export const computePart =
  (ports: WorkPorts) =>
  async ({ orderedIn: j, month, order: id, ...place }: PartMessage): Promise<void> => {
    const { store, runParts } = ports;
    const [order, records] = await Promise.all([store.order(j, month, id), store.parts(j, month, id)]);
    const part = order?.parts.find((one) => isSamePart(one, place));
    if (!order || !part) throw new Error('The message names a part that nobody ordered');
    const recordOf = (one: RunPart) => records.find((record) => isSamePart(record, one));
    const record = recordOf(part);
    if (record?.state !== 'computed') await settle(ports, j, order, part, record?.version ?? 0);
    const followers = order.parts.filter(
      (one) => followsPart(one, part) && recordOf(one)?.state !== 'computed',
    );
    if (followers.length > 0) await runParts.send(messagesFor(j, order, followers));
  };

/** Computes a part whose record stands at a version, 0 where it has none. */
async function settle(
  ports: WorkPorts,
  j: string,
  order: RunOrder,
  { jurisdiction, kind }: RunPart,
  version: number,
): Promise<void> {
  const { store, clock } = ports;
  const { month, corrects, reason } = order;
  const by = { person: order.orderedBy };
  const become = (changed: Pick<RunPartRecord, 'state' | 'run' | 'problem'>, next: number) =>
    store.savePart(j, month, {
      order: order.id,
      jurisdiction,
      kind,
      ...changed,
      ...stamp(clock, by, next),
    });
  await store.write(become({ state: 'working' }, version + 1));
  try {
    await computeRun(ports)({ jurisdiction, month, kind, corrects, reason }, by, (run) =>
      become({ state: 'computed', run: run.id }, version + 2),
    );
  } catch (error) {
    if (!(error instanceof Problem) || passing.includes(error.code)) throw error;
    const { type, title, detail, fields } = error.document();
    const problem = {
      type,
      title,
      ...(detail && { detail }),
      ...(fields && { fields: [...fields] }),
    };
    await store.write(become({ state: 'refused', problem }, version + 2));
  }
}
