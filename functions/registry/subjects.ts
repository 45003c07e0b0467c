import type { Pairing } from '../../shared/registry/index.ts';
import type { RegistryStore } from './store.ts';

type Subject = Pairing['subject'];

/** Where the subjects of each kind are registered. */
const registers = {
  project: 'projects',
  chain: 'chains',
  enterprise: 'enterprises',
  village: 'villages',
} as const;

/** The names of subjects; the function made answers undefined for a subject that is not registered. */
export async function subjectNames(
  store: RegistryStore,
  jurisdiction: string,
  subjects: readonly Subject[],
): Promise<(subject: Subject) => string | undefined> {
  const names = new Map<string, string>();
  const kinds = Object.keys(registers) as (keyof typeof registers)[];
  await Promise.all(
    kinds.map(async (kind) => {
      const ids = subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
      const rows = await store.rows(jurisdiction, registers[kind], ids);
      for (const [id, { row }] of rows) names.set(`${kind}#${id}`, row.name);
    }),
  );
  return ({ kind, id }) => names.get(`${kind}#${id}`);
}
