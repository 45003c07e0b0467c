/** The part of `Storage` a draft needs. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface Draft<T> {
  /** What was kept, or `undefined`: nothing, unreadable, of another form version, or drafts are off. */
  load(): T | undefined;
  /** Keeps `value` on this device; `false` when it could not be kept (drafts off, storage full or refused). */
  save(value: T): boolean;
  /** Removes it, after sending or when the person asks. */
  erase(): void;
}

const PREFIX = 'yxt.draft.';
const OFF = 'yxt.drafts';

function browserStorage(): DraftStorage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Whether this device may keep drafts: yes, unless the person has said no (a shared phone, a counter computer). */
export function draftsAllowed(storage: DraftStorage | undefined = browserStorage()): boolean {
  try {
    return storage !== undefined && storage.getItem(OFF) !== 'off';
  } catch {
    return false;
  }
}

/** Remembers the person's choice. Saying no erases the drafts named in `erase`. */
export function allowDrafts(
  allowed: boolean,
  erase: Draft<unknown>[] = [],
  storage: DraftStorage | undefined = browserStorage(),
): void {
  if (!allowed) for (const draft of erase) draft.erase();
  try {
    if (allowed) storage?.removeItem(OFF);
    else storage?.setItem(OFF, 'off');
  } catch {
    // Storage refused: then nothing can be kept either.
  }
}

/**
 * A draft kept in the browser only.
 * @param name what is drafted; with a one-time link, include something of the link's own that is not the token
 * @param version of the form; a draft of another version is not offered
 */
export function createDraft<T>(
  name: string,
  version: string,
  storage: DraftStorage | undefined = browserStorage(),
): Draft<T> {
  const key = PREFIX + name;
  return {
    load() {
      if (!storage || !draftsAllowed(storage)) return undefined;
      try {
        const kept = JSON.parse(storage.getItem(key) ?? 'null') as { version: string; value: T } | null;
        return kept?.version === version ? kept.value : undefined;
      } catch {
        return undefined;
      }
    },
    save(value) {
      if (!storage || !draftsAllowed(storage)) return false;
      try {
        storage.setItem(key, JSON.stringify({ version, value }));
        return true;
      } catch {
        return false;
      }
    },
    erase() {
      try {
        storage?.removeItem(key);
      } catch {
        // Storage refused: nothing was kept.
      }
    },
  };
}
