import { parseArgs } from 'node:util';
import { isCivilDate, isMonth } from '../shared/time/civil.ts';
import { UsageError } from './errors.ts';

const text = { type: 'string' } as const;

const definitions = {
  url: { type: 'string', default: 'http://127.0.0.1:3000' },
  token: text,
  as: text,
  jurisdiction: text,
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  month: text,
  year: text,
  edition: text,
  catalogue: text,
  xlsx: text,
  csv: text,
  on: text,
  scope: text,
  kind: text,
  'beacon-name': text,
  beacon: text,
  'closes-on': text,
  corrects: text,
  reason: text,
  out: text,
  ledger: text,
  create: text,
  'good-rows': { type: 'boolean', default: false },
  apply: { type: 'boolean', default: false },
} as const;

/** What a command line says: the command, what follows it, and the options. */
export interface CommandLine {
  readonly command: string | undefined;
  readonly rest: readonly string[];
  readonly options: ReturnType<typeof parse>['values'];
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: definitions, allowPositionals: true });

/** Reads a command line. @throws UsageError for an unknown option, one without its value, or a month or date that is none */
export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parse(args);
    const [command, ...rest] = positionals;
    check(values.month, isMonth, '--month');
    check(values.on, isCivilDate, '--on');
    check(values['closes-on'], isCivilDate, '--closes-on');
    check(values.url, URL.canParse, '--url');
    return { command, rest, options: values };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError({ zh: '选项有误', en: message });
  }
}

function check(value: string | undefined, isValid: (value: string) => boolean, option: string): void {
  if (value !== undefined && !isValid(value))
    throw new UsageError({ zh: `${option} 的值有误:${value}`, en: `not a value of ${option}: ${value}` });
}

/** The value of an option that the command cannot do without. @throws UsageError naming it */
export function required(options: CommandLine['options'], name: keyof typeof definitions): string {
  const value = options[name];
  if (typeof value !== 'string' || value === '')
    throw new UsageError({ zh: `缺少选项 --${name}`, en: `--${name} is missing` });
  return value;
}

/** One of several words. @throws UsageError naming them */
export function oneOf<W extends string>(word: string | undefined, words: readonly W[], what: string): W {
  const known = words.find((one) => one === word);
  if (known === undefined)
    throw new UsageError({
      zh: `${what}应为以下之一:${words.join('、')}`,
      en: `${what} is one of: ${words.join(', ')}`,
    });
  return known;
}
