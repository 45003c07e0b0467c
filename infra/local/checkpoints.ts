import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { damagedData } from './errors.ts';
import { writeAtomically } from './files.ts';
import type { Progress } from './stream-reader.ts';

/** How far every mapping has read its stream, kept over restarts. */
export interface Checkpoints {
  /** The progress of a mapping on a stream: a live object, to be changed and then saved. */
  readonly of: (mappingId: string, streamArn: string) => Progress;
  readonly save: () => void;
}

const schema = z.record(z.string(), z.record(z.string(), z.string()));

/** Opens the checkpoints. @param file where they are kept; without it, in memory */
export function openCheckpoints(file?: string): Checkpoints {
  const all = file && existsSync(file) ? read(file) : {};
  return {
    of: (mappingId, streamArn) => (all[`${mappingId} ${streamArn}`] ??= {}),
    save: () => {
      if (file) writeAtomically(file, JSON.stringify(all));
    },
  };
}

function read(file: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw damagedData(`the stream checkpoints in ${file} cannot be read`, error);
  }
}
