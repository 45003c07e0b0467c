/** Whether every word of a search occurs somewhere in the texts; width and case do not matter. */
export function matches(search: string, ...texts: readonly (string | undefined)[]): boolean {
  const all = texts.join(' ').normalize('NFKC').toLowerCase();
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => all.includes(word));
}
