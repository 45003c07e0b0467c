import { parseToken, sha256Hex } from '../../shared/identifiers/token.ts';
import { CaseFields } from '../../shared/intake/index.ts';
import type { Case } from '../../shared/intake/index.ts';
import { dutyStanding } from '../../shared/registry/index.ts';
import type { Observer } from '../../shared/registry/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { SecretCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import { fileCase } from './file.ts';
import { rulesOf } from './ports.ts';
import type { Ports } from './ports.ts';
import { filedAt, lineOf, titleOf, unitNames } from './views.ts';

type ObserverPorts = Pick<Ports, 'store' | 'clock' | 'calendarOf'>;

/** The observer whose link it is, from the first to the last day of its term. */
async function observerOf({ store, clock }: ObserverPorts, caller: SecretCaller): Promise<Observer> {
  const token = parseToken(caller.secret);
  const observer = token && (await store.observerOfLink(await sha256Hex(token)));
  const today = civilDateOf(clock.now().toISOString());
  if (!observer || today < observer.from || today > observer.to) throw problem('unknown-link');
  return observer;
}

/** What an observer sees: her own term, her duty in the current period, her own leads and nobody else's. */
export const observerHome =
  (ports: ObserverPorts): UseCase<'observerHome'> =>
  async (_, caller) => {
    const { store } = ports;
    const observer = await observerOf(ports, caller);
    const { jurisdiction, person: id, from, to } = observer;
    const [place, person, duties, leads, rules] = await Promise.all([
      store.jurisdiction(jurisdiction),
      store.person(jurisdiction, id),
      store.duties(jurisdiction),
      store.ownLeads(jurisdiction, id),
      rulesOf(ports, jurisdiction),
    ]);
    const nameOf = await unitNames(
      store,
      jurisdiction,
      leads.map(({ leadUnit }) => leadUnit),
    );
    const duty = duties.find(({ appliesTo, record }) => appliesTo === 'observer' && record === 'lead');
    const records = leads.map((lead) => ({ kind: 'lead', date: civilDateOf(filedAt(lead)) }));
    const standing = duty && dutyStanding(duty, { from, to }, records, civilDateOf(rules.now));
    return {
      jurisdiction: { code: jurisdiction, name: place?.name ?? jurisdiction },
      name: person?.name ?? id,
      to,
      ...(standing && {
        duty: {
          period: standing.period.kind,
          minimum: standing.required,
          done: standing.count,
          dueOn: standing.lastDay,
        },
      }),
      leads: leads.map((lead) => ({
        id: lead.id,
        title: titleOf(lead),
        state: lead.state,
        statusLine: lineOf(lead, 'filer', nameOf(lead.leadUnit), rules),
        filedAt: filedAt(lead),
      })),
    };
  };

/**
 * An observer's lead. What ties it to her stands apart from the case; the case itself names her only if she chose so.
 */
export const fileLead =
  (ports: ObserverPorts): UseCase<'fileLead'> =>
  async ({ receipt, anonymous, ...fields }, caller) => {
    const { jurisdiction, person } = await observerOf(ports, caller);
    const observerName = anonymous ? undefined : (await ports.store.person(jurisdiction, person))?.name;
    const filing = {
      jurisdiction,
      receipt,
      channel: 'web' as const,
      content: { ...CaseFields.parse(fields), kind: 'lead' as const, ...(observerName && { observerName }) },
      filedBy: 'observer' as const,
      alongside: (record: Case) => ports.store.saveOwnLead(jurisdiction, person, record),
    };
    return fileCase(ports, filing, await rulesOf(ports, jurisdiction));
  };
