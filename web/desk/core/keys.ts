/** What a key does on the desk while nothing is being typed. */
export type KeyAct = 'next' | 'previous' | 'close' | 'help' | 'search';

/** The part of a KeyboardEvent that decides. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Name of the element that has the focus: `INPUT`. */
  readonly focused: string;
  readonly dialogOpen: boolean;
}

const acts: Readonly<Record<string, KeyAct>> = {
  j: 'next',
  k: 'previous',
  Escape: 'close',
  '?': 'help',
  '/': 'search',
};
const typing = ['INPUT', 'TEXTAREA', 'SELECT'];

/** The act of a key: j and k move in the list, Esc closes the detail, ? helps, / searches. Nothing while typing or in a dialog. */
export function keyAct({ key, ctrlKey, metaKey, altKey, focused, dialogOpen }: Pressed): KeyAct | undefined {
  if (ctrlKey || metaKey || altKey || dialogOpen || typing.includes(focused)) return undefined;
  return acts[key];
}

/** Where j or k leads from row `at` (−1: from none) among `count`; stays within the list. */
export function nextRow(at: number, count: number, step: 1 | -1): number {
  return Math.min(count - 1, Math.max(0, at + step));
}
