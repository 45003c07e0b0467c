import { expect, test } from 'vitest';
import { run } from './main.fixture.ts';

const base = '/api/422800/run-orders/2026-09';
const part = (jurisdiction: string, name: string, more: object) => ({
  jurisdiction,
  name,
  kind: 'project',
  state: 'waiting',
  ...more,
});
const order = (parts: readonly object[], running: boolean) => ({
  id: 'o-1',
  month: '2026-09',
  orderedBy: 'p-city',
  orderedAt: '2026-10-08T01:00:00.000Z',
  parts,
  running,
  resumable: !running,
});
const waiting = order([part('422826', '咸丰县', {}), part('422825', '宣恩县', {})], true);
const computed = { state: 'computed', run: '2026-09-project-01' };

test('a city’s month is ordered once, followed to its end, and told county by county', async () => {
  const { code, out, progress, requests } = await run(
    'score --month 2026-09 --kind project --jurisdiction 422800 --token T',
    {
      [base]: waiting,
      [`${base}/o-1`]: order([part('422826', '咸丰县', computed), part('422825', '宣恩县', computed)], false),
    },
  );
  expect(code).toBe(0);
  expect(out).toBe(
    '已计算 · computed: 咸丰县 2026-09-project-01\n已计算 · computed: 宣恩县 2026-09-project-01\n',
  );
  expect(progress).toEqual(['已算 0/2 · computed']);
  expect(JSON.parse(String(requests[0]?.init?.body))).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    kinds: ['project'],
  });
});

test('a refused part is told with its reason, and the command fails', async () => {
  const refused = {
    state: 'refused',
    problem: {
      type: 'illegal-move',
      title: { zh: '当前状态不能这样办理', en: 'Not allowed' },
      detail: { zh: '本月考评已公示', en: 'This month is published' },
    },
  };
  const { code, out, err } = await run('score --month 2026-09 --jurisdiction 422800 --token T', {
    [base]: order([part('422826', '咸丰县', computed), part('422825', '宣恩县', refused)], false),
  });
  expect(code).toBe(1);
  expect(out).toContain('不能计算 · refused: 宣恩县 project:本月考评已公示 · This month is published');
  expect(err).toContain('还有1项未算');
});

test('a correction is ordered of the county itself alone', async () => {
  const { requests } = await run(
    'score --month 2026-09 --kind unit --corrects 2026-09-unit-01 --reason 更正 --jurisdiction 422826 --token T',
    { '/api/422826/run-orders/2026-09': order([part('422826', '咸丰县', computed)], false) },
  );
  expect(JSON.parse(String(requests[0]?.init?.body))).toMatchObject({
    kinds: ['unit'],
    jurisdictions: ['422826'],
    corrects: '2026-09-unit-01',
    reason: '更正',
  });
});
