import { expect, test } from 'vitest';
import { Duty } from '../../../../../shared/registry/model.ts';
import { dutyTemplates, recordsFor } from './templates.ts';

test.each(dutyTemplates)('[X3] $id is a duty as the registry takes it', ({ name, ...template }) => {
  expect(Duty.safeParse({ ...template, name: name.zh, programme: '领导包联' }).success).toBe(true);
  expect(recordsFor(template.appliesTo)).toContain(template.record);
});
