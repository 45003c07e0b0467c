import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sealPublication } from '../shared/scoring/publication.ts';
import { readSpreadsheet } from '../shared/spreadsheet/index.ts';
import { drawSample } from '../shared/survey/index.ts';
import { run } from './main.fixture.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'yxt-'));
afterAll(() => rmSync(folder, { recursive: true }));
const asFile = (name: string, value: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
};

test('help in both languages', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  expect(out).toContain('冻结抽样框并公布承诺值 · freeze the frame, publish the commit');
});

test.each([
  '',
  'frobnicate',
  'constructor',
  'draw',
  'draw freeze --month 2026-13',
  'export cats',
  'publish --moth 9',
])('wrong usage ends with 2 and the help: %s', async (args) => {
  const { code, err, out } = await run(args);
  expect(code).toBe(2);
  expect(err).toContain('退出码 · Exit codes');
  expect(out).toBe('');
});

test('without a token nothing is sent', async () => {
  const { code, err, requests } = await run('export units --jurisdiction 422826');
  expect(code).toBe(2);
  expect(err).toContain('--token');
  expect(requests).toEqual([]);
});

const unitsOf = (...units: { id: string; name: string }[]) =>
  units.map((unit) => ({ ...unit, kind: 'department', rated: true, version: 1 }));

test('a list of several pages becomes one file, in the county the system names, and nothing in it is a formula', async () => {
  const { code, out, progress, requests } = await run('export units --token T', {
    '/config.json': { jurisdiction: '422826' },
    '/api/422826/units?limit=500': { items: unitsOf({ id: 'tax', name: '县税务局' }), cursor: 'next' },
    '/api/422826/units?limit=500&cursor=next': { items: unitsOf({ id: '007', name: '=cmd' }) },
  });
  expect(code).toBe(0);
  expect(out).toBe(
    "\ufeff单位编码,单位名称,单位类别,是否参评\r\ntax,县税务局,部门,是\r\n007,'=cmd,部门,是\r\n",
  );
  expect(progress).toEqual(['已读取 1 条 · rows read', '已读取 2 条 · rows read']);
  expect(requests.at(-1)?.init?.headers).toMatchObject({ authorization: 'Bearer T' });
});

test('a list as a workbook and as CSV in one call; what it cannot do without is asked for', async () => {
  const [xlsx, csv] = [join(folder, 'units.xlsx'), join(folder, 'units.csv')];
  const answers = { '/api/422826/units': { items: unitsOf({ id: '007', name: '=cmd' }) } };
  const { code, out } = await run(
    `export units --xlsx ${xlsx} --csv ${csv} --token T --jurisdiction 422826`,
    answers,
  );
  expect(code).toBe(0);
  expect(out).toContain('1条');
  for (const path of [xlsx, csv]) {
    const grid = await readSpreadsheet(new Uint8Array(readFileSync(path)));
    expect(grid.ok && grid.value.sheets[0]?.rows[1]?.cells.map(({ value }) => value)).toEqual([
      '007',
      '=cmd',
      '部门',
      '是',
    ]);
  }
  for (const [args, missing] of [
    ['export pairings --year 2026', '--edition'],
    ['export log', '--month'],
    ['export scores', '考评编号'],
    ['export pairings --year zwanzig --edition 1', '--year'],
  ] as const) {
    const wrong = await run(`${args} --token T --jurisdiction 422826`);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain(missing);
    expect(wrong.requests).toEqual([]);
  }
});

test('with --as it signs in at the local issuer, with --out it writes a file', async () => {
  const path = join(folder, 'units.json');
  const { code, requests } = await run(
    `export units --as office --json --jurisdiction 422826 --out ${path}`,
    {
      '/oidc/token': { access_token: 'LOCAL' },
      '/api/422826/units': { items: unitsOf({ id: 'tax', name: '县税务局' }) },
    },
  );
  expect(code).toBe(0);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([
    { 单位编码: 'tax', 单位名称: '县税务局', 单位类别: '部门', 是否参评: '是' },
  ]);
  expect(requests.at(-1)?.init?.headers).toMatchObject({ authorization: 'Bearer LOCAL' });
});

test('links are made batch by batch, and those made are given out although a later batch fails', async () => {
  let batches = 0;
  const said = { out: '', err: '' };
  const link = { enterprise: 'E1', name: '某企业', url: 'http://127.0.0.1:3000/s.html#T' };
  const code = await main(
    'draw issue --month 2026-09 --closes-on 2026-09-30 --token T --jurisdiction 422826'.split(' '),
    {
      fetch: async () =>
        ++batches === 1
          ? Response.json({ links: [link], remaining: 1 })
          : Response.json(
              { type: 'internal', status: 500, title: { zh: '系统出错', en: 'Wrong' } },
              { status: 500 },
            ),
      wait: async () => {},
      print: (text) => (said.out += text),
      complain: (text) => (said.err += text),
      environment: {},
    },
  );
  expect(code).toBe(1);
  expect(said.out).toContain('E1,某企业,,http://127.0.0.1:3000/s.html#T');
  expect(said.err).toContain('issueInvitations 500: 系统出错 · Wrong');
});

test('[X5] a draw is recomputed from the auditor’s export; an enterprise put in afterwards is found', async () => {
  const lines = Array.from({ length: 30 }, (_, at) => ({
    id: `E${String(at).padStart(3, '0')}`,
    stratum: at % 3 ? 'industry-small' : 'trade-micro',
    eligible: at !== 7,
  }));
  const { figures, drawn, replacements } = await drawSample({
    month: '2026-09',
    lines: lines.map(({ id, stratum }) => ({ id, stratum })),
    eligible: lines.filter(({ eligible }) => eligible).map(({ id }) => id),
    secretHex: '00112233445566778899aabbccddeeff'.repeat(2),
    beacon: 'a'.repeat(64),
  });
  const ids = (list: typeof drawn) => list.map(({ id }) => id);
  const sound = { round: { figures }, lines, drawn: ids(drawn), replacements: ids(replacements) };
  const right = await run(`verify draw ${asFile('draw.json', sound)}`);
  expect(right).toMatchObject({ code: 0, out: expect.stringContaining('30家中抽10家') as string });

  const [favourite] = sound.replacements;
  const swapped = { ...sound, drawn: [favourite, ...sound.drawn.slice(1)] };
  const wrong = await run(`verify draw ${asFile('swapped.json', swapped)}`);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain(`drawn/0:公布的是 "${favourite}"`);
  const restated = { ...sound, round: { figures: { ...figures, beacon: 'b'.repeat(64) } } };
  expect(await run(`verify draw ${asFile('restated.json', restated)}`)).toMatchObject({ code: 1 });
});

test('[X5] anyone recomputes the public figures of a draw; one changed since the freeze is found', async () => {
  const lines = Array.from({ length: 30 }, (_, at) => ({ id: `E${at}`, stratum: 'industry-small' }));
  const eligible = lines.map(({ id }) => id);
  const { figures } = await drawSample({
    month: '2026-09',
    lines,
    eligible,
    secretHex: '5a'.repeat(32),
    beacon: 'a'.repeat(64),
  });
  const drawn = ['secretHex', 'beacon', 'seed', 'drawnHash'];
  const frozen = Object.fromEntries(Object.entries(figures).filter(([name]) => !drawn.includes(name)));
  const published = { jurisdiction: '422826', month: '2026-09', beaconName: 'drand', exclusions: [] };
  const freeze = asFile('commit.json', { kind: 'commit', ...published, figures: frozen });
  const draw = asFile('public.json', { kind: 'draw', ...published, figures });
  expect(await run(`verify draw ${draw} ${freeze}`)).toMatchObject({
    code: 0,
    out: expect.stringContaining('announced') as string,
  });
  const other = asFile('other.json', { kind: 'draw', ...published, figures, beaconName: 'lottery' });
  expect(await run(`verify draw ${other} ${freeze}`)).toMatchObject({ code: 1 });
  const forged = { ...figures, beacon: 'b'.repeat(64) };
  const wrong = await run(
    `verify draw ${asFile('forged.json', { kind: 'draw', ...published, figures: forged })}`,
  );
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('seed');
});

test('the chain is verified from files in any order or from the site; a changed figure is found', async () => {
  const seal = (month: string, previous?: Awaited<ReturnType<typeof sealPublication>>) =>
    sealPublication({ kind: 'board', jurisdiction: '422826', month, payload: { projects: 319 } }, previous);
  const one = await seal('2026-09');
  const two = await seal('2026-10', one);
  const files = [asFile('2.json', two), asFile('1.json', one)].join(' ');
  expect(await run(`verify board ${files}`)).toMatchObject({
    code: 0,
    out: expect.stringContaining('共2号') as string,
  });

  const site = (second: unknown) => ({
    '/config.json': { jurisdiction: '422826' },
    '/data/422826/index.json': {
      entries: [two, one].map(({ sequence, hash }) => ({
        sequence,
        hash,
        path: `data/422826/${sequence}.json`,
      })),
    },
    '/data/422826/1.json': one,
    '/data/422826/2.json': second,
  });
  expect(await run('verify board', site(two))).toMatchObject({ code: 0 });
  const forged = await run('verify board', site({ ...two, payload: { projects: 320 } }));
  expect(forged.code).toBe(1);
  expect(forged.err).toContain('第2号公示:内容与校验值不符');
});
