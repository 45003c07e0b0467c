import type { ListName } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import { keepsRegistry } from './ports.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore, Stored } from './store.ts';

/** A row as lists give it: whoever saves it again names its version. */
const versioned = <R extends object>({ row, version }: Stored<R>): R & { version: number } => ({
  ...row,
  version,
});

/** One page of a collection, in the order of ids. */
export const listRows =
  <N extends ListName>({ store }: Pick<Ports, 'store'>, name: N) =>
  (input: { jurisdiction: string; limit: number; cursor?: string | undefined }) =>
    pageOf(store, name, input);

async function pageOf<N extends ListName>(
  store: RegistryStore,
  name: N,
  { jurisdiction, ...input }: { jurisdiction: string; limit: number; cursor?: string | undefined },
) {
  const page = await store.page(jurisdiction, name, input);
  return { ...page, items: page.items.map(versioned) };
}

/**
 * One page of the people. Office and admin see everyone; others see officials and handlers, without account roles: who observes,
 * and whom an enterprise names as its contact, is nobody else's business. Their pages may hold fewer than `limit`.
 */
export const listPeople =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listPeople'> =>
  async (input, caller) => {
    const page = await pageOf(store, 'people', input);
    if (keepsRegistry(caller)) return page;
    const colleagues = page.items.filter(({ kind }) => kind === 'official' || kind === 'handler');
    return { ...page, items: colleagues.map((person) => ({ ...person, roles: undefined })) };
  };

/** One page of the enterprises; their contacts are for office and admin only. */
export const listEnterprises =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listEnterprises'> =>
  async (input, caller) => {
    const page = await pageOf(store, 'enterprises', input);
    if (keepsRegistry(caller)) return page;
    return { ...page, items: page.items.map((enterprise) => ({ ...enterprise, contact: undefined })) };
  };
