import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { calendarOf } from '../platform/calendar.ts';
import { background } from '../platform/lambda.ts';
import { deliveryStore } from '../platform/notify/deliveries.ts';
import { allOf } from '../platform/notify/flush.ts';
import type { Outgoing } from '../platform/notify/outgoing.ts';
import { systemOutgoing } from '../platform/notify/system.ts';
import type { Platform } from '../platform/ports.ts';
import { tellChanges, tellClocks } from './notify.ts';
import { intakeStore } from './store.ts';

type Event = DynamoDBStreamEvent | Record<string, unknown>;

const isStream = (event: Event): event is DynamoDBStreamEvent => Array.isArray(event['Records' as never]);

/** Called by the stream of Records with changes, and by the clock every hour. */
export const wiring = (
  { tables, clock, publicBaseUrl, jurisdictions }: Platform,
  out: Outgoing = systemOutgoing(),
  pause: (ms: number) => Promise<void> = (ms) => wait(ms),
) => {
  const intake = { store: intakeStore(tables.records), clock, calendarOf: calendarOf(tables.records) };
  const notify = { store: deliveryStore(tables), clock, out, baseUrl: publicBaseUrl, wait: pause };
  const changes = tellChanges({ intake, notify });
  return async (event: Event): Promise<DynamoDBBatchResponse | undefined> => {
    if (isStream(event)) return changes(event);
    const places = await Promise.all(jurisdictions.map((root) => intake.store.withCounties(root)));
    await allOf([...new Set(places.flat())].map((one) => tellClocks({ intake, notify }, one)));
    return undefined;
  };
};

export const handler = background<Event, DynamoDBBatchResponse | undefined>(wiring);
