import { describe, expect, test } from 'vitest';
import { fields } from './fields.ts';
import { pointerOf, rebase, rowOf, sameValues, unfilled, valuesOf } from './values.ts';

const enterprise = {
  id: '91422826MA48T0000X',
  name: '恒达建材',
  sector: 'industry',
  size: 'small',
  town: '高乐山镇',
  aboveScale: true,
  contact: { name: '张三', phone: '13800000000' },
  version: 3,
};
const specs = fields.enterprises;

describe('a row and its form', () => {
  test('come back as they were', () => {
    expect(rowOf(specs, valuesOf(specs, enterprise), enterprise)).toEqual(enterprise);
  });
  test('what is blanked leaves the row, an emptied group with it', () => {
    const values = { ...valuesOf(specs, enterprise), 'contact.name': '', 'contact.phone': ' ' };
    expect(rowOf(specs, values, enterprise)).not.toHaveProperty('contact');
  });
  test('an optional tick that is taken away leaves the row, a required one says no', () => {
    const values = {
      ...valuesOf(specs, { ...enterprise, lenient: true }),
      lenient: false,
      aboveScale: false,
    };
    const row = rowOf(specs, values, enterprise);
    expect(row).not.toHaveProperty('lenient');
    expect(row['aboveScale']).toBe(false);
  });
  test('a complaint about a planned milestone finds its field, wherever it stands in the schedule', () => {
    const schedule = ['signing', 'start'].map((kind) => ({ kind, planned: '2026-03-05' }));
    const at = (name: string) =>
      pointerOf(
        fields.projects.find((spec) => spec.name === name)!,
        { schedule },
      );
    expect([at('schedule.start'), at('schedule.land'), at('amount')]).toEqual([
      '/schedule/1',
      '/schedule/-1',
      '/amount',
    ]);
  });
  test('milestones are planned for a day or a month, keep their order, and are taken off the plan by a blank', () => {
    const schedule = [
      { kind: 'signing', planned: '2026-03-05' },
      { kind: 'start', planned: '2026-09-30', precision: 'month' },
    ];
    const project = {
      id: 'p',
      name: '甲',
      amount: 1,
      yearPlan: 1,
      upgrade: true,
      suspended: false,
      schedule,
    };
    const values = valuesOf(fields.projects, project);
    expect(values).toMatchObject({ 'schedule.signing': '2026-03-05', 'schedule.start': '2026-09' });
    expect(rowOf(fields.projects, values, project)['schedule']).toEqual(schedule);
    const changed = {
      ...values,
      'schedule.signing': ' ',
      'schedule.land': '2026-06',
      'schedule.start': '2026-09-01',
    };
    expect(rowOf(fields.projects, changed, project)['schedule']).toEqual([
      { kind: 'land', planned: '2026-06-30', precision: 'month' },
      { kind: 'start', planned: '2026-09-01' },
    ]);
  });
  test('amounts are written as one says them and stored in yuan', () => {
    const project = { ...valuesOf(fields.projects, { name: '甲' }), amount: '1.25亿', yearPlan: '350万元' };
    expect(rowOf(fields.projects, project, {})).toMatchObject({ amount: 125_000_000, yearPlan: 3_500_000 });
  });
});

test('says which fields are not filled in, and which amounts cannot be read', () => {
  const values = { ...valuesOf(fields.projects, { name: '甲', amount: 1 }), yearPlan: '约3亿' };
  expect(unfilled(fields.projects, values)).toEqual(
    expect.arrayContaining(['yearPlan', 'kind', 'stage', 'ownerUnit']),
  );
  expect(unfilled(fields.projects, values)).not.toContain('amount');
  expect(unfilled(specs, valuesOf(specs, enterprise))).toEqual([]);
});

describe('somebody else saved meanwhile', () => {
  const start = valuesOf(specs, enterprise);
  test('what was not touched follows, what was typed stays', () => {
    const { values, conflicts } = rebase(
      specs,
      start,
      { ...start, size: 'medium' },
      { ...start, town: '活龙坪乡' },
    );
    expect(values).toMatchObject({ size: 'medium', town: '活龙坪乡' });
    expect(conflicts).toEqual([]);
  });
  test('both changed one field: it keeps mine and is named', () => {
    const { values, conflicts } = rebase(
      specs,
      start,
      { ...start, size: 'medium' },
      { ...start, size: 'large' },
    );
    expect(values['size']).toBe('large');
    expect(conflicts).toEqual(['size']);
  });
  test('both changed it alike: nothing to tell', () => {
    const latest = { ...start, size: 'medium' };
    expect(rebase(specs, start, latest, latest).conflicts).toEqual([]);
    expect(sameValues(specs, latest, start)).toBe(false);
  });
});
