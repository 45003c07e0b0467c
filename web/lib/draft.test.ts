import { describe, expect, test } from 'vitest';
import { allowDrafts, createDraft, draftsAllowed, type DraftStorage } from './draft.ts';

function memory(): DraftStorage & { size: () => number } {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    size: () => kept.size,
  };
}

const refusing: DraftStorage = {
  getItem: () => {
    throw new Error('denied');
  },
  setItem: () => {
    throw new Error('denied');
  },
  removeItem: () => {
    throw new Error('denied');
  },
};

describe('createDraft', () => {
  test('survives a reload', () => {
    const storage = memory();
    expect(createDraft<{ text: string }>('report', '1', storage).save({ text: '路灯不亮' })).toBe(true);
    expect(createDraft<{ text: string }>('report', '1', storage).load()).toEqual({ text: '路灯不亮' });
  });

  test('names are kept apart', () => {
    const storage = memory();
    createDraft<string>('report', '1', storage).save('甲');
    expect(createDraft<string>('survey', '1', storage).load()).toBeUndefined();
  });

  test('a draft of another form version is not offered', () => {
    const storage = memory();
    createDraft<string>('report', '1', storage).save('甲');
    expect(createDraft<string>('report', '2', storage).load()).toBeUndefined();
  });

  test('erase leaves nothing behind', () => {
    const storage = memory();
    const draft = createDraft<string>('report', '1', storage);
    draft.save('甲');
    draft.erase();
    expect(draft.load()).toBeUndefined();
    expect(storage.size()).toBe(0);
  });

  test('an unreadable draft counts as none', () => {
    const storage = memory();
    createDraft<string>('report', '1', storage).save('甲');
    const broken: DraftStorage = {
      ...storage,
      getItem: (key) => (key === 'yxt.drafts' ? null : '{"version":'),
    };
    expect(createDraft<string>('report', '1', broken).load()).toBeUndefined();
  });

  test('a device that refuses storage neither keeps nor breaks', () => {
    const draft = createDraft<string>('report', '1', refusing);
    expect(draft.save('甲')).toBe(false);
    expect(draft.load()).toBeUndefined();
    expect(() => draft.erase()).not.toThrow();
  });

  test('a full device says that nothing was kept', () => {
    const full: DraftStorage = { ...memory(), setItem: refusing.setItem };
    expect(createDraft<string>('report', '1', full).save('甲')).toBe(false);
  });
});

describe('opting out', () => {
  test('erases, keeps nothing more, and can be taken back', () => {
    const storage = memory();
    const draft = createDraft<string>('report', '1', storage);
    draft.save('甲');
    allowDrafts(false, [draft], storage);
    expect(draftsAllowed(storage)).toBe(false);
    expect(draft.save('乙')).toBe(false);
    expect(draft.load()).toBeUndefined();
    allowDrafts(true, [], storage);
    expect(draft.load()).toBeUndefined();
    expect(draft.save('丙')).toBe(true);
  });

  test('without storage drafts are off', () => {
    expect(draftsAllowed(refusing)).toBe(false);
    expect(() => allowDrafts(false, [], refusing)).not.toThrow();
  });
});
