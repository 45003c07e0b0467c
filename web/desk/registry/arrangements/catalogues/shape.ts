import type { Catalogue } from '../../../../../shared/registry/arrangements.ts';

type Link = NonNullable<Catalogue['linksTo']>;
type List = Extract<Link, { kind: 'list' }>['list'];

/** The lists that entries may belong to. */
export const lists = [
  'units',
  'people',
  'enterprises',
  'projects',
  'chains',
] as const satisfies readonly List[];

/** What entries belong to, as one value of a Select; empty for nothing. */
export const linkValue = (link: Link | undefined): string =>
  link === undefined ? '' : link.kind === 'list' ? `list:${link.list}` : `catalogue:${link.catalogue}`;

/** What the value of the Select says. */
export function linkOf(value: string): { linksTo?: Link } {
  const at = value.indexOf(':');
  const name = value.slice(at + 1);
  if (value.startsWith('catalogue:')) return { linksTo: { kind: 'catalogue', catalogue: name } };
  const list = lists.find((one) => one === name);
  return list ? { linksTo: { kind: 'list', list } } : {};
}
