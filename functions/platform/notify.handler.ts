import type { Wiring } from './http.ts';
import { http } from './lambda.ts';
import { listChannels, saveChannel, testChannel } from './notify/channels.ts';
import { deliveryStore } from './notify/deliveries.ts';
import type { Outgoing } from './notify/outgoing.ts';
import { systemOutgoing } from './notify/system.ts';
import type { Platform } from './ports.ts';

export const wiring = (({ tables, clock, publicBaseUrl }: Platform, out: Outgoing = systemOutgoing()) => {
  const ports = { store: deliveryStore(tables), clock, out, baseUrl: publicBaseUrl };
  return {
    listChannels: listChannels(ports),
    saveChannel: saveChannel(ports),
    testChannel: testChannel(ports),
  };
}) satisfies Wiring<'platform-notify'>;

export const handler = http<'platform-notify'>(wiring);
