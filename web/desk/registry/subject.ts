import type { ListName } from '../core/directory.svelte.ts';

/** What officials are paired with. */
export interface Subject {
  readonly kind: 'project' | 'chain' | 'enterprise' | 'village';
  readonly id: string;
}

/** The list in which a kind of subject stands. */
export const subjectList = {
  project: 'projects',
  chain: 'chains',
  enterprise: 'enterprises',
  village: 'villages',
} as const satisfies Record<Subject['kind'], ListName>;
