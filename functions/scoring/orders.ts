import type * as z from 'zod';
import type { ParsedInput } from '../../shared/contract/index.ts';
import { duePartsOf, isSamePart, RunOrder, runOrderView, RunPart } from '../../shared/scoring/index.ts';
import type { RunOrderView } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { Problem, problem, refused } from '../platform/problem.ts';
import type { Queue } from '../platform/queue.ts';
import { correctionOf } from './compute.ts';
import { requireEnded, stamp } from './ports.ts';
import type { Ports } from './ports.ts';

/** What ordering needs besides: the queue that leads to the worker. */
export interface OrderPorts extends Ports {
  readonly runParts: Queue;
}

/** What stands on the queue: which part of which order, nothing else. */
export const PartMessage = RunPart.pick({ jurisdiction: true, kind: true }).extend({
  /** Whose order it is: the jurisdiction itself, or the city above it. */
  orderedIn: RunPart.shape.jurisdiction,
  month: RunOrder.shape.month,
  order: RunOrder.shape.id,
});
export type PartMessage = z.infer<typeof PartMessage>;

/** Parts of an order as messages. */
export const messagesFor = (
  orderedIn: string,
  { month, id }: Pick<RunOrderView, 'month' | 'id'>,
  parts: readonly RunPart[],
): PartMessage[] =>
  parts.map(({ jurisdiction, kind }) => ({ orderedIn, month, order: id, jurisdiction, kind }));

/**
 * Orders a month's runs: writes the order, then sends a message for each part that can begin. The same order sent again is the same
 * order, and what was left unsent of it is sent. What a rule says against a part of several is told by that part; what it says against
 * the only one, at once.
 * @throws Problem `not-acceptable-now` before the month has ended, `duplicate` for the id of another order.
 */
export const orderRuns =
  (ports: OrderPorts): UseCase<'orderRuns'> =>
  async (input, caller) => {
    const { clock, runParts } = ports;
    const { jurisdiction: j, month, id, corrects, reason } = input;
    requireEnded(clock, month);
    const order: RunOrder = {
      id,
      month,
      orderedBy: caller.person,
      orderedAt: clock.now().toISOString(),
      ...(corrects && { corrects }),
      ...(reason && { reason }),
      parts: await soundParts(ports, input),
      ...stamp(clock, caller, 1),
    };
    const view = await placed(ports, j, order);
    await runParts.send(messagesFor(j, view, duePartsOf(view.parts)));
    return view;
  };

/** Writes the order, unless it stands already. */
async function placed(ports: OrderPorts, j: string, order: RunOrder): Promise<RunOrderView> {
  const { store } = ports;
  try {
    await store.write(store.insertOrder(j, order));
    return viewOf(ports, order, []);
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'duplicate')) throw error;
    const [standing, records] = await Promise.all([
      store.order(j, order.month, order.id),
      store.parts(j, order.month, order.id),
    ]);
    if (!standing || !isSameOrder(standing, order)) throw error;
    return viewOf(ports, standing, records);
  }
}

const isSameOrder = (one: RunOrder, other: RunOrder): boolean =>
  one.orderedBy === other.orderedBy &&
  one.corrects === other.corrects &&
  one.reason === other.reason &&
  one.parts.length === other.parts.length &&
  one.parts.every((part) => other.parts.some((same) => isSamePart(part, same)));

const viewOf = (
  { clock, config }: Pick<Ports, 'clock' | 'config'>,
  order: RunOrder,
  records: Parameters<typeof runOrderView>[1],
): RunOrderView => runOrderView(order, records, clock.now().toISOString(), config.stalledMinutes);

/**
 * The parts of an order: every place with every kind, counties' runs in the city alone.
 * @throws Problem `rule-refused` for a place that is not below, or a correction of several; what a correction must name (`illegal-move`)
 */
async function soundParts(
  { store }: Pick<Ports, 'store'>,
  { jurisdiction: j, month, kinds, jurisdictions, corrects, reason }: ParsedInput<'orderRuns'>,
): Promise<RunPart[]> {
  const [own, counties] = await Promise.all([store.jurisdiction(j), store.counties(j)]);
  const places = [{ code: j, name: own?.name ?? j }, ...counties];
  const strange = (jurisdictions ?? []).flatMap((code, at) =>
    places.some((place) => place.code === code) ? [] : [{ code, at }],
  );
  if (strange.length > 0)
    throw refused(
      '只能计算本级和所辖县区',
      'Only the jurisdiction itself and counties below it can be computed',
      strange.map(({ code, at }) => ({
        pointer: `/jurisdictions/${at}`,
        zh: `${code}不是已登记的所辖县区`,
        en: `${code} is not registered below`,
      })),
    );
  const wanted = places.filter(({ code }) => jurisdictions?.includes(code) ?? true);
  const parts = wanted.flatMap(({ code, name }) =>
    [...new Set(kinds)]
      .filter((kind) => kind !== 'county' || code === j)
      .map((kind) => ({ jurisdiction: code, name, kind })),
  );
  const [only, ...others] = parts;
  if (!only)
    throw refused('县区考评由市里计算', 'A city computes its counties’ run', [
      { pointer: '/jurisdictions', zh: '请加上本级', en: 'Add the jurisdiction itself' },
    ]);
  if (others.length === 0)
    correctionOf(await store.runs(only.jurisdiction, `${month}-${only.kind}-`), corrects, reason);
  else if (corrects !== undefined)
    throw refused('一次只能更正一份考评', 'One run is corrected at a time', [
      { pointer: '/corrects', zh: '请只选一个对象', en: 'Choose one kind and one place' },
    ]);
  return parts;
}

/** The orders of a month with where their parts stand, newest first. */
export const listRunOrders =
  (ports: Pick<Ports, 'store' | 'clock' | 'config'>): UseCase<'listRunOrders'> =>
  async ({ jurisdiction: j, month }) => {
    const [orders, records] = await Promise.all([ports.store.orders(j, month), ports.store.parts(j, month)]);
    return {
      items: orders
        .map((order) => viewOf(ports, order, records))
        .toSorted((a, b) => (a.orderedAt < b.orderedAt ? 1 : -1)),
    };
  };

/** One order with where its parts stand. */
export const readRunOrder =
  (ports: Pick<Ports, 'store' | 'clock' | 'config'>): UseCase<'readRunOrder'> =>
  async ({ jurisdiction, month, orderId }) =>
    standingOrder(ports, jurisdiction, month, orderId);

/** @throws Problem `not-found` without such an order. */
export async function standingOrder(
  ports: Pick<Ports, 'store' | 'clock' | 'config'>,
  j: string,
  month: string,
  id: string,
): Promise<RunOrderView> {
  const { store } = ports;
  const [order, records] = await Promise.all([store.order(j, month, id), store.parts(j, month, id)]);
  if (!order) throw problem('not-found');
  return viewOf(ports, order, records);
}

/** Sends what is left of an order once more: what was refused, and what nobody answered for. What is computed stays. */
export const resumeRunOrder =
  (ports: OrderPorts): UseCase<'resumeRunOrder'> =>
  async ({ jurisdiction: j, month, orderId }, caller) => {
    await reopen(ports, j, month, orderId, caller);
    const left = await standingOrder(ports, j, month, orderId);
    await ports.runParts.send(messagesFor(j, left, duePartsOf(left.parts)));
    return left;
  };

/** Lets what was refused wait again. */
async function reopen(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  j: string,
  month: string,
  order: string,
  caller: StaffCaller,
): Promise<void> {
  const records = await store.parts(j, month, order);
  const again = records.filter(({ state }) => state === 'refused');
  await Promise.all(
    again.map(({ jurisdiction, kind, version }) =>
      store.write(
        store.savePart(j, month, {
          order,
          jurisdiction,
          kind,
          state: 'waiting',
          ...stamp(clock, caller, version + 1),
        }),
      ),
    ),
  );
}
