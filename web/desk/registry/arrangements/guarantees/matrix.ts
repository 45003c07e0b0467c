/** What a project lacks of a county's guarantees, and who gives the rest. */
export interface GuaranteeRow<P> {
  readonly project: P;
  readonly given: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
}

/** Each project with who gives which guarantee, those that lack most first, else in the order they came. */
export function guaranteeRows<P extends { readonly id: string }>(
  projects: readonly P[],
  items: readonly { readonly id: string }[],
  rows: readonly { readonly id: string; readonly given: readonly { item: string; person: string }[] }[],
): GuaranteeRow<P>[] {
  const known = new Map(rows.map(({ id, given }) => [id, given]));
  return projects
    .map((project) => {
      const given = new Map((known.get(project.id) ?? []).map(({ item, person }) => [item, person]));
      return { project, given, missing: items.filter(({ id }) => !given.has(id)).map(({ id }) => id) };
    })
    .toSorted((a, b) => b.missing.length - a.missing.length);
}
