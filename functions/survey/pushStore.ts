import { ChannelTarget } from '../../shared/notify/index.ts';
import { Push, PushSettings } from '../../shared/survey/push.ts';
import type { PushKind } from '../../shared/survey/push.ts';
import { pushKey, pushSettingsKey, pushTargetKey } from '../platform/keys.ts';
import type { Tables } from '../platform/ports.ts';
import { Problem } from '../platform/problem.ts';
import { versioned } from './store.ts';

/** Where links are pushed to, and how far that has come. Address and secret lie in Deliveries, which only functions that send may read. */
export const pushStore = ({ records, deliveries }: Pick<Tables, 'records' | 'deliveries'>) => ({
  settings: (j: string) => records.get(pushSettingsKey(j), PushSettings),
  target: (j: string) => deliveries.get(pushTargetKey(j), ChannelTarget),
  saveSettings: (j: string, settings: PushSettings, target: ChannelTarget): Promise<void> =>
    records.write(
      versioned(records, pushSettingsKey(j), settings),
      deliveries.put(pushTargetKey(j), { ...target, version: settings.version }),
    ),
  push: (j: string, month: string, kind: PushKind) => records.get(pushKey(j, month, kind), Push),
  /** Writes how far a push has come, unless somebody else did since it was read; whether it was written. */
  async save(j: string, push: Push): Promise<boolean> {
    try {
      await records.write(versioned(records, pushKey(j, push.month, push.kind), push));
      return true;
    } catch (error) {
      if (error instanceof Problem && ['duplicate', 'stale-version'].includes(error.code)) return false;
      throw error;
    }
  },
});
export type PushStore = ReturnType<typeof pushStore>;
