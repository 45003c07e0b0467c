import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Desk } from '../core/desk.svelte.ts';
import { t } from './messages.ts';
import type { Group, Option } from './options.ts';

type FoundGroup = OutputOf<'search'>['groups'][number];
export type Kind = FoundGroup['kind'];

/** Something in the registry. */
export interface Hit extends Option {
  readonly kind: Kind;
  readonly id: string;
  readonly jurisdiction: string;
}

/** The registry's list in which a kind stands. */
export const listOf = {
  unit: 'units',
  person: 'people',
  enterprise: 'enterprises',
  project: 'projects',
  chain: 'chains',
  village: 'villages',
} as const satisfies Record<Kind, string>;

/** Finds by name, initials or code, in groups by kind; only the wanted kinds where some are named. */
export const finder =
  (desk: Desk, kinds?: readonly Kind[]) =>
  async (text: string, signal: AbortSignal): Promise<Group<Hit>[]> => {
    const { groups } = await desk.call('GET /api/{jurisdiction}/search', { q: text.slice(0, 40) }, signal);
    return groups
      .filter(({ kind }) => !kinds || kinds.includes(kind))
      .map(({ kind, count, items }) => ({
        id: kind,
        label: count > items.length ? t('some', { kind: t(kind), shown: items.length, n: count }) : t(kind),
        options: items.map(({ id, name, jurisdiction, jurisdictionName, line }) => ({
          key: `${jurisdiction}:${kind}:${id}`,
          kind,
          id,
          jurisdiction,
          label: name,
          detail: [jurisdictionName, line].filter(Boolean).join(' · ') || undefined,
        })),
      }));
  };
