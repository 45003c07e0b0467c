const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether two forms say the same. */
export const equalValues = same;

/**
 * What a form shows after somebody else saved the row meanwhile: a field that was not touched takes the newer value, one that was keeps
 * what was typed. `both` names the fields that the two changed differently.
 */
export function merge<V extends object>(
  start: V,
  latest: V,
  mine: V,
): { values: V; both: (keyof V & string)[] } {
  const names = Object.keys(latest) as (keyof V & string)[];
  const touched = names.filter((name) => !same(start[name], mine[name]));
  return {
    values: { ...latest, ...Object.fromEntries(touched.map((name) => [name, mine[name]])) },
    both: touched.filter((name) => !same(start[name], latest[name]) && !same(latest[name], mine[name])),
  };
}

/** The texts that were filled in, without blanks around them; what was left blank is left out. */
export function filled<K extends string>(texts: Readonly<Record<K, string>>): Partial<Record<K, string>> {
  const trimmed = Object.entries<string>(texts).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, text]) => text !== '')) as Partial<Record<K, string>>;
}

/** A whole number as typed, full-width digits included, within limits; undefined for anything else. */
export function wholeNumber(text: string, from: number, to: number): number | undefined {
  const plain = text.normalize('NFKC').trim();
  const number = /^\d{1,9}$/.test(plain) ? Number(plain) : NaN;
  return number >= from && number <= to ? number : undefined;
}
