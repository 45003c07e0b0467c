import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssemblyTask } from './build-assembly.ts';
import { writeAtomically } from './files.ts';
import type { Lifetime } from './lifetime.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WEB_SOURCES = ['web', 'shared', 'vite.config.ts', 'package-lock.json'];
const ASSEMBLY_SOURCES = ['functions', 'shared', 'infra', 'tsconfig.json', 'package-lock.json'];

/**
 * Builds the pages into `dist/web`, unless they were built from these very sources.
 * @returns whether anything had to be built
 */
export async function buildWeb(lifetime: Lifetime): Promise<boolean> {
  if (globSync('web/*.html', { cwd: ROOT }).length === 0) return false;
  return unlessStamped(join(ROOT, 'dist', 'web'), fingerprint(WEB_SOURCES), () =>
    runChild(lifetime, './build-web.ts'),
  );
}

/**
 * Synthesizes the local stage with its functions bundled, unless that was done from these very sources.
 * @param outdir where the assembly goes
 * @returns whether anything had to be done
 */
export async function buildAssembly(lifetime: Lifetime, task: AssemblyTask): Promise<boolean> {
  const key = fingerprint([...ASSEMBLY_SOURCES, 'dist/web.stamp'], JSON.stringify(task));
  return unlessStamped(task.outdir, key, () =>
    runChild(lifetime, './build-assembly.ts', JSON.stringify(task)),
  );
}

async function unlessStamped(output: string, key: string, build: () => Promise<void>): Promise<boolean> {
  const stamp = `${output}.stamp`;
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return false;
  await build();
  writeAtomically(stamp, key);
  return true;
}

/** A digest of names and contents of all files below the given paths, tests and this runner aside. */
export function fingerprint(paths: readonly string[], extra = '', root = ROOT): string {
  const hash = createHash('sha256').update(extra);
  for (const path of paths) {
    const full = join(root, path);
    if (!existsSync(full)) continue;
    const files = statSync(full).isDirectory()
      ? globSync('**/*', { cwd: full, exclude: ['**/*.test.ts', 'local/**'] })
          .filter((file) => statSync(join(full, file)).isFile())
          .map((file) => join(path, file))
          .sort()
      : [path];
    for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** Builds in a process of its own, which gives the memory back; what it prints is shown when it fails. */
async function runChild(lifetime: Lifetime, script: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await lifetime.defer(() => child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on('error', reject).on('close', resolve);
  const code = await promise;
  if (code !== 0) throw new Error(`${script} failed:\n${said.trim()}`);
}
