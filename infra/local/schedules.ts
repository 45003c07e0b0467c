import { randomUUID } from 'node:crypto';
import { Cron } from 'croner';
import type { Resolver } from './resolve.ts';
import { resourcesOf, UnsupportedError, type Stack } from './template.ts';

/** A schedule of the template. */
export interface Schedule {
  readonly id: string;
  readonly functionId: string;
  /** The first due time after an instant; undefined when there is none. */
  readonly nextAfter: (instant: Date) => Date | undefined;
  /** The event for a due time. */
  readonly event: (due: Date) => unknown;
}

/** A due time of a schedule. */
export interface Due {
  readonly schedule: Schedule;
  readonly at: Date;
}

interface ScheduleProperties {
  readonly State?: string;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly Target: unknown;
}

/**
 * Reads the enabled schedules.
 * @throws UnsupportedError for a target that is no function or an expression this runner cannot read
 */
export function readSchedules(stack: Stack, { pick, find }: Resolver): Schedule[] {
  return resourcesOf<ScheduleProperties>(stack, 'AWS::Scheduler::Schedule').flatMap(({ id, properties }) => {
    const { Target, ...schedule } = properties;
    if (schedule.State === 'DISABLED') return [];
    const { Arn, Input } = pick<{ Arn: string; Input?: string }>(Target, ['Arn', 'Input']);
    const functionId = find(Arn);
    if (!functionId || stack.resources.get(functionId)?.Type !== 'AWS::Lambda::Function') {
      throw new UnsupportedError(id, `the target ${Arn}`);
    }
    const nextAfter = parseExpression(
      schedule.ScheduleExpression,
      schedule.ScheduleExpressionTimezone ?? 'UTC',
    );
    if (!nextAfter) throw new UnsupportedError(id, `the expression ${schedule.ScheduleExpression}`);
    return [{ id, functionId, nextAfter, event: (due: Date) => eventFor(id, stack, Input, due) }];
  });
}

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `cron(…)`, `rate(…)` and `at(…)`. A rate counts from 1970 UTC, since a template does not say when it was created.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function parseExpression(expression: string, timezone: string): Schedule['nextAfter'] | undefined {
  const [, kind, argument = ''] = /^(cron|rate|at)\((.+)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') {
    const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
    const period = Number(count) * (UNITS[unit] ?? 0);
    if (!period) return undefined;
    return (instant) => new Date((Math.floor(instant.getTime() / period) + 1) * period);
  }
  if (!kind) return undefined;
  const pattern = kind === 'cron' ? `0 ${argument.replaceAll('?', '*')}` : argument;
  const cron = new Cron(pattern, {
    timezone,
    paused: true,
    ...(kind === 'cron' && { mode: '7-part', alternativeWeekdays: true, sloppyRanges: true }),
  });
  return (instant) => cron.nextRun(instant) ?? undefined;
}

/**
 * All due times after `from` up to and including `to`, in order; at one instant, in template order.
 * @throws RangeError when there are more than `limit`
 */
export function dueBetween(schedules: readonly Schedule[], from: Date, to: Date, limit: number): Due[] {
  const due: Due[] = [];
  for (const schedule of schedules) {
    for (let at = schedule.nextAfter(from); at && at <= to; at = schedule.nextAfter(at)) {
      due.push({ schedule, at });
      if (due.length > limit) {
        throw new RangeError(
          `more than ${limit} scheduled runs are due until ${to.toISOString()}; move in smaller steps`,
        );
      }
    }
  }
  return due.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function eventFor(id: string, stack: Stack, input: string | undefined, due: Date): unknown {
  const time = due.toISOString().replace('.000Z', 'Z');
  const arn = `arn:aws:scheduler:${stack.region}:${stack.account}:schedule/default/${id}`;
  if (input === undefined) {
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: stack.account,
      time,
      region: stack.region,
      resources: [arn],
      detail: '{}',
    };
  }
  return JSON.parse(
    input
      .replaceAll('<aws.scheduler.scheduled-time>', time)
      .replaceAll('<aws.scheduler.schedule-arn>', arn)
      .replaceAll('<aws.scheduler.execution-id>', randomUUID())
      .replaceAll('<aws.scheduler.attempt-number>', '1'),
  );
}
