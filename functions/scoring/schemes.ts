import {
  canonicalHash,
  checkScheme,
  METRICS,
  OCCURRENCES,
  SchemeDraft,
  schemeKinds,
  SHIPPED_SCHEMES,
} from '../../shared/scoring/index.ts';
import type { Scheme, SchemeDraftRecord, SchemeKind, SchemeRecord } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import { parseBilingually } from '../platform/input.ts';
import { problem, refused } from '../platform/problem.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';
import type { ScoringStore } from './store.ts';

/** A scheme with the hash that runs name. */
export interface SchemeInForce {
  readonly scheme: Scheme;
  readonly hash: string;
}

/** The scheme that counts for a kind: the county's latest version, or the shipped one where it saved none. */
export async function schemeInForce(
  store: ScoringStore,
  j: string,
  kind: SchemeKind,
): Promise<SchemeInForce> {
  const saved = (await store.schemes(j)).filter((record) => record.kind === kind).at(-1);
  const shipped = SHIPPED_SCHEMES[kind];
  return saved ?? { scheme: shipped, hash: await canonicalHash(shipped) };
}

/** The schemes in force, one of each kind. */
export const listSchemes =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listSchemes'> =>
  async ({ jurisdiction }) => ({
    items: await Promise.all(
      schemeKinds.map(async (kind) => {
        const { scheme, hash } = await schemeInForce(store, jurisdiction, kind);
        return { kind, version: scheme.version, hash, scheme: { ...scheme } };
      }),
    ),
  });

/** The catalogue that schemes choose from. */
export const listMetrics = (): UseCase<'listMetrics'> => async () => ({
  metrics: METRICS.map(({ id, subject, unit, zh, en, definition, source }) => ({
    id,
    subject,
    unit,
    zh,
    en,
    definition,
    source,
  })),
  occurrences: OCCURRENCES.map(({ id, zh, en, subjects }) => ({ id, zh, en, subjects: [...subjects] })),
});

/** What is being drafted, and what was approved of it last. */
export const listSchemeDrafts =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listSchemeDrafts'> =>
  async ({ jurisdiction }) => ({ items: await store.drafts(jurisdiction) });

const within = <F extends { readonly pointer: string }>(field: F): F => ({
  ...field,
  pointer: `/scheme${field.pointer}`,
});

/**
 * A draft as a scheme of that version, if it keeps the rules. Id, kind and version of what is sent are the server's to give.
 * @throws Problem `invalid-input` for a wrong shape, `rule-refused` with a pointer to everything the rules find: weights that do not
 *   sum to 100 are told their sum.
 */
export function soundScheme(
  kind: SchemeKind,
  draft: unknown,
  version: number,
): { readonly draft: SchemeDraft; readonly scheme: SchemeRecord['scheme'] } {
  const parsed = parseBilingually(SchemeDraft, draft);
  if ('fields' in parsed) throw problem('invalid-input', { fields: parsed.fields.map(within) });
  const scheme = { ...parsed.value, id: kind, kind, version };
  const problems = checkScheme(scheme);
  if (problems.length > 0)
    throw refused(
      `考评方案有${problems.length}处不符合规则,未保存`,
      `The scheme breaks ${problems.length} rules and was not saved`,
      problems.map(({ pointer, zh, en }) => within({ pointer, zh, en })),
    );
  return { draft: parsed.value, scheme };
}

/** Saves the draft of a scheme. It counts for nothing before a second person approves it. */
export const saveScheme =
  ({ store, clock }: Ports): UseCase<'saveScheme'> =>
  async ({ jurisdiction, kind, scheme, version }, caller) => {
    const { draft } = soundScheme(kind, scheme, 1);
    const record: SchemeDraftRecord = {
      kind,
      state: 'draft',
      scheme: draft,
      ...stamp(clock, caller, version + 1),
    };
    await store.write(store.saveDraft(jurisdiction, record));
    return record;
  };

/**
 * Puts a draft in force as the next version of its scheme; runs already computed keep theirs, and nothing published changes.
 * @throws Problem `forbidden` for whoever drafted it, `illegal-move` where it is approved already.
 */
export const approveScheme =
  ({ store, clock }: Ports): UseCase<'approveScheme'> =>
  async ({ jurisdiction, kind, version }, caller) => {
    const draft = await store.draft(jurisdiction, kind);
    if (!draft) throw problem('not-found');
    if (draft.version !== version) throw problem('stale-version');
    if (draft.state !== 'draft') throw problem('illegal-move', { current: draft.state, allowed: [] });
    if (draft.changedBy === caller.person)
      throw problem('forbidden', {
        detail: { zh: '起草人不能批准自己的方案', en: 'Who drafted a scheme cannot approve it' },
      });
    const { scheme: current } = await schemeInForce(store, jurisdiction, kind);
    const { scheme } = soundScheme(kind, draft.scheme, current.version + 1);
    const hash = await canonicalHash(scheme);
    const changed = stamp(clock, caller, version + 1);
    const record: SchemeRecord = {
      kind,
      version: scheme.version,
      hash,
      scheme,
      approvedBy: caller.person,
      changedAt: changed.changedAt,
      changedBy: draft.changedBy,
    };
    await store.write(
      store.insertScheme(jurisdiction, record),
      store.saveDraft(jurisdiction, { ...draft, ...changed, state: 'approved' }),
    );
    return { kind, version: scheme.version, hash };
  };
