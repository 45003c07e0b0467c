import { existsSync } from 'node:fs';
import type { Account } from './identity.ts';

/** What the sample is loaded through. */
export interface SampleContext {
  readonly baseUrl: string;
  /** A token to act as an account. */
  readonly tokenFor: (accountId: string) => Promise<string>;
  readonly progress: (text: string, done: number, total: number) => void;
}

/** A place to begin for one kind of visitor. */
export interface VisitorLink {
  readonly label: string;
  readonly url: string;
}

/** What the sample brings. */
export interface Sample {
  readonly accounts: readonly Account[];
  readonly loadSample: (context: SampleContext) => Promise<void>;
  readonly visitorLinks: (context: SampleContext) => Promise<readonly VisitorLink[]>;
}

/** The sample county, if the project has one. */
export async function importSample(): Promise<Sample | undefined> {
  const module = new URL('./sample/index.ts', import.meta.url);
  return existsSync(module) ? ((await import(module.href)) as Sample) : undefined;
}
