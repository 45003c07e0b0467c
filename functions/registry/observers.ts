import { sha256Hex, tokenFrom } from '../../shared/identifiers/token.ts';
import type { Observer, Person } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import type { Platform } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import { stamp, today } from './ports.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore } from './store.ts';

/** Random bytes behind a link: 80 bits. */
const tokenBytes = 10;

/** The observers with their terms, and whether each has a link that still opens. */
export const listObservers =
  ({ store, clock }: Ports): UseCase<'listObservers'> =>
  async ({ jurisdiction }) => {
    const on = today(clock);
    const [people, appointed] = await Promise.all([
      store.all(jurisdiction, 'people'),
      store.observers(jurisdiction),
    ]);
    const links = new Map(appointed.map((observer) => [observer.person, observer]));
    return {
      items: people
        .filter(({ kind }) => kind === 'observer')
        .map(({ id, name, from, to }) => {
          const link = links.get(id);
          const linked = link?.linkHash !== undefined && on <= link.to;
          return { person: id, name, from, to: to ?? link?.to, linked };
        }),
    };
  };

/**
 * Makes an observer's personal link and forgets the one before it. The token leaves in the answer alone; kept is its SHA-256.
 * @throws Problem `not-found` for anyone who is not an observer, `rule-refused` for a last day in the past or after the term,
 *   `stale-version` when two links are made at the same moment: one of them lives.
 */
export const issueObserverLink =
  ({
    store,
    clock,
    ids,
    publicBaseUrl,
  }: Ports & Pick<Platform, 'ids' | 'publicBaseUrl'>): UseCase<'issueObserverLink'> =>
  async ({ jurisdiction, personId, to }, caller) => {
    const person = await observerOf(store, jurisdiction, personId);
    const on = today(clock);
    if (to < on) throw wrongEnd('截止日期已过', 'The last day is past');
    if (person.to !== undefined && to > person.to)
      throw wrongEnd(`任期到${person.to}为止`, `The term ends on ${person.to}`);

    const former = await store.observer(jurisdiction, personId);
    const token = tokenFrom(ids.bytes(tokenBytes));
    const observer: Observer = {
      jurisdiction,
      person: personId,
      from: person.from,
      to,
      linkHash: await sha256Hex(token),
      ...stamp(clock, caller, former?.version ?? 0),
    };
    await store.write([store.saveObserver(observer)]);
    return { url: `${publicBaseUrl}/observer.html#${token}` };
  };

/** Stops an observer's link at once; doing it twice is the same as once. @throws Problem `not-found` if there never was one. */
export const revokeObserverLink =
  ({ store, clock }: Ports): UseCase<'revokeObserverLink'> =>
  async ({ jurisdiction, personId }, caller) => {
    const observer = await store.observer(jurisdiction, personId);
    if (!observer) throw problem('not-found');
    if (observer.linkHash !== undefined)
      await store.write([
        store.saveObserver({ ...observer, linkHash: undefined, ...stamp(clock, caller, observer.version) }),
      ]);
    return { linked: false };
  };

async function observerOf(store: RegistryStore, jurisdiction: string, id: string): Promise<Person> {
  const person = (await store.rows(jurisdiction, 'people', [id])).get(id)?.row;
  if (person?.kind !== 'observer') throw problem('not-found');
  return person;
}

const wrongEnd = (zh: string, en: string) => refused(zh, en, [{ pointer: '/to', zh, en }]);
