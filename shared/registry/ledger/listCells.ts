/** Cells that hold several things: names, words, owners with their terms, attributes of an entry. */
import type { Parsed } from '../../text/parsed.ts';
import { read, refuse } from '../../text/parsed.ts';
import { toHalfWidth } from '../../text/width.ts';
import { isCivilDate } from '../../time/civil.ts';
import { nameKey, tidy } from './texts.ts';

/** Names that only blanks separate; 张　三 is one name, padded to the width of three characters. */
function apart(text: string): string[] {
  const words = text.trim().split(/[\s\u3000]+/);
  return words.every((word) => /^\p{Script=Han}{2,}$/u.test(word)) ? words : [text];
}

const separators = /[、,，;；/\n\r]+/;

/** The names in a cell; several are separated by 、 or a line break, or by blanks where all are Chinese. */
export const namesIn = (shown: string): string[] =>
  shown
    .split(separators)
    .flatMap(apart)
    .map(tidy)
    .filter((name) => name !== '');

/** The texts in a cell of several, in which blanks separate nothing. */
export const partsIn = (shown: string): string[] =>
  shown
    .split(separators)
    .map(tidy)
    .filter((part) => part !== '');

/** The value of a word; a list of those that may be written where it is none. */
export function wordIn(shown: string, words: Readonly<Record<string, string>>): Parsed<string> {
  const key = nameKey(shown);
  const word = Object.keys(words).find((candidate) => nameKey(candidate) === key);
  const value = word === undefined ? undefined : words[word];
  if (value !== undefined) return read(value);
  const allowed = Object.keys(words).join('、');
  return refuse('word', `“${shown}”不在可选项中:${allowed}`, `"${shown}" is none of: ${allowed}`);
}

/** Several words. */
export function wordsIn(shown: string, words: Readonly<Record<string, string>>): Parsed<string[]> {
  const found = partsIn(shown).map((part) => wordIn(part, words));
  const wrong = found.find((one) => !one.ok);
  return wrong && !wrong.ok ? wrong : read(found.flatMap((one) => (one.ok ? [one.value] : [])));
}

/** Somebody who owns a subject, as a cell names them. */
export interface OwnerTerm {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
}

const term = /^(.+?)\((\d{4}-\d\d-\d\d)(?:(?:至|~|—+)(\d{4}-\d\d-\d\d)?)?\)$/;

/** Owners, each with a term or from the day of the import on: `张三(2026-01-01至2026-12-31)、李四`. */
export function ownersIn(shown: string): Parsed<OwnerTerm[]> {
  const owners = partsIn(shown).map((part): OwnerTerm | undefined => {
    const narrow = toHalfWidth(part);
    if (!/[()]/.test(narrow)) return { name: part };
    const [, name = '', from = '', to] = term.exec(narrow) ?? [];
    const isTerm = isCivilDate(from) && (to === undefined || isCivilDate(to));
    return isTerm ? { name: tidy(name), from, ...(to !== undefined && { to }) } : undefined;
  });
  return owners.every((owner) => owner !== undefined)
    ? read(owners)
    : refuse(
        'owner',
        `“${shown}”请写作:张三(2026-01-01至2026-12-31)`,
        `Write "${shown}" as: 张三(2026-01-01至2026-12-31)`,
      );
}

/** Owners as a cell shows them, to be read again by {@link ownersIn}. */
export const ownersText = (owners: readonly (OwnerTerm & { readonly from: string })[]): string =>
  owners.map(({ name, from, to }) => `${name}(${from}${to === undefined ? '' : `至${to}`})`).join('、');

/** The attributes in a cell by the names they may have; a line that begins with none belongs to the attribute above it. */
export function attributesIn(
  shown: string,
  names: ReadonlyMap<string, string>,
): Parsed<Readonly<Record<string, string>>> {
  const attributes: Record<string, string> = {};
  let current: string | undefined;
  for (const line of shown.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([^:：]{1,40})[:：]([^]*)$/.exec(line) ?? [];
    const id = names.get(nameKey(name));
    if (id !== undefined) attributes[(current = id)] = value;
    else if (current !== undefined) attributes[current] += `\n${line}`;
    else if (line.trim() !== '') {
      const allowed = [...names.keys()].join('、') || '—';
      return refuse(
        'attribute',
        `“${line}”应写作“栏目:内容”,栏目有:${allowed}`,
        `Write "${line}" as name:content; the names are ${allowed}`,
      );
    }
  }
  return read(attributes);
}
