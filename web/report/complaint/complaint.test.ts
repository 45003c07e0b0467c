import { expect, test } from 'vitest';
import { ComplaintFields, ComplaintIdentity } from '../../../shared/intake/complaints/model.ts';
import { complaintInput, complaintProblems, emptyComplaint, serverProblem } from './complaint.ts';

const filled = { ...emptyComplaint(), text: ' 收受好处 ', who: 'anonymous' as const };

test('a text and the choice of name or none are all that is needed', () => {
  expect(complaintProblems(filled)).toEqual([]);
  expect(complaintProblems(emptyComplaint()).map(({ field, step, code }) => [field, step, code])).toEqual([
    ['text', 'say', 'required'],
    ['who', 'who', 'choose'],
  ]);
  expect(complaintProblems({ ...filled, text: '长'.repeat(5001) })).toMatchObject([
    { field: 'text', code: 'tooLong', n: 5001, limit: 5000 },
  ]);
});

test('a name needs a number that reaches somebody; what was typed before choosing none is not sent', () => {
  expect(complaintProblems({ ...filled, who: 'named', phone: '打我' })).toMatchObject([
    { field: 'phone', code: 'phone' },
  ]);
  const named = complaintInput({ ...filled, who: 'named', name: ' 王 ', phone: '１３８ ００００ ００００' });
  expect(ComplaintIdentity.parse('contact' in named && named.contact)).toEqual({
    name: '王',
    phone: '138 0000 0000',
  });
  const input = complaintInput({ ...filled, name: '王', phone: '13800000000' });
  expect(input).toEqual({ text: '收受好处' });
  expect(ComplaintFields.parse(input)).toEqual(input);
});

test('the server’s pointers lead to pages', () => {
  const said = { zh: '误', en: 'wrong' };
  expect(serverProblem({ pointer: '/contact/phone', ...said })).toEqual({
    field: 'phone',
    step: 'who',
    text: said,
  });
  expect(serverProblem({ pointer: '/receipt', ...said }).step).toBeUndefined();
});
