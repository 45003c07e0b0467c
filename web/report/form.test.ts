import { expect, test } from 'vitest';
import { CaseFields } from '../../shared/intake/model.ts';
import {
  caseFields,
  contactOf,
  emptyFiling,
  type Filing,
  type FilingField,
  filingProblems,
  filingSteps,
  plainPhone,
  serverProblems,
  stepOfField,
} from './form.ts';

const filing = (over: Partial<Filing> = {}): Filing => ({
  ...emptyFiling(),
  text: '路灯不亮三个月',
  category: 'utilities',
  ...over,
});

test('a request asks for a contact, a lead for anonymity', () => {
  expect(filingSteps('request')).toContain('contact');
  expect(filingSteps('request')).not.toContain('anonymity');
  expect(filingSteps('lead')).toContain('anonymity');
  expect(filingSteps('lead')).not.toContain('contact');
});

test('every field stands on a page', () => {
  for (const field of Object.keys(emptyFiling())) expect(stepOfField(field as FilingField)).not.toBe('check');
});

test('text and category are all that is needed', () => {
  expect(filingProblems(filing(), 'request')).toEqual([]);
  expect(filingProblems(emptyFiling(), 'request')).toEqual([
    { field: 'text', code: 'required' },
    { field: 'category', code: 'required' },
  ]);
});

test('too long is told with its number', () => {
  expect(filingProblems(filing({ text: '长'.repeat(2001) }), 'lead')).toEqual([
    { field: 'text', code: 'tooLong', n: 2001, limit: 2000 },
  ]);
});

test('a name without a number reaches nobody', () => {
  expect(filingProblems(filing({ name: '王' }), 'request')).toEqual([
    { field: 'phone', code: 'phoneMissing' },
  ]);
  expect(filingProblems(filing({ phone: '一三八' }), 'request')).toEqual([{ field: 'phone', code: 'phone' }]);
});

test('a number typed with full-width digits and dashes is taken', () => {
  expect(plainPhone(' 0718—６８２２３４５')).toBe('0718-6822345');
  expect(filingProblems(filing({ phone: '１３８ ００００ ００００' }), 'request')).toEqual([]);
});

test('a lead has no contact to be wrong', () => {
  expect(filingProblems(filing({ phone: '?' }), 'lead')).toEqual([]);
});

test('what is sent is what the contract takes, without empty fields', () => {
  const form = filing({
    text: ' 路灯 ',
    place: ' 高乐山镇 ',
    urgent: 'yes',
    name: '王',
    phone: '13800000000',
  });
  const fields = caseFields(form);
  expect(fields).toEqual({ text: '路灯', category: 'utilities', urgent: true, place: '高乐山镇' });
  const contact = contactOf(form);
  expect(CaseFields.parse({ ...fields, contact }).contact).toEqual({ name: '王', phone: '13800000000' });
  expect(contactOf(filing())).toBeUndefined();
});

test('the server’s pointers lead to fields', () => {
  const text = { zh: '误', en: 'wrong' };
  expect(serverProblems([{ pointer: '/contact/phone', ...text }])).toEqual([{ field: 'phone', text }]);
  expect(serverProblems([{ pointer: '/unitConcerned', ...text }])[0]?.field).toBe('unitConcerned');
  expect(serverProblems([{ pointer: '/receipt', ...text }])[0]?.field).toBe('check');
});
