import type { StaffRole } from '../../../shared/contract/route.ts';
import { sampleJurisdiction } from './county.ts';
import { handlerId, leaders, secondCustodian, staffPosts } from './people.ts';
import { units } from './units.ts';

/** Somebody who can sign in on this machine; `id` is what is typed, and what the register calls the person. */
export interface Account {
  readonly id: string;
  readonly label: string;
  readonly roles: readonly StaffRole[];
  readonly jurisdiction: string;
  readonly unit?: string;
  readonly person?: string;
}

const staffLabels = {
  office: '营商办',
  supervisor: '督查',
  custodian: '纪委监委',
  auditor: '审计',
  admin: '系统管理员',
} as const;

/** The party secretary, the county head, and the first of the deputy county heads. */
const officials = [leaders[0]!, leaders[1]!, leaders.find(({ rank }) => rank === 'deputyCountyHead')!];

const { code: jurisdiction } = sampleJurisdiction;

/** The accounts of the sample county. */
export const accounts: readonly Account[] = [
  ...staffPosts.map(({ id, role, unit }): Account => ({
    id,
    label: staffLabels[id],
    roles: [role],
    jurisdiction,
    unit,
    person: id,
  })),
  {
    id: secondCustodian.id,
    label: `${staffLabels.custodian}(二)`,
    roles: secondCustodian.roles,
    jurisdiction,
    unit: secondCustodian.unit,
    person: secondCustodian.id,
  },
  ...officials.map(({ id, post }): Account => ({
    id,
    label: post,
    roles: ['official'],
    jurisdiction,
    person: id,
  })),
  ...units.map(({ id, name }): Account => {
    const person = handlerId(id);
    return { id: person, label: `${name}承办人`, roles: ['handler'], jurisdiction, unit: id, person };
  }),
];
