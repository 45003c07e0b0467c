export type Language = 'zh-CN' | 'en';
export type Params = Record<string, string | number>;

const STORED = 'yxt.language';
let current: Language = 'zh-CN';
let onRead = (): unknown => undefined;
let onChange = (): void => undefined;

/** What decides the language: `?lang=en` (or `zh`) in the address, else the choice made earlier, else Chinese. */
export function chooseLanguage(search: string, stored: string | null): Language {
  const wanted = /[?&]lang=([a-z]+)/i.exec(search)?.[1] ?? stored ?? '';
  return wanted.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

/** The language now shown. Read inside a template or `$derived`, it follows the language switch. */
export function language(): Language {
  onRead();
  return current;
}

/** Shows the page in `next` from now on, and remembers it on this device where storage is allowed. */
export function setLanguage(next: Language): void {
  current = next;
  if (typeof document === 'undefined') return;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // Private mode: the choice lasts as long as the page.
  }
  onChange();
}

/** Lets the language switch make `language()` and every `t` reactive without a framework in this module. */
export function observeLanguage(read: () => unknown, changed: () => void): void {
  onRead = read;
  onChange = changed;
}

/** Fills `{name}` places; a name without a value stays visible, so that a mistake is seen. */
export function fill(text: string, params: Params = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

/**
 * A page's dictionary: `export const t = messages({ title: '…' }, { title: '…' })`.
 * English must have exactly the keys of Chinese; `t('title', { n: 3 })` accepts only these keys.
 */
export function messages<const Zh extends Record<string, string>, En extends Record<keyof Zh, string>>(
  zh: Zh,
  en: En & Record<Exclude<keyof En, keyof Zh>, never>,
): (key: keyof Zh & string, params?: Params) => string {
  return (key, params) => fill((language() === 'en' ? en : zh)[key], params);
}

if (typeof document !== 'undefined') {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(STORED);
  } catch {
    // Private mode: Chinese unless the address says otherwise.
  }
  current = chooseLanguage(location.search, stored);
  document.documentElement.lang = current;
}
