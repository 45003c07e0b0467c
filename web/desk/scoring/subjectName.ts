import type { Desk } from '../core/desk.svelte.ts';

/** What a scored subject is called: a unit, a person or a project; the id itself of any other, and until the lists have arrived. */
export const subjectName = ({ directory }: Desk, id: string): string =>
  (['units', 'people', 'projects'] as const)
    .map((list) => directory.row(list, id)?.name)
    .find((name) => name !== undefined) ?? id;
