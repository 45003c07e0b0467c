import { addDays, civilDateOf, instantAt, millisecondsOf } from '../../../shared/time/civil.ts';
import { formatInstant } from '../../../shared/time/format.ts';

/** drand's quicknet (https://docs.drand.love): its first round's instant in seconds since 1970, and seconds between rounds. */
const quicknet = { genesis: 1_692_803_367, period: 3 };

/** The first quicknet round that is published at an instant or after it. Round 1 is that of the genesis. */
export function drandRoundFrom(instant: string): number {
  const seconds = Math.ceil(millisecondsOf(instant) / 1000) - quicknet.genesis;
  return Math.max(0, Math.ceil(seconds / quicknet.period)) + 1;
}

/** A future beacon to announce at the freeze: the round of noon tomorrow, which nobody can know today. At most 80 characters. */
export function suggestedBeacon(now: string): string {
  const noon = instantAt(addDays(civilDateOf(now), 1), '12:00');
  return `drand quicknet 第${drandRoundFrom(noon)}轮(${formatInstant(noon).zh})`;
}

/** A beacon's value as it is pasted, without blanks, prefix and capitals. */
export const cleanBeacon = (typed: string): string =>
  typed.replace(/\s+/g, '').replace(/^0x/i, '').toLowerCase();

/** Whether a cleaned value is one the draw takes: 16 to 128 hexadecimal digits. */
export const isBeacon = (value: string): boolean => /^[0-9a-f]{16,128}$/.test(value);
