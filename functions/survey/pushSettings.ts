import type { ChannelTarget } from '../../shared/notify/index.ts';
import { testBody } from '../../shared/survey/push.ts';
import type { PushSettings } from '../../shared/survey/push.ts';
import type { Clock } from '../platform/clock.ts';
import type { UseCase } from '../platform/http.ts';
import { resultOf } from '../platform/notify/flush.ts';
import type { Outgoing } from '../platform/notify/outgoing.ts';
import { sendMessage } from '../platform/notify/send.ts';
import type { Ids } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import { stamp } from './draw.ts';
import type { PushStore } from './pushStore.ts';

export interface PushSettingsPorts {
  readonly pushes: PushStore;
  readonly out: Outgoing;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Links and what signs them go by the rules of notifications' webhooks. */
export const webhook = { kind: 'webhook' } as const;

/** Where links go, as far as anyone is told. */
export const readPushSettings =
  ({ pushes }: Pick<PushSettingsPorts, 'pushes'>): UseCase<'readPushSettings'> =>
  async ({ jurisdiction }) => {
    const settings = await pushes.settings(jurisdiction);
    return { ...(settings && { settings }) };
  };

/**
 * Sets where links go. Address and secret are written and never read back.
 * @throws Problem `rule-refused` without address or secret, or for an address that nothing may be sent to; `stale-version`.
 */
export const savePushSettings =
  ({ pushes, out, clock }: PushSettingsPorts): UseCase<'savePushSettings'> =>
  async ({ jurisdiction, version, active, url, secret }, caller) => {
    const known = await pushes.settings(jurisdiction);
    if ((known?.version ?? 0) !== version) throw problem('stale-version');
    const kept = await pushes.target(jurisdiction);
    const address = url ?? kept?.url;
    const signing = secret ?? kept?.secret;
    if (address === undefined) throw atField('/url', '请填写接收地址', 'Enter the address');
    if (signing === undefined) throw atField('/secret', '请填写签名密钥', 'Enter the signing secret');
    const refusal = out.refusal(address);
    if (refusal) throw atField('/url', refusal.zh, refusal.en);
    const settings: PushSettings = {
      ...stamp(clock, caller, version + 1),
      target: new URL(address).host,
      active,
    };
    await pushes.saveSettings(jurisdiction, settings, { url: address, secret: signing });
    return settings;
  };

const atField = (pointer: string, zh: string, en: string) => refused(zh, en, [{ pointer, zh, en }]);

/** Where links go. @throws Problem `not-acceptable-now` while nothing is set, or it is switched off. */
export async function destination(
  { pushes }: Pick<PushSettingsPorts, 'pushes'>,
  jurisdiction: string,
): Promise<ChannelTarget> {
  const [settings, target] = await Promise.all([pushes.settings(jurisdiction), pushes.target(jurisdiction)]);
  if (settings?.active && target) return target;
  throw problem('not-acceptable-now', {
    detail: settings
      ? { zh: '链接推送已停用,请先在设置里启用', en: 'Pushing is switched off; switch it on in the settings' }
      : {
          zh: '还没有设置推送地址,请先在设置里填写',
          en: 'No address is set to push to; enter it in the settings',
        },
  });
}

/** Sends a batch without links, and tells at once how it fared. */
export const testPush =
  ({ pushes, out, clock, ids }: PushSettingsPorts): UseCase<'testPush'> =>
  async ({ jurisdiction }) => {
    const target = await destination({ pushes }, jurisdiction);
    const now = clock.now().toISOString();
    const message = { title: '', body: testBody(ids.id()), keys: [] };
    return resultOf(await sendMessage(out, webhook, target, message, now), 1, now);
  };
