import { parseToken, sha256Hex } from '../../shared/identifiers/token.ts';
import { fromHex, hmacSha256Hex } from '../../shared/survey/bytes.ts';
import type { OwnLine } from '../../shared/survey/conduct.ts';
import { isRevealed, proveLine as proofOf } from '../../shared/survey/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import type { answerStore, RoundStore } from './store.ts';

interface ProofPorts {
  readonly rounds: Pick<RoundStore, 'round' | 'frame' | 'drawn'>;
}

/**
 * The proof of one enterprise's line, and its place in the draw. It shows nobody else: the hashes beside its way up the tree confirm a line
 * only to who knows that whole line already.
 */
async function ownLine({ rounds }: ProofPorts, j: string, month: string, id: string): Promise<OwnLine> {
  const [round, frame] = await Promise.all([rounds.round(j, month), rounds.frame(j, month)]);
  const row = frame.find((line) => line.id === id);
  if (!round || !row) throw problem('not-found');
  const { figures } = round;
  const proof = await proofOf(
    frame.map(({ id, stratum }) => ({ id, stratum })),
    id,
  );
  const line = {
    month,
    commit: figures.commit,
    frameRoot: figures.frameRoot,
    proof: { ...proof, path: [...proof.path] },
    eligible: row.eligible,
  };
  if (!row.eligible || !isRevealed(figures)) return line;
  const { drawn, replacements } = await rounds.drawn(j, month);
  const stratum = figures.strata.find(({ members }) => members.includes(row.stratum))!.code;
  const order = [...drawn, ...replacements].filter((one) => one.stratum === stratum);
  const [key] = await hmacSha256Hex(fromHex(figures.seed), [id]);
  return {
    ...line,
    place: {
      stratum,
      key: key!,
      number: order.findIndex((one) => one.id === id) + 1,
      drawn: drawn.some((one) => one.id === id),
    },
  };
}

/** For the office, which hands it to the enterprise that asks. */
export const proveLine =
  (ports: ProofPorts): UseCase<'proveLine'> =>
  ({ jurisdiction, month, enterpriseId }) =>
    ownLine(ports, jurisdiction, month, enterpriseId);

/** For who holds a link, spent or not; it shows nothing of any answer. */
export const proveOwnLine =
  ({
    answers,
    ...ports
  }: ProofPorts & {
    readonly answers: Pick<ReturnType<typeof answerStore>, 'byToken'>;
  }): UseCase<'proveOwnLine'> =>
  async (_, caller) => {
    const token = parseToken(caller.secret);
    const invitation = token && (await answers.byToken(await sha256Hex(token)));
    if (!invitation || invitation.state === 'revoked') throw problem('unknown-link');
    const { jurisdiction, month, enterprise } = invitation;
    return { jurisdiction, ...(await ownLine(ports, jurisdiction, month, enterprise)) };
  };
