import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

/**
 * Replaces a file in one step, so that a crash leaves the old or the new content, never half of one.
 * @param mode the new file's permission bits
 */
export function writeAtomically(file: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.next`;
  writeFileSync(next, content, { mode });
  renameSync(next, file);
}

/** Where an installed package lies. Works in the test runner too, which has no `import.meta.resolve`. */
export function packageDirectory(name: string): string {
  const manifest = findPackageJSON(name, import.meta.url);
  if (!manifest) throw new Error(`the package ${name} is not installed`);
  return dirname(manifest);
}
