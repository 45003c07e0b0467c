import type { Catalogue, CatalogueItem } from './arrangements.ts';
import { defaultGuarantees } from './guarantee.ts';

const openLimit = 2000;

const catalogue = (
  id: string,
  zh: string,
  en: string,
  shape: Partial<Omit<Catalogue, 'id' | 'zh' | 'en'>> = {},
): Catalogue => ({
  id,
  zh,
  en,
  limit: shape.slots ?? openLimit,
  statuses: [],
  attributes: [],
  practice: true,
  ...shape,
});

/** The ids of the catalogues that rules of the registry read. */
export const guaranteeCatalogue = 'guarantees';
export const deferrableCatalogue = 'deferrable-documents';

/**
 * The catalogues that ship, each a default that a county may save otherwise. Where the source names a list without its contents there
 * are empty slots, or no entry at all.
 */
export const defaultCatalogues: readonly Catalogue[] = [
  catalogue(guaranteeCatalogue, '四包', 'Guarantees', { limit: 20 }),
  catalogue(deferrableCatalogue, '容缺办理材料清单', 'Documents that may be handed in later', {
    attributes: [
      { id: 'matter', zh: '事项', en: 'Matter' },
      { id: 'unit', zh: '责任单位', en: 'Unit' },
      { id: 'term', zh: '补正期限', en: 'Time to hand it in' },
    ],
  }),
  catalogue('pilot-reforms', '先行试点清单', 'Pilot reforms', {
    statuses: [
      { id: 'planned', zh: '待启动', en: 'Planned' },
      { id: 'running', zh: '推进中', en: 'Under way' },
      { id: 'done', zh: '已完成', en: 'Done' },
    ],
    practice: false,
  }),
  catalogue('recognitions', '试点获上级认可', 'Recognition of pilots', {
    linksTo: { kind: 'catalogue', catalogue: 'pilot-reforms' },
    practice: false,
  }),
  catalogue('service-standards', '六最服务', 'Service standards: the six mosts', { slots: 6 }),
  catalogue('incentives-priorities', '五个优先', 'Incentives: five priorities', { slots: 5 }),
  catalogue('incentives-batches', '十个一批', 'Incentives: ten batches', { slots: 10 }),
  catalogue('incentives-measures', '七条措施', 'Incentives: seven measures', { slots: 7 }),
  catalogue('conduct-positive', '政商交往正面清单', 'Conduct towards enterprises: what is encouraged'),
  catalogue('conduct-negative', '政商交往负面清单', 'Conduct towards enterprises: what is forbidden'),
  catalogue('priority-matters', '五件实事', 'Five priority matters', { limit: 5, practice: false }),
  catalogue('policy-measures', '产业链政策措施', 'Policy measures of industry chains', {
    linksTo: { kind: 'list', list: 'chains' },
    practice: false,
  }),
];

/** The entries of a catalogue before a county saves its own. */
export const defaultItems = (id: string): readonly CatalogueItem[] =>
  id === guaranteeCatalogue
    ? defaultGuarantees.map(({ code, zh, en }) => ({ id: code, title: zh, en, attributes: {} }))
    : [];

/** The entries in force. */
export const liveItems = (items: readonly CatalogueItem[]): CatalogueItem[] =>
  items.filter(({ retired }) => !retired);

/** The slots that a catalogue has: `1` to their number. */
export const slotIds = ({ slots = 0 }: Pick<Catalogue, 'slots'>): string[] =>
  Array.from({ length: slots }, (_, at) => String(at + 1));

/** The slots that no entry in force fills. */
export function emptySlots(shape: Pick<Catalogue, 'slots'>, items: readonly CatalogueItem[]): string[] {
  const filled = new Set(liveItems(items).map(({ id }) => id));
  return slotIds(shape).filter((id) => !filled.has(id));
}

/** How many entries in force stand at each status, those at none included. */
export const countByStatus = (
  { statuses }: Pick<Catalogue, 'statuses'>,
  items: readonly CatalogueItem[],
): Record<string, number> =>
  Object.fromEntries(
    statuses.map(({ id }) => [id, liveItems(items).filter(({ status }) => status === id).length]),
  );
