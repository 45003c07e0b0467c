/** One message in the two languages of the product. Chinese comes first: it is the default. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const separator = '\u001f';

/**
 * A schema's error message in both languages, as the one string that zod can carry.
 * @example z.string().min(1, say('请填写名称', 'Enter the name'))
 */
export const say = (zh: string, en: string): string => `${zh}${separator}${en}`;

/** The two halves of a message made by {@link say}; undefined for any other string. */
export function unsay(message: string): Bilingual | undefined {
  const [zh, en] = message.split(separator);
  return zh !== undefined && en !== undefined ? { zh, en } : undefined;
}
