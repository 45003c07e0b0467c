import { defaultClosing } from '../../../shared/intake/config.ts';
import { inLanguage } from '../../lib/bilingual.ts';

/** The means by which cases are usually solved, to choose from; a county's own are accepted by their code. */
export const meansChoices = () =>
  defaultClosing.means.map((one) => ({ value: one.code, label: inLanguage(one) }));

/** A means in the page's language, or its code where the county made it. */
export const meansName = (code: string): string => {
  const known = defaultClosing.means.find((one) => one.code === code);
  return known ? inLanguage(known) : code;
};
