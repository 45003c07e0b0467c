import type { Bilingual } from '../../shared/contract/bilingual.ts';
import { language } from './i18n/index.ts';

/** The half of a two-language text that the page now shows. */
export function inLanguage(text: Bilingual): string {
  return language() === 'en' ? text.en : text.zh;
}
