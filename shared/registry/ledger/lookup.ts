/** Names and ids of the things that ledgers name. */
import type { Parsed } from '../../text/parsed.ts';
import { read, refuse } from '../../text/parsed.ts';
import { nameKey } from './texts.ts';

/** A kind of thing, in both languages; English in the singular. */
export interface Noun {
  readonly zh: string;
  readonly en: string;
}

export const notFound = (zh: string, en: string, name: string) =>
  refuse('unknown', `没有登记过${zh}“${name}”`, `There is no ${en} "${name}" in the register`);
export const several = (zh: string, en: string, name: string, count: number, hint: string) =>
  refuse('ambiguous', `有${count}个${zh}都叫“${name}”,${hint}`, `${count} ${en} are called "${name}"`);

/** Looks things up by id, else by the one name that they have. */
export function lookup(
  items: readonly { readonly id: string; readonly name: string }[],
  { zh, en }: Noun,
): (text: string) => Parsed<{ value: string }> {
  const ids = new Set(items.map(({ id }) => id));
  const names = Map.groupBy(items, ({ name }) => nameKey(name));
  return (text) => {
    if (ids.has(text)) return read({ value: text });
    const [first, second] = names.get(nameKey(text)) ?? [];
    if (!first) return notFound(zh, en, text);
    if (second) return several(zh, `${en}s`, text, names.get(nameKey(text))?.length ?? 0, '请改填编号');
    return read({ value: first.id });
  };
}
