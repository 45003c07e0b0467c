import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { CommandError, UsageError } from './errors.ts';
import type { Session } from './session.ts';

/** A year's official days as the office keeps them in a file. */
const Notice = z.strictObject({
  year: z.number().int(),
  basis: z.string(),
  holidays: z.array(z.string()),
  makeUpDays: z.array(z.string()).default([]),
});

/** `calendar <file>`: imports a year's holidays and make-up days; importing the same file again changes nothing. */
export async function importCalendar({ call, county, rest, tell }: Session): Promise<void> {
  const { year, ...days } = read(rest[0]);
  const { years } = await call('readCalendar', await county());
  const known = years.find((one) => one.year === year && one.source === 'own');
  const same = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join();
  if (known && same(known.holidays, days.holidays) && same(known.makeUpDays, days.makeUpDays))
    return tell(known, `${year}年已是这样,没有改动 · ${year} is so already; nothing changed`);
  const saved = await call('importCalendar', {
    ...(await county()),
    year,
    ...days,
    version: known?.version ?? 0,
  });
  tell(
    saved,
    `已导入${year}年:放假${saved.holidays.length}天,调休上班${saved.makeUpDays.length}天,时限已重算 · imported ${year}; deadlines follow`,
  );
}

/** @throws UsageError without a file, CommandError for one that is no notice */
function read(file: string | undefined): z.infer<typeof Notice> {
  if (file === undefined) throw new UsageError({ zh: '缺少文件', en: 'a file is missing' });
  try {
    return Notice.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new CommandError({
      zh: `${file} 不是放假安排:应有 year、basis、holidays、makeUpDays`,
      en: `${file} is no notice: it has year, basis, holidays and makeUpDays (${error instanceof z.ZodError ? z.prettifyError(error).split('\n')[0] : String(error)})`,
    });
  }
}
