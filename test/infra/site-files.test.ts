import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { metaContentSecurityPolicy } from '../../infra/constructs/headers.ts';
import { prepareSite } from '../../infra/constructs/site-files.ts';

let directory: string;
let build: string;
let into: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'yixiantong-site-'));
  build = join(directory, 'web');
  into = join(directory, 'site');
  mkdirSync(join(build, 'assets'), { recursive: true });
  writeFileSync(
    join(build, 'desk.html'),
    '<!doctype html><html><head lang="zh"><title>台</title></head></html>',
  );
  writeFileSync(join(build, 'assets', 'desk-1.js'), 'export {}');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('prepareSite', () => {
  it('takes the build as it is where the CDN sends headers', () => {
    expect(prepareSite(build, into)).toBe(build);
  });

  it('writes the policy into a copy of each page where it does not', () => {
    const policy = metaContentSecurityPolicy(['https://issuer.example']);
    expect(prepareSite(build, into, policy)).toBe(into);
    expect(readFileSync(join(into, 'desk.html'), 'utf8')).toContain(
      `<head lang="zh"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>`,
    );
    expect(readFileSync(join(into, 'assets', 'desk-1.js'), 'utf8')).toBe('export {}');
    expect(readFileSync(join(build, 'desk.html'), 'utf8')).not.toContain('Content-Security-Policy');
    expect(policy).not.toContain('frame-ancestors');
  });

  it('refuses a page that cannot carry it', () => {
    writeFileSync(join(build, 'bare.html'), '<p>');
    expect(() => prepareSite(build, into, "default-src 'self'")).toThrow('bare.html');
  });

  it('is empty without a build', () => {
    expect(readdirSync(prepareSite(join(directory, 'none'), into))).toEqual([]);
  });
});
