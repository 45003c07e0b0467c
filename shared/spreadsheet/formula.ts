/**
 * A text that a spreadsheet program would take for a formula when it opens a CSV file: it begins with = + - @, a tab or a line break, or the
 * full-width form of a sign. See OWASP, "CSV Injection".
 */
const risky = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** The text as it may stand in a CSV file: what could be a formula is preceded by an apostrophe, and so is what already looks so marked. */
export const guarded = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** The reverse of {@link guarded}; and the text inside `="0012"`, which is how some programs keep leading zeros. */
export function unguarded(text: string): string {
  if (text.startsWith("'") && risky.test(text)) return text.slice(1);
  return /^="([^"]*)"$/.exec(text)?.[1] ?? text;
}
