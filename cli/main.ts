import { RefusedCall } from '../shared/contract/client.ts';
import { importCalendar } from './calendar.ts';
import { draw } from './draw.ts';
import { CommandError, UsageError } from './errors.ts';
import { exportList } from './export.ts';
import { help } from './help.ts';
import { importLedger } from './import.ts';
import { readCommandLine } from './options.ts';
import { publish, score } from './score.ts';
import { openSession, type Session, type Surroundings } from './session.ts';
import { verify } from './verify.ts';

const commands: ReadonlyMap<string | undefined, (session: Session) => Promise<void>> = new Map([
  ['draw', draw],
  ['score', score],
  ['publish', publish],
  ['verify', verify],
  ['calendar', importCalendar],
  ['export', exportList],
  ['import', importLedger],
]);

/**
 * Runs a command line and gives the exit code: 0 done, 1 refused or not verified, 2 wrong usage (with the help on the error stream).
 */
export async function main(
  args: readonly string[],
  world: Surroundings & { readonly complain: (text: string) => void },
): Promise<0 | 1 | 2> {
  try {
    const line = readCommandLine(args);
    if (line.options.help) {
      world.print(help);
      return 0;
    }
    const command = commands.get(line.command);
    if (!command)
      throw new UsageError(
        line.command === undefined
          ? { zh: '缺少命令', en: 'a command is missing' }
          : { zh: `没有这个命令:${line.command}`, en: `no such command: ${line.command}` },
      );
    await command(openSession(line, world));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      world.complain(`${error.message}\n\n${help}`);
      return 2;
    }
    world.complain(`${complaint(error)}\n`);
    return 1;
  }
}

function complaint(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  if (error instanceof RefusedCall && error.problem) {
    const { title, detail, fields = [], current, allowed } = error.problem;
    return [
      `✗ ${error.route} ${error.status}: ${title.zh} · ${title.en}`,
      ...(detail ? [`  ${detail.zh} · ${detail.en}`] : []),
      ...(current ? [`  当前 · now: ${current}; 可到 · next: ${allowed?.join(', ') || '—'}`] : []),
      ...fields.map(({ pointer, zh, en }) => `  ${pointer}: ${zh} · ${en}`),
    ].join('\n');
  }
  if (error instanceof TypeError && error.cause instanceof Error)
    return `✗ 连接不上系统 · the system does not answer: ${error.cause.message}`;
  return `✗ ${error instanceof Error ? error.message : String(error)}`;
}
