import { problem, refused } from '../platform/problem.ts';
import type { UseCase } from '../platform/http.ts';
import { covers, isJurisdictionCode, jurisdictionLevel } from '../../shared/identifiers/jurisdiction.ts';
import { indicators } from '../../shared/registry/index.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';
import { unknown } from './references.ts';

const officialOrder = new Map(indicators.map(({ code }, at) => [code, at]));

/**
 * What the public forms offer: the rated units, the categories of the county's catalogue, the registered indicators in official order.
 * @throws Problem `not-found` for a jurisdiction that this deployment does not serve.
 */
export const formOptions =
  ({ store }: Pick<Ports, 'store'>): UseCase<'formOptions'> =>
  async ({ jurisdiction: code }) => {
    const [jurisdiction, units, registered, { categories, limits }] = await Promise.all([
      store.jurisdiction(code),
      store.all(code, 'units'),
      store.all(code, 'indicators'),
      store.intakeSettings(code),
    ]);
    if (!jurisdiction) throw problem('not-found');
    const place = (id: string) => officialOrder.get(id) ?? indicators.length;
    return {
      jurisdiction: { code, name: jurisdiction.name },
      units: units.filter(({ rated }) => rated).map(({ id, name }) => ({ id, name })),
      categories: categories.map(({ code: id, zh, en }) => ({ id, zh, en })),
      indicators: registered
        .toSorted((a, b) => place(a.id) - place(b.id))
        .map(({ id, name }) => ({ id, name })),
      limits: { reply: limits.reply, contact: limits.contact },
    };
  };

/** A jurisdiction as it is registered. @throws Problem `not-found` before it is. */
export const readJurisdiction =
  ({ store }: Pick<Ports, 'store'>): UseCase<'readJurisdiction'> =>
  async ({ jurisdiction }) => {
    const known = await store.storedJurisdiction(jurisdiction);
    if (!known) throw problem('not-found');
    return { ...known.row, version: known.version };
  };

/**
 * Registers a jurisdiction, or changes its name or the unit that is the leading group's office; that one stays until another is named.
 * @throws Problem `rule-refused` when level or parent contradict the code, or the office is no unit; `stale-version` if someone changed it since it was read.
 */
export const saveJurisdiction =
  ({ store, clock }: Ports): UseCase<'saveJurisdiction'> =>
  async ({ jurisdiction: code, name, level, parent, office, version }, caller) => {
    const [known, strangeOffice] = await Promise.all([
      store.storedJurisdiction(code),
      unknown(store, code, 'units', [{ pointer: '/office', id: office }]),
    ]);
    const fields = [
      ...strangeOffice,
      ...(jurisdictionLevel(code) === level
        ? []
        : [
            {
              pointer: '/level',
              zh: `代码${code}不是这一级`,
              en: `Code ${code} is not of this level`,
            },
          ]),
      ...(parent === undefined || (isJurisdictionCode(parent) && parent !== code && covers(parent, code))
        ? []
        : [{ pointer: '/parent', zh: `${parent}不是${code}的上级`, en: `${parent} is not above ${code}` }]),
    ];
    if (fields.length > 0)
      throw refused('行政区划登记有误', 'The jurisdiction cannot be registered so', fields);
    if (version !== undefined && version !== (known?.version ?? 0)) throw problem('stale-version');
    const owner = office ?? known?.row.office;
    const record = { code, name, level, ...(parent && { parent }), ...(owner && { office: owner }) };
    const stamped = { ...record, ...stamp(clock, caller, known?.version ?? 0) };
    await store.write([
      store.saveJurisdiction(stamped),
      ...(parent ? [store.saveCounty(parent, stamped)] : []),
    ]);
    return record;
  };
