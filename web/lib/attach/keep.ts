import { draftsAllowed } from '../draft.ts';

/** A file that waits to be sent. Its own name is not kept. */
export interface KeptFile {
  readonly id: string;
  readonly type: 'image/jpeg' | 'application/pdf';
  readonly blob: Blob;
}

/**
 * Files of an ordinary request that wait on this device, so that neither a closed tab nor a lost connection loses them. A lead's and a
 * complaint's are never given to it. Where the browser keeps nothing, nothing is kept and nothing fails.
 */
export interface Keep {
  /** What waits for an owner: a draft, or a case by its id. */
  load(owner: string): Promise<KeptFile[]>;
  save(owner: string, file: KeptFile): Promise<void>;
  erase(owner: string, id: string): Promise<void>;
  /** A draft became a case: its files wait for that now. */
  give(from: string, to: string): Promise<void>;
  clear(owner: string): Promise<void>;
}

const DATABASE = 'yxt.files';
const STORE = 'files';
const keyOf = (owner: string, id: string): string => `${owner}/${id}`;
const ownedBy = (owner: string): IDBKeyRange => IDBKeyRange.bound(`${owner}/`, `${owner}/\uffff`);

/** Opens the database; only to keep something is it made, so that a look leaves no trace. */
function opened(make: boolean): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      if (make) request.result.createObjectStore(STORE);
      else request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no storage'));
  });
}

/** One transaction over the store, which `keep` makes where there is none; `fallback` where there is none or the browser refuses. */
async function within<T>(
  purpose: 'read' | 'change' | 'keep',
  fallback: T,
  work: (store: IDBObjectStore) => IDBRequest<T> | void,
): Promise<T> {
  try {
    const database = await opened(purpose === 'keep');
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(STORE, purpose === 'read' ? 'readonly' : 'readwrite');
        const request = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request ? request.result : fallback);
        transaction.onerror = () => reject(transaction.error ?? new Error('no storage'));
        transaction.onabort = transaction.onerror;
      });
    } finally {
      database.close();
    }
  } catch {
    return fallback;
  }
}

/** The browser's own store for files. */
export const browserKeep: Keep = {
  load: (owner) =>
    within<KeptFile[]>('read', [], (store) => store.getAll(ownedBy(owner)) as IDBRequest<KeptFile[]>),
  async save(owner, file) {
    if (!draftsAllowed()) return;
    await within<undefined>('keep', undefined, (store) => void store.put(file, keyOf(owner, file.id)));
  },
  async erase(owner, id) {
    await within<undefined>('change', undefined, (store) => store.delete(keyOf(owner, id)));
  },
  async give(from, to) {
    const files = await browserKeep.load(from);
    await within<undefined>('change', undefined, (store) => {
      for (const file of files) store.put(file, keyOf(to, file.id));
      return store.delete(ownedBy(from));
    });
  },
  async clear(owner) {
    await within<undefined>('change', undefined, (store) => store.delete(ownedBy(owner)));
  },
};
