import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openClock } from './clock.ts';
import { parseExpression, type Schedule } from './schedules.ts';
import { startTimeline, type Timeline } from './timeline.ts';

const directory = mkdtempSync(join(tmpdir(), 'yxt-time-'));
const start = new Date('2026-09-01T01:00:00.000Z');
const running: Timeline[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((timeline) => timeline.stop()));
  rmSync(directory, { recursive: true, force: true });
});

const schedule = (id: string, expression: string): Schedule => {
  const nextAfter = parseExpression(expression, 'Asia/Shanghai');
  if (!nextAfter) throw new Error(expression);
  return { id, functionId: id, nextAfter, event: (due) => due.toISOString() };
};
const nextOf = (expression: string, timezone: string, from: string): string | undefined =>
  parseExpression(expression, timezone)?.(new Date(from))?.toISOString();

describe('schedule expressions', () => {
  it.each([
    ['cron(30 8 * * ? *)', 'Asia/Shanghai', '2026-09-01T01:00:00Z', '2026-09-02T00:30:00.000Z'],
    ['cron(0 9 1 * ? *)', 'UTC', '2026-09-01T09:00:00Z', '2026-10-01T09:00:00.000Z'],
    ['cron(0 9 ? * 2 *)', 'UTC', '2026-09-01T00:00:00Z', '2026-09-07T09:00:00.000Z'],
    ['cron(0 9 ? * MON-FRI *)', 'UTC', '2026-09-05T00:00:00Z', '2026-09-07T09:00:00.000Z'],
    ['cron(0 9 L * ? *)', 'UTC', '2026-09-05T00:00:00Z', '2026-09-30T09:00:00.000Z'],
    ['cron(0/15 * * * ? *)', 'UTC', '2026-09-05T00:01:00Z', '2026-09-05T00:15:00.000Z'],
    ['rate(1 hour)', 'UTC', '2026-09-01T01:00:00Z', '2026-09-01T02:00:00.000Z'],
    ['rate(5 minutes)', 'UTC', '2026-09-01T01:01:00Z', '2026-09-01T01:05:00.000Z'],
    ['at(2026-09-03T08:00:00)', 'Asia/Shanghai', '2026-09-01T01:00:00Z', '2026-09-03T00:00:00.000Z'],
    ['at(2026-09-03T08:00:00)', 'Asia/Shanghai', '2026-09-04T01:00:00Z', undefined],
    ['rate(0 hours)', 'UTC', '2026-09-01T01:00:00Z', undefined],
    ['sometimes', 'UTC', '2026-09-01T01:00:00Z', undefined],
  ])('%s in %s after %s', (expression, timezone, from, expected) => {
    expect(nextOf(expression, timezone, from)).toBe(expected);
  });
});

describe('the clock', () => {
  it('runs on from where it was set, and stands still while it is closed', () => {
    const file = join(directory, 'clock.json');
    let machine = 1_000_000;
    const open = () => openClock({ start, file, machine: () => machine });
    const clock = open();
    machine += 5000;
    expect(clock.now().toISOString()).toBe('2026-09-01T01:00:05.000Z');
    clock.set(new Date('2026-09-10T00:00:00Z'));
    expect(() => clock.set(new Date('2026-09-09T00:00:00Z'))).toThrow(RangeError);
    expect(new Float64Array(clock.shared)[0]).toBe(Date.parse('2026-09-10T00:00:00Z') - machine);
    clock.close();
    machine += 86_400_000;
    expect(open().now().toISOString()).toBe('2026-09-10T00:00:00.000Z');
    machine += 7000;
    expect(open().now().toISOString()).toBe('2026-09-10T00:00:07.000Z');
    writeFileSync(file, '{');
    expect(open).toThrow('cannot be read');
  });
});

describe('the timeline', () => {
  const follow = (
    schedules: readonly Schedule[],
    options: { file?: string; limit?: number; fails?: string } = {},
  ) => {
    const clock = openClock({ start });
    const runs: string[] = [];
    const timeline = startTimeline({
      clock,
      schedules,
      file: options.file,
      ...(options.limit !== undefined && { limit: options.limit }),
      invoke: async (functionId, event) => {
        runs.push(`${functionId} ${String(event)}`);
        expect(clock.now().toISOString().slice(0, 16)).toBe(String(event).slice(0, 16));
        if (functionId === options.fails) throw new Error('no');
      },
      settle: async () => {},
      report: () => {},
    });
    running.push(timeline);
    return { runs, timeline, clock };
  };

  it('fires every due time once, in order, with the clock at that time', async () => {
    const { runs, timeline, clock } = follow([
      schedule('daily', 'cron(0 9 * * ? *)'),
      schedule('halfday', 'cron(0 9,21 * * ? *)'),
    ]);
    const moved = await timeline.moveTo(new Date('2026-09-02T02:00:00Z'));
    expect(moved).toMatchObject({ fired: 3, failed: [] });
    expect(runs).toEqual([
      'halfday 2026-09-01T13:00:00.000Z',
      'daily 2026-09-02T01:00:00.000Z',
      'halfday 2026-09-02T01:00:00.000Z',
    ]);
    expect(clock.now().toISOString()).toMatch(/^2026-09-02T02:00:0/);
    expect((await timeline.moveTo(new Date('2026-09-02T03:00:00Z'))).fired).toBe(0);
    await expect(timeline.moveTo(start)).rejects.toThrow(RangeError);
  });

  it('tries three times, tells what failed and goes on', async () => {
    const { runs, timeline } = follow([schedule('broken', 'cron(0 9 * * ? *)')], { fails: 'broken' });
    const { failed } = await timeline.moveTo(new Date('2026-09-03T02:00:00Z'));
    expect(failed).toEqual(['broken 2026-09-02T01:00:00.000Z: no', 'broken 2026-09-03T01:00:00.000Z: no']);
    expect(runs).toHaveLength(6);
  });

  it('refuses a move that would cause too much, before anything has run', async () => {
    const { runs, timeline } = follow([schedule('often', 'rate(1 minute)')], { limit: 10 });
    await expect(timeline.moveTo(new Date('2026-09-01T02:00:00Z'))).rejects.toThrow('smaller steps');
    expect(runs).toEqual([]);
  });

  it('remembers what has run', async () => {
    const file = join(directory, 'schedules.json');
    const first = follow([schedule('daily', 'cron(0 9 * * ? *)')], { file });
    await first.timeline.moveTo(new Date('2026-09-02T02:00:00Z'));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ doneUntil: '2026-09-02T02:00:00.000Z' });
  });
});
