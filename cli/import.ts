import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportPlan, ImportRecord } from '../shared/contract/import.ts';
import { importFileLimit, importLedgers, tooLargeFile } from '../shared/contract/importFile.ts';
import { CommandError, UsageError } from './errors.ts';
import { oneOf } from './options.ts';
import type { Session } from './session.ts';

const creatable = ['units', 'towns', 'people'] as const;

/**
 * `import <file>`: a dry run, and with `--apply` the import itself.
 * @throws CommandError if rows are refused, unless the good ones are to be applied
 */
export async function importLedger({ call, county, options, rest, tell }: Session): Promise<void> {
  const [path] = rest;
  if (path === undefined)
    throw new UsageError({ zh: '缺少要导入的文件', en: 'the file to import is missing' });
  const input = {
    ...(options.ledger !== undefined && { ledger: oneOf(options.ledger, importLedgers, '--ledger') }),
    ...(options.create !== undefined && { create: createOf(options.create) }),
    name: basename(path),
    file: fileAt(path),
    ...(await county()),
  };
  const plan = await call('planImport', input);
  const { refused } = plan.counts;
  const goodRowsOnly = options['good-rows'];
  if (options.apply && (refused === 0 || goodRowsOnly)) {
    const done = await call('applyImport', { ...input, planHash: plan.planHash, goodRowsOnly });
    return tell(done, `${planText(plan)}\n${doneText(done)}`);
  }
  tell(plan, planText(plan));
  if (refused > 0)
    throw new CommandError({
      zh: `✗ 有${refused}行被退回;改正后再导入,或用 --good-rows 只导入合格行`,
      en: `${refused} rows are refused; correct them, or import the good ones with --good-rows`,
    });
}

function fileAt(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new CommandError({ zh: `✗ 读不到文件 ${path}`, en: `${path} cannot be read` });
  }
  if (bytes.length > importFileLimit) throw new CommandError(tooLargeFile(bytes.length));
  return bytes.toString('base64');
}

const createOf = (words: string): Partial<Record<(typeof creatable)[number], boolean>> =>
  Object.fromEntries(words.split(',').map((word) => [oneOf(word.trim(), creatable, '--create'), true]));

function planText(plan: ImportPlan): string {
  const { counts, creates, refused, schedule } = plan;
  const created = [...creates.units.items, ...creates.people.items].map(({ name }) => name);
  return [
    `台账 · ledger: ${plan.ledger}`,
    `新增 ${counts.added},变更 ${counts.changed},不变 ${counts.unchanged},退回 ${counts.refused};` +
      `已规范 ${plan.normalised.total},重复 ${plan.duplicates.total},跳过 ${plan.skipped.total},文件中没有 ${plan.missingFromFile.total}`,
    ...(created.length > 0
      ? [`将新建单位 ${counts.createdUnits}、人员 ${counts.createdPeople}:${created.join('、')}`]
      : []),
    ...(schedule ? [`写入${schedule.year}年第${schedule.edition}版(${schedule.status})`] : []),
    ...plan.warnings.map(({ zh }) => `注意:${zh}`),
    ...refused.items.map(
      ({ sheet, row, column, header, value, reason }) =>
        `退回 ${sheet} 第${row}行 ${column}列 ${header} “${value}”:${reason.zh}`,
    ),
    ...(refused.total > refused.items.length ? [`……另有${refused.total - refused.items.length}处`] : []),
  ].join('\n');
}

const doneText = ({ counts, overtaken }: ImportRecord): string =>
  `已导入 · imported: 新增 ${counts.added},变更 ${counts.changed},退回 ${counts.refused}` +
  (overtaken.length > 0 ? `;他人刚改过、未覆盖:${overtaken.join('、')}` : '');
