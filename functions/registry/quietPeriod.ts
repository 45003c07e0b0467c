import { DEFAULT_PROGRESS_CONFIG } from '../../shared/progress/config.ts';
import { QuietRules } from '../../shared/progress/quietRules.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';

/** A county's rules of the quiet period; the defaults, as version 0, until it sets its own. */
export const readQuietRules =
  ({ store }: Pick<Ports, 'store'>): UseCase<'readQuietRules'> =>
  async ({ jurisdiction }) => {
    const known = await store.quietConfiguration(jurisdiction);
    return known ?? { version: 0, rules: QuietRules.parse(DEFAULT_PROGRESS_CONFIG.quiet) };
  };

/**
 * Sets a county's rules of the quiet period; inspections logged from now on are judged by them.
 * @throws Problem `stale-version` if someone set them meanwhile, `rule-refused` for a reason's code that is used twice.
 */
export const saveQuietRules =
  ({ store, clock }: Ports): UseCase<'saveQuietRules'> =>
  async ({ jurisdiction, version, rules }, caller) => {
    const twice = rules.reasons.flatMap(({ code }, at) =>
      rules.reasons.findIndex((other) => other.code === code) === at
        ? []
        : [
            {
              pointer: `/rules/reasons/${at}/code`,
              zh: `理由编号${code}重复`,
              en: `The reason’s code ${code} is used twice`,
            },
          ],
    );
    if (twice.length > 0) throw refused('理由编号不能重复', 'Each reason has a code of its own', twice);
    const known = await store.quietConfiguration(jurisdiction);
    if ((known?.version ?? 0) !== version) throw problem('stale-version');
    const record = { rules, ...stamp(clock, caller, version) };
    await store.write([store.saveQuietConfiguration(jurisdiction, record)]);
    return record;
  };
