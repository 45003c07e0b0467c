import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AUDIT_BEGIN, sealAuditEntry } from '../shared/audit/chain.ts';
import type { AuditEntry } from '../shared/audit/chain.ts';
import { auditLines, headText } from '../shared/audit/export.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'yxt-calendar-'));
afterAll(() => rmSync(folder, { recursive: true }));
const asFile = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** Runs a command line against a county whose calendar has these years. */
async function run(args: string, years: readonly object[] = []) {
  const said = { out: '', err: '' };
  const sent: unknown[] = [];
  const code = await main([...args.split(' '), '--jurisdiction', '422826', '--token', 't'], {
    fetch: async (_url, init) => {
      if (init?.method !== 'PUT') return Response.json({ years, missing: 2027 });
      const body = JSON.parse(String(init.body)) as object;
      sent.push(body);
      return Response.json({ year: 2027, source: 'own', makeUpDays: [], ...body });
    },
    wait: async () => {},
    print: (text) => (said.out += text),
    complain: (text) => (said.err += text),
    environment: {},
  });
  return { code, ...said, sent };
}

const notice = { year: 2027, basis: '国办发明电', holidays: ['2027-01-01', '2027-10-01'], makeUpDays: [] };

test('calendar imports a year from a file', async () => {
  const { code, out, sent } = await run(`calendar ${asFile('2027.json', JSON.stringify(notice))}`);
  expect([code, sent]).toEqual([0, [{ ...notice, year: undefined, version: 0 }].map(clean)]);
  expect(out).toContain('已导入2027年:放假2天');
});
const clean = (value: object): unknown => JSON.parse(JSON.stringify(value));

test('the same file again changes nothing; another replaces the version that was read', async () => {
  const file = asFile('again.json', JSON.stringify(notice));
  const years = [{ ...notice, version: 3, source: 'own' }];
  expect(await run(`calendar ${file}`, years)).toMatchObject({ code: 0, sent: [] });
  const more = asFile('more.json', JSON.stringify({ ...notice, makeUpDays: ['2027-02-20'] }));
  expect((await run(`calendar ${more}`, years)).sent).toMatchObject([{ version: 3 }]);
});

test.each([
  ['no file', 'calendar', 2],
  ['a file that is not there', 'calendar /nowhere/2027.json', 1],
])('%s is told', async (_, args, code) => {
  expect(await run(args)).toMatchObject({ code, sent: [] });
});

test('a file that is no notice is told', async () => {
  const { code, err } = await run(`calendar ${asFile('bad.json', '{"year": 2027}')}`);
  expect(code).toBe(1);
  expect(err).toContain('不是放假安排');
});

test('verify audit recomputes an export offline and names what was tampered with', async () => {
  const entries: AuditEntry[] = [];
  for (let n = 1; n <= 4; n++) {
    const change = {
      eventId: `e-${n}`,
      at: `2026-09-0${n}T01:00:00.000Z`,
      by: 'p-office',
      action: 'MODIFY' as const,
      record: `422826#units u-${n}`,
      contentHash: String(n).repeat(64),
    };
    entries.push(await sealAuditEntry(change, entries.at(-1) ?? AUDIT_BEGIN));
  }
  const head = headText(entries[3]!);
  const verify = (name: string, lines: typeof entries, noted = '') =>
    run(`verify audit ${asFile(name, auditLines(lines))} ${noted}`.trim());
  expect(await verify('sound.jsonl', entries, head)).toMatchObject({ code: 0, sent: [] });
  expect((await verify('sound.jsonl', entries)).out).toContain(head);
  const changed = await verify('changed.jsonl', entries.with(1, { ...entries[1]!, by: 'p-else' }));
  expect(changed.code).toBe(1);
  expect(changed.err).toContain('第2条内容被改动 (2026-09-02T01:00:00.000Z 422826#units u-2)');
  expect((await verify('removed.jsonl', entries.toSpliced(2, 1))).err).toContain('第3条处出现的是第4条');
  expect((await verify('cut.jsonl', entries.slice(0, 3), head)).err).toContain('缺第4条至第4条');
  expect((await verify('head.jsonl', entries, 'nonsense')).code).toBe(2);
});
