import type { Bilingual } from '../shared/contract/bilingual.ts';

/** The command line is wrong: the program ends with 2 and shows the help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor({ zh, en }: Bilingual) {
    super(`${zh} · ${en}`);
  }
}

/** What was asked for did not succeed: the program ends with 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  constructor({ zh, en }: Bilingual) {
    super(`${zh} · ${en}`);
  }
}
