import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The directory to deploy as the site: the web build itself, or a copy whose pages carry the content security policy, where the
 * CDN cannot send it as a header. Without a build the directory is empty.
 * @param build the web build; may be missing
 * @param into where a directory is made anew if the build cannot be used as it is
 * @param metaPolicy content security policy to write into each page
 */
export const prepareSite = (build: string, into: string, metaPolicy?: string): string => {
  const built = existsSync(build);
  if (built && metaPolicy === undefined) return build;
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  if (!built || metaPolicy === undefined) return into;
  cpSync(build, into, { recursive: true });
  for (const page of globSync('**/*.html', { cwd: into })) {
    const path = join(into, page);
    writeFileSync(path, withPolicy(readFileSync(path, 'utf8'), metaPolicy, page));
  }
  return into;
};

const withPolicy = (html: string, policy: string, page: string): string => {
  const head = /<head[^>]*>/i.exec(html)?.[0];
  if (!head) throw new Error(`${page} has no <head> to carry the content security policy`);
  return html.replace(head, `${head}<meta http-equiv="Content-Security-Policy" content="${policy}">`);
};
