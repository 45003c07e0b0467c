import type * as z from 'zod';
import type { RegistryFigures } from '../../shared/contract/arrangements.ts';
import type { UseCase } from '../platform/http.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore } from './store.ts';

type Figures = z.output<typeof RegistryFigures>;

/** What a jurisdiction itself and each one registered below it has, and all of it together: parts never exceed the whole (M12). */
export const rollUp =
  ({ store }: Pick<Ports, 'store'>): UseCase<'rollUp'> =>
  async ({ jurisdiction }) => {
    const [own, below] = await Promise.all([figuresOf(store, jurisdiction), store.counties(jurisdiction)]);
    const counties = await Promise.all(
      below.map(async ({ code, name }) => ({ code, name, ...(await figuresOf(store, code)) })),
    );
    return { total: [own, ...counties].reduce(sum), own, counties };
  };

async function figuresOf(store: RegistryStore, jurisdiction: string): Promise<Figures> {
  const [projects, enterprises] = await Promise.all([
    store.all(jurisdiction, 'projects'),
    store.all(jurisdiction, 'enterprises'),
  ]);
  const upgrades = projects.filter(({ upgrade }) => upgrade);
  return {
    projects: projects.length,
    started: projects.filter(({ stage }) => stage !== 'advancing').length,
    amount: projects.reduce((total, { amount }) => total + amount, 0),
    enterprises: enterprises.length,
    aboveScale: enterprises.filter(({ aboveScale }) => aboveScale).length,
    liftable: enterprises.filter(({ liftable }) => liftable).length,
    upgrades: upgrades.length,
    upgradeAmount: upgrades.reduce((total, { amount }) => total + amount, 0),
  };
}

const sum = (a: Figures, b: Figures): Figures => ({
  projects: a.projects + b.projects,
  started: a.started + b.started,
  amount: a.amount + b.amount,
  enterprises: a.enterprises + b.enterprises,
  aboveScale: a.aboveScale + b.aboveScale,
  liftable: a.liftable + b.liftable,
  upgrades: a.upgrades + b.upgrades,
  upgradeAmount: a.upgradeAmount + b.upgradeAmount,
});
