import { setTimeout as pause } from 'node:timers/promises';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import type { Outgoing } from '../platform/notify/outgoing.ts';
import { systemOutgoing } from '../platform/notify/system.ts';
import type { Platform } from '../platform/ports.ts';
import { pushLinks, readPush } from './push.ts';
import { readPushSettings, savePushSettings, testPush } from './pushSettings.ts';
import { pushStore } from './pushStore.ts';
import { invitationStore, roundStore } from './store.ts';

export const wiring = ((
  { tables, clock, ids, publicBaseUrl }: Platform,
  out: Outgoing = systemOutgoing(),
  wait: (ms: number) => Promise<void> = (ms) => pause(ms),
) => {
  const ports = {
    rounds: roundStore(tables.records),
    invitations: invitationStore(tables.invitations),
    pushes: pushStore(tables),
    clock,
    ids,
    publicBaseUrl,
    out,
    wait,
  };
  return {
    readPushSettings: readPushSettings(ports),
    savePushSettings: savePushSettings(ports),
    testPush: testPush(ports),
    readPush: readPush(ports),
    pushLinks: pushLinks(ports),
  };
}) satisfies Wiring<'survey-push'>;

export const handler = http<'survey-push'>(wiring);
