/** The values of a filter bar: texts, and lists where several may be chosen. */
export type Filters = Record<string, string | string[]>;

/** The filters an address names; whatever it does not name has its default. Unknown names are ignored. */
export function readFilters<F extends Filters>(search: string, defaults: F): F {
  const query = new URLSearchParams(search);
  const read = Object.entries(defaults).map(([name, fallback]) => {
    const given = query.getAll(name);
    if (given.length === 0) return [name, Array.isArray(fallback) ? [...fallback] : fallback];
    return [name, Array.isArray(fallback) ? given.filter(Boolean) : given[0]];
  });
  return Object.fromEntries(read) as F;
}

/**
 * The query of an address that shows these filters: defaults are left out, other parameters of `search` are kept,
 * an emptied list is written as `name=`. Empty string where nothing is left to say.
 */
export function writeFilters<F extends Filters>(search: string, filters: F, defaults: F): string {
  const query = new URLSearchParams(search);
  for (const [name, fallback] of Object.entries(defaults)) {
    const value = filters[name] ?? fallback;
    query.delete(name);
    if (String(value) === String(fallback)) continue;
    if (!Array.isArray(value)) query.append(name, value);
    else if (value.length === 0) query.append(name, '');
    else for (const one of value) query.append(name, one);
  }
  const text = query.toString();
  return text && `?${text}`;
}
