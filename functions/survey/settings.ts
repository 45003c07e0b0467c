import { isAuditorKey } from '../../shared/survey/escrow.ts';
import { defaultSurveySettings } from '../../shared/survey/settings.ts';
import type { Clock } from '../platform/clock.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { stamp } from './draw.ts';
import type { RoundStore } from './store.ts';

/** A county's settings of the survey; the defaults, as version 0, until they are set. */
export const readSurveyConfiguration =
  ({ rounds }: { rounds: Pick<RoundStore, 'settings'> }): UseCase<'readSurveyConfiguration'> =>
  async ({ jurisdiction }) =>
    (await rounds.settings(jurisdiction)) ?? { version: 0, settings: defaultSurveySettings };

/**
 * Sets the auditor's key and whether a freeze needs it; the next freeze seals for it.
 * @throws Problem `stale-version` if someone set them meanwhile, `rule-refused` for a key whose checksum fails.
 */
export const saveSurveyConfiguration =
  ({
    rounds,
    clock,
  }: {
    rounds: Pick<RoundStore, 'settings' | 'saveSettings'>;
    clock: Clock;
  }): UseCase<'saveSurveyConfiguration'> =>
  async ({ jurisdiction, version, settings }, caller) => {
    const known = await rounds.settings(jurisdiction);
    if ((known?.version ?? 0) !== version) throw problem('stale-version');
    if (settings.auditorKey && !isAuditorKey(settings.auditorKey))
      throw refused('审计公钥的校验不对', 'The checksum of the auditor’s key is wrong', [
        {
          pointer: '/settings/auditorKey',
          zh: '公钥可能抄错了,请整行复制age1…',
          en: 'It may be mistyped; copy the whole line age1…',
        },
      ]);
    const record = { settings, ...stamp(clock, caller, version + 1) };
    await rounds.saveSettings(jurisdiction, record);
    return record;
  };
