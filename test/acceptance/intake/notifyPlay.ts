import type { DynamoDBRecord } from 'aws-lambda';
import { vi } from 'vitest';
import { wiring } from '../../../functions/intake/notify.handler.ts';
import { outgoing } from '../../../functions/platform/notify/outgoing.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { openReceiver } from '../platform/receiver.ts';
import type { Received, Receiver } from '../platform/receiver.ts';
import { followStream } from '../platform/stream.ts';
import type { StreamFollower } from '../platform/stream.ts';

const jurisdiction = '422826';
const everything = ['new', 'assigned', 'dueTomorrow', 'overdue', 'reopened', 'notice'] as const;

/** One notification as a webhook is told it. */
export interface Told {
  readonly event: string;
  readonly subject: { readonly id: string };
  readonly unit?: string;
  readonly dueOn?: string;
  readonly limit?: { readonly zh: string; readonly en: string };
  readonly link: string;
  readonly text: { readonly zh: string };
}
type Setup = Partial<InputOf<'saveChannel'>>;

/** A channel of the county that leads to this machine. */
export interface PlayedChannel {
  readonly id: string;
  readonly saved: OutputOf<'saveChannel'>;
  /** The messages that arrived since the last look. */
  messages(): Received[];
  /** The notifications in them; only for webhooks, which are told them one by one. */
  told(): Told[];
  /** How the channel stands, as the office sees it. */
  view(): Promise<OutputOf<'saveChannel'>>;
}

/**
 * A county whose notifications go to a receiver on this machine. A file has one: each test begins on the same morning, with channels of its
 * own, and is given only the changes that it made.
 */
export class PlayedPost {
  readonly house: House;
  readonly receiver: Receiver;
  /** The pauses between two tries, in milliseconds; nobody really waits. */
  readonly pauses: number[] = [];
  readonly #changes: StreamFollower;
  #last: DynamoDBRecord[] = [];
  #serial = 0;
  /** This test's channels, as they are put away. */
  readonly #open: OutputOf<'saveChannel'>[] = [];

  constructor(house: House, receiver: Receiver, changes: StreamFollower) {
    this.house = house;
    this.receiver = receiver;
    this.#changes = changes;
  }

  static async open(): Promise<PlayedPost> {
    vi.stubEnv('OUTGOING_LOOPBACK', '1');
    const house = await openHouse(undefined, { streams: true });
    await house.ok('saveJurisdiction', { jurisdiction, name: '咸丰县', level: 'county' }, staff.admin);
    const unit = { kind: 'department', rated: true } as const;
    await house.ok(
      'saveUnits',
      {
        jurisdiction,
        items: [
          { ...unit, id: 'u-market', name: '县市场监督管理局' },
          { ...unit, id: 'u-land', name: '县自然资源和规划局' },
        ],
      },
      staff.office,
    );
    const changes = await followStream(house.platform.tables.records);
    return new PlayedPost(house, await openReceiver(), changes);
  }

  /** Begins a test: the same morning, no channel of a former test, a receiver that takes what comes. */
  async begin(): Promise<void> {
    this.house.clock.set('2026-09-01T09:00:00+08:00');
    this.pauses.length = 0;
    Object.assign(this.receiver.answering, { status: 200, body: '{"errcode":0}' });
    const { records } = this.house.platform.tables;
    for (const channel of this.#open.splice(0))
      await records.write(records.put({ pk: `${jurisdiction}#channel`, sk: channel.id }, channel));
    await this.#changes.next();
    this.receiver.take();
  }

  async close(): Promise<void> {
    vi.unstubAllEnvs();
    this.#changes.close();
    await this.receiver.close();
  }

  /** The function as Lambda has it: with its own grants, and a way out to this machine. */
  run(event: Parameters<ReturnType<typeof wiring>>[0]) {
    const out = outgoing({ loopback: true });
    const pause = async (ms: number) => void this.pauses.push(ms);
    return wiring(this.house.platformOf('intake-notify'), out, pause)(event);
  }
  /** What changed since it was last asked. */
  async changes(): Promise<DynamoDBRecord[]> {
    return (this.#last = await this.#changes.next());
  }
  /** Gives the function what changed. */
  async stream() {
    return this.run({ Records: await this.changes() });
  }
  /** Gives it the same changes once more, as Lambda does after a failure. */
  again() {
    return this.run({ Records: this.#last });
  }
  hourly() {
    return this.run({});
  }

  /** The input that sets a channel up: a signed webhook for everything unless said otherwise. */
  setup(channelId: string, over: Setup = {}): InputOf<'saveChannel'> {
    return {
      jurisdiction,
      channelId,
      version: 0,
      name: '督查群',
      kind: 'webhook',
      events: [...everything],
      url: `${this.receiver.url}/${channelId}`,
      secret: 'webhook-secret',
      ...over,
    };
  }

  async channel(over: Setup = {}): Promise<PlayedChannel> {
    const { house, receiver } = this;
    const id = `c-${(this.#serial += 1)}`;
    const saved = await house.ok('saveChannel', this.setup(id, over), staff.office);
    this.#open.push({ ...saved, active: false });
    const path = new URL(over.url ?? `${receiver.url}/${id}`).pathname;
    const messages = (): Received[] => {
      const all = receiver.take();
      const isOwn = (one: Received) => new URL(one.path, receiver.url).pathname === path;
      receiver.received.push(...all.filter((one) => !isOwn(one)));
      return all.filter(isOwn);
    };
    return {
      id,
      saved,
      messages,
      told: () => messages().flatMap(({ json }) => json['notifications'] as Told[]),
      view: async () =>
        (await house.ok('listChannels', { jurisdiction }, staff.office)).items.find((one) => one.id === id)!,
    };
  }
}
