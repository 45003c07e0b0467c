import * as z from 'zod';
import { Month } from '../../shared/contract/parameters.ts';
import { MonthResults } from '../../shared/contract/survey.ts';
import { Enterprise, Indicator, Jurisdiction, Unit } from '../../shared/registry/model.ts';
import { Replacement } from '../../shared/survey/conduct.ts';
import { Round, StoredResponse } from '../../shared/survey/model.ts';
import { Exclusion, Hearing } from '../../shared/survey/review.ts';
import { SurveySettingsRecord } from '../../shared/survey/settings.ts';
import {
  collectionPartition,
  exclusionKey,
  frameKey,
  framePartition,
  hearingKey,
  invitationKey,
  invitationsOfRound,
  jurisdictionKey,
  replacementKey,
  responseKey,
  responsePartition,
  resultsKey,
  roundKey,
  roundPartition,
  roundSecretKey,
  surveySettingsKey,
} from '../platform/keys.ts';
import { problem, Problem } from '../platform/problem.ts';
import type { Key, Table, Write } from '../platform/table.ts';

/** Rows of a frame or of a drawn order that one record holds. */
const chunkSize = 2000;

const FrameLines = z.object({
  lines: z.array(z.object({ id: z.string(), stratum: z.string(), eligible: z.boolean() })),
});
type FrameRow = z.infer<typeof FrameLines>['lines'][number];

const Place = z.object({ id: z.string(), stratum: z.string() });
const DrawnOrder = z.object({ drawn: z.array(Place), replacements: z.array(Place) });
type DrawnOrder = z.infer<typeof DrawnOrder>;

/** An enterprise's one-time link, by the hash of its token. It never names the response. */
export const Invitation = z.object({
  jurisdiction: z.string(),
  month: Month,
  enterprise: z.string(),
  stratum: z.string(),
  state: z.enum(['open', 'spent', 'revoked']),
  /** Hash of the key of the submission that spent it, so that a repeat of the same one gets the same success. */
  submissionHash: z.string().optional(),
});
export type Invitation = z.infer<typeof Invitation>;

/** Which link an enterprise holds in a round; makes a second one at the same time impossible. */
const Slot = z.object({ tokenHash: z.string(), version: z.number() });

/** Ends a link that is still open; it leaves the list of its round. */
const revoked = {
  UpdateExpression: 'SET #state = :revoked REMOVE gsi1pk, gsi1sk',
  ConditionExpression: '#state = :open',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':revoked': 'revoked', ':open': 'open' },
};

/** What may be published, and what only the checks of later months need. */
const StoredResults = z.object({
  results: MonthResults,
  criticism: z.unknown(),
  releases: z.array(z.unknown()),
});

/** Rounds, frames and results, in Records. */
export const roundStore = (records: Table) => ({
  round: (j: string, month: string) => records.get(roundKey(j, month), Round),
  rounds: (j: string) => records.list({ pk: roundPartition(j), newestFirst: true, consistent: true }, Round),
  insertRound: (j: string, round: Round) => records.write(records.insert(roundKey(j, round.month), round)),
  replaceRound: (j: string, round: Round) =>
    records.write(records.replace(roundKey(j, round.month), round, round.version - 1)),
  jurisdiction: (j: string) => records.get(jurisdictionKey(j), Jurisdiction),
  enterprises: (j: string) => records.list({ pk: collectionPartition(j, 'enterprises') }, Enterprise),
  /** The same, page by page, for who may not need them all. */
  async *enterprisePages(j: string): AsyncGenerator<Enterprise[]> {
    let cursor: string | undefined;
    do {
      const page = await records.page(
        { pk: collectionPartition(j, 'enterprises'), ...(cursor && { cursor }) },
        Enterprise,
      );
      yield page.items;
      cursor = page.cursor;
    } while (cursor);
  },
  units: (j: string) => records.list({ pk: collectionPartition(j, 'units') }, Unit),
  indicators: (j: string) => records.list({ pk: collectionPartition(j, 'indicators') }, Indicator),

  async saveFrame(j: string, month: string, lines: readonly FrameRow[]): Promise<void> {
    await records.putAll(
      chunks(lines).map((part, at) => ({ ...frameKey(j, month, 'frame', at), lines: part })),
    );
  },
  async frame(j: string, month: string): Promise<FrameRow[]> {
    const parts = await records.list(
      { pk: framePartition(j, month), prefix: 'frame#', consistent: true },
      FrameLines,
    );
    return parts.flatMap(({ lines }) => lines);
  },
  async saveDrawn(j: string, month: string, { drawn, replacements }: DrawnOrder): Promise<void> {
    await records.putAll([
      ...chunks(drawn).map((part, at) => ({
        ...frameKey(j, month, 'drawn', at),
        drawn: part,
        replacements: [],
      })),
      ...chunks(replacements).map((part, at) => ({
        ...frameKey(j, month, 'drawn', 5000 + at),
        drawn: [],
        replacements: part,
      })),
    ]);
  },
  async drawn(j: string, month: string): Promise<DrawnOrder> {
    const parts = await records.list(
      { pk: framePartition(j, month), prefix: 'drawn#', consistent: true },
      DrawnOrder,
    );
    return {
      drawn: parts.flatMap(({ drawn }) => drawn),
      replacements: parts.flatMap(({ replacements }) => replacements),
    };
  },
  settings: (j: string) => records.get(surveySettingsKey(j), SurveySettingsRecord),
  saveSettings: (j: string, record: z.infer<typeof SurveySettingsRecord>) =>
    records.write(versioned(records, surveySettingsKey(j), record)),
  replacements: (j: string, month: string) =>
    records.list({ pk: framePartition(j, month), prefix: 'replacement#', consistent: true }, Replacement),
  exclusions: (j: string, month: string) =>
    records.list({ pk: framePartition(j, month), prefix: 'exclusion#', consistent: true }, Exclusion),
  exclusion: (j: string, month: string, sign: string) => records.get(exclusionKey(j, month, sign), Exclusion),
  saveExclusion: (j: string, record: Exclusion) =>
    records.write(versioned(records, exclusionKey(j, record.month, record.sign.id), record)),
  hearings: (j: string, month: string) =>
    records.list({ pk: framePartition(j, month), prefix: 'hearing#', consistent: true }, Hearing),
  hearing: (j: string, month: string, unit: string) => records.get(hearingKey(j, month, unit), Hearing),
  saveHearing: (j: string, record: Hearing) =>
    records.write(versioned(records, hearingKey(j, record.month, record.unit), record)),
  results: (j: string, month: string) => records.get(resultsKey(j, month), StoredResults),
  saveResults: (j: string, stored: z.infer<typeof StoredResults>) =>
    records.write(records.put(resultsKey(j, stored.results.month), stored)),
});
export type RoundStore = ReturnType<typeof roundStore>;

/** Secrets of rounds and one-time links, in Invitations. */
export const invitationStore = (invitations: Table) => ({
  /** The secret of a round; the first one offered stays. */
  async roundSecret(j: string, month: string, offered: string): Promise<string> {
    const Secret = z.object({ secretHex: z.string() });
    try {
      await invitations.write(invitations.insert(roundSecretKey(j, month), { secretHex: offered }));
      return offered;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return (await invitations.get(roundSecretKey(j, month), Secret))!.secretHex;
    }
  },
  byToken: (tokenHash: string) => invitations.get(invitationKey(tokenHash), Invitation),
  ofRound: (j: string, month: string) =>
    invitations.list({ pk: invitationsOfRound(j, month), index: 'byOwner' }, Invitation),
  /** Who holds or held a link in a round, every one that was made before seen: no index is. */
  holders: async (j: string, month: string): Promise<Set<string>> => {
    const slots = await invitations.list(
      { pk: invitationsOfRound(j, month), consistent: true },
      z.object({ sk: z.string() }),
    );
    return new Set(slots.map(({ sk }) => sk));
  },
  issue: (invitation: Invitation, tokenHash: string) =>
    invitations.write(
      invitations.insert(slotKey(invitation), { tokenHash, version: 1 }),
      invitations.insert(indexed(invitation, tokenHash), invitation),
    ),
  /** Gives an enterprise another link; the old one dies in the same transaction, unless it is spent. */
  async reissue(j: string, month: string, enterprise: string, tokenHash: string): Promise<void> {
    const slot = await invitations.get(slotKey({ jurisdiction: j, month, enterprise }), Slot);
    const old = slot && (await invitations.get(invitationKey(slot.tokenHash), Invitation));
    if (!slot || !old) throw problem('not-found');
    if (old.state === 'spent') throw problem('link-spent');
    await invitations.write(
      invitations.replace(slotKey(old), { tokenHash, version: slot.version + 1 }, slot.version),
      invitations.update(invitationKey(slot.tokenHash), revoked),
      invitations.insert(indexed(old, tokenHash), old),
    );
  },
  /**
   * Ends an enterprise's link and gives one to another, in one transaction with the record of it and the round's count.
   * @throws Problem `link-spent` if it was used meanwhile, `duplicate` if the other has a link or the enterprise was replaced already.
   */
  async replace(
    j: string,
    records: Table,
    round: Round,
    replacement: Replacement,
    tokenHash: string,
  ): Promise<void> {
    const { month } = round;
    const slot = await invitations.get(
      slotKey({ jurisdiction: j, month, enterprise: replacement.out }),
      Slot,
    );
    const old = slot && (await invitations.get(invitationKey(slot.tokenHash), Invitation));
    if (!slot || !old || old.state === 'revoked') throw problem('not-found');
    if (old.state === 'spent') throw problem('link-spent');
    const invitation: Invitation = { ...old, enterprise: replacement.in, stratum: replacement.stratum };
    await invitations.write(
      invitations.insert(slotKey(invitation), { tokenHash, version: 1 }),
      records.insert(replacementKey(j, month, replacement.out), replacement),
      invitations.update(invitationKey(slot.tokenHash), revoked),
      invitations.insert(indexed(invitation, tokenHash), invitation),
      records.replace(roundKey(j, month), round, round.version - 1),
    );
  },
});
export type InvitationStore = ReturnType<typeof invitationStore>;

/** One transaction spends the invitation and stores the response; neither names the other. */
export const answerStore = (invitations: Table, responses: Table) => ({
  byToken: (tokenHash: string) => invitations.get(invitationKey(tokenHash), Invitation),
  spend: (j: string, tokenHash: string, submissionHash: string, response: StoredResponse) =>
    invitations.write(
      invitations.update(invitationKey(tokenHash), {
        UpdateExpression: 'SET #state = :spent, submissionHash = :submission',
        ConditionExpression: '#state = :open',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':spent': 'spent', ':open': 'open', ':submission': submissionHash },
      }),
      responses.insert(responseKey(j, response.month, response.id), response),
    ),
});

/** Responses, read by the computation of results alone. */
export const responseStore = (responses: Table) => ({
  ofMonth: (j: string, month: string) =>
    responses.list({ pk: responsePartition(j, month), consistent: true }, StoredResponse),
});

const slotKey = ({
  jurisdiction,
  month,
  enterprise,
}: Pick<Invitation, 'jurisdiction' | 'month' | 'enterprise'>) => ({
  pk: invitationsOfRound(jurisdiction, month),
  sk: enterprise,
});

const indexed = (invitation: Invitation, tokenHash: string) => ({
  ...invitationKey(tokenHash),
  gsi1pk: invitationsOfRound(invitation.jurisdiction, invitation.month),
  gsi1sk: invitation.enterprise,
});

/** The first version is an insert, every later one replaces the one before. */
export const versioned = (table: Table, key: Key, record: { readonly version: number }): Write =>
  record.version === 1 ? table.insert(key, record) : table.replace(key, record, record.version - 1);

function chunks<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < rows.length; at += chunkSize) parts.push(rows.slice(at, at + chunkSize));
  return parts;
}
