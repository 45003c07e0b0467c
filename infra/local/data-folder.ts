import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RemedyError } from './errors.ts';
import { writeAtomically } from './files.ts';

/** The files and folders of the data folder. */
export interface DataFolder {
  readonly database: string;
  readonly storage: string;
  readonly clock: string;
  readonly schedules: string;
  readonly checkpoints: string;
  readonly signingKey: string;
  /** Written once the sample has been loaded in full. */
  readonly sample: string;
  /** Lets another system use the folder. */
  readonly release: () => void;
}

/**
 * Opens the data folder for this process alone.
 * @throws RemedyError when another running system uses it
 */
export function openDataFolder(directory: string): DataFolder {
  mkdirSync(directory, { recursive: true });
  const owner = ownerFile(directory);
  assertUnused(directory);
  writeAtomically(owner, String(process.pid));
  return {
    database: join(directory, 'dynamodb'),
    storage: join(directory, 'storage'),
    clock: join(directory, 'clock.json'),
    schedules: join(directory, 'schedules.json'),
    checkpoints: join(directory, 'checkpoints.json'),
    signingKey: join(directory, 'signing-key.json'),
    sample: join(directory, 'sample.json'),
    release: () => rmSync(owner, { force: true }),
  };
}

/**
 * Moves the data folder out of the way, to `<folder>.old-<n>`; gives the new name, or undefined when there was none.
 * @throws RemedyError when another running system uses it
 */
export function setAside(directory: string): string | undefined {
  if (!existsSync(directory)) return undefined;
  assertUnused(directory);
  let count = 1;
  while (existsSync(`${directory}.old-${count}`)) count += 1;
  const target = `${directory}.old-${count}`;
  renameSync(directory, target);
  return target;
}

const ownerFile = (directory: string): string => join(directory, 'owner.pid');

function assertUnused(directory: string): void {
  const owner = ownerFile(directory);
  const pid = existsSync(owner) ? Number(readFileSync(owner, 'utf8')) : 0;
  if (pid && pid !== process.pid && isAlive(pid)) {
    throw new RemedyError(
      `the data in ${directory} is in use by process ${pid}`,
      'stop that one first, or start with another folder: `npm start -- --data <folder>`',
    );
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
