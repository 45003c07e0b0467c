import { isDeepStrictEqual } from 'node:util';
import type { Stamp } from '../../shared/contract/parameters.ts';
import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { ListName } from '../../shared/registry/index.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { refused } from '../platform/problem.ts';
import type { Write } from '../platform/table.ts';
import { stamp, today } from './ports.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore, Row, Stored } from './store.ts';

/** What a rule judges a batch by. */
export interface RuleContext<N extends ListName> extends Pick<Ports, 'clock'> {
  readonly store: RegistryStore;
  readonly jurisdiction: string;
  readonly today: CivilDate;
  readonly caller: StaffCaller;
  /** The rows of the batch as they stand. */
  readonly existing: ReadonlyMap<string, Stored<Row<N>>>;
}

/** What a rule finds wrong, by pointers into the input, and writes without which the batch may not be written. */
export interface Verdict {
  readonly fields: readonly FieldProblem[];
  readonly guards?: readonly Write[];
}

/** What a collection asks of its rows beyond their schema. */
export type Rule<N extends ListName> = (
  items: readonly Row<N>[],
  context: RuleContext<N>,
) => Verdict | Promise<Verdict>;

/** A batch that was judged, and how one of its rows is written. */
export interface Batch<R extends { readonly id: string }> {
  readonly items: readonly R[];
  readonly existing: ReadonlyMap<string, Stored<R>>;
  readonly verdict: Verdict;
  readonly save: (row: R & Stamp) => Write;
}

/** What saving a batch came to. */
export interface Saved {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Saves a batch that was judged: adds what is new, changes what differs, leaves what is the same, deletes nothing; saving the same
 * batch twice changes nothing. One wrong row refuses the whole batch.
 * @throws Problem `rule-refused` with a pointer to every field that is wrong, `stale-version` if a row changed meanwhile.
 */
export async function saveBatch<R extends { readonly id: string }>(
  { store, clock }: Ports,
  caller: StaffCaller,
  { items, existing, verdict, save }: Batch<R>,
): Promise<Saved> {
  const fields = [...repeatedIds(items), ...verdict.fields];
  if (fields.length > 0)
    throw refused(
      `有${fields.length}处不符合规则,本批未保存`,
      `${fields.length} entries break a rule; nothing was saved`,
      fields,
    );

  const differing = items.filter((item) => !isDeepStrictEqual(existing.get(item.id)?.row, item));
  const writes = differing.map((item) =>
    save({ ...item, ...stamp(clock, caller, existing.get(item.id)?.version ?? 0) }),
  );
  if (writes.length > 0) await store.write([...(verdict.guards ?? []), ...writes]);
  const added = items.filter(({ id }) => !existing.has(id)).length;
  return { added, changed: differing.length - added, unchanged: items.length - differing.length };
}

/** Saves a batch of a list after its rule. @throws Problem as {@link saveBatch}. */
export const saveRows =
  <N extends ListName>(ports: Ports, name: N, rule: Rule<N>) =>
  async (
    { jurisdiction, items }: { jurisdiction: string; items: Row<N>[] },
    caller: StaffCaller,
  ): Promise<Saved> => {
    const { store, clock } = ports;
    const existing = await store.rows(
      jurisdiction,
      name,
      items.map(({ id }) => id),
    );
    const context = { store, clock, jurisdiction, caller, existing, today: today(clock) };
    const verdict = await rule(items, context);
    return saveBatch<Row<N>>(ports, caller, {
      items,
      existing,
      verdict,
      save: (row) => store.saveRow(jurisdiction, name, row),
    });
  };

function repeatedIds(items: readonly { readonly id: string }[]): FieldProblem[] {
  const first = new Map<string, number>();
  return items.flatMap(({ id }, at) => {
    const before = first.get(id);
    if (before === undefined) first.set(id, at);
    return before === undefined
      ? []
      : [
          {
            pointer: `/items/${at}/id`,
            zh: `编号${id}与本批第${before + 1}条重复`,
            en: `Id ${id} repeats entry ${before + 1} of this batch`,
          },
        ];
  });
}
