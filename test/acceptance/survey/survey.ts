import { expect } from 'vitest';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Answers } from '../../../shared/survey/model.ts';
import { collectionKey } from '../../../functions/platform/keys.ts';
import { foundCounty, makeEnterprise, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';

export const month = '2026-09';
export const beacon = 'ab'.repeat(32);

/** Answers that are valid, with overrides. */
export const makeAnswers = (overrides: Partial<Answers> = {}): Answers => ({
  units: [{ unit: 'u-market', level: 'satisfied' }],
  indicators: [],
  overall: 'satisfied',
  asked: 'no',
  ...overrides,
});

/** The key of a submission, 32 hexadecimal digits. */
export const submissionKey = (n: number): string => n.toString(16).padStart(32, '0');

export const tokenOf = (url: string): string => new URL(url).hash.slice(1);

type Link = OutputOf<'issueInvitations'>['links'][number];

/** A survey under way, and what the tests do with it. */
export class Survey {
  readonly house: House;
  readonly where: { readonly jurisdiction: string; readonly month: string };
  readonly links: Link[] = [];
  #submissions = 0;

  constructor(house: House) {
    this.house = house;
    this.where = { jurisdiction: house.jurisdiction, month };
  }

  freeze(beaconName = 'drand'): Promise<OutputOf<'freezeFrame'>> {
    return this.house.ok('freezeFrame', { ...this.where, beaconName }, staff.office);
  }

  async draw(): Promise<OutputOf<'drawSample'>> {
    const { version } = await this.round();
    return this.house.ok('drawSample', { ...this.where, version, beacon }, staff.office);
  }

  /** Makes all links. */
  async invite(closesOn = '2026-09-25'): Promise<readonly Link[]> {
    for (let remaining = 1; remaining > 0;) {
      const batch = await this.house.ok('issueInvitations', { ...this.where, closesOn }, staff.office);
      this.links.push(...batch.links);
      remaining = batch.remaining;
    }
    return this.links;
  }

  round(): Promise<OutputOf<'readRound'>> {
    return this.house.ok('readRound', this.where, staff.office);
  }

  submit(token: string, answers: Answers = makeAnswers(), key = ++this.#submissions) {
    return this.house.call('submitAnswers', { submission: submissionKey(key), answers }, { invited: token });
  }

  /** Answers with the next links, one response each. */
  async answer(all: readonly Answers[]): Promise<void> {
    for (const [at, answers] of all.entries()) {
      const { status } = await this.submit(tokenOf(this.links[at]!.url), answers);
      expect(status).toBe(201);
    }
  }

  async close(): Promise<void> {
    const { version } = await this.round();
    await this.house.ok('closeRound', { ...this.where, version }, staff.office);
  }

  compute(): Promise<OutputOf<'computeResults'>> {
    return this.house.ok('computeResults', this.where, staff.office);
  }

  /** Every response as it is stored. */
  responses(): Promise<Record<string, unknown>[]> {
    const { jurisdiction } = this.where;
    return this.house.platform.tables.responses.list({ pk: `${jurisdiction}#${month}` }, {
      parse: (item: unknown) => item,
    } as never) as Promise<Record<string, unknown>[]>;
  }
}

/** Registers so many enterprises at one stroke: how the registry takes them is not what these tests are about. */
const registerEnterprises = ({ jurisdiction, platform, clock }: House, count: number): Promise<void> =>
  platform.tables.records.putAll(
    Array.from({ length: count }, (_, n) => {
      const enterprise = makeEnterprise(n);
      const stamp = { version: 1, changedAt: clock.now().toISOString(), changedBy: 'p-office' };
      return { ...enterprise, ...stamp, ...collectionKey(jurisdiction, 'enterprises', enterprise.id) };
    }),
  );

/** A county with so many enterprises whose sample of September 2026 is drawn, without a link. */
export async function drawSurvey(enterprises: number): Promise<Survey> {
  const house = await openHouse();
  await foundCounty(house);
  await registerEnterprises(house, enterprises);
  const survey = new Survey(house);
  await survey.freeze();
  await survey.draw();
  return survey;
}

/** The same with all links made and the survey open. */
export async function openSurvey(enterprises = 120): Promise<Survey> {
  const survey = await drawSurvey(enterprises);
  await survey.invite();
  return survey;
}
