import type { InputOf } from '../../../shared/contract/index.ts';
import { makeEnterprise } from '../../fixtures/county.ts';
import { jurisdiction } from './county.ts';

let serial = 0;
export const enterprise = { kind: 'enterprise' as const, id: makeEnterprise(1).id };

export const promise = (overrides: Partial<InputOf<'saveCommitment'>> = {}): InputOf<'saveCommitment'> => ({
  jurisdiction,
  commitmentId: `C-${++serial}`,
  version: 0,
  kind: 'rentRelief',
  title: '三年免租',
  unit: 'u-market',
  subject: enterprise,
  promisedOn: '2026-01-05',
  ...overrides,
});

export const keep = (
  commitmentId: string,
  version: number,
  overrides: Partial<InputOf<'keepCommitment'>> = {},
) => ({
  jurisdiction,
  commitmentId,
  version,
  on: '2026-02-01',
  completes: false,
  evidence: '拨付凭证12号',
  ...overrides,
});

export const withdraw = (commitmentId: string, version: number, reason = '企业放弃') => ({
  jurisdiction,
  commitmentId,
  version,
  reason,
});
