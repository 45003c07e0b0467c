import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { Notice, StoredCase } from '../../shared/intake/index.ts';
import type { Case } from '../../shared/intake/index.ts';
import type { Notification } from '../../shared/notify/index.ts';
import { isCaseKey, isNoticeKey, jurisdictionOfKey } from '../platform/keys.ts';
import { errorFields, log } from '../platform/log.ts';
import { flushAll, tell } from '../platform/notify/flush.ts';
import type { NotifyPorts } from '../platform/notify/flush.ts';
import { notificationsOfCase, notificationsOfClocks, notificationsOfNotice } from './notifications.ts';
import { rulesOf } from './ports.ts';
import type { Ports } from './ports.ts';
import { unitNames } from './views.ts';

/** What telling of cases and notices is made of. */
export interface TellPorts {
  readonly intake: Pick<Ports, 'store' | 'clock' | 'calendarOf'>;
  readonly notify: NotifyPorts;
}

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];
const plain = (image: Image): Record<string, unknown> | undefined =>
  image && unmarshall(image as Record<string, AttributeValue>);

/**
 * Tells what changes of cases and notices give to tell. What was told is remembered, so that a batch may come again; the first change
 * that cannot be worked on is reported, and Lambda comes back with it. What a receiver does holds nothing up: it waits in its channel.
 */
export const tellChanges =
  (ports: TellPorts) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const change of event.Records) {
      try {
        await tellChange(ports, change);
      } catch (error) {
        log('error', 'notify-failed', errorFields(error));
        return { batchItemFailures: [{ itemIdentifier: change.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };

async function tellChange(ports: TellPorts, change: DynamoDBRecord): Promise<void> {
  const [key, image] = [plain(change.dynamodb?.Keys), plain(change.dynamodb?.NewImage)];
  if (!image || typeof key?.['pk'] !== 'string' || typeof key['sk'] !== 'string') return;
  const place = { pk: key['pk'], sk: key['sk'] };
  if (!isCaseKey(place) && !isNoticeKey(place)) return;
  const jurisdiction = jurisdictionOfKey(place);
  const before = plain(change.dynamodb?.OldImage);
  await tell(
    ports.notify,
    jurisdiction,
    isCaseKey(place)
      ? await ofCase(ports, jurisdiction, before && StoredCase.parse(before), StoredCase.parse(image))
      : await ofNotice(ports, jurisdiction, before && Notice.parse(before), Notice.parse(image)),
  );
}

async function ofCase(
  { intake }: TellPorts,
  jurisdiction: string,
  before: Case | undefined,
  record: Case,
): Promise<Notification[]> {
  if (record.events.length === before?.events.length) return [];
  const [rules, nameOf] = await Promise.all([
    rulesOf(intake, jurisdiction),
    unitNames(intake.store, jurisdiction, [record.leadUnit]),
  ]);
  return notificationsOfCase(before, record, rules, nameOf);
}

async function ofNotice(
  { intake }: TellPorts,
  jurisdiction: string,
  before: Notice | undefined,
  notice: Notice,
): Promise<Notification[]> {
  return notificationsOfNotice(
    before,
    notice,
    await unitNames(intake.store, jurisdiction, [notice.leadUnit]),
  );
}

/** The hourly run of a jurisdiction: tells what is due tomorrow or overdue, then sends whatever waited for its time or for a receiver. */
export async function tellClocks({ intake, notify }: TellPorts, jurisdiction: string): Promise<void> {
  const channels = await notify.store.channels(jurisdiction);
  const wanted = channels.some(
    ({ active, events }) => active && (events.includes('overdue') || events.includes('dueTomorrow')),
  );
  if (wanted) {
    const [rules, cases] = await Promise.all([
      rulesOf(intake, jurisdiction),
      intake.store.openCases(jurisdiction),
    ]);
    const nameOf = await unitNames(
      intake.store,
      jurisdiction,
      cases.map(({ leadUnit }) => leadUnit),
    );
    await tell(
      notify,
      jurisdiction,
      cases.flatMap((record) => notificationsOfClocks(record, rules, nameOf)),
    );
  }
  await flushAll(notify, jurisdiction);
}
