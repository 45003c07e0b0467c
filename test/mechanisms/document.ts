import { glob, readFile } from 'node:fs/promises';
import { mechanisms } from './catalogue.ts';

/** Where the generated document lies. */
export const documentPath = 'docs/mechanisms.md';

interface Proof {
  readonly file: string;
  readonly title: string;
}

/** The tests whose titles, or whose enclosing titles, carry an id in brackets. */
async function proofs(root: string): Promise<Map<string, Proof[]>> {
  const found = new Map<string, Proof[]>();
  const files = await Array.fromAsync(
    glob('{shared,functions,infra,web,cli,test}/**/*.test.ts', { cwd: root }),
  );
  for (const file of files.sort()) {
    const text = await readFile(`${root}/${file}`, 'utf8');
    for (const [, , title] of text.matchAll(
      /\b(?:test|it|describe)(?:\.each\([^`]*?\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs,
    ))
      for (const [, id] of title!.matchAll(/\[([FSMXZ]\d{1,2})\]/g))
        found.set(id!, [
          ...(found.get(id!) ?? []),
          { file, title: title!.replaceAll(/\[[A-Z]\d+\]\s*/g, '') },
        ]);
  }
  return found;
}

/** `docs/mechanisms.md`: every mechanism with its tests and its page, made from the titles of the tests. */
export async function mechanismsDocument(root: string): Promise<string> {
  const found = await proofs(root);
  const proven = mechanisms.filter(({ id }) => found.has(id)).length;
  const rows = mechanisms.map(({ id, title, page }) => {
    const tests = (found.get(id) ?? []).map(
      (proof) => `\`${proof.file}\`: ${proof.title.replaceAll('|', '\\|')}`,
    );
    return `| ${id} | ${title} | ${page ?? ''} | ${tests.join('<br>') || 'not begun'} |`;
  });
  return [
    '# Mechanisms',
    '',
    `Made by \`npm run docs:mechanisms\` from the titles of the tests. ${proven} of ${mechanisms.length} have a test${proven === mechanisms.length ? '' : '; the others are not built yet'}.`,
    '',
    '| id | mechanism | page | tests |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
