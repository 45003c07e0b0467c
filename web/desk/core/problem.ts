import type { FieldProblem } from '../../../shared/contract/problems.ts';
import { inLanguage } from '../../lib/bilingual.ts';
import { ApiProblem } from '../../lib/api.ts';
import { messages } from '../../lib/i18n/index.ts';

const t = messages(
  { unknown: '页面出错,请重新载入后再试' },
  { unknown: 'Something went wrong on this page; reload and try again' },
);

/** What to tell the person about a failure: the API's own words, with the fields it complains about. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('unknown');
  return [...new Set([error.text, ...error.fields.map((field) => inLanguage(field))])].join(';');
}

/** Whether somebody else changed the record meanwhile. */
export const isStale = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'stale-version';

/** The fields that the API complains about. */
export const fieldsOf = (error: unknown): readonly FieldProblem[] =>
  error instanceof ApiProblem ? error.fields : [];
