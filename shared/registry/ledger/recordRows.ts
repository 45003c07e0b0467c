import type { CivilDate } from '../../time/civil.ts';
import type { Ledger } from './definition.ts';
import type { Draft } from './draft.ts';
import type { Fields } from './fields.ts';
import { pairingsOf } from './pairings.ts';
import { guaranteeFields, joined, programmeFields } from './parts.ts';
import type { RecordRow } from './parts.ts';
import type { LedgerRegister, References } from './references.ts';
import { resolveItem, resolveReferences, resolveSubject } from './resolve.ts';
import { indicatorName } from './targets.ts';

/** What each row, or several of them, say of a record, its names looked up; a row of a schedule speaks of several pairings. */
export function recordRows(
  drafts: readonly Draft[],
  ledger: Ledger,
  { register, look, on }: { register: LedgerRegister; look: References; on: CivilDate },
): RecordRow[] {
  const { target } = ledger;
  const alone = (draft: Draft, fields: Fields): RecordRow => ({ drafts: [draft], fields });
  if (target === 'pairings')
    return drafts.flatMap((draft) => pairingsOf(draft, look).map((fields) => alone(draft, fields)));
  for (const draft of drafts) {
    const { fields, header } = draft;
    resolveReferences(draft, ledger.columns, look, on);
    for (const [field, value] of Object.entries(ledger.fixed ?? {})) fields.set(field, value);
    for (const fact of ledger.titleFacts ?? [])
      if (!fields.has(fact.field) && fact.words.some((word) => header.title.includes(word)))
        fields.set(fact.field, fact.value);
    if (target === 'indicators') fields.set('name', indicatorName(String(fields.get('id')), register));
    if (target === 'assignments') resolveSubject(draft, look);
    if (target === 'catalogue') resolveItem(draft, register, look);
  }
  if (target === 'guarantees')
    return joined(
      drafts.map((draft) => ({ draft, fields: guaranteeFields(draft) })),
      target,
    );
  if (target === 'programmes')
    return joined(
      drafts.map((draft) => ({ draft, fields: programmeFields(draft, register) })),
      target,
    );
  return drafts.map((draft) => alone(draft, draft.fields));
}
