import type { OutputOf } from '../../../shared/contract/index.ts';
import type { SchemeKind } from '../../../shared/scoring/model.ts';

export type RunOrder = OutputOf<'listRunOrders'>['items'][number];
export type RunPart = RunOrder['parts'][number];

/** How many parts of an order have their run. */
export const computedIn = ({ parts }: RunOrder): number =>
  parts.filter(({ state }) => state === 'computed').length;

/** An order's parts by the place they are of, in the order's own sequence. */
export const byPlace = ({ parts }: RunOrder): { code: string; name: string; parts: RunPart[] }[] =>
  [...Map.groupBy(parts, ({ jurisdiction }) => jurisdiction)].map(([code, own]) => ({
    code,
    name: own[0]!.name,
    parts: own,
  }));

/** Whether a kind's run of a place is being computed now. */
export const isUnderWay = (
  orders: readonly RunOrder[],
  { jurisdiction, kind }: { jurisdiction: string; kind: SchemeKind },
): boolean =>
  orders.some(
    ({ parts, resumable }) =>
      !resumable &&
      parts.some(
        (part) =>
          part.jurisdiction === jurisdiction &&
          part.kind === kind &&
          (part.state === 'waiting' || part.state === 'working'),
      ),
  );

/** Of a month's orders, newest first, those to show: the newest, and any with a part that neither it nor a later one computed. */
export function ordersToShow(orders: readonly RunOrder[]): RunOrder[] {
  const later = new Set<string>();
  return orders.filter(({ parts }, at) => {
    const open = parts.some((part) => part.state !== 'computed' && !later.has(keyOf(part)));
    for (const part of parts) if (part.state === 'computed') later.add(keyOf(part));
    return at === 0 || open;
  });
}

const keyOf = ({ jurisdiction, kind }: RunPart): string => `${jurisdiction} ${kind}`;
