import { describe, expect, test } from 'vitest';
import { mattersOf, type OpenMatters, rowsAfter } from './handover.ts';

const change = { leaver: 'p1', successor: 'p2', on: '2026-09-30', newId: () => 'new' };

describe('[F2] what an official leaves behind', () => {
  const open: OpenMatters = {
    person: { id: 'p1', name: '张三' },
    on: '2026-09-30',
    pairings: [
      {
        official: 'p1',
        subject: { kind: 'project', id: 'x' },
        subjectName: '甲项目',
        role: 'lead',
        from: '2026-01-01',
        year: 2026,
        edition: 1,
      },
      {
        official: 'p1',
        subject: { kind: 'project', id: 'x' },
        subjectName: '甲项目',
        role: 'lead',
        from: '2027-01-01',
        year: 2027,
        edition: 1,
      },
    ],
    indicators: [{ id: 'i1', name: '开办企业' }],
    envoys: [],
    sites: [
      { id: 's1', name: '城东工地', as: 'owner' },
      { id: 's1', name: '城东工地', as: 'team' },
    ],
    workstreams: [
      { programme: 'c', programmeName: '攻坚120天', id: 'w1', name: '招商' },
      { programme: 'c', programmeName: '攻坚120天', id: 'w2', name: '用地' },
    ],
    assignments: [],
    guarantees: [],
  };
  test('is asked for once each, also where two editions or two parts name it', () => {
    expect(mattersOf(open).map(({ key, label }) => [key, label])).toEqual([
      ['pairing:project:x', '甲项目 (项目)'],
      ['indicators:i1', '开办企业'],
      ['sites:s1', '城东工地'],
      ['programmes:c', '攻坚120天:招商、用地'],
    ]);
  });
});

describe('the successor takes the place', () => {
  test('of an envoy from the day after', () => {
    const row = { id: 'e', enterprise: 'E', person: 'p1', primary: true, from: '2026-01-01', version: 4 };
    expect(rowsAfter('envoys', row, change)).toEqual([
      { ...row, to: '2026-09-30' },
      { ...row, id: 'new', person: 'p2', from: '2026-10-01', version: 0 },
    ]);
    const later = { ...row, from: '2026-12-01' };
    expect(rowsAfter('envoys', later, change)).toEqual([{ ...later, person: 'p2' }]);
  });
  test('in a team once, also where she is in it already', () => {
    const row = { id: 's', name: '城东工地', owner: 'p1', team: ['p1', 'p2', 'p3'], version: 1 };
    expect(rowsAfter('sites', row, change)).toEqual([{ ...row, owner: 'p2', team: ['p2', 'p3'] }]);
  });
  test('of an owner from the day after, of the leader at once; others stay', () => {
    const row = {
      id: 'a',
      programme: 'c',
      subject: { kind: 'project' as const, id: 'x' },
      goals: [],
      leader: 'p1',
      team: ['p3'],
      active: true,
      owners: [
        { role: 'county' as const, person: 'p1', from: '2026-01-01' },
        { role: 'city' as const, person: 'p9', from: '2026-01-01' },
      ],
      version: 2,
    };
    const [after] = rowsAfter('assignments', row, change);
    expect(after).toMatchObject({ leader: 'p2', team: ['p3'] });
    expect(after!.owners.map(({ person, from, to }) => [person, from, to])).toEqual([
      ['p1', '2026-01-01', '2026-09-30'],
      ['p2', '2026-10-01', undefined],
      ['p9', '2026-01-01', undefined],
    ]);
  });
  test('of a chief, of a workstream’s owner, of a guarantee', () => {
    const indicator = { id: 'i', name: '开办企业', chief: 'p1', leadUnit: 'u', version: 1 };
    expect(rowsAfter('indicators', indicator, change)).toEqual([{ ...indicator, chief: 'p2' }]);
    const given = {
      id: 'x',
      given: [
        { item: 'policy', person: 'p1' },
        { item: 'progress', person: 'p3' },
      ],
      version: 1,
    };
    expect(rowsAfter('guarantees', given, change)[0]!.given.map(({ person }) => person)).toEqual([
      'p2',
      'p3',
    ]);
  });
});
