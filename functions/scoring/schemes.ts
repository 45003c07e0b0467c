import {
  canonicalHash,
  checkScheme,
  SchemeDraft,
  schemeKinds,
  SHIPPED_SCHEMES,
} from '../../shared/scoring/index.ts';
import type { Scheme, SchemeKind } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import { parseBilingually } from '../platform/input.ts';
import { Problem, problem, refused } from '../platform/problem.ts';
import type { Ports } from './ports.ts';
import type { ScoringStore } from './store.ts';

/** A scheme with the hash that runs name. */
export interface SchemeInForce {
  readonly scheme: Scheme;
  readonly hash: string;
}

const saveAttempts = 3;

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

/**
 * Saves the next version of a scheme; runs already computed keep theirs. Id, kind and version of what is sent are the server's to give.
 * @throws Problem `invalid-input` for a wrong shape, `rule-refused` with a pointer to everything the rules find: weights that do not
 *   sum to 100 are told their sum.
 */
export const saveScheme =
  ({ store, clock }: Ports): UseCase<'saveScheme'> =>
  async ({ jurisdiction, kind, scheme }, caller) => {
    const parsed = parseBilingually(SchemeDraft, scheme);
    if ('fields' in parsed) throw problem('invalid-input', { fields: parsed.fields.map(within) });
    for (let attempt = 0; attempt < saveAttempts; attempt++) {
      const { scheme: current } = await schemeInForce(store, jurisdiction, kind);
      const next = { ...parsed.value, id: kind, kind, version: current.version + 1 };
      const problems = checkScheme(next);
      if (problems.length > 0)
        throw refused(
          `考评方案有${problems.length}处不符合规则,未保存`,
          `The scheme breaks ${problems.length} rules and was not saved`,
          problems.map(({ pointer, zh, en }) => within({ pointer, zh, en })),
        );
      const hash = await canonicalHash(next);
      const record = {
        kind,
        version: next.version,
        hash,
        scheme: next,
        changedAt: clock.now().toISOString(),
        changedBy: caller.person,
      };
      try {
        await store.insertScheme(jurisdiction, record);
        return { kind, version: next.version, hash };
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'duplicate')) throw error;
      }
    }
    throw problem('busy');
  };

const within = <F extends { readonly pointer: string }>(field: F): F => ({
  ...field,
  pointer: `/scheme${field.pointer}`,
});
