import { isDeepStrictEqual } from 'node:util';
import type { Stamp } from '../../shared/contract/parameters.ts';
import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { ListName } from '../../shared/registry/index.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import type { Write } from '../platform/table.ts';
import { stamp, today } from './ports.ts';
import type { Ports } from './ports.ts';
import { transactionLimit } from './store.ts';
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

/** A row as it is sent, with the version that was read where the sender names one. */
export type Sent<R> = R & { readonly version?: number | undefined };

/** The rows of a batch, and the versions that their sender read, in the same order. */
export function unversioned<R extends object>(
  sent: readonly Sent<R>[],
): { items: R[]; versions: readonly (number | undefined)[] } {
  const items: R[] = [];
  const versions: (number | undefined)[] = [];
  for (const { version, ...row } of sent) {
    items.push(row as unknown as R);
    versions.push(version);
  }
  return { items, versions };
}

/** A batch that was judged, and how one of its rows is written. */
export interface Batch<R extends { readonly id: string }> {
  readonly items: readonly R[];
  /** The version each row was read at; a row without one is saved whatever stands there. */
  readonly versions?: readonly (number | undefined)[];
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
 * @throws Problem `rule-refused` with a pointer to every field that is wrong, or to the batch where it and what guards it are more than
 *   the database writes at once; `stale-version` with a pointer to every row that changed since it was read.
 */
export async function saveBatch<R extends { readonly id: string }>(
  { store, clock }: Ports,
  caller: StaffCaller,
  { items, versions = [], existing, verdict, save }: Batch<R>,
): Promise<Saved> {
  requireVersions(items, versions, existing);
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
  const guards = verdict.guards ?? [];
  if (guards.length + writes.length > transactionLimit) throw tooMany(transactionLimit - guards.length);
  if (writes.length > 0) await store.write([...guards, ...writes]);
  const added = items.filter(({ id }) => !existing.has(id)).length;
  return { added, changed: differing.length - added, unchanged: items.length - differing.length };
}

/** Saves a batch of a list after its rule. @throws Problem as {@link saveBatch}. */
export const saveRows =
  <N extends ListName>(ports: Ports, name: N, rule: Rule<N>) =>
  async (
    { jurisdiction, items: sent }: { jurisdiction: string; items: Sent<Row<N>>[] },
    caller: StaffCaller,
  ): Promise<Saved> => {
    const { store, clock } = ports;
    const { items, versions } = unversioned<Row<N>>(sent);
    const existing = await store.rows(
      jurisdiction,
      name,
      items.map(({ id }) => id),
    );
    const context = { store, clock, jurisdiction, caller, existing, today: today(clock) };
    const verdict = await rule(items, context);
    return saveBatch<Row<N>>(ports, caller, {
      items,
      versions,
      existing,
      verdict,
      save: (row) => store.saveRow(jurisdiction, name, row),
    });
  };

const tooMany = (most: number) =>
  refused(
    `这批改动不能一次写入,请分批保存,每批最多${most}条`,
    `This batch cannot be written at once; save at most ${most} rows together`,
    [{ pointer: '/items', zh: `每批最多${most}条`, en: `At most ${most} rows a batch` }],
  );

/** A repeated save finds its own row and is no stale one. */
function requireVersions<R extends { readonly id: string }>(
  items: readonly R[],
  versions: readonly (number | undefined)[],
  existing: ReadonlyMap<string, Stored<R>>,
): void {
  const fields = items.flatMap((item, at): FieldProblem[] => {
    const { id } = item;
    const read = versions[at];
    const current = existing.get(id);
    if (read === undefined || read === (current?.version ?? 0)) return [];
    if (isDeepStrictEqual(current?.row, item)) return [];
    return [
      {
        pointer: `/items/${at}/version`,
        zh: `${id}已被他人更新,请刷新后再改`,
        en: `Someone changed ${id} meanwhile; reload and change it again`,
      },
    ];
  });
  if (fields.length > 0) throw problem('stale-version', { fields });
}

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
