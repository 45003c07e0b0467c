/** Rows of a 责任分解表 as pairings: every official a row names, with the one subject it is about. */
import type { Pairing } from '../model.ts';
import type { Draft } from './draft.ts';
import { resolve } from './draft.ts';
import type { Fields } from './fields.ts';
import { subjectFields } from './pairingLedger.ts';
import type { References } from './references.ts';

const kinds = {
  projectCode: 'project',
  project: 'project',
  creditCode: 'enterprise',
  enterprise: 'enterprise',
  chain: 'chain',
  village: 'village',
} as const satisfies Record<(typeof subjectFields)[number], Pairing['subject']['kind']>;

/** What a row is about: the first of its columns for subjects that says something. */
export function subjectOf(
  draft: Draft,
  look: References,
): { kind: Pairing['subject']['kind']; id: string | undefined } | undefined {
  const field = subjectFields.find((candidate) => typeof draft.fields.get(candidate) === 'string');
  if (field === undefined) return undefined;
  const kind = kinds[field];
  return { kind, id: resolve(draft, field, String(draft.fields.get(field)), look[kind]) };
}

/** The fields of each pairing in a row; empty where something in the row is refused. */
export function pairingsOf(draft: Draft, look: References): Fields[] {
  const { fields } = draft;
  const subject = draft.refused.length > 0 ? undefined : subjectOf(draft, look);
  if (subject === undefined) return [];
  const post = fields.get('leadPost');
  const pairings = (['lead', 'deputy'] as const).flatMap((role) => {
    const names: unknown = fields.get(role);
    if (!Array.isArray(names)) return [];
    const usable = role === 'lead' && names.length === 1 && typeof post === 'string' ? post : undefined;
    return names.map((name: string): Fields => {
      const official = resolve(draft, role, name, (text) => look.official(text, usable));
      return new Map<string, unknown>([
        ['official', official],
        ['subject.kind', subject.kind],
        ['subject.id', subject.id],
        ['role', role],
        ...(['from', 'to'] as const)
          .filter((end) => fields.has(end))
          .map((end) => [end, fields.get(end)] as const),
      ]);
    });
  });
  return draft.refused.length > 0 ? [] : pairings;
}
