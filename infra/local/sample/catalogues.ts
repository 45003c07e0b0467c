import type { CatalogueItem, Deferral } from '../../../shared/registry/arrangements.ts';
import { deferrableCatalogue } from '../../../shared/registry/catalogues.ts';
import type { Chain, Project } from '../../../shared/registry/model.ts';
import { addDays } from '../../../shared/time/civil.ts';

/** Entries of one catalogue. */
export interface CatalogueEntries {
  readonly catalogue: string;
  readonly items: readonly CatalogueItem[];
}

/** The sources name most lists without their contents: the titles here say that they are samples, and the slots stay empty. */
const samples = (
  catalogue: string,
  zh: string,
  count: number,
  also: (at: number) => Partial<CatalogueItem> = () => ({}),
): CatalogueEntries => ({
  catalogue,
  items: Array.from({ length: count }, (_, at) => ({
    id: `${catalogue}-${String(at + 1).padStart(2, '0')}`,
    title: `样例${zh}${at + 1}`,
    attributes: {},
    ...also(at),
  })),
});

const pilotStatus = (at: number): string => (at < 6 ? 'done' : at < 18 ? 'running' : 'planned');

/** 21 pilots and the recognition of two, five priority matters, a measure for each chain, the conduct lists and documents to be deferred. */
export const sampleCatalogues = (chains: readonly Chain[]): readonly CatalogueEntries[] => [
  samples('pilot-reforms', '先行试点', 21, (at) => ({ status: pilotStatus(at) })),
  samples('recognitions', '试点认可', 2, (at) => ({ link: `pilot-reforms-0${at + 1}` })),
  samples('priority-matters', '实事', 5),
  samples('policy-measures', '链长措施', chains.length, (at) => ({ link: chains[at]?.id })),
  samples('conduct-positive', '正面事项', 3),
  samples('conduct-negative', '负面事项', 3),
  samples(deferrableCatalogue, '容缺材料', 24, (at) => ({
    attributes: { matter: `样例事项${(at % 6) + 1}`, term: '10个工作日' },
  })),
];

const accepted = '2026-08-01';
const termDays = 20;
const deferred = 12;

/** Documents that a dozen enterprises handed in late or not yet: four are overdue when the clock begins, four came in, four still have time. */
export const sampleDeferrals = (projects: readonly Project[]): Deferral[] =>
  projects
    .flatMap(({ id, enterprise, ownerUnit }) => (enterprise ? [{ id, enterprise, ownerUnit }] : []))
    .slice(0, deferred)
    .map(({ id, enterprise, ownerUnit }, at): Deferral => {
      const acceptedOn = addDays(accepted, at % 3 === 2 ? termDays : at);
      return {
        id: `deferral-${String(at + 1).padStart(2, '0')}`,
        document: `${deferrableCatalogue}-${String(at + 1).padStart(2, '0')}`,
        enterprise,
        project: id,
        unit: ownerUnit,
        acceptedOn,
        correctBy: addDays(acceptedOn, at % 3 === 2 ? 2 * termDays : termDays - (at % 3)),
        ...(at % 3 === 1 && { correctedOn: addDays(acceptedOn, 9) }),
      };
    });
