import type { OutputOf } from '../../shared/contract/index.ts';
import { FormerFigures, ratioValues, thresholds } from '../../shared/progress/figures.ts';
import type { FigureSheet } from '../../shared/progress/figures.ts';
import { withFormer } from '../../shared/progress/former.ts';
import type { UseCase } from '../platform/http.ts';
import { ahead, mustNotBeWithdrawn, mustStandAt, refuseIf } from './checks.ts';
import { stamp } from './ports.ts';
import type { ProgressPorts } from './ports.ts';
import { withdrawnFrom } from './withdrawal.ts';

const figuresView = (sheet: FigureSheet): OutputOf<'saveFigures'> => {
  const counts = sheet.withdrawn === undefined;
  return {
    ...sheet,
    ratios: counts ? ratioValues(sheet) : [],
    thresholds: counts ? thresholds(sheet) : [],
  };
};

/** Every sheet of figures, the newest first. */
export const listFigures =
  ({ store }: ProgressPorts): UseCase<'listFigures'> =>
  async ({ jurisdiction }) => {
    const sheets = await store.figures(jurisdiction);
    return {
      items: sheets.toSorted((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0)).map(figuresView),
    };
  };

/**
 * Saves a sheet of figures, or corrects one and keeps what it said before; what follows from them is calculated whenever it is read.
 * @throws Problem `illegal-move` for one that was withdrawn, `rule-refused` for a day to come.
 */
export const saveFigures =
  (ports: ProgressPorts): UseCase<'saveFigures'> =>
  async ({ jurisdiction, figuresId: id, version, ...fields }, caller) => {
    const { store, clock } = ports;
    const existing = await store.figureSheet(jurisdiction, id);
    mustNotBeWithdrawn(existing);
    mustStandAt(existing, version);
    refuseIf(ahead(ports, '/asOf', fields.asOf));
    const stamped = stamp(clock, caller, version + 1);
    const sheet: FigureSheet = {
      ...fields,
      id,
      ...withFormer(FormerFigures, existing, { until: stamped.changedAt, by: caller.person }),
      ...stamped,
    };
    await store.saveFigures(jurisdiction, sheet);
    return figuresView(sheet);
  };

/**
 * Takes a sheet back, for a reason: its figures stay visible and nothing follows from them. Sent twice it is withdrawn once.
 * @throws Problem `not-found`, `illegal-move` for one that was withdrawn for another reason, `stale-version`.
 */
export const withdrawFigures =
  ({ store, clock }: ProgressPorts): UseCase<'withdrawFigures'> =>
  async ({ jurisdiction, figuresId, ...withdrawal }, caller) => {
    const existing = await store.figureSheet(jurisdiction, figuresId);
    const sheet = withdrawnFrom(existing, withdrawal, stamp(clock, caller, withdrawal.version + 1));
    if (sheet !== existing) await store.saveFigures(jurisdiction, sheet);
    return figuresView(sheet);
  };
