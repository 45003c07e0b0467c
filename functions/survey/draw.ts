import { DrawRecord, FreezeRecord } from '../../shared/survey/model.ts';
import type { Round } from '../../shared/survey/model.ts';
import {
  buildFrame,
  drawSample as draw,
  eligibleIds,
  exclusionReasons,
  freezeDraw,
} from '../../shared/survey/index.ts';
import type { FrameCandidate, SurveyConfig } from '../../shared/survey/index.ts';
import { sealSecret } from '../../shared/survey/escrow.ts';
import { defaultSurveySettings } from '../../shared/survey/settings.ts';
import { addMonths } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids, StaffCaller } from '../platform/ports.ts';
import type { Documents } from '../platform/documents.ts';
import { problem, refused } from '../platform/problem.ts';
import { publishDraw } from './publicFigures.ts';
import type { InvitationStore, RoundStore } from './store.ts';

export interface DrawPorts {
  readonly rounds: RoundStore;
  readonly invitations: InvitationStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly config: SurveyConfig;
  /** Where the public figures of draws are put. */
  readonly publications: Pick<Documents, 'write'>;
}

/** Who changed a record, and when. */
export const stamp = (clock: Clock, caller: StaffCaller, version: number) => ({
  version,
  changedAt: clock.now().toISOString(),
  changedBy: caller.person,
});

/** The round of a month, if it may go on from where it stands. @throws Problem `not-found`, `illegal-move`, `stale-version`. */
export async function roundIn(
  rounds: RoundStore,
  { jurisdiction, month, version }: { jurisdiction: string; month: string; version?: number },
  ...allowed: readonly Round['state'][]
): Promise<Round> {
  const round = await rounds.round(jurisdiction, month);
  if (!round) throw problem('not-found');
  if (!allowed.includes(round.state)) throw problem('illegal-move', { current: round.state, allowed });
  if (version !== undefined && version !== round.version) throw problem('stale-version');
  return round;
}

/**
 * Freezes the month's sampling frame: fixes who is in it and who of them may be asked, seals the secret for the auditor, and publishes hashes,
 * commit and sealed secret before the beacon exists. Repeated after the publication failed, it publishes.
 * @throws Problem `rule-refused` without the auditor's key, unless the county's settings allow that, without anyone to ask, and for a
 *   frame that is too large.
 */
export const freezeFrame =
  (ports: DrawPorts): UseCase<'freezeFrame'> =>
  async ({ jurisdiction, month, beaconName }, caller) => {
    const { rounds, invitations, clock, ids, config } = ports;
    const existing = await rounds.round(jurisdiction, month);
    if (existing?.state === 'frozen' && !existing.announcedAt) return announce(ports, jurisdiction, existing);
    if (existing) throw problem('illegal-move', { current: existing.state, allowed: [] });
    const { auditorKey, escrow } = (await rounds.settings(jurisdiction))?.settings ?? defaultSurveySettings;
    if (!auditorKey && escrow === 'required')
      throw refused(
        '还没有设置审计公钥,密数无法封存,不能冻结。请系统管理员在“满意度调查设置”里填写审计的age公钥,或明确允许不封存',
        'There is no auditor’s key to seal the secret for. Ask the administrator to enter it in the survey’s settings, or to allow a freeze without it',
      );
    const { lines, excluded } = buildFrame(await candidatesOf(rounds, jurisdiction, config));
    if (lines.length === 0)
      throw refused(
        '没有可调查的规上企业,请先导入企业名录',
        'No above-scale enterprise to ask; import the list first',
      );
    const eligible = eligibleIds(
      lines,
      await askedBefore(rounds, jurisdiction, month, config),
      month,
      config,
    );
    const secretHex = await invitations.roundSecret(jurisdiction, month, hexOf(ids.bytes(32)));
    const figures = await freezeDraw({ month, lines, eligible, secretHex }, config);
    const may = new Set(eligible);
    await rounds.saveFrame(
      jurisdiction,
      month,
      lines.map((line) => ({ ...line, eligible: may.has(line.id) })),
    );
    const reasons = Map.groupBy(
      excluded.flatMap((one) => one.reasons),
      (reason) => reason,
    );
    const round: Round = {
      ...stamp(clock, caller, 1),
      month,
      state: 'frozen',
      beaconName,
      figures: FreezeRecord.parse(figures),
      exclusions: [...reasons].map(([reason, all]) => ({ reason, count: all.length })),
      frozenAt: clock.now().toISOString(),
      invited: 0,
      answered: 0,
      ...(auditorKey && {
        escrow: { auditorKey, sealed: await sealSecret({ jurisdiction, month, secretHex }, auditorKey) },
      }),
    };
    await rounds.insertRound(jurisdiction, round);
    return announce(ports, jurisdiction, round);
  };

/**
 * The enterprises that a frame is made of.
 * @throws Problem `rule-refused` as soon as more of them belong into it than are allowed: the rest is not read, nothing is written.
 */
async function candidatesOf(
  rounds: Pick<RoundStore, 'enterprisePages'>,
  jurisdiction: string,
  { sampling: { mostInFrame } }: SurveyConfig,
): Promise<FrameCandidate[]> {
  const candidates: FrameCandidate[] = [];
  let inFrame = 0;
  for await (const page of rounds.enterprisePages(jurisdiction))
    for (const { id, sector, size, aboveScale, contact } of page) {
      const candidate = { id, sectorGroup: sector, size, aboveScale, hasContact: contact !== undefined };
      candidates.push(candidate);
      if (exclusionReasons(candidate).length === 0) inFrame += 1;
      if (inFrame > mostInFrame)
        throw refused(
          `抽样框超过${mostInFrame}家企业,一次冻结不了,什么都没有写入。请按县(市、区)分开建立名录后再冻结`,
          `The frame has more than ${mostInFrame} enterprises, too many to freeze at once; nothing was written. Register them by county, and freeze each county`,
        );
    }
  return candidates;
}

/** Publishes the commit of a frozen round and notes that it is public. */
async function announce(
  { rounds, publications, clock }: DrawPorts,
  jurisdiction: string,
  round: Round,
): Promise<Round> {
  await publishDraw({ rounds, publications }, jurisdiction, round, 'commit');
  const announced: Round = {
    ...round,
    version: round.version + 1,
    announcedAt: clock.now().toISOString(),
  };
  await rounds.replaceRound(jurisdiction, announced);
  return announced;
}

/** For every enterprise invited in the months of the rotation, the latest such month. */
async function askedBefore(
  rounds: RoundStore,
  jurisdiction: string,
  month: string,
  { sampling }: SurveyConfig,
): Promise<Map<string, string>> {
  const asked = new Map<string, string>();
  for (let back = sampling.rotationMonths - 1; back >= 1; back--) {
    const earlier = addMonths(month, -back);
    const [{ drawn }, replacements] = await Promise.all([
      rounds.drawn(jurisdiction, earlier),
      rounds.replacements(jurisdiction, earlier),
    ]);
    for (const { id } of drawn) asked.set(id, earlier);
    for (const { in: id } of replacements) asked.set(id, earlier);
  }
  return asked;
}

/** Draws the sample with the beacon, reveals the secret and publishes both. */
export const drawSample =
  ({ rounds, invitations, publications, clock, ids, config }: DrawPorts): UseCase<'drawSample'> =>
  async (input, caller) => {
    const { jurisdiction, month, beacon } = input;
    const round = await roundIn(rounds, input, 'frozen');
    if (!round.announcedAt)
      throw problem('not-acceptable-now', {
        current: round.state,
        detail: { zh: '承诺值还没有公布,请再冻结一次', en: 'The commit is not public yet; freeze once more' },
      });
    const frame = await rounds.frame(jurisdiction, month);
    const secretHex = await invitations.roundSecret(jurisdiction, month, hexOf(ids.bytes(32)));
    const { figures, drawn, replacements } = await draw(
      {
        month,
        lines: frame.map(({ id, stratum }) => ({ id, stratum })),
        eligible: frame.filter(({ eligible }) => eligible).map(({ id }) => id),
        secretHex,
        beacon,
      },
      config,
    );
    if (figures.commit !== round.figures.commit)
      throw refused(
        '抽样框与冻结时公布的不一致,不能抽样',
        'The frame is not the one committed to at the freeze',
      );
    await rounds.saveDrawn(jurisdiction, month, { drawn: [...drawn], replacements: [...replacements] });
    const next: Round = {
      ...round,
      ...stamp(clock, caller, round.version + 1),
      state: 'drawn',
      figures: DrawRecord.parse(figures),
    };
    await publishDraw({ rounds, publications }, jurisdiction, next, 'draw');
    await rounds.replaceRound(jurisdiction, next);
    return next;
  };

/** For the auditor: everything needed to recompute the draw. */
export const auditFrame =
  ({ rounds }: Pick<DrawPorts, 'rounds'>): UseCase<'auditFrame'> =>
  async (input) => {
    const round = await roundIn(rounds, input, 'frozen', 'drawn', 'open', 'closed');
    const { drawn, replacements } = await rounds.drawn(input.jurisdiction, input.month);
    return {
      round,
      lines: await rounds.frame(input.jurisdiction, input.month),
      drawn: drawn.map(({ id }) => id),
      replacements: replacements.map(({ id }) => id),
    };
  };

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
