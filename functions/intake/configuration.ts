import { defaultIntakeConfig, IntakeSettings, settingsFaults } from '../../shared/intake/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { stampAt } from './ports.ts';
import type { Ports } from './ports.ts';

/** A county's rules; the defaults, as version 0, until it sets its own. */
const readRules = async (store: Ports['store'], jurisdiction: string) =>
  (await store.configuration(jurisdiction)) ?? {
    version: 0,
    settings: IntakeSettings.parse(defaultIntakeConfig),
  };

/** A county's rules for cases and notices. */
export const readIntakeConfiguration =
  ({ store }: Pick<Ports, 'store'>): UseCase<'readIntakeConfiguration'> =>
  ({ jurisdiction }) =>
    readRules(store, jurisdiction);

/** What the forms of a case offer by the county's rules: how it was solved, why it is declined. */
export const caseOptions =
  ({ store }: Pick<Ports, 'store'>): UseCase<'caseOptions'> =>
  async ({ jurisdiction }) => {
    const { closing, declineReasons } = (await readRules(store, jurisdiction)).settings;
    return { closing, declineReasons };
  };

/**
 * Sets a county's rules; every deadline follows at once.
 * @throws Problem `rule-refused` for rules that contradict themselves, `stale-version` if someone set them meanwhile.
 */
export const saveIntakeConfiguration =
  ({ store, clock }: Pick<Ports, 'store' | 'clock'>): UseCase<'saveIntakeConfiguration'> =>
  async ({ jurisdiction, version, settings }, caller) => {
    const faults = settingsFaults(settings);
    if (faults.length > 0) throw refused('规则自相矛盾', 'The rules contradict themselves', faults);
    const known = await store.configuration(jurisdiction);
    if ((known?.version ?? 0) !== version) throw problem('stale-version');
    const record = { settings, ...stampAt(clock.now().toISOString(), caller.person, version) };
    await store.write(store.saveConfiguration(jurisdiction, record));
    return record;
  };
