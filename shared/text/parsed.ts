import type { Bilingual } from '../contract/bilingual.ts';

/** What reading a text gave: a value, or why it was refused, said in both languages. */
export type Parsed<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: Code; readonly reason: Bilingual };

/** A text that was read. */
export const read = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** A text that was refused, with the reason to show beside it. */
export const refuse = <Code extends string>(
  code: Code,
  zh: string,
  en: string,
): { readonly ok: false; readonly code: Code; readonly reason: Bilingual } => ({
  ok: false,
  code,
  reason: { zh, en },
});
