import type { Bilingual } from '../../shared/contract/bilingual.ts';
import { toHalfWidth } from '../../shared/text/width.ts';

/** A request by an enterprise or anyone, or a lead by an observer. */
export type FilingKind = 'request' | 'lead';

/** One page of the form. */
export type FilingStep = 'problem' | 'category' | 'about' | 'urgent' | 'contact' | 'anonymity' | 'check';

/** What is filled in; empty texts where nothing is. */
export interface Filing {
  text: string;
  category: string;
  unitConcerned: string;
  indicator: string;
  enterpriseName: string;
  place: string;
  urgent: 'no' | 'yes';
  name: string;
  phone: string;
  anonymous: 'yes' | 'no';
}
export type FilingField = keyof Filing;

/** Most UTF-16 units of each text after trimming, as the contract has them. */
export const filingLimits = { text: 2000, enterpriseName: 80, place: 200, name: 40 } as const;
const phonePattern = /^[0-9+ -]{5,20}$/;

export const emptyFiling = (): Filing => ({
  text: '',
  category: '',
  unitConcerned: '',
  indicator: '',
  enterpriseName: '',
  place: '',
  urgent: 'no',
  name: '',
  phone: '',
  anonymous: 'yes',
});

/** The pages in order: a request asks how to reach its filer, a lead whether the unit may know the observer. */
export const filingSteps = (kind: FilingKind): [FilingStep, ...FilingStep[]] => [
  'problem',
  'category',
  'about',
  'urgent',
  kind === 'request' ? 'contact' : 'anonymity',
  'check',
];

const stepFields: Record<Exclude<FilingStep, 'check'>, readonly FilingField[]> = {
  problem: ['text'],
  category: ['category'],
  about: ['unitConcerned', 'indicator', 'enterpriseName', 'place'],
  urgent: ['urgent'],
  contact: ['name', 'phone'],
  anonymity: ['anonymous'],
};

/** The page on which a field is filled in. */
export const stepOfField = (field: FilingField): FilingStep =>
  (Object.keys(stepFields) as (keyof typeof stepFields)[]).find((step) => stepFields[step].includes(field)) ??
  'check';

/** A telephone number as the contract takes it: full-width digits and dashes become plain ones. */
export const plainPhone = (phone: string): string =>
  toHalfWidth(phone)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();

export type FilingProblemCode = 'required' | 'tooLong' | 'phone' | 'phoneMissing';

/** What is wrong with a field; for `tooLong`, how long it is and may be. */
export interface FilingProblem {
  readonly field: FilingField;
  readonly code: FilingProblemCode;
  readonly n?: number;
  readonly limit?: number;
}

/** Every problem of the form in the order of its pages. */
export function filingProblems(form: Filing, kind: FilingKind): FilingProblem[] {
  const problems: FilingProblem[] = [];
  const within = (field: keyof typeof filingLimits) => {
    const [n, limit] = [form[field].trim().length, filingLimits[field]];
    if (n > limit) problems.push({ field, code: 'tooLong', n, limit });
  };
  if (!form.text.trim()) problems.push({ field: 'text', code: 'required' });
  within('text');
  if (!form.category) problems.push({ field: 'category', code: 'required' });
  within('enterpriseName');
  within('place');
  if (kind === 'request') {
    const phone = plainPhone(form.phone);
    within('name');
    if (phone && !phonePattern.test(phone)) problems.push({ field: 'phone', code: 'phone' });
    if (!phone && form.name.trim()) problems.push({ field: 'phone', code: 'phoneMissing' });
  }
  return problems;
}

/** The fields both kinds send; what was left empty is left out. */
export function caseFields(form: Filing) {
  const { unitConcerned, indicator } = form;
  const [enterpriseName, place] = [form.enterpriseName.trim(), form.place.trim()];
  return {
    text: form.text.trim(),
    category: form.category,
    urgent: form.urgent === 'yes',
    ...(unitConcerned && { unitConcerned }),
    ...(indicator && { indicator }),
    ...(enterpriseName && { enterpriseName }),
    ...(place && { place }),
  };
}

/** How to reach the filer; undefined without a number. */
export function contactOf(form: Filing): { name: string; phone: string } | undefined {
  const phone = plainPhone(form.phone);
  return phone ? { name: form.name.trim(), phone } : undefined;
}

/** What the server found wrong, by the form's fields; pointers of no field of the form stand at the check page. */
export const serverProblems = (
  fields: readonly (Bilingual & { pointer: string })[],
): { field: FilingField | 'check'; text: Bilingual }[] =>
  fields.map(({ pointer, zh, en }) => {
    const name = pointer.replace(/^\/(contact\/)?/, '');
    return { field: name in emptyFiling() ? (name as FilingField) : 'check', text: { zh, en } };
  });
