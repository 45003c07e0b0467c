import { readFileSync } from 'node:fs';
import { parseHead, verifyAuditLines } from '../shared/audit/export.ts';
import type { OutputOf } from '../shared/contract/index.ts';
import { publicationIndexPath, type PublicationIndex } from '../shared/scoring/board.ts';
import { verifyChain, type Publication } from '../shared/scoring/publication.ts';
import { runHash, verifyRun, type RunDocument } from '../shared/scoring/run.ts';
import type { Facts } from '../shared/scoring/facts.ts';
import type { Scheme } from '../shared/scoring/scheme.ts';
import { auditDraw, checkPublicFigures, isRevealed } from '../shared/survey/index.ts';
import type { DrawFile } from '../shared/survey/index.ts';
import { CommandError, UsageError } from './errors.ts';
import { oneOf } from './options.ts';
import type { Session } from './session.ts';

type Finding = { readonly zh: string; readonly en: string };

/** `verify draw | run | board | audit`: recomputes, without trusting the system, what it published. */
export async function verify(session: Session): Promise<void> {
  const [what, ...files] = session.rest;
  const subject = oneOf(what, ['draw', 'run', 'board', 'audit'], 'verify');
  const finding =
    subject === 'draw'
      ? await drawFinding(read(files[0]), files[1] === undefined ? undefined : read(files[1]))
      : subject === 'run'
        ? await runFinding(read(files[0]))
        : subject === 'audit'
          ? await auditFinding(textOf(files[0]), files[1])
          : await boardFinding(session, files);
  session.tell({ verified: true, ...finding }, `✓ ${finding.zh} · ${finding.en}`);
}

/** @throws UsageError without a file, CommandError for one that cannot be read as `parse` wants it */
function readAs<T>(file: string | undefined, parse: (text: string) => T): T {
  if (file === undefined) throw new UsageError({ zh: '缺少文件', en: 'a file is missing' });
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError({ zh: `无法读取 ${file}`, en: `cannot read ${file}: ${String(error)}` });
  }
}
const read = <T>(file: string | undefined): T => readAs(file, (text) => JSON.parse(text) as T);
const textOf = (file: string | undefined): string => readAs(file, (text) => text);

const differs = (at: string, published: unknown, recomputed: unknown): CommandError =>
  new CommandError({
    zh: `✗ ${at}:公布的是 ${JSON.stringify(published)},重算得 ${JSON.stringify(recomputed)}`,
    en: `${at}: published ${JSON.stringify(published)}, recomputed ${JSON.stringify(recomputed)}`,
  });

/**
 * Recomputes a draw: from the auditor's export (`GET …/rounds/{month}/frame`) enterprise by enterprise, or from the public figures of
 * `data/<county>/draws/` what follows from them; with the file of the freeze beside that of the draw, also that nothing was changed since.
 * @throws CommandError with the first difference
 */
export async function drawFinding(
  document: OutputOf<'auditFrame'> | DrawFile,
  announced?: DrawFile,
): Promise<Finding> {
  if ('kind' in document) return figuresFinding(document, announced);
  const { figures } = document.round;
  if (!isRevealed(figures)) throw new CommandError({ zh: '还没有抽样', en: 'nothing has been drawn yet' });
  const { lines, drawn } = document;
  const difference = await auditDraw({ ...document, figures });
  if (difference) throw differs(difference.at, difference.published, difference.recomputed);
  return {
    zh: `${figures.month} 抽样无误:${lines.length}家中抽${drawn.length}家,逐家一致`,
    en: `the draw of ${figures.month} is right: ${drawn.length} of ${lines.length}, each the same`,
  };
}

async function figuresFinding(document: DrawFile, announced?: DrawFile): Promise<Finding> {
  const checks = await checkPublicFigures(document, announced);
  const wrong = checks.find(({ right }) => !right);
  if (wrong) throw differs(wrong.check, wrong.published, wrong.recomputed);
  const names = checks.map(({ check }) => check).join(', ');
  return {
    zh: `${document.month} 公布的数字一致:${names}`,
    en: `the public figures of ${document.month} fit: ${names}`,
  };
}

/** A run as the auditor exports it (`GET …/runs/{runId}/facts`). */
type RunExport = Pick<OutputOf<'readFacts'>, 'run'> & {
  readonly scheme: Scheme;
  readonly facts: readonly Facts[];
  readonly document: RunDocument;
};

/** Recomputes a run from its facts and scheme. @throws CommandError with the first difference */
export async function runFinding({ run, scheme, facts, document }: RunExport): Promise<Finding> {
  const difference = await verifyRun(document, facts, scheme);
  if (difference) throw new CommandError({ zh: `✗ ${difference.zh}`, en: difference.en });
  for (const name of ['schemeHash', 'factsHash'] as const)
    if (run[name] !== document[name]) throw differs(name, run[name], document[name]);
  const hash = await runHash(document);
  if (run.resultHash !== hash) throw differs('resultHash', run.resultHash, hash);
  return {
    zh: `${run.id} 重算一致:${document.results.length}个对象,校验值 ${hash}`,
    en: `${run.id} recomputes to the same bytes: ${document.results.length} subjects`,
  };
}

/**
 * Recomputes an audit trail exported at the desk, offline; with a head noted before, also that nothing was cut off or rewritten since.
 * @throws UsageError for a head that is none, CommandError naming the first entry that was changed, removed or moved
 */
export async function auditFinding(lines: string, noted?: string): Promise<Finding> {
  const expected = noted === undefined ? undefined : parseHead(noted);
  if (noted !== undefined && !expected)
    throw new UsageError({
      zh: `留存的末条校验值应写作“条数:校验值”:${noted}`,
      en: `write the head noted before as number:hash: ${noted}`,
    });
  const verdict = await verifyAuditLines(lines, expected);
  if ('fault' in verdict) throw new CommandError({ zh: `✗ ${verdict.fault.zh}`, en: verdict.fault.en });
  const { sequence, hash } = verdict.head;
  return {
    zh: `留痕完整:共${sequence}条,末条校验值 ${sequence}:${hash}`,
    en: `the audit trail is intact: ${sequence} entries, the head is ${sequence}:${hash}`,
  };
}

/** Verifies the chain of publications: of the files given, else of what the site serves. */
async function boardFinding(session: Session, files: readonly string[]): Promise<Finding> {
  const chain = files.length > 0 ? files.map((file) => read<Publication>(file)) : await published(session);
  return chainFinding(chain);
}

async function published({ county, file }: Session): Promise<Publication[]> {
  const { jurisdiction } = await county();
  const { entries } = await file<PublicationIndex>(publicationIndexPath(jurisdiction));
  const chain: Publication[] = [];
  for (const entry of entries.toSorted((one, other) => one.sequence - other.sequence)) {
    const publication = await file<Publication>(entry.path);
    if (publication.hash !== entry.hash) throw differs(`${entry.path}/hash`, entry.hash, publication.hash);
    chain.push(publication);
  }
  return chain;
}

/** Verifies publications in any order. @throws CommandError with the broken link */
export async function chainFinding(chain: readonly Publication[]): Promise<Finding> {
  const verdict = await verifyChain(chain.toSorted((one, other) => one.sequence - other.sequence));
  if (!verdict.intact) throw new CommandError({ zh: `✗ ${verdict.zh}`, en: verdict.en });
  return {
    zh: `公示链完整:共${verdict.length}号,末号校验值 ${verdict.head.hash}`,
    en: `the chain is intact: ${verdict.length} publications, the last ${verdict.head.hash}`,
  };
}
