import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleOptions } from '../../infra/constructs/bundle.ts';
import { functions } from '../../infra/functions.ts';
import { type Stage, stages } from '../../infra/stages.ts';

/** Files that a stage's bundle of a handler is made from, and its text. */
const bundle = (stage: Stage['name']): { sources: string[]; text: string } => {
  const { metafile, outputFiles } = buildSync({
    ...bundleOptions(functions['platform-public'].entry, stages[stage].conditions),
    metafile: true,
    write: false,
  });
  return { sources: Object.keys(metafile.inputs), text: outputFiles[0]!.text };
};

const movable = 'functions/platform/clock.local.ts';

describe('the movable clock', () => {
  it('is in what runs on this machine', () => {
    const { sources, text } = bundle('local');
    expect(sources).toContain(movable);
    expect(text).toContain('workerData');
  });

  it.each(['prod', 'prodChina'] as const)('is absent from %s', (stage) => {
    const { sources, text } = bundle(stage);
    expect(sources).toContain('functions/platform/clock.ts');
    expect(sources).not.toContain(movable);
    expect(text).not.toContain('workerData');
  });
});

describe('a bundle', () => {
  it.each(['intake-attachments', 'intake-complaints-public'] as const)(
    '%s can be loaded, whatever its packages ask of Node',
    async (name) => {
      const directory = mkdtempSync(join(tmpdir(), 'yxt-bundle-'));
      try {
        const outfile = join(directory, 'index.mjs');
        buildSync({ ...bundleOptions(functions[name].entry, []), outfile });
        const module = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as {
          handler?: unknown;
        };
        expect(module.handler).toBeTypeOf('function');
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
  );
});
