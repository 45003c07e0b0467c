import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from './main.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'yxt-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileNamed = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const listed = { total: 0, items: [] };
const importPlan = (refused: number) => ({
  planHash: 'H',
  ledger: 'chains',
  counts: { added: 2, changed: 0, unchanged: 0, refused, createdUnits: 1, createdPeople: 0 },
  creates: { units: { total: 1, items: [{ id: 'u', name: '城关镇' }] }, people: listed },
  refused: {
    total: refused,
    items: Array.from({ length: refused }, () => ({
      sheet: 'Sheet1',
      row: 3,
      column: 'B',
      header: '产业链名称',
      value: '',
      reason: { zh: '必填', en: 'Required' },
    })),
  },
  duplicates: listed,
  normalised: listed,
  skipped: listed,
  missingFromFile: listed,
  warnings: [],
});
const importDone = { counts: importPlan(0).counts, overtaken: [] };
const imported = (refused: number) => ({
  '/api/422826/imports/dry-run': importPlan(refused),
  '/api/422826/imports': importDone,
});

test('import is a dry run unless it is told to apply', async () => {
  const path = fileNamed('ledger.csv', '产业链名称');
  const line = `import ${path} --token T --jurisdiction 422826 --create units,towns`;
  const dry = await run(line, imported(0));
  expect(dry.code).toBe(0);
  expect(dry.out).toContain('新增 2');
  expect(dry.out).toContain('将新建单位 1、人员 0:城关镇');
  expect(dry.requests).toHaveLength(1);
  const applied = await run(`${line} --apply`, imported(0));
  expect(applied.out).toContain('已导入');
  expect(JSON.parse(String(applied.requests.at(-1)?.init?.body))).toMatchObject({
    name: 'ledger.csv',
    create: { units: true, towns: true },
    planHash: 'H',
    goodRowsOnly: false,
  });
});

test('refused rows are listed and end with 1; the good ones are applied only when asked for', async () => {
  const line = `import ${fileNamed('bad.csv', '产业链名称')} --token T --jurisdiction 422826 --apply`;
  const refused = await run(line, imported(1));
  expect(refused.code).toBe(1);
  expect(refused.out).toContain('退回 Sheet1 第3行 B列 产业链名称 “”:必填');
  expect(refused.requests).toHaveLength(1);
  const good = await run(`${line} --good-rows`, imported(1));
  expect(good.code).toBe(0);
  expect(good.requests).toHaveLength(2);
});

test.each(['import', 'import x.csv --ledger cats', 'import nowhere.csv'])(
  'nothing is sent for %s',
  async (args) => {
    const { code, requests } = await run(`${args} --token T --jurisdiction 422826`);
    expect(code).toBe(args.endsWith('nowhere.csv') ? 1 : 2);
    expect(requests).toEqual([]);
  },
);

test('a ledger that is too large is not sent', async () => {
  const path = fileNamed('large.xlsx', Buffer.alloc(30_000_000));
  const { code, err, requests } = await run(`import ${path} --token T --jurisdiction 422826`);
  expect(code).toBe(1);
  expect(err).toContain('30.0 MB');
  expect(requests).toEqual([]);
});

test('what the system says of a file it does not take is told: a zip bomb', async () => {
  const bomb = {
    pointer: '/file',
    zh: '文件解压后异常庞大,已拒绝',
    en: 'The file unpacks to an abnormal size',
  };
  const title = { zh: '填写有误', en: 'The input is not valid' };
  const { code, err } = await run(
    `import ${fileNamed('bomb.xlsx', 'PK')} --token T --jurisdiction 422826 --apply`,
    {
      '/api/422826/imports/dry-run': Response.json(
        { type: 'invalid-input', status: 400, title, fields: [bomb] },
        { status: 400 },
      ),
    },
  );
  expect(code).toBe(1);
  expect(err).toContain('/file: 文件解压后异常庞大,已拒绝');
});
