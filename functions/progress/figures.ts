import type { OutputOf } from '../../shared/contract/index.ts';
import { ratioValues, thresholds } from '../../shared/progress/figures.ts';
import type { FigureSheet } from '../../shared/progress/figures.ts';
import type { UseCase } from '../platform/http.ts';
import { ahead, mustStandAt, refuseIf } from './checks.ts';
import { stamp } from './ports.ts';
import type { ProgressPorts } from './ports.ts';

const figuresView = (sheet: FigureSheet): OutputOf<'saveFigures'> => ({
  ...sheet,
  ratios: ratioValues(sheet),
  thresholds: thresholds(sheet),
});

/** Every sheet of figures, the newest first. */
export const listFigures =
  ({ store }: ProgressPorts): UseCase<'listFigures'> =>
  async ({ jurisdiction }) => {
    const sheets = await store.figures(jurisdiction);
    return {
      items: sheets.toSorted((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0)).map(figuresView),
    };
  };

/** Saves a sheet of figures; what follows from them is calculated whenever it is read. @throws Problem `rule-refused` for a day to come. */
export const saveFigures =
  (ports: ProgressPorts): UseCase<'saveFigures'> =>
  async ({ jurisdiction, figuresId: id, version, ...fields }, caller) => {
    mustStandAt(await ports.store.figureSheet(jurisdiction, id), version);
    refuseIf(ahead(ports, '/asOf', fields.asOf));
    const sheet: FigureSheet = { ...fields, id, ...stamp(ports.clock, caller, version + 1) };
    await ports.store.saveFigures(jurisdiction, sheet);
    return figuresView(sheet);
  };
