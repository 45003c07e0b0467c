import type { Bilingual } from '../../../shared/contract/bilingual.ts';
import { plainPhone } from '../form.ts';

/** What is filled in; empty texts where nothing is. It lives in the page's memory alone. */
export interface ComplaintForm {
  text: string;
  unitConcerned: string;
  about: string;
  place: string;
  /** Whether the filer leaves a name. */
  who: '' | 'anonymous' | 'named';
  name: string;
  phone: string;
}
export type ComplaintField = keyof ComplaintForm;

/** One page of the form. */
export const complaintSteps = ['say', 'about', 'who', 'check'] as const;
export type ComplaintStep = (typeof complaintSteps)[number];

/** Most UTF-16 units of each text after trimming, as the contract has them. */
export const complaintLimits = { text: 5000, about: 200, place: 200, name: 40 } as const;
const phonePattern = /^[0-9+ -]{5,20}$/;

export const emptyComplaint = (): ComplaintForm => ({
  text: '',
  unitConcerned: '',
  about: '',
  place: '',
  who: '',
  name: '',
  phone: '',
});

const stepOf: Readonly<Record<ComplaintField, Exclude<ComplaintStep, 'check'>>> = {
  text: 'say',
  unitConcerned: 'about',
  about: 'about',
  place: 'about',
  who: 'who',
  name: 'who',
  phone: 'who',
};

/** What is wrong with a field; for `tooLong`, how long it is and may be. */
export interface ComplaintProblem {
  readonly field: ComplaintField;
  readonly step: ComplaintStep;
  readonly code: 'required' | 'tooLong' | 'phone' | 'choose';
  readonly n?: number;
  readonly limit?: number;
}

/** Every problem of the form in the order of its pages. */
export function complaintProblems(form: ComplaintForm): ComplaintProblem[] {
  const problems: ComplaintProblem[] = [];
  const add = (field: ComplaintField, code: ComplaintProblem['code'], more = {}) =>
    problems.push({ field, step: stepOf[field], code, ...more });
  if (!form.text.trim()) add('text', 'required');
  for (const field of ['text', 'about', 'place', 'name'] as const) {
    const [n, limit] = [form[field].trim().length, complaintLimits[field]];
    if (n > limit && (field !== 'name' || form.who === 'named')) add(field, 'tooLong', { n, limit });
  }
  if (form.who === '') add('who', 'choose');
  if (form.who === 'named' && !phonePattern.test(plainPhone(form.phone))) add('phone', 'phone');
  return problems;
}

/** What is sent: nothing that was left empty, and no name unless the filer chose to leave one. */
export function complaintInput(form: ComplaintForm) {
  const { unitConcerned } = form;
  const [about, place] = [form.about.trim(), form.place.trim()];
  return {
    text: form.text.trim(),
    ...(unitConcerned && { unitConcerned }),
    ...(about && { about }),
    ...(place && { place }),
    ...(form.who === 'named' && {
      contact: { name: form.name.trim(), phone: plainPhone(form.phone) },
    }),
  };
}

/** The page on which the server's complaint about a field is mended, and its words. */
export const serverProblem = ({ pointer, zh, en }: Bilingual & { pointer: string }) => {
  const name = pointer.replace(/^\/(contact\/)?/, '');
  const field = name in stepOf ? (name as ComplaintField) : undefined;
  return { field, step: field && stepOf[field], text: { zh, en } };
};
